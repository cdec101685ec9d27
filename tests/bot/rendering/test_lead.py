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


MARCH, JUNE, JULY = date(2022, 3, 8), date(2025, 6, 2), date(2025, 6, 30)


@pytest.mark.parametrize(
    ("quotes", "line"),
    [
        ([said("Desk", JULY)], "Desk · as of 30 June 2025"),
        ([said("Desk", JUNE), said("Desk", JULY)], "2 quotes · Desk · as of 30 June 2025"),
        (
            [said("Desk", JUNE), said("Times")],
            "2 quotes · Desk, Times · as of 2 June 2025, some undated",
        ),
        (
            [said("Desk", JULY), said("Desk", MARCH), said("Times", JUNE)],
            "3 quotes · Desk, Times · 8 March 2022 – 30 June 2025",
        ),
        (
            [said("Desk", MARCH), said("Desk", JUNE), said(None)],
            "3 quotes · Desk · 8 March 2022 – 2 June 2025, some undated",
        ),
        (
            [said(name, JUNE) for name in ("A", "B", "C", "D")],
            "4 quotes · A, B and 2 more outlets · as of 2 June 2025",
        ),
        ([said(None)], "undated"),
        ([said(None), said(None)], "2 quotes · undated"),
        ([said("Desk", JULY, "Lavrov")], "Lavrov · Desk · as of 30 June 2025"),
        (
            [said("Desk", JULY, "Lavrov"), said("Desk", JULY)],
            "2 quotes · Desk · as of 30 June 2025",
        ),
    ],
)
def test_the_lead_says_whose_words_follow_and_from_when_they_are(
    quotes: list[Quote], line: str
) -> None:
    assert lead(quotes, texts("en")) == line


def test_the_lead_speaks_russian_and_ukrainian() -> None:
    quotes = [said(name, JULY) for name in ("A", "B", "C")]

    assert lead(quotes, texts("ru")) == "3 цитаты · A, B и ещё 1 издание · на 30 июня 2025"
    assert lead([*quotes, said(None, MARCH)], texts("ru")).endswith("8 марта 2022 – 30 июня 2025")
    assert lead(quotes, texts("uk")) == "3 цитати · A, B і ще 1 видання · станом на 30 червня 2025"
