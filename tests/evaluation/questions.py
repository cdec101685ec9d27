"""Questions whose answers are known."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from tests.evaluation.news import article_text, kept_questions, spans
from tests.evaluation.parts import Part, number, part_of

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the sentences that answer it.

    Attributes:
        type: "answerable", "partial" or "unanswerable".
        kind: What makes it easy or hard: "when", "near_miss", "foreign", …
        evidence: (path of the article's file, a sentence of it). For an unanswerable
            question: the sentences that contradict its premise, if there are any.
        must_contain: Groups; of each, one alternative has to stand in the quotes.
        anywhere: The same words in another article will do: some texts stand in two sources.
        twin_of: The id of the question that this one asks in another language.
    """

    id: str
    language: str
    type: str
    kind: str
    text: str
    evidence: tuple[tuple[str, str], ...]
    must_contain: tuple[tuple[str, ...], ...] = ()
    anywhere: bool = False
    twin_of: str | None = None

    @property
    def answerable(self) -> bool:
        """Whether quotes are wanted."""
        return self.type != "unanswerable"


def sample_questions() -> list[Question]:
    """Return the questions over ``corpus/``."""
    return _read(DATA / "sample_questions.jsonl")


def foreign_questions() -> list[Question]:
    """Return questions about another world, to be refused over any corpus."""
    return _read(DATA / "foreign_questions.jsonl")


def twin_questions() -> list[Question]:
    """Return English sample questions put in Russian and Ukrainian, with the same evidence."""
    english = {question.id: question for question in sample_questions()}
    return [
        replace(
            english[entry["twin"]],
            id=entry["id"],
            language=entry["lang"],
            text=entry["question"],
        )
        for entry in map(
            json.loads, (DATA / "twin_questions.jsonl").read_text("utf-8").splitlines()
        )
    ]


def press_questions(shared: Path) -> list[Question]:
    """Return the development questions over the press releases."""
    return _read(shared / "questions_press.jsonl")


def encyclopedia_questions(shared: Path, *, held_out: bool, most: int = 60) -> list[Question]:
    """Return questions of XQuAD, English and Russian, to be refused over the news.

    Args:
        shared: The folder with ``xquad_en_ru/``.
        held_out: About the articles that the evidence reader is measured on; else about others.
        most: Of each language; every so many-th of all.
    """
    folder = shared / "xquad_en_ru"
    articles = {
        row["id"]: row["article"].partition("-")[2]
        for row in map(json.loads, (folder / "corpus.jsonl").read_text("utf-8").splitlines())
    }
    by_language: dict[str, list[Question]] = {"en": [], "ru": []}
    for row in map(json.loads, (folder / "questions.jsonl").read_text("utf-8").splitlines()):
        kept = number(articles[row["gold_doc_ids"][0]]) % 2 == 0
        if kept == held_out:
            question = Question(
                f"x{row['id']}", row["lang"], "unanswerable", "foreign", row["question"], ()
            )
            by_language[row["lang"]].append(question)
    return [
        question
        for found in by_language.values()
        for question in found[:: max(1, len(found) // most)]
    ]


def news_questions(shared: Path, part: Part) -> list[Question]:
    """Return the questions over the news corpora, and after them their twins.

    Args:
        shared: The folder with the corpora, whose texts are not part of the project.
        part: Which of them.

    Raises:
        NoteError: A text is not the one that the questions were written over.
    """
    found = []
    for name, entry in kept_questions(DATA / "news"):
        if part_of(entry["article"]) != part:
            continue
        text = article_text(shared, entry["article"])
        marked = spans(text, entry["answers"] or entry["contradicted_by"])
        path = f"{entry['article']}.md"
        found.append(
            Question(
                id=name,
                language=entry["lang"],
                type="answerable" if entry["answers"] else "unanswerable",
                kind=entry["kind"],
                text=entry["question"],
                evidence=tuple((path, sentence.slice(text)) for sentence in marked),
                anywhere=True,
                twin_of=entry.get("twin"),
            )
        )
    return found


def _read(file: Path) -> list[Question]:
    return [_question(json.loads(line)) for line in file.read_text("utf-8").splitlines() if line]


def _question(entry: dict[str, object]) -> Question:
    evidence = entry.get("evidence")
    if evidence is None:
        pieces = [(f"{item['doc']}.md", item["text"]) for item in entry["gold_evidence"]]  # type: ignore[attr-defined]
    else:
        pieces = [(item["path"], item["text"]) for item in evidence]  # type: ignore[attr-defined]
    return Question(
        id=str(entry["id"]),
        language=str(entry["lang"]),
        type=str(entry["type"]),
        kind=str(entry["kind"]),
        text=str(entry["question"]),
        evidence=tuple(pieces),
        must_contain=tuple(tuple(group) for group in entry.get("must_contain", ())),  # type: ignore[attr-defined]
    )
