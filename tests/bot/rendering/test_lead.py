"""The line that an answer begins with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.rendering.lead import lead
from bot.texts import texts
from bot.vocabulary import Quote
from tests.bot.rendering.shown import whole


def said(outlet: str | None, day: date | None = None, speaker: str | None = None) -> Quote:
    return replace(whole("Words.", outlet=outlet, published=day), speaker=speaker)


JUNE, JULY = date(2025, 6, 2), date(2025, 7, 7)


@pytest.mark.parametrize(
    ("quotes", "line"),
    [
        ([said("Desk", JULY)], "Desk · as of 7 July 2025"),
        ([said("Desk", JUNE), said("Desk", JULY)], "2 quotes · Desk · as of 7 July 2025"),
        ([said("Desk", JUNE), said("Times")], "2 quotes · Desk, Times · as of 2 June 2025"),
        (
            [said(name, JUNE) for name in ("A", "B", "C", "D")],
            "4 quotes · A, B and 2 more outlets · as of 2 June 2025",
        ),
        ([said(None)], "undated"),
        ([said(None), said(None)], "2 quotes · undated"),
        ([said("Desk", JULY, "Lavrov")], "Lavrov · Desk · as of 7 July 2025"),
        (
            [said("Desk", JULY, "Lavrov"), said("Desk", JULY)],
            "2 quotes · Desk · as of 7 July 2025",
        ),
    ],
)
def test_the_lead_says_whose_words_follow_and_the_newest_day(
    quotes: list[Quote], line: str
) -> None:
    assert lead(quotes, texts("en")) == line


def test_the_lead_speaks_russian_and_ukrainian() -> None:
    quotes = [said(name, JULY) for name in ("A", "B", "C")]

    assert lead(quotes, texts("ru")) == "3 цитаты · A, B и ещё 1 издание · на 7 июля 2025"
    assert lead(quotes, texts("uk")) == "3 цитати · A, B і ще 1 видання · станом на 7 липня 2025"
