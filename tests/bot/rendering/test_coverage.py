"""``/sources`` and ``/latest``."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rendering.coverage import LONGEST_FIRST_SENTENCE, MOST_OUTLETS, latest, sources
from bot.texts import TEXTS, texts
from bot.vocabulary import Quote
from index.overview import OutletCount, Overview
from tests.bot.rendering.shown import QUOTATIONS, quotes, telegram, whole
from tests.botapi import utf16
from tests.botapi.formatting import MAX_ENTITIES, MAX_TEXT

EN = texts("en")
REBUILT = datetime(2025, 11, 26, 9, 5, tzinfo=UTC)
JUNE, JULY = date(2025, 6, 2), date(2025, 7, 7)


def test_sources_name_outlets_articles_days_and_the_last_rebuild() -> None:
    found = Overview(
        (
            OutletCount("A <b>Times</b>", 1200, 3, JUNE, JULY),
            OutletCount("Desk", 1, 0, JULY, JULY),
            OutletCount(None, 2, 2, None, None),
        ),
        REBUILT,
    )

    (html,) = sources(found, EN)

    assert telegram(html).text == (
        "What is in the coverage\n"
        "1,203 articles from 2 outlets, from 2 June 2025 to 7 July 2025\n"
        "Last rebuilt on 26 November 2025, 09:05 UTC\n\n"
        "• A <b>Times</b>: 1,200 articles, from 2 June 2025 to 7 July 2025 · 3 undated\n"
        "• Desk: 1 article, 7 July 2025\n"
        "• Outlet not stated: 2 articles · 2 undated"
    )


@pytest.mark.parametrize("language", TEXTS)
def test_hundreds_of_outlets_are_cut_to_those_with_most_articles(language: str) -> None:
    counts = tuple(OutletCount("О" * 300, 500 - n, 1, JUNE, JULY) for n in range(400))

    sent = [telegram(html) for html in sources(Overview(counts, REBUILT), texts(language))]

    assert sum(message.text.count("•") for message in sent) == MOST_OUTLETS
    assert "370" in sent[-1].text
    assert all(utf16.length(message.text) <= MAX_TEXT for message in sent)


def test_latest_shows_title_first_sentence_outlet_and_day() -> None:
    given = whole(
        "The dam broke.", title="A <dam>", outlet="Desk", published=JULY, url="https://x.org/a"
    )

    (html,) = latest([given, whole("Nothing is known of this.")], EN)
    message = telegram(html)

    assert message.text == (
        "Newest articles\n\nA <dam>\nThe dam broke.\nDesk, 7 July 2025\n\n"
        "Nothing is known of this.\nfile a.txt, undated"
    )
    assert message.of_kind("text_link") == ["A <dam>"]


def test_when_no_day_is_known_latest_says_so() -> None:
    (html,) = latest([whole("Words.")], EN)

    assert telegram(html).text.startswith("None of the articles states its day")


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        quotes().filter(lambda q: utf16.length(q.text) < MAX_TEXT // 2), min_size=1, max_size=9
    )
)
def test_telegram_takes_the_newest_articles_whatever_they_are(newest: list[Quote]) -> None:
    sent = [telegram(html) for html in latest(newest, EN)]

    for message in sent:
        assert 0 < utf16.length(message.text) <= MAX_TEXT
        assert len(message.entities) <= MAX_ENTITIES
    shown = [text for message in sent for text in message.of_kind(*QUOTATIONS)]
    assert len(shown) == len(newest)
    for text, quote in zip(shown, newest, strict=True):
        assert quote.text.startswith(text)
        assert text == quote.text or utf16.length(quote.text) > LONGEST_FIRST_SENTENCE
