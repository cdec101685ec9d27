"""Folders of articles to measure with: real sentences of ``corpus/``, in ever new order."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from index.build import Progress, rebuild
from index.canonical import canonical
from index.embedding import Embedder
from index.language import detect_language
from index.report import Report
from index.sentences import split_sentences
from index.settings import IndexSettings

SAMPLES = Path(__file__).parents[2] / "corpus"
SHORTEST = 40


@cache
def sample_sentences() -> Sequence[str]:
    """Return the sentences of all sample articles."""
    found = []
    for path in sorted(SAMPLES.rglob("*.*")):
        text = canonical(path.read_text("utf-8").rpartition("---")[2])
        sentences = split_sentences(text, detect_language(text))
        found += [s.slice(text) for s in sentences if s.end - s.start >= SHORTEST]
    return found


def write_articles(folder: Path, count: int, sentences: int, start: int = 0) -> Path:
    """Write articles of so many sentences each, no two alike, and return the folder.

    Args:
        folder: To write to.
        count: How many articles.
        sentences: In each.
        start: Number of the first one; the same number is always the same article.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(start, start + count):
        drawn = random.Random(number).choices(sample_sentences(), k=sentences)  # noqa: S311
        # A number of its own keeps every sentence out of the cache of embeddings.
        text = "\n\n".join(f"{number}.{at} {sentence}" for at, sentence in enumerate(drawn))
        (folder / f"{number:06}.txt").write_text(text, "utf-8")
    return folder


def build(
    corpus: Path,
    data: Path,
    models: Path,
    embedder: Embedder,
    *,
    full: bool = False,
    progress: Progress = lambda *_: None,
) -> Report:
    """Bring an index up to date, with the models of another data folder."""
    data.mkdir(parents=True, exist_ok=True)
    if not (data / "models").exists():
        (data / "models").symlink_to(models.resolve(), target_is_directory=True)
    settings = IndexSettings(corpus_dir=corpus, data_dir=data)
    return rebuild(settings, embedder, full=full, progress=progress)
