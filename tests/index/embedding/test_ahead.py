"""Embedding while files are still read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import NoReturn

import numpy as np
import pytest
from numpy.typing import NDArray

from index.embedding import Embedder, EmbeddingCache, Progress
from index.embedding.ahead import EmbeddingAhead
from index.embedding.cache import digest_of
from index.errors import ModelError
from tests.auxil.corpora import Newsroom
from tests.index.embedding.test_cache import Counting

TEXTS = ["Grain left the port.", "Пожар потушили.", "Греблю полагодили."]
WAIT = 60.0


class Watched(Counting):
    """Tells when it is asked for vectors."""

    def __init__(self, embedder: Embedder) -> None:
        super().__init__(embedder)
        self.asked = Event()

    def embed_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        """Embed."""
        self.asked.set()
        return super().embed_passages(texts, progress)


class Broken(Counting):
    """A model that cannot be opened."""

    def embed_passages(self, *_: object) -> NoReturn:
        """Fail, as a damaged file makes it."""
        raise ModelError("the model cannot be opened")


def test_what_is_offered_is_in_the_cache_as_the_model_gives_it(
    embedder: Embedder, tmp_path: Path
) -> None:
    watched = Watched(embedder)
    with EmbeddingAhead(watched, tmp_path / "cache") as ahead:
        ahead.offer(TEXTS)
        assert watched.asked.wait(WAIT), "nothing was embedded while the context stood"

    assert ahead.fresh
    assert ahead.fresh == {digest_of(text) for text in watched.embedded}
    with EmbeddingCache(tmp_path / "cache") as cache:
        stored = cache.get_many(embedder.fingerprint, sorted(ahead.fresh))
    for text in watched.embedded:
        assert np.array_equal(stored[digest_of(text)], embedder.embed_passages([text])[0])


def test_what_the_cache_has_is_not_embedded_again(embedder: Embedder, tmp_path: Path) -> None:
    with EmbeddingCache(tmp_path / "cache") as cache:
        vectors = dict(zip(map(digest_of, TEXTS), embedder.embed_passages(TEXTS), strict=True))
        cache.put_many(embedder.fingerprint, vectors)
    watched = Watched(embedder)
    with EmbeddingAhead(watched, tmp_path / "cache") as ahead:
        ahead.offer([*TEXTS, "The bridge was closed."])
        assert watched.asked.wait(WAIT)

    assert watched.embedded == ["The bridge was closed."]


def test_offering_never_waits_and_leaving_ends_soon(embedder: Embedder, tmp_path: Path) -> None:
    counting = Counting(embedder)
    with EmbeddingAhead(counting, tmp_path / "cache") as ahead:
        ahead.offer(f"Shell number {number} fell." for number in range(20_000))

    assert len(counting.embedded) < 1_000


def test_a_rebuild_counts_what_was_embedded_ahead_once(
    newsroom: Newsroom, embedder: Embedder
) -> None:
    newsroom.write({f"{n}.txt": f"Ship {n} left the port of Odesa." for n in range(80)})
    counting = Counting(embedder)

    report = newsroom.rebuild(embedder=counting)

    passages = report.passages
    assert (passages.total, passages.embedded, passages.cached) == (80, 80, 0)
    assert len(counting.embedded) == len(set(counting.embedded)) == 80
    assert newsroom.rebuild(full=True).passages.cached == 80


def test_a_model_that_fails_is_told_once_by_the_rebuild(
    newsroom: Newsroom, embedder: Embedder
) -> None:
    newsroom.write({"a.txt": "Grain left the port."})

    with pytest.raises(ModelError, match="cannot be opened"):
        newsroom.rebuild(embedder=Broken(embedder))
    assert newsroom.store.current() is None
