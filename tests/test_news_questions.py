"""The questions over news: what is kept of them, and that it is sound."""

from __future__ import annotations

import json
import re
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
    kept_questions,
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


@pytest.fixture
def with_twins(corpora: Path) -> Path:
    """A folder of questions: one in English and the same one in Russian."""
    folder = corpora / "questions"
    folder.mkdir()
    (kept,) = compile_notes(corpora, NOTE)
    (folder / "a1.jsonl").write_text(json.dumps(kept), "utf-8")
    twin = {"twin": "a1:1", "lang": "ru", "question": "Когда они встретились?"}
    (folder / "a1_ru.jsonl").write_text(json.dumps(twin), "utf-8")
    return folder


def test_a_twin_has_everything_of_its_original_but_the_words(with_twins: Path) -> None:
    (original, entry), (name, twin) = kept_questions(with_twins)

    assert (original, name) == ("a1-1", "a1_ru-1")
    assert twin == {**entry, "lang": "ru", "question": "Когда они встретились?", "twin": "a1-1"}


@pytest.mark.parametrize("change", [{"twin": "a1:2"}, {"twin": "a2:1"}, {"lang": "en"}])
def test_a_twin_of_nothing_or_of_its_own_language_is_named(
    with_twins: Path, change: dict[str, str]
) -> None:
    file = with_twins / "a1_ru.jsonl"
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), **change}), "utf-8")

    with pytest.raises(NoteError, match="a1_ru-1: "):
        list(kept_questions(with_twins))


def shipped() -> list[dict[str, Any]]:
    return [entry for _, entry in kept_questions(DATA / "news") if "twin" not in entry]


def shipped_twins() -> list[dict[str, Any]]:
    return [entry for _, entry in kept_questions(DATA / "news") if "twin" in entry]


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


def test_the_same_english_questions_stand_in_russian_and_in_ukrainian() -> None:
    twins = shipped_twins()
    of = {lang: [q["twin"] for q in twins if q["lang"] == lang] for lang in ("en", "ru", "uk")}

    assert set(of["ru"]) == set(of["uk"])
    assert len(of["ru"]) >= 700
    assert len(of["en"]) >= 150
    assert all(len(originals) == len(set(originals)) for originals in of.values())


def test_a_fifth_of_the_twins_is_kept_for_measuring() -> None:
    twins = shipped_twins()
    kept = sum(held_out(question["article"]) for question in twins)

    assert 0.15 <= kept / len(twins) <= 0.25


@pytest.mark.parametrize(
    ("lang", "own", "foreign"),
    [("en", "[a-z]", "[а-яёіїєґ]"), ("ru", "[а-яё]", "[іїєґ]"), ("uk", "[а-яіїєґ]", "[ыэёъ]")],
)
def test_a_twin_is_written_in_the_letters_of_its_language(
    lang: str, own: str, foreign: str
) -> None:
    for question in (q["question"] for q in shipped_twins() if q["lang"] == lang):
        letters = [letter for letter in question.casefold() if letter.isalpha()]
        assert sum(bool(re.match(own, letter)) for letter in letters) > len(letters) / 2, question
        assert not re.search(foreign, question.casefold()), question
        assert question == " ".join(question.split())
