"""The corpora that questions are asked over, each indexed in a data folder of its own."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from index.build import rebuild
from index.embedding import open_embedder
from index.language import detect_language
from index.settings import IndexSettings
from tests.evaluation.questions import (
    Question,
    foreign_questions,
    news_questions,
    press_questions,
    sample_questions,
    twin_questions,
)

NEWS = ("press_releases_en", "resistinua_en_uk", "golunov_ru")
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Trial:
    """A corpus, indexed, and the questions to ask over it."""

    name: str
    settings: IndexSettings
    questions: list[Question]


def trials(data_dir: Path, shared: Path | None) -> list[Trial]:
    """Index the corpora and return what to ask over each.

    Args:
        data_dir: Where models, the embedding cache and the indexes are kept.
        shared: A folder with ``press_releases_en/`` and ``questions_press.jsonl``, if there
            is one; the project itself holds only its own samples.
    """
    samples = ROOT / "corpus"
    english = _english_only(samples, data_dir / "eval" / "english_corpus")
    found = [
        Trial("samples", _indexed(data_dir, "samples", samples), sample_questions()),
        Trial("across", _indexed(data_dir, "across", english), twin_questions()),
    ]
    if shared is not None:
        folder = _as_markdown(shared / "press_releases_en" / "corpus.jsonl", data_dir / "press")
        found.append(Trial("press", _indexed(data_dir, "press", folder), press_questions(shared)))
        for source in NEWS:
            _as_markdown(shared / source / "corpus.jsonl", data_dir / "news" / source)
        news = _indexed(data_dir, "news", data_dir / "news")
        found.append(Trial("news", news, news_questions(shared, kept_for_measuring=True)))
    foreign = foreign_questions()
    return [Trial(t.name, t.settings, [*t.questions, *foreign]) for t in found]


def _indexed(data_dir: Path, name: str, corpus: Path) -> IndexSettings:
    own = data_dir / "eval" / name
    own.mkdir(parents=True, exist_ok=True)
    # One set of models and one cache for all of them.
    for part in ("models", "cache"):
        (data_dir / part).mkdir(exist_ok=True)
        if not (own / part).exists():
            (own / part).symlink_to((data_dir / part).resolve(), target_is_directory=True)
    settings = IndexSettings(corpus_dir=corpus, data_dir=own)
    embedder = open_embedder(settings.embed_model, settings.models_dir)
    report = rebuild(settings, embedder, full=False, progress=lambda *_: None)
    print(f"{name}: {report.articles.total} articles, {report.passages.total} passages")
    return settings


def _english_only(corpus: Path, folder: Path) -> Path:
    """Copy the English samples, so that other languages have nothing of their own to find."""
    for file in corpus.rglob("*.*"):
        target = folder / file.relative_to(corpus)
        if detect_language(file.read_text("utf-8")) == "en":
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, target)
    return folder


def _as_markdown(corpus: Path, folder: Path) -> Path:
    """Write one Markdown file with front matter for each line of a corpus file."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {"title": "title", "date": "date", "outlet": "source", "url": "url"}
    for line in corpus.read_text("utf-8").splitlines():
        entry = json.loads(line)
        head = [
            f"{name}: {json.dumps(entry[theirs], ensure_ascii=False)}"
            for name, theirs in names.items()
            if entry.get(theirs)
        ]
        text = "\n".join(["---", *head, "---", "", entry["text"]])
        file = folder / f"{entry['id']}.md"
        if not file.exists() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")
    return folder
