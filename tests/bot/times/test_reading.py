"""Times that questions name, in three languages."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.times import AskedTime, Firmness, Order, asked_time
from bot.times.words import BY_LANGUAGE

TODAY = date(2025, 11, 26)
DATA = Path(__file__).parents[2] / "data" / "time.jsonl"
LABELLED = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
PIECES = (
    *("since", "before", "Trump took office", "in June", "last week", "2 June 2025", "2024", "и"),
    *("на прошлой неделе", "с 2024 года", "до", "переговоров", "у червні", "31", "February"),
    *("останні новини", "three", "days ago", "99", "years ago", "the Alaska summit", "between"),
)


def as_label(asked: AskedTime | None) -> dict[str, Any] | None:
    if asked is None:
        return None
    return {**asked.as_json(), "firmness": asked.firmness.value if asked.has_window else None}


@pytest.mark.parametrize("label", LABELLED, ids=[label["question"] for label in LABELLED])
def test_a_question_names_the_time_that_it_is_labelled_with(label: dict[str, Any]) -> None:
    assert as_label(asked_time(label["question"], TODAY)) == label["asked"]


def test_the_labels_are_in_three_languages_and_some_name_no_time() -> None:
    assert len(LABELLED) >= 100
    assert sum(label["asked"] is None for label in LABELLED) >= 20


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What did Putin say last week about Crimea?", "What did Putin say about Crimea?"),
        ("What has Russia said since 2024 about NATO?", "What has Russia said about NATO?"),
        ("Что вчера заявил Путин?", "Что заявил Путин?"),
        ("останні новини про обмін полоненими", "обмін полоненими"),
        ("What was agreed in June 2025?", "What was agreed in June 2025?"),
        ("What did Vance say after the Oval Office row?",) * 2,
    ],
)
def test_words_that_say_only_when_it_was_written_are_not_looked_up(
    question: str, topic: str
) -> None:
    asked = asked_time(question, TODAY)
    assert asked is not None
    assert asked.topic == topic


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=8),
    st.dates(date(1995, 1, 1), date(2090, 12, 31)),
)
def test_whatever_is_typed_has_a_window_in_order_or_none(pieces: list[str], today: date) -> None:
    asked = asked_time(" ".join(pieces), today)
    if asked and asked.start and asked.end:
        assert asked.start <= asked.end
    if asked:
        assert asked.words
        assert asked.start is None or asked.start <= today


@given(st.dates(date(1995, 1, 1), date(2090, 12, 31)))
def test_yesterday_counts_from_the_day_it_is_given(today: date) -> None:
    yesterday = today - timedelta(days=1)
    for question in ("What happened yesterday?", "Что было вчера?", "Що було вчора?"):
        asked = asked_time(question, today)
        assert asked is not None
        assert (asked.start, asked.end) == (yesterday, yesterday)


@given(st.dates(date(1995, 1, 1), date(2090, 12, 31)), st.integers(1, 12))
def test_a_month_without_a_year_is_the_last_one_that_has_begun(today: date, month: int) -> None:
    name = date(2000, month, 1).strftime("%B")
    asked = asked_time(f"What was agreed in {name}?", today)
    assert asked is not None
    assert asked.firmness is Firmness.ANY_YEAR
    assert asked.start is not None
    assert asked.start <= today < asked.start.replace(year=asked.start.year + 1)


def test_the_newest_has_no_window() -> None:
    asked = asked_time("What is the latest on Crimea?", TODAY)
    assert asked is not None
    assert asked.order is Order.NEWEST
    assert not asked.has_window


def test_every_language_has_all_months_and_weekday_units() -> None:
    for words in BY_LANGUAGE.values():
        assert sorted(set(words.months.values())) == list(range(1, 13))
        assert set(words.units.values()) == {"hour", "day", "week", "month", "year"}
