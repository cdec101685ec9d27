"""The expensive part of a rebuild: every passage of the catalog gets its vector into Chroma."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.catalog import Catalog
from index.copying import copy_finished
from index.digests import sha256
from index.edition import CHROMA
from index.embedding import Embedder
from index.embedding.cache import EmbeddingCache, digest_of, embed_cached
from index.passages import text_to_embed
from index.typical_questions import question_means
from index.vectors import Vectors
from index.vocabulary import Script

# Enough to sort by length for full batches; 2,048 vectors of 384 take 3 MB.
AT_ONCE = 2_048
# Chroma's index keeps a place for what was taken out. From this part of all vectors on the
# index is built afresh, at 4 s for 10,000; below, an edition starts from a copy of the last.
LARGEST_CHANGE = 0.2


@dataclass(frozen=True, slots=True)
class Base:
    """The edition that a new one's vectors start from.

    Attributes:
        folder: Where it stands.
        catalog: Its catalog, open.
        touched: Ids of the articles that differ between the two.
    """

    folder: Path
    catalog: Catalog
    touched: Collection[str]


@dataclass(slots=True)
class EmbeddingStage:
    """What the stage leaves for the catalog.

    Attributes:
        script_means: Mean vector of each script's passages, subtracted in retrieval.
        question_means: Mean vector of each language's typical questions.
        vector_hashes: (passage id, SHA-256 of its vector's bytes), of those that were added.
        removed: Vectors that were taken out of Chroma's index since it was built.
        from_base: Whether it started from the edition before.
    """

    embedded: int = 0
    cached: int = 0
    script_means: dict[str, list[float]] = field(default_factory=dict)
    question_means: dict[str, list[float]] = field(default_factory=dict)
    vector_hashes: list[tuple[str, str]] = field(default_factory=list)
    removed: int = 0
    from_base: bool = False


def embed_edition(
    catalog: Catalog,
    building: Path,
    embedder: Embedder,
    cache_file: Path,
    fresh: Set[str],
    progress: Callable[[str, int, int], None],
    base: Base | None = None,
) -> EmbeddingStage:
    """Embed all passages, from the cache where it has them, and store them in Chroma.

    Args:
        catalog: Of the new edition.
        building: Its folder.
        embedder: Its model.
        cache_file: Of the embeddings known so far.
        fresh: Digests of the texts in it that this rebuild has embedded ahead.
        progress: Told how far the stage is.
        base: The edition before, if it was built with the same model and most of it stays:
            then only what differs is embedded and stored.
    """
    stage, uncounted = EmbeddingStage(), set(fresh)
    stage.question_means = (base and base.catalog.meta("question_means")) or question_means(
        embedder
    )
    if base is not None:
        stage.removed = _removed_by(base)
        if stage.removed > LARGEST_CHANGE * catalog.count("passages"):
            base, stage.removed = None, 0
    if base is not None:
        copy_finished(base.folder / CHROMA, building / CHROMA)
        stage.from_base = True
    total = catalog.count("passages")
    with EmbeddingCache(cache_file) as cache, Vectors(building / CHROMA) as vectors:
        for script in Script:
            summed, count = np.zeros(embedder.dimensions), 0
            if base is not None:
                summed, count = _without_touched(base, vectors, script, embedder.dimensions)
                stage.cached += count
            added = catalog.passage_ids(script, sorted(base.touched) if base else None)
            for ids, texts in _chunks(catalog, added):
                tell = _counter(progress, stage.embedded + stage.cached, total)
                found, embedded, cached = embed_cached(embedder, cache, texts, tell)
                vectors.add(script, ids, found)
                ahead = uncounted.intersection(map(digest_of, texts))
                uncounted -= ahead
                stage.embedded += embedded + len(ahead)
                stage.cached += cached - len(ahead)
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


def _removed_by(base: Base) -> int:
    """Vectors that would be gone from the base's index: earlier ones and those touched now."""
    gone = sum(len(base.catalog.passage_ids(script, sorted(base.touched))) for script in Script)
    return int(base.catalog.meta("removed_vectors") or 0) + gone


def _without_touched(
    base: Base, vectors: Vectors, script: Script, dimensions: int
) -> tuple[NDArray[np.float64], int]:
    """Take the touched articles' vectors out; return the sum and the number of the others."""
    means = base.catalog.meta("script_means") or {}
    count = base.catalog.scripts().get(script, 0)
    summed = np.asarray(means.get(script.value, np.zeros(dimensions)), np.float64) * count
    gone = base.catalog.passage_ids(script, sorted(base.touched))
    for vector in vectors.get(script, gone).values():
        summed -= vector
    vectors.remove(script, gone)
    return summed, count - len(gone)


def _counter(
    progress: Callable[[str, int, int], None], done: int, total: int
) -> Callable[[int], None]:
    """Turn "so many more" into "so many of all"."""

    def tell(more: int) -> None:
        nonlocal done
        done += more
        progress("embedding", done, total)

    return tell


def _chunks(catalog: Catalog, passages: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield (passage ids, texts to embed), in the order given."""
    remaining = iter(passages)
    while ids := list(islice(remaining, AT_ONCE)):
        found = catalog.passages(ids)
        articles = catalog.articles({passage.article for passage in found.values()})
        yield ids, [text_to_embed(articles[found[i].article], found[i]) for i in ids]
