"""The model that is opened only when it is needed."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.embedding import open_embedder, open_embedder_when_needed
from index.embedding.deferred import DeferredEmbedder
from tests.auxil.corpora import Newsroom

TEXT = "The delegations met in Istanbul on Monday."


def test_it_is_known_before_it_is_opened_and_then_is_the_same_model(models_dir: Path) -> None:
    opened = open_embedder(None, models_dir)
    deferred = open_embedder_when_needed(None, models_dir)

    assert isinstance(deferred, DeferredEmbedder)
    known = (deferred.name, deferred.fingerprint, deferred.dimensions)
    assert known == (opened.name, opened.fingerprint, opened.dimensions)
    assert not deferred.is_open
    assert np.array_equal(deferred.embed_question(TEXT), opened.embed_question(TEXT))
    assert np.array_equal(deferred.embed_passages([TEXT]), opened.embed_passages([TEXT]))
    assert np.array_equal(deferred.embed_sentences([TEXT]), opened.embed_sentences([TEXT]))


def test_a_rebuild_opens_the_model_only_for_new_passages(
    newsroom: Newsroom, models_dir: Path
) -> None:
    newsroom.write({"a.txt": TEXT})
    newsroom.rebuild()
    deferred = open_embedder_when_needed(None, models_dir)
    assert isinstance(deferred, DeferredEmbedder)

    newsroom.rebuild(embedder=deferred)
    assert not deferred.is_open

    newsroom.write({"copy.txt": TEXT})
    assert newsroom.rebuild(embedder=deferred).published
    assert not deferred.is_open

    newsroom.write({"b.txt": "Something quite new was said in Geneva the week after."})
    newsroom.rebuild(embedder=deferred)
    assert deferred.is_open
