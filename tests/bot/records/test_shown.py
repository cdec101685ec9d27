"""The answers that were shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.records.shown import Place
from bot.records.user_data import DAY, KEEP_SHOWN_DAYS, UserData
from bot.vocabulary import Answer, Quote, Reason
from index.vocabulary import Article
from tests.bot.records.people import ANNA, ARTICLE, BORIS, NOON, answer


def test_a_shown_answer_is_there_after_a_restart(people: UserData, tmp_path: Path) -> None:
    shown = people.shown.remember(answer(), ANNA, -100, NOON)
    people.close()

    with UserData(tmp_path) as reopened:
        found = reopened.shown.get(shown.id)
    assert found == shown
    assert [place.find(ARTICLE) for place in found.quotes] == list(answer().quotes)


def test_the_closest_quotes_of_a_refusal_are_remembered_as_no_answer(people: UserData) -> None:
    refusal = Answer("?", "uk", reason=Reason.NOT_IN_COVERAGE, related=answer().quotes[:1])

    found = people.shown.get(people.shown.remember(refusal, ANNA, ANNA, NOON).id)

    assert found
    assert not found.answered
    assert len(found.quotes) == 1


def test_no_words_of_articles_are_stored(people: UserData) -> None:
    people.shown.remember(answer(), ANNA, ANNA, NOON)
    people.database.compact()

    assert b"Nobody was warned" not in people.database.path.read_bytes()
    assert "Вода прибывает".encode() not in people.database.path.read_bytes()


@settings(deadline=None, max_examples=60)
@given(st.text(min_size=1, max_size=60), st.integers(0, 59), st.integers(1, 20), st.data())
def test_a_quote_is_found_as_long_as_its_words_stand_in_the_article(
    text: str, start: int, size: int, data: st.DataObject
) -> None:
    quote = Quote(
        Article("a", "a", text), start % len(text), min(len(text), start % len(text) + size)
    )
    place = Place.of(quote)
    changed = data.draw(st.text(max_size=20)) + text + data.draw(st.text(max_size=20))

    moved = place.find(Article("a", "a", changed))

    assert moved
    assert moved.text == quote.text
    assert place.find(Article("a", "a", text)) == quote


@pytest.mark.parametrize("text", ["The dam held.", "The dam br", "", "the dam broke. And more."])
def test_other_words_in_its_place_are_not_taken_for_the_quote(text: str) -> None:
    place = Place.of(answer().quotes[0])

    assert place.find(replace(ARTICLE, text=text)) is None
    assert place.find(None) is None


def test_answers_are_kept_for_a_month(people: UserData) -> None:
    old = people.shown.remember(answer(), ANNA, ANNA, NOON - (KEEP_SHOWN_DAYS + 1) * DAY)
    new = people.shown.remember(answer(), ANNA, ANNA, NOON - (KEEP_SHOWN_DAYS - 1) * DAY)

    assert people.purge(NOON) == 1
    assert people.shown.get(old.id) is None
    assert people.shown.get(new.id) == new


def test_forgetting_one_reader_leaves_the_others(people: UserData) -> None:
    annas = people.shown.remember(answer(), ANNA, ANNA, NOON)
    boriss = people.shown.remember(answer(), BORIS, BORIS, NOON)

    people.shown.forget(ANNA)

    assert people.shown.get(annas.id) is None
    assert people.shown.get(boriss.id) == boriss
