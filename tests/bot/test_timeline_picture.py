"""The picture of a topic over time, as it is drawn."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from itertools import combinations

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from bot.texts import TEXTS, texts
from bot.timeline import Bar, Step, Timeline
from bot.timeline_picture import (
    FAINT,
    GROUND,
    HEIGHT,
    MARK,
    MARK_TEXT,
    TEXT,
    WIDTH,
    figure,
    picture,
)
from bot.vocabulary import Quote
from index.vocabulary import Article

# What is readable on a phone: 3 pixels a point, letters of 7 points at least.
SMALLEST_LETTERS = 21


def quote(day: date) -> Quote:
    return Quote(Article(day.isoformat(), "a.md", "The dam broke.", published=day), 0, 14)


def months(first: date, count: int, *articles: int) -> tuple[Bar, ...]:
    bars = []
    for number in range(count):
        bars.append(Bar(first, articles[number % len(articles)]))
        first = Step.MONTH.after(first)
    return tuple(bars)


CROWDED = Timeline(
    "перемир’я та обмін полоненими після стамбульських переговорів $1 {x} \\frac 😀 שלום",
    Step.MONTH,
    months(date(2020, 10, 1), 60, 1, 0, 12_345),
    3,
    tuple(quote(date(2024, month, 9)) for month in (1, 2, 3, 4, 5)),
)
ONE = Timeline("dams", Step.MONTH, months(date(2023, 6, 1), 1, 1), 0, (quote(date(2023, 6, 6)),))
SAME_MONTH = Timeline(
    "dams",
    Step.MONTH,
    months(date(2023, 6, 1), 2, 3, 9),
    0,
    tuple(quote(date(2023, 6, day)) for day in range(1, 6)),
)
YEARS = Timeline(
    "W" * 100,
    Step.YEAR,
    tuple(Bar(date(year, 1, 1), year % 7) for year in range(1991, 2026)),
    0,
    (),
)
SOME = Timeline("sanctions", Step.MONTH, months(date(2025, 1, 1), 14, 2, 0, 5), 1, ())
drawn = pytest.mark.parametrize(
    "found",
    [CROWDED, ONE, SAME_MONTH, YEARS, SOME],
    ids=["crowded", "one", "same", "years", "some"],
)
spoken = pytest.mark.parametrize("language", TEXTS)


def shown_texts(drawing: Figure) -> list[Text]:
    """The texts that can be seen."""
    drawing.canvas.draw()
    found = [each for each in drawing.findobj(Text) if isinstance(each, Text)]
    return [each for each in found if each.get_visible() and each.get_text()]


@spoken
@drawn
def test_no_text_runs_out_of_the_picture_or_into_another(found: Timeline, language: str) -> None:
    drawing = figure(found, texts(language))
    renderer = drawing.canvas.get_renderer()  # type: ignore[attr-defined]
    seen = {each: each.get_window_extent(renderer) for each in shown_texts(drawing)}

    for each, box in seen.items():
        assert box.x0 >= 0, each
        assert box.y0 >= 0, each
        assert box.x1 <= WIDTH, each
        assert box.y1 <= HEIGHT, each
    for (one, box), (other, other_box) in combinations(seen.items(), 2):
        assert not box.overlaps(other_box), (one, other)


@drawn
def test_every_text_can_be_read_on_a_phone(found: Timeline) -> None:
    for each in shown_texts(figure(found, texts("uk"))):
        assert each.get_fontsize() * 180 / 72 >= SMALLEST_LETTERS


@spoken
def test_the_picture_is_as_large_as_a_phone_shows_it(language: str) -> None:
    with Image.open(io.BytesIO(picture(CROWDED, texts(language)))) as image:
        assert image.size == (WIDTH, HEIGHT)
        assert image.format == "PNG"
        # Its own ground up to every edge: nothing of the chat's, light or dark, shines through.
        opaque = image.convert("RGBA")
        ground = (*bytes.fromhex(GROUND[1:]), 255)
        corners = [(0, 0), (WIDTH - 1, 0), (0, HEIGHT - 1), (WIDTH - 1, HEIGHT - 1)]
        assert [opaque.getpixel(corner) for corner in corners] == [ground] * 4
        assert opaque.getchannel("A").getextrema() == (255, 255)


def luminance(colour: str) -> float:
    """Relative luminance: https://www.w3.org/TR/WCAG21/#dfn-relative-luminance."""
    parts = [value / 255 for value in bytes.fromhex(colour[1:])]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("one", "other"), [(TEXT, GROUND), (FAINT, GROUND), (MARK, MARK_TEXT)])
def test_texts_stand_out_from_their_ground(one: str, other: str) -> None:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= 7


def test_quotes_are_numbered_over_the_bars_of_their_months() -> None:
    drawing = figure(CROWDED, texts("en"))
    marks = [each for each in shown_texts(drawing) if each.get_gid() == "mark"]

    assert [mark.get_text() for mark in marks] == ["1", "2", "3", "4", "5"]
    assert [mark.get_position()[0] for mark in marks] == [
        CROWDED.bar_of(quote) for quote in CROWDED.quotes
    ]


def test_bars_are_as_high_as_there_are_articles() -> None:
    (axes,) = figure(SOME, texts("en")).axes

    assert [bar.get_height() for bar in axes.patches] == [bar.articles for bar in SOME.bars]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("language", "begins", "ends"),
    [
        ("en", "“перемир’я та обмін полоненими", "…” in the coverage"),
        ("uk", "«перемир’я та обмін полоненими", "…» у публікаціях"),
    ],
)
def test_cyrillic_is_drawn_and_a_long_topic_is_cut(language: str, begins: str, ends: str) -> None:
    # That the font has every letter is matplotlib's to say: it warns, and warnings are errors.
    title = max((t.get_text() for t in shown_texts(figure(CROWDED, texts(language)))), key=len)

    assert title.startswith(begins)
    assert title.endswith(ends)


def test_matplotlib_is_not_imported_before_a_picture_is_drawn() -> None:
    code = "import sys, bot.cli, bot.timeline_picture; print('matplotlib' in sys.modules)"

    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ended.stdout.strip() == "False"
