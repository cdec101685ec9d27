"""The expensive part of a rebuild: every passage of the catalog gets its vector into Chroma."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np

from index.catalog import Catalog
from index.catalog_writer import sha256
from index.edition import CHROMA
from index.embedding import Embedder
from index.embedding.cache import EmbeddingCache, embed_cached
from index.passages import text_to_embed
from index.vectors import Vectors
from index.vocabulary import Script

# Enough to sort by length for full batches; 2,048 vectors of 384 take 3 MB.
AT_ONCE = 2_048


@dataclass(slots=True)
class EmbeddingStage:
    """What the stage leaves for the catalog.

    Attributes:
        script_means: Mean vector of each script's passages, subtracted in retrieval.
        vector_hashes: (passage id, SHA-256 of its vector's bytes).
    """

    embedded: int = 0
    cached: int = 0
    script_means: dict[str, list[float]] = field(default_factory=dict)
    vector_hashes: list[tuple[str, str]] = field(default_factory=list)


def embed_edition(
    catalog: Catalog,
    building: Path,
    embedder: Embedder,
    cache_file: Path,
    progress: Callable[[str, int, int], None],
) -> EmbeddingStage:
    """Embed all passages, from the cache where it has them, and store them in Chroma."""
    stage = EmbeddingStage()
    total = catalog.count("passages")
    with EmbeddingCache(cache_file) as cache, Vectors(building / CHROMA) as vectors:
        for script in Script:
            count, summed = 0, np.zeros(embedder.dimensions)
            for ids, texts in _chunks(catalog, script):
                tell = _counter(progress, stage.embedded + stage.cached, total)
                found, embedded, cached = embed_cached(embedder, cache, texts, tell)
                vectors.add(script, ids, found)
                stage.embedded += embedded
                stage.cached += cached
                stage.vector_hashes += [
                    (passage, sha256(vector.tobytes()))
                    for passage, vector in zip(ids, found, strict=True)
                ]
                summed += found.sum(axis=0, dtype=np.float64)
                count += len(ids)
                progress("embedding", stage.embedded + stage.cached, total)
            if count:
                stage.script_means[script.value] = (summed / count).tolist()
    return stage


def _counter(
    progress: Callable[[str, int, int], None], done: int, total: int
) -> Callable[[int], None]:
    """Turn "so many more" into "so many of all"."""

    def tell(more: int) -> None:
        nonlocal done
        done += more
        progress("embedding", done, total)

    return tell


def _chunks(catalog: Catalog, script: Script) -> Iterator[tuple[list[str], list[str]]]:
    """Yield (passage ids, texts to embed) of a script, in the order they were added."""
    remaining = iter(catalog.passage_ids(script))
    while ids := list(islice(remaining, AT_ONCE)):
        passages = catalog.passages(ids)
        articles = catalog.articles({passage.article for passage in passages.values()})
        yield ids, [text_to_embed(articles[passages[i].article], passages[i]) for i in ids]
