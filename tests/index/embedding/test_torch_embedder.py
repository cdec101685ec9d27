"""Models that EMBED_MODEL names."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from index.embedding import Embedder, open_embedder
from index.embedding.preparation import FOLDER
from index.errors import ModelError

NOWHERE = Path("/nonexistent")


@pytest.mark.usefixtures("no_network")
def test_a_folder_is_opened_without_the_network_and_as_it_says_itself(
    models_dir: Path, reference: Embedder
) -> None:
    named = open_embedder(str(models_dir / FOLDER), NOWHERE)
    assert named.name == str(models_dir / FOLDER)
    assert named.dimensions == reference.dimensions
    # The folder's own prompts and pooling, or the vectors would differ.
    texts = ["Пожар потушили к утру.", "Wheat prices rose by 3 %."]
    np.testing.assert_allclose(
        named.embed_passages(texts), reference.embed_passages(texts), atol=1e-5
    )
    np.testing.assert_allclose(
        named.embed_question("Who?"), reference.embed_question("Who?"), atol=1e-5
    )
    np.testing.assert_array_equal(named.embed_sentences(texts), named.embed_passages(texts))


def test_the_fingerprint_changes_with_the_prompts(models_dir: Path, tmp_path: Path) -> None:
    for name in ("same", "other"):
        shutil.copytree(models_dir / FOLDER, tmp_path / name, copy_function=os.link)
    config = tmp_path / "other" / "config_sentence_transformers.json"
    changed = json.loads(config.read_text()) | {"prompts": {"query": "ask: "}}
    config.unlink()  # it is a link to the real one
    config.write_text(json.dumps(changed))
    original = open_embedder(str(models_dir / FOLDER), NOWHERE).fingerprint
    assert open_embedder(str(tmp_path / "same"), NOWHERE).fingerprint == original
    assert open_embedder(str(tmp_path / "other"), NOWHERE).fingerprint != original


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("name", ["no-such-owner/no-such-model", "no-such-model"])
def test_a_model_that_cannot_be_downloaded_is_named(name: str) -> None:
    with pytest.raises(ModelError, match=f"^EMBED_MODEL is {name}, ") as caught:
        open_embedder(name, NOWHERE)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["./models/mine", "/nonexistent/model", "~/no-such-model"])
def test_a_missing_folder_is_named(path: str) -> None:
    with pytest.raises(ModelError, match=f"^EMBED_MODEL is {path}, but there is no such folder"):
        open_embedder(path, NOWHERE)


def test_a_folder_that_is_no_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no model")
    with pytest.raises(ModelError, match=f"^EMBED_MODEL is {tmp_path}, ") as caught:
        open_embedder(str(tmp_path), NOWHERE)
    assert "\n" not in str(caught.value)
