"""Embedding while files are still read: reading takes one core, and the model has the others.

What was embedded ahead is in the cache when the stage that stores vectors looks there, so nothing
else has to know of it. A folder of web pages is read almost for free.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Thread
from typing import Self

import structlog

from index.embedding.cache import EmbeddingCache, digest_of
from index.embedding.embedder import Embedder

# Passages that wait; reading is the faster of the two as a rule. What finds no place is embedded
# when all is read.
MOST_WAITING = 4_096
# Handed to the model together: at most so many keep a build waiting that is broken off.
AT_ONCE = 32
log = structlog.get_logger()


class EmbeddingAhead:
    """A thread that embeds what it is offered into the cache; a context manager.

    Attributes:
        fresh: Digests of the texts that were embedded; complete when the context has ended.
    """

    def __init__(self, embedder: Embedder, cache_file: Path) -> None:
        """Embed with a model that nobody else uses meanwhile; it is opened when it is needed."""
        self.fresh: set[str] = set()
        self._embedder = embedder
        self._cache_file = cache_file
        self._waiting: Queue[str | None] = Queue(MOST_WAITING)
        self._thread = Thread(target=self._work, name="embedding ahead", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(Empty):
            while True:
                self._waiting.get_nowait()
        self._waiting.put(None)
        self._thread.join()

    def offer(self, texts: Iterable[str]) -> None:
        """Take passages' texts, as far as there is room; never waits."""
        with contextlib.suppress(Full):
            for text in texts:
                self._waiting.put_nowait(text)

    def _work(self) -> None:
        try:
            with EmbeddingCache(self._cache_file) as cache:
                while texts := self._next():
                    self._embed(cache, texts)
        except Exception as error:
            # The same befalls the stage that comes next, which tells it.
            log.debug("nothing is embedded ahead any more", reason=repr(error))

    def _next(self) -> dict[str, str]:
        """Wait for texts and return some by their digest; none when it is over."""
        texts: dict[str, str] = {}
        text = self._waiting.get()
        while text is not None:
            texts[digest_of(text)] = text
            if len(texts) == AT_ONCE:
                break
            try:
                text = self._waiting.get_nowait()
            except Empty:
                break
        return texts if text is not None else {}

    def _embed(self, cache: EmbeddingCache, texts: dict[str, str]) -> None:
        known = cache.get_many(self._embedder.fingerprint, list(texts))
        missing = {digest: text for digest, text in texts.items() if digest not in known}
        if missing:
            vectors = self._embedder.embed_passages(list(missing.values()))
            cache.put_many(self._embedder.fingerprint, dict(zip(missing, vectors, strict=True)))
            self.fresh.update(missing)
