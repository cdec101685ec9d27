"""The packaged model, opened when the first text comes: often none does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.embedding.embedder import Embedder, Progress
from index.embedding.manifest import Manifest


class DeferredEmbedder:
    """An :class:`~index.embedding.embedder.Embedder` that says what it is from its manifest.

    Opening the model takes a second and 250 MB; a rebuild that finds nothing changed, or every
    passage in the cache, does without.
    """

    def __init__(self, manifest: Manifest, opener: Callable[[], Embedder]) -> None:
        self.name = manifest.embedder
        self.fingerprint = manifest.fingerprint
        self.dimensions = manifest.dimensions
        self._opener = opener
        self._opened: Embedder | None = None

    @property
    def is_open(self) -> bool:
        """Whether the model has been needed."""
        return self._opened is not None

    def embed_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        """Embed texts that are to be found: ``(len(texts), dimensions)``, each of length 1."""
        return self._open().embed_passages(texts, progress)

    def embed_question(self, text: str) -> NDArray[np.float32]:
        """Embed what somebody asks: ``(dimensions,)``, of length 1."""
        return self._open().embed_question(text)

    def embed_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed sentences of passages, as passages."""
        return self._open().embed_sentences(texts)

    def _open(self) -> Embedder:
        if self._opened is None:
            self._opened = self._opener()
        return self._opened
