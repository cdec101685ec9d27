"""The measuring itself is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.records.user_data import UserData
from bot.vocabulary import Answer, Quote, Reason
from index.catalog import Catalog
from index.edition import CATALOG
from index.editions import EditionStore
from index.vocabulary import Article
from tests.evaluation.cleaning_trial import clean_all
from tests.evaluation.corpora import SAMPLES
from tests.evaluation.feedback import print_votes, stored_votes
from tests.evaluation.questions import Question, foreign_questions, sample_questions
from tests.evaluation.scoring import is_right

ARTICLE = Article(id="a", path="dam.txt", text="The dam broke. Water rose by nine metres.")
DAM, WATER = Quote(ARTICLE, 0, 14), Quote(ARTICLE, 15, 41)


def question(kind: str, *evidence: str, must: tuple[tuple[str, ...], ...] = ()) -> Question:
    pieces = tuple(("dam.txt", text) for text in evidence)
    return Question("q", "en", kind, kind, "what broke?", pieces, must)


def answer(*quotes: Quote) -> Answer:
    reason = None if quotes else Reason.NOT_IN_COVERAGE
    return Answer("what broke?", "en", quotes=quotes, reason=reason)


def test_an_answerable_question_is_right_with_its_sentence_and_wrong_without() -> None:
    asked = question("answerable", "The dam broke.")
    assert is_right(asked, answer(DAM))
    assert not is_right(asked, answer(WATER))
    assert not is_right(asked, answer())


def test_what_must_be_there_has_to_be_there() -> None:
    asked = question("answerable", "The dam broke.", must=(("nine", "9"),))
    assert not is_right(asked, answer(DAM))
    assert is_right(asked, answer(DAM, WATER))


def test_an_unanswerable_question_is_right_when_refused_or_contradicted() -> None:
    assert is_right(question("unanswerable"), answer())
    assert not is_right(question("unanswerable"), answer(DAM))
    assert is_right(question("unanswerable", "The dam broke."), answer(DAM))
    assert not is_right(question("unanswerable", "The dam broke."), answer(WATER))


def test_the_questions_are_unique_and_their_evidence_stands_in_the_samples() -> None:
    questions = [*sample_questions(), *foreign_questions()]
    assert len({q.id for q in questions}) == len(questions)
    assert len({q.text for q in questions}) == len(questions)
    for asked in questions:
        if asked.answerable:
            assert asked.evidence
        for path, piece in asked.evidence:
            text = " ".join((SAMPLES / path).read_text("utf-8").split())
            assert " ".join(piece.split()) in text


def test_labelled_pages_keep_their_reporting_and_little_else() -> None:
    cleanings = clean_all("texts") + clean_all("later")

    lost = [text for cleaning in cleanings for text in cleaning.lost]
    slipped = sum(len(cleaning.slipped) for cleaning in cleanings)
    kept = sum(len(cleaning.kept) for cleaning in cleanings)
    assert lost == []
    assert slipped / kept < 0.025  # 24 of 1,191 when this was written


def test_what_readers_thought_is_reported_with_the_words_they_saw(
    sample_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = EditionStore(sample_index)
    edition = store.current()
    assert edition
    with Catalog(store.path(edition) / CATALOG) as catalog:
        article = next(catalog.all_articles())
    assert stored_votes(tmp_path) == []
    with UserData(tmp_path) as people:
        for user, good in ((1, True), (2, False), (3, False)):
            given = Answer("Why?", "en", quotes=(Quote(article, 0, 40), DAM), edition=edition)
            shown = people.shown.remember(given, user, user, 0.0)
            people.feedback.vote(shown, user, good, 0.0)

    print_votes(stored_votes(tmp_path), sample_index, disliked=True)

    out = capsys.readouterr().out
    assert "| en | answered | 1 | 2 |" in out
    assert out.count(f"👎 edition {edition}: Why?") == 2
    assert article.text[:40] in out
    assert "(no longer in the coverage)" in out
