"""The vectors of one edition, in Chroma through LlamaIndex.

Each script (Latin, Cyrillic, other) has a collection of its own. e5 prefers passages in the
question's script by .04 to .05 of cosine whatever they say, so retrieval asks each script by
itself and compares what stands out within it (see :mod:`index.retrieval`). A metadata filter
in one collection would do the same at 20 times the cost: 37 ms against 2 ms at 10,000
passages, measured with chromadb 1.5.9.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.config import Settings
from chromadb.errors import ChromaError, NotFoundError
from llama_index.core.schema import BaseNode, TextNode
from llama_index.core.vector_stores.types import VectorStoreQuery
from llama_index.vector_stores.chroma import ChromaVectorStore
from numpy.typing import NDArray

from index.errors import EditionError
from index.vocabulary import Script

# Inner product: the vectors have unit length, so it is the cosine, and unlike "cosine" it
# keeps them bit by bit as they were given, which ``verify`` relies on.
# Every ``add`` is written out at once: below the usual threshold of 1,000 vectors Chroma builds
# the index anew in the folder each time that somebody reads, also in a published edition.
SPACE: CreateCollectionConfiguration = {
    "hnsw": {"space": "ip", "ef_search": 200, "sync_threshold": 1}
}
READ_AT_ONCE = 5_000


class Vectors:
    """The collections of one edition's Chroma folder."""

    def __init__(self, folder: Path) -> None:
        """Open the folder, or make it."""
        self._folder = folder
        try:
            self._client: ClientAPI = chromadb.PersistentClient(
                str(folder), settings=Settings(anonymized_telemetry=False)
            )
        # Chroma's Rust core raises its panics as BaseException's children of no public type.
        except (ChromaError, ValueError, OSError, RuntimeError) as error:
            raise EditionError(
                f"{folder} cannot be opened by Chroma ({error}). Rebuild."
            ) from error
        self._stores: dict[Script, ChromaVectorStore] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder."""
        # In the class, but not in the interface that PersistentClient promises.
        self._client.close()  # type: ignore[attr-defined]

    def add(self, script: Script, ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Store passages' vectors, shape (n, dimensions), under the passages' ids.

        Only ever called while an edition is being built.
        """
        nodes: list[BaseNode] = [
            TextNode(id_=passage, text="", embedding=vector.tolist())
            for passage, vector in zip(ids, vectors, strict=True)
        ]
        if nodes:
            self._store(script, create=True).add(nodes)

    def remove(self, script: Script, ids: Sequence[str]) -> None:
        """Take passages' vectors out. Only ever called while an edition is being built."""
        if ids:
            self._store(script).client.delete(list(ids))

    def get(self, script: Script, ids: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return passage id → vector, of those that are stored."""
        if not ids:
            return {}
        try:
            found = self._store(script).client.get(list(ids), include=["embeddings"])
        except NotFoundError:
            return {}
        except ChromaError as error:
            raise self._damaged(error) from error
        vectors = np.asarray(found["embeddings"], np.float32)
        return dict(zip(found["ids"], vectors, strict=True))

    def count(self, script: Script) -> int:
        """Return how many vectors of a script are stored."""
        try:
            return int(self._store(script).client.count())
        except NotFoundError:
            return 0

    def nearest(
        self,
        script: Script,
        question: NDArray[np.float32],
        count: int,
        among: Sequence[str] | None = None,
    ) -> list[tuple[str, float]]:
        """Return up to ``count`` (passage id, cosine), best first.

        Args:
            script: The collection.
            question: Shape (dimensions,), of unit length.
            count: At least 1.
            among: Ids of the only passages wanted. None: all. Over 5,000 random vectors the 40
                nearest among 50 and 500 ids were those of an exact search, in 34 and 8 ms;
                fetching the vectors to compare them here took 42 ms for 500, 640 for 4,000.
        """
        if among is not None and not among:
            return []
        query = VectorStoreQuery(query_embedding=question.tolist(), similarity_top_k=count)
        only = {} if among is None else {"ids": list(among)}
        try:
            result = self._store(script).query(query, **only)
        except NotFoundError:
            return []  # no passage is written in this script
        except ChromaError as error:
            raise self._damaged(error) from error
        # LlamaIndex gives exp(-distance), Chroma's distance is 1 - inner product.
        cosines = (1 + math.log(similarity) for similarity in result.similarities or [])
        return list(zip(result.ids or [], cosines, strict=True))

    def stored(self) -> Iterator[tuple[Script, list[str], NDArray[np.float32]]]:
        """Yield everything that is stored, in pieces: script, ids, vectors of shape (n, d)."""
        for script in Script:
            try:
                collection = self._store(script).client
                for offset in range(0, collection.count(), READ_AT_ONCE):
                    part = collection.get(limit=READ_AT_ONCE, offset=offset, include=["embeddings"])
                    yield script, part["ids"], np.asarray(part["embeddings"], np.float32)
            except NotFoundError:
                continue
            except ChromaError as error:
                raise self._damaged(error) from error

    def _damaged(self, error: ChromaError) -> EditionError:
        return EditionError(
            f"{self._folder} is damaged ({error}). Run: python -m index rebuild --full"
        )

    def _store(self, script: Script, *, create: bool = False) -> ChromaVectorStore:
        """Return the script's store.

        Raises:
            NotFoundError: There is none.
        """
        if script not in self._stores:
            name = f"passages-{script}"
            # Vectors always come from our own embedder: with Chroma's default function the
            # collection would try to download a model.
            if create:
                collection = self._client.get_or_create_collection(
                    name,
                    configuration=SPACE,
                    embedding_function=None,
                )
            else:
                collection = self._client.get_collection(name, embedding_function=None)
            self._stores[script] = ChromaVectorStore(chroma_collection=collection)
        return self._stores[script]
