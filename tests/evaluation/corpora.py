"""The corpora that questions are asked over, each indexed in a data folder of its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from index.build import rebuild
from index.embedding import open_embedder
from index.language import detect_language
from index.settings import IndexSettings
from tests.evaluation.parts import Part
from tests.evaluation.questions import (
    Question,
    encyclopedia_questions,
    foreign_questions,
    news_questions,
    press_questions,
    sample_questions,
    twin_questions,
)

NEWS = ("press_releases_en", "resistinua_en_uk", "golunov_ru")
SAMPLES = Path(__file__).parents[2] / "corpus"


@dataclass(frozen=True, slots=True)
class Trial:
    """A corpus, indexed, and the questions to ask over it."""

    name: str
    settings: IndexSettings
    questions: list[Question]


class Corpora:
    """The corpora, indexed when they are first asked for."""

    def __init__(self, data_dir: Path, shared: Path | None) -> None:
        """Nothing is indexed yet.

        Args:
            data_dir: Where models, the embedding cache and the indexes are kept.
            shared: A folder with ``press_releases_en/`` and the others of :data:`NEWS`, if
                there is one; the project itself holds only its own samples.
        """
        self._data_dir = data_dir
        self._shared = shared

    @cached_property
    def samples(self) -> IndexSettings:
        """The project's own articles."""
        return _indexed(self._data_dir, "samples", SAMPLES)

    @cached_property
    def across(self) -> IndexSettings:
        """The English ones of them."""
        folder = self._data_dir / "eval" / "english_corpus"
        return _indexed(self._data_dir, "across", _english_only(SAMPLES, folder))

    @cached_property
    def press(self) -> IndexSettings:
        """Press releases."""
        corpus = self._folder() / "press_releases_en" / "corpus.jsonl"
        return _indexed(self._data_dir, "press", _as_markdown(corpus, self._data_dir / "press"))

    @cached_property
    def news(self) -> IndexSettings:
        """Articles of all sources, in three languages."""
        for source in NEWS:
            corpus = self._folder() / source / "corpus.jsonl"
            _as_markdown(corpus, self._data_dir / "news" / source)
        return _indexed(self._data_dir, "news", self._data_dir / "news")

    def _folder(self) -> Path:
        if self._shared is None:
            raise ValueError("this corpus is not part of the project: give its folder as --shared")
        return self._shared


def trials(data_dir: Path, shared: Path | None, names: Collection[str] = ()) -> list[Trial]:
    """Index the corpora and return what to ask over each, on which nothing was fitted.

    Args:
        data_dir: See :class:`Corpora`.
        shared: See :class:`Corpora`.
        names: Only these trials; empty for all that the folder allows.
    """
    corpora, foreign = Corpora(data_dir, shared), foreign_questions()
    makers: dict[str, Callable[[], Trial]] = {
        "samples": lambda: Trial("samples", corpora.samples, sample_questions() + foreign),
        "across": lambda: Trial("across", corpora.across, twin_questions() + foreign),
    }
    if shared is not None:
        makers["press"] = lambda: Trial("press", corpora.press, press_questions(shared) + foreign)
        makers["news"] = lambda: Trial(
            "news", corpora.news, news_questions(shared, Part.MEASURE) + foreign
        )
        makers["foreign"] = lambda: Trial(
            "foreign", corpora.press, encyclopedia_questions(shared, held_out=True, most=200)
        )
    if unknown := set(names) - makers.keys():
        raise ValueError(f"no such trial: {', '.join(sorted(unknown))}; known: {', '.join(makers)}")
    return [make() for name, make in makers.items() if not names or name in names]


def fitting_trials(data_dir: Path, shared: Path) -> list[Trial]:
    """Return the questions that the decision is fitted on.

    They are about articles that the evidence reader does not learn from and that no trial of
    :func:`trials` asks about, but for the project's own samples, whose figures flatter.
    """
    corpora = Corpora(data_dir, shared)
    other_world = encyclopedia_questions(shared, held_out=False)
    return [
        Trial("samples", corpora.samples, sample_questions()),
        Trial("across", corpora.across, twin_questions()),
        Trial("news", corpora.news, news_questions(shared, Part.CALIBRATE) + other_world),
    ]


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
