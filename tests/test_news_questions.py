"""The questions over news: what is kept of them, and that it is sound."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.news import (
    ANSWERABLE,
    UNANSWERABLE,
    NoteError,
    article_text,
    compiled,
    held_out,
    spans,
)
from tests.evaluation.questions import DATA

TEXT = "The delegations met on Monday. They agreed on an exchange of prisoners."
NOTE = {
    "article": "desk/a1",
    "lang": "en",
    "kind": "when",
    "question": " When did they  meet? ",
    "answers": [1],
}


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A folder with one source of one article."""
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "corpus.jsonl").write_text(json.dumps({"id": "a1", "text": TEXT}), "utf-8")
    return tmp_path


def compile_notes(corpora: Path, *notes: dict[str, Any]) -> list[dict[str, Any]]:
    file = corpora / "notes.jsonl"
    file.write_text("\n".join(map(json.dumps, notes)), "utf-8")
    return list(compiled(corpora, file))


def test_a_note_becomes_a_question_without_a_word_of_the_article(corpora: Path) -> None:
    (kept,) = compile_notes(corpora, NOTE)

    assert kept["question"] == "When did they meet?"
    assert "delegations" not in json.dumps(kept)
    text = article_text(corpora, "desk/a1")
    assert [s.slice(text) for s in spans(text, kept["answers"])] == [
        "The delegations met on Monday."
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"answers": [3]}, "has 2 sentences, not 3"),
        ({"answers": []}, "when with 0 answers"),
        ({"kind": "near_miss"}, "near_miss with 1 answers"),
        ({"kind": "whenever"}, "kind 'whenever'"),
        ({"lang": "de"}, "language 'de'"),
        ({"article": "desk/a2"}, "no article 'desk/a2'"),
        ({"contradicted_by": [2]}, "only a wrong premise"),
    ],
)
def test_a_note_that_cannot_be_kept_is_named_by_its_line(
    corpora: Path, change: dict[str, Any], reason: str
) -> None:
    with pytest.raises(NoteError, match=rf"notes\.jsonl:2: .*{reason}"):
        compile_notes(corpora, {**NOTE, "question": "Another?"}, {**NOTE, **change})


def test_a_question_may_stand_there_once(corpora: Path) -> None:
    with pytest.raises(NoteError, match="twice"):
        compile_notes(corpora, NOTE, NOTE)


def test_a_text_that_has_changed_is_noticed(corpora: Path) -> None:
    (kept,) = compile_notes(corpora, NOTE)

    with pytest.raises(NoteError, match="not what was marked"):
        spans(TEXT.replace("Monday", "Sunday"), kept["answers"])


def shipped() -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for file in sorted((DATA / "news").glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]


def test_the_questions_are_many_and_in_three_languages() -> None:
    languages = Counter(question["lang"] for question in shipped())

    assert languages["en"] >= 1_500
    assert languages["ru"] >= 400
    assert languages["uk"] >= 400


def test_more_than_a_third_have_no_answer_and_most_of_these_are_hard() -> None:
    questions = shipped()
    unanswerable = [question for question in questions if not question["answers"]]

    assert len(unanswerable) >= 0.35 * len(questions)
    assert sum(question["kind"] == "off_topic" for question in unanswerable) < 0.05 * len(
        unanswerable
    )


def test_every_question_is_of_a_known_kind_and_asked_once_of_its_article() -> None:
    questions = shipped()

    for question in questions:
        kinds = ANSWERABLE if question["answers"] else UNANSWERABLE
        assert question["kind"] in kinds
        assert not question["contradicted_by"] or question["kind"] == "wrong_premise"
        for start, end, digest in [*question["answers"], *question["contradicted_by"]]:
            assert 0 <= start < end
            assert len(digest) == 16
    asked = Counter((q["article"], q["question"].casefold()) for q in questions)
    assert max(asked.values()) == 1


def test_about_a_fifth_is_kept_for_measuring() -> None:
    questions = shipped()
    kept = sum(held_out(question["article"]) for question in questions)

    assert 0.15 <= kept / len(questions) <= 0.25
