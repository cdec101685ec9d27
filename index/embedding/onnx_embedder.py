"""The packaged model through ONNX Runtime: no torch, ready in about a second.

Every text is run alone, several at a time in threads. Dynamic quantisation takes one scale
for the activations of a whole run, so in a batch the vector of a text depends on the texts
beside it: measured on 100 passages, down to cosine .996 to the same text alone, about as far
as quantisation itself moves it. Alone, a text has one vector for ever, whatever else is
embedded with it, and nothing is spent on padding. It costs no speed that could be measured.
Best of 3 on 2 cores shared with other work, where one figure moves by a tenth and more;
passages of 110 words, 164 tokens:

=====================================  ============  ==========
how                                    passages/s    CPU ms each
=====================================  ============  ==========
batches of like length, 512 tokens     18.6          99
... 1,024 tokens                       18.0          98
... 2,048 tokens                       18.1          103
... 512 tokens, pool spinning          21.4          89
... 1,024 tokens, pool spinning        19.1          96
alone, in 2 threads (this)             22.2          84
=====================================  ============  ==========
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from index.embedding.embedder import Progress
from index.embedding.manifest import (
    MAX_TOKENS,
    ONNX_FILE,
    PASSAGE_PROMPT,
    QUESTION_PROMPT,
    Manifest,
)
from index.embedding.tokenization import open_tokenizer, shortened
from index.errors import ModelError

# Retrieval and reading want the same question's vector, and so does what is asked further about it.
_QUESTIONS = 32
_AT_ONCE = 256  # texts handed to the threads together: bounds the queue, 0.2 % idle at its end


class OnnxEmbedder:
    """An :class:`~index.embedding.embedder.Embedder`; safe to use from several threads."""

    def __init__(self, folder: Path, manifest: Manifest, threads: int = 2) -> None:
        """Open the ONNX file and the tokenizer of a prepared folder.

        Raises:
            ModelError: One of them cannot be read.
        """
        options = onnxruntime.SessionOptions()
        # Threads work on different texts, not on parts of one: no pool, and nothing that
        # spins between two questions. Two pooled threads would save 3 of a question's 12 ms.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        try:
            self._session = onnxruntime.InferenceSession(
                folder / ONNX_FILE, options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = open_tokenizer(folder)
        except Exception as error:  # both libraries raise bare Exceptions of their own
            raise ModelError(
                f"The embedding model in {folder} cannot be opened: {error}"
            ) from error
        self._threads = max(1, threads)
        self._asked = lru_cache(_QUESTIONS)(self._embed_question)
        self.name = manifest.embedder
        self.fingerprint = manifest.fingerprint
        self.dimensions = manifest.dimensions

    def embed_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        """Embed texts that are to be found: ``(len(texts), dimensions)``, each of length 1."""
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        # Longest first: when the threads run out of work, only short texts are still going.
        order = sorted(range(len(texts)), key=lambda number: -len(texts[number]))

        def embed(number: int) -> None:
            vectors[number] = self._embed(PASSAGE_PROMPT + texts[number])

        with ThreadPoolExecutor(self._threads, "embedding") as pool:
            for start in range(0, len(order), _AT_ONCE):
                for _ in pool.map(embed, order[start : start + _AT_ONCE]):
                    if progress is not None:
                        progress(1)
        return vectors

    def embed_question(self, text: str) -> NDArray[np.float32]:
        """Embed what somebody asks: ``(dimensions,)``, of length 1, not to be written to."""
        return self._asked(text)

    def _embed_question(self, text: str) -> NDArray[np.float32]:
        vector = self._embed(QUESTION_PROMPT + text)
        vector.flags.writeable = False
        return vector

    def embed_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed sentences of passages, as passages."""
        return self.embed_passages(texts)

    def _embed(self, text: str) -> NDArray[np.float32]:
        # Half of a surrogate pair, which JSON can carry, has no UTF-8 and would end the run.
        encoded = self._tokenizer.encode(text.encode("utf-8", "replace").decode("utf-8"))
        ids = np.array([shortened(encoded.ids, MAX_TOKENS)], np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        vector: NDArray[np.float32] = self._session.run(None, inputs)[0][0]
        # The graph's own normalisation is off by up to 1e-6.
        return vector / np.linalg.norm(vector)
