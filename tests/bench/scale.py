"""A large index of synthetic vectors: what building, publishing, opening and asking cost."""

from __future__ import annotations

import hashlib
import resource
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.edition import Edition
from index.editions import EditionStore
from index.embedding.embedder import Progress
from index.retrieval import PassageRetriever
from tests.bench.folders import build, write_articles

SENTENCES = 12
DIMENSIONS = 384
QUESTIONS = (
    "What are Russia's ceasefire conditions?",
    "How many prisoners were exchanged in 2025?",
    "Що сказав Зеленський про переговори?",
    "Когда была разрушена Каховская плотина?",
)


class Synthetic:
    """An embedder that costs nothing: a vector drawn by the text's hash."""

    name = "synthetic"
    fingerprint = "synthetic"
    dimensions = DIMENSIONS

    def embed_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        """Draw a vector for each text, shape (n, 384)."""
        if progress is not None:
            progress(len(texts))
        return np.stack([self.embed_question(text) for text in texts])

    def embed_question(self, text: str) -> NDArray[np.float32]:
        """Draw a vector, shape (384,)."""
        seed = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
        vector = np.random.default_rng(seed).standard_normal(DIMENSIONS).astype(np.float32)
        return vector / np.float32(np.linalg.norm(vector))

    def embed_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Draw a vector for each text, shape (n, 384)."""
        return self.embed_passages(texts)


class Stages:
    """How long each stage of a rebuild takes, from what it tells of its progress."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._last: dict[str, float] = {}
        self._first: dict[str, float] = {}

    def tell(self, stage: str, _done: int, _total: int) -> None:
        """Note that a stage goes on."""
        now = time.perf_counter() - self._began
        self._first.setdefault(stage, now)
        self._last[stage] = now

    def ended(self, seconds: float) -> dict[str, float]:
        """Return what → seconds, of a rebuild that took so many."""
        read, stored = self._last["reading"], self._last["embedding"]
        return {
            "listing, reading, cleaning, splitting, full text": read,
            "what recurs, copies, first vectors": self._first["embedding"] - read,
            "vectors into the cache and Chroma": stored - self._first["embedding"],
            "sealing, verifying, flushing to the disk": seconds - stored,
        }


def scale(folder: Path, models: Path, passages: int) -> None:
    """Print what an index of so many passages costs."""
    print(f"\n## An index of {passages:,} passages (synthetic vectors)\n\n| step | |\n|---|---|")
    embedder = Synthetic()
    # Twelve sample sentences make two passages and a bit.
    probe = build(
        write_articles(folder / "probe", 50, SENTENCES), folder / "probe-data", models, embedder
    )
    articles = round(passages * 50 / probe.passages.total)
    corpus = write_articles(folder / "scale", articles, SENTENCES, start=1_000_000)
    data = folder / "scale-data"
    stages = Stages()
    report = build(corpus, data, models, embedder, progress=stages.tell)
    print(f"| articles, passages | {report.articles.total:,}, {report.passages.total:,} |")
    print(f"| full build without the model | {report.seconds:.0f} s |")
    for name, seconds in stages.ended(report.seconds).items():
        print(f"| … of it {name} | {seconds:.0f} s, {seconds / report.seconds:.0%} |")
    write_articles(corpus, 1, SENTENCES, start=5_000_000)
    changed = build(corpus, data, models, embedder).seconds
    print(f"| one file changed, to its publication | {changed:.1f} s |")
    print(f"| nothing changed | {build(corpus, data, models, embedder).seconds:.2f} s |")
    store = EditionStore(data)
    current = store.current()
    assert current is not None
    size = sum(f.stat().st_size for f in store.path(current).rglob("*") if f.is_file())
    print(f"| edition on disk | {size / 1e6:.0f} MB |")
    began = time.perf_counter()
    with Edition.open_current(store, embedder.fingerprint) as edition:
        retriever = PassageRetriever(edition, embedder)
        opened = time.perf_counter()
        retriever.search(QUESTIONS[0])
        first = time.perf_counter()
        times = []
        for _ in range(10):
            for question in QUESTIONS:
                asked = time.perf_counter()
                retriever.search(question)
                times.append(time.perf_counter() - asked)
    print(f"| opening | {opened - began:.2f} s |")
    print(f"| first question, retrieval | {first - opened:.2f} s |")
    print(f"| further questions, retrieval, median | {np.median(times) * 1000:.0f} ms |")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| peak memory of this process | {peak:.0f} MB |")
