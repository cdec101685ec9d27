"""The reader's network at work: int8 ONNX, one passage a run, several at a time.

The file holds the network's layers and its head, 28 MB. The word vectors are the embedding
model's own, looked up in its folder, so that they need not be shipped twice. A passage is run
alone for the reason given in :mod:`index.embedding.onnx_embedder`: in a batch, dynamic
quantisation would make its scores depend on its neighbours.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from bot.reader.inputs import InputBuilder, ReaderInput, ReadingMatter
from index.embedding.manifest import WEIGHTS_FILE
from index.embedding.tokenization import open_tokenizer
from index.errors import ModelError

NETWORK_FILE = Path(__file__).with_name("network_int8.onnx")
WORD_VECTORS = "embeddings.word_embeddings.weight"


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network makes of a passage; log-odds, above 0 means rather yes than no.

    Attributes:
        answers: For each sentence, whether it answers the question.
        contradicts: Whether it contradicts what the question takes for granted.
        passage: Whether the passage answers at all.
    """

    answers: NDArray[np.float32]
    contradicts: NDArray[np.float32]
    passage: float


class ReaderNetwork:
    """Scores the sentences of passages. Safe to use from several threads."""

    def __init__(self, model_folder: Path, threads: int = 2, network: Path = NETWORK_FILE) -> None:
        """Open the network and what it takes from the packaged embedding model.

        Args:
            model_folder: The packaged model's, prepared.
            threads: How many passages are read at a time.
            network: The ONNX file.

        Raises:
            ModelError: One of the files cannot be read.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        try:
            self._session = onnxruntime.InferenceSession(
                network, options, providers=["CPUExecutionProvider"]
            )
            tokenizer = open_tokenizer(model_folder)
            self._words = word_vectors(model_folder / WEIGHTS_FILE)
        except Exception as error:  # both libraries raise bare Exceptions of their own
            raise ModelError(f"The evidence reader cannot be opened: {error}") from error
        self._builder = InputBuilder(tokenizer)
        self._threads = max(1, threads)

    def read(self, question: str, passages: Sequence[ReadingMatter]) -> list[Scores]:
        """Return the scores of each passage's sentences, in the passages' order."""
        asked = self._builder.question(question)
        rows = [self._builder.row(asked, matter) for matter in passages]
        # Longest first: when the threads run out of work, only short ones are still going.
        order = sorted(range(len(rows)), key=lambda number: -len(rows[number].ids))
        with ThreadPoolExecutor(self._threads, "reading") as pool:
            scores = pool.map(self._run, [rows[number] for number in order])
            found = dict(zip(order, scores, strict=True))
        return [found[number] for number in range(len(rows))]

    def _run(self, row: ReaderInput) -> Scores:
        inside = np.zeros((len(row.spans), len(row.ids)), np.float32)
        for number, (start, end) in enumerate(row.spans):
            inside[number, start:end] = 1
        words = self._words[row.ids][np.newaxis].astype(np.float32)
        sentences, passage = self._session.run(None, {"words": words, "inside": inside})
        # Of a sentence that was cut off nothing is known: it does not answer.
        cut_off = row.spans[:, 0] == row.spans[:, 1]
        sentences[cut_off] = -20.0
        return Scores(sentences[:, 0], sentences[:, 1], float(passage[0]))


def word_vectors(weights: Path) -> NDArray[np.float16]:
    """Return the word vectors of a safetensors file, (tokens, dimensions), left on the disk.

    Only the pages of words that occur are read: the table has 112 MB. The file's layout:
    https://huggingface.co/docs/safetensors (a length, a JSON header, the tensors).

    Raises:
        OSError: The file cannot be read.
        ValueError: It holds no such table.
    """
    with weights.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length))
    entry = header.get(WORD_VECTORS)
    if entry is None or entry["dtype"] != "F16":
        raise ValueError(f"{weights} has no word vectors")
    return np.memmap(
        weights,
        np.float16,
        "r",
        offset=8 + length + entry["data_offsets"][0],
        shape=tuple(entry["shape"]),
    )
