"""The interface of an embedding model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Progress = Callable[[int], None]
"""Called with how many more texts are done; the calls of one run add up to all of them."""


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is their cosine similarity.

    Attributes:
        name: For people: which model, and what runs it.
        fingerprint: Hexadecimal. Vectors of two embedders may be compared, and cached ones
            reused, only if this is the same: it changes with the weights, the tokenizer, the
            pooling, the prompts and the runtime.
        dimensions: Numbers in a vector.
    """

    name: str
    fingerprint: str
    dimensions: int

    def embed_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        """Embed texts that are to be found: ``(len(texts), dimensions)``, each of length 1."""
        ...

    def embed_question(self, text: str) -> NDArray[np.float32]:
        """Embed what somebody asks: ``(dimensions,)``, of length 1."""
        ...

    def embed_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed sentences of passages while a question waits; otherwise as passages."""
        ...
