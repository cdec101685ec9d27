"""A topic over time."""

from __future__ import annotations

from datetime import date

import pytest

from bot.timeline import MOST_BARS, MOST_QUOTES, Bar, Step, timeline
from bot.vocabulary import Evidence
from index.topics import OnTopic
from index.vocabulary import Article, Sentence
from tests.auxil.evidence import evidence_of


def on(*days: str | None) -> list[OnTopic]:
    return [
        OnTopic(f"a{number}", date.fromisoformat(day) if day else None)
        for number, day in enumerate(days)
    ]


def said(article: str, day: str | None, text: str = "The dam broke.") -> Evidence:
    source = Article(article, f"{article}.md", text, published=day and date.fromisoformat(day))
    sentence = Sentence(0, len(text))
    return evidence_of(source, sentence)


def test_articles_are_counted_by_month_without_gaps_and_undated_ones_apart() -> None:
    found = timeline("dams", on("2023-11-30", "2023-11-01", None, "2024-02-29"), [])

    assert found.bars == (
        Bar(date(2023, 11, 1), 2),
        Bar(date(2023, 12, 1), 0),
        Bar(date(2024, 1, 1), 0),
        Bar(date(2024, 2, 1), 1),
    )
    assert (found.articles, found.undated, found.step) == (3, 1, Step.MONTH)


def test_more_than_five_years_are_counted_by_year() -> None:
    assert len(timeline("dams", on("2020-01-01", "2024-12-31"), []).bars) == MOST_BARS

    found = timeline("dams", on("2019-12-31", "2024-12-31"), [])
    assert [bar.start.year for bar in found.bars] == [2019, 2020, 2021, 2022, 2023, 2024]
    assert found.step is Step.YEAR


def test_when_no_day_is_known_there_is_no_bar() -> None:
    found = timeline("dams", on(None, None), [said("a0", None)])

    assert (found.bars, found.quotes, found.undated) == ((), (), 2)


def test_the_best_sentence_of_each_month_is_quoted_in_order_of_days() -> None:
    evidence = [
        said("a2", "2023-08-09", "Best of all."),
        said("a0", "2023-06-06", "Second."),
        said("a1", "2023-06-07", "Of the same month."),
        said("zz", "2023-07-01", "Of an article that is not on the topic."),
        said("a3", "2023-09-01", "Long. " * 100),
    ]
    found = timeline("dams", on("2023-06-06", "2023-06-07", "2023-08-09", "2023-09-01"), evidence)

    assert [quote.text for quote in found.quotes] == ["Second.", "Best of all."]
    assert [found.bar_of(quote) for quote in found.quotes] == [0, 2]


def test_no_more_quotes_than_a_picture_can_number() -> None:
    days = [f"2023-{month:02}-01" for month in range(1, 13)]
    evidence = [said(f"a{number}", day) for number, day in enumerate(days)]

    assert len(timeline("dams", on(*days), evidence).quotes) == MOST_QUOTES


def test_a_quote_outside_the_bars_has_no_place() -> None:
    found = timeline("dams", on("2023-06-06"), [])
    other = timeline("dams", on("2024-06-06"), [said("a0", "2024-06-06")])

    with pytest.raises(ValueError, match="in no bar"):
        found.bar_of(other.quotes[0])
