"""Which day a quote means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.days import relative_days
from bot.rendering import messages, plain
from bot.vocabulary import Answer, Quote
from index.vocabulary import Article

BEFORE = "The ministers had spoken by telephone the week before. "
TEXT = "The delegations met in Istanbul on Monday. They had last met on 2 June 2025."
ARTICLE = Article(
    "a", "a.txt", BEFORE + TEXT, outlet="Courier", published=date(2025, 7, 9), language="en"
)
QUOTE = Quote(ARTICLE, len(BEFORE), len(ARTICLE.text))


def test_a_weekday_is_the_day_that_the_articles_date_makes_of_it() -> None:
    (named,) = relative_days(QUOTE)

    assert named.slice(ARTICLE.text).endswith("Monday")
    assert named.day == date(2025, 7, 7)


def test_in_an_undated_article_it_may_be_any() -> None:
    undated = replace(ARTICLE, published=None)

    assert list(relative_days(Quote(undated, 0, len(undated.text)))) == []


def test_a_reader_is_told_the_day() -> None:
    quote = replace(QUOTE, days=tuple(relative_days(QUOTE)))
    answer = Answer("When did they meet?", "en", quotes=(quote,))

    assert plain(answer).splitlines()[-1].endswith("Monday”: 7 July 2025")
    assert messages(answer)[0].splitlines()[-1].endswith("Monday”: 7 July 2025")
    (shown,) = quote.as_json()["days"]
    assert shown["date"] == "2025-07-07"
    assert ARTICLE.text[shown["start"] : shown["end"]].endswith("Monday")
