"""What stands beneath the picture of a topic over time."""

from __future__ import annotations

from datetime import date

import pytest

from bot.rendering.timeline import beneath, caption, no_timeline
from bot.texts import TEXTS, texts
from bot.timeline import Bar, Step, Timeline
from tests.bot.rendering.shown import telegram, whole
from tests.botapi import utf16
from tests.botapi.formatting import MAX_CAPTION

QUOTES = (
    whole("The dam broke.", outlet="Desk", published=date(2023, 6, 6)),
    whole("It will be built <anew>.", outlet="Times", published=date(2025, 6, 2)),
)
BARS = (Bar(date(2023, 6, 1), 3), Bar(date(2023, 7, 1), 1))


def test_the_caption_counts_the_articles_and_the_undated_ones_apart() -> None:
    found = Timeline("dams & <b>", Step.MONTH, BARS, 2, QUOTES)

    assert telegram(caption(found, texts("en"))).text == (
        "4 articles on “dams & <b>”, from June 2023 to July 2023."
        " The numbers in the picture are the quotes below.\n"
        "2 more articles state no day and are not in the picture."
    )


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("quotes", [(), QUOTES])
def test_a_caption_is_never_longer_than_telegram_takes(language: str, quotes: tuple) -> None:  # type: ignore[type-arg]
    bars = (Bar(date(1991, 1, 1), 10**6), Bar(date(1992, 1, 1), 10**6))
    found = Timeline("😀" * 500, Step.YEAR, bars, 10**6, quotes)

    shown = telegram(caption(found, texts(language)))

    assert utf16.length(shown.text) <= MAX_CAPTION
    assert "1991" in shown.text


def test_beneath_stand_the_quotes_under_their_numbers() -> None:
    (html,) = beneath("dams", QUOTES, texts("en"))
    message = telegram(html)

    assert message.quotations == [quote.text for quote in QUOTES]
    assert "1 — Desk, 6 June 2023" in message.text
    assert "2 — Times, 2 June 2025" in message.text


def test_a_single_quote_has_its_number_too() -> None:
    (html,) = beneath("dams", QUOTES[:1], texts("en"))

    assert "1 — Desk" in html
    assert beneath("dams", (), texts("en")) == []


def test_without_a_dated_article_there_is_a_sentence() -> None:
    found = Timeline("dams", Step.MONTH, (), 1, ())

    assert telegram(no_timeline(found, texts("en"))).text == (
        "The coverage has no dated article on that.\n"
        "1 more article states no day and is not in the picture."
    )
