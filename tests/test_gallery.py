"""The pictures of messages: what is drawn is what the message says."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date

import pytest

from bot.vocabulary import Answer, Quote
from index.vocabulary import Article
from tests.botapi.html_mode import parse_html
from tests.gallery.conversation import conversation
from tests.gallery.layout import lay_out, line_width, shortened
from tests.gallery.phone import Bubble, picture
from tests.gallery.widths import width

SVG = "{http://www.w3.org/2000/svg}"
MESSAGE = """\
<blockquote>Набраны, по его словам, триста тысяч человек. 😀😀</blockquote>
— Desk, <a href="https://example.org/">Частичная мобилизация</a>, 29 октября 2022

<blockquote>It is &lt;b&gt; &amp; short.</blockquote>
<blockquote>A <b>word</b>: https://example.org/without_a_single_space/in_all_of_its_length</blockquote>"""


@pytest.mark.parametrize("room", [40.0, 15.0, 6.0, 0.1])
def test_wrapping_keeps_all_the_text_in_order(room: float) -> None:
    text, entities = parse_html(MESSAGE, [])
    blocks = lay_out(text, entities, room, room)
    runs = [run.text for block in blocks for line in block.lines for run in line]
    assert "".join(runs) == text.replace("\n", "")


@pytest.mark.parametrize("room", [40.0, 15.0, 6.0])
def test_no_line_is_wider_than_its_room(room: float) -> None:
    text, entities = parse_html(MESSAGE, [])
    blocks = lay_out(text, entities, room + 5, room)
    for block in blocks:
        for line in block.lines:
            assert line_width(line) <= (room if block.quote else room + 5)


@pytest.mark.parametrize("room", [40.0, 6.0])
def test_styles_land_on_the_characters_that_telegram_marks(room: float) -> None:
    text, entities = parse_html(MESSAGE, [])
    blocks = lay_out(text, entities, room, room)
    runs = [run for block in blocks for line in block.lines for run in line]
    linked = "".join(run.text for run in runs if "text_link" in run.kinds)
    assert linked == "Частичная мобилизация"
    assert "".join(run.text for run in runs if "bold" in run.kinds) == "word"


def test_each_quotation_is_a_block_and_the_break_after_it_is_no_empty_line() -> None:
    text, entities = parse_html(MESSAGE, [])
    blocks = lay_out(text, entities, 100, 100)
    assert [(block.quote, len(block.lines)) for block in blocks] == [
        (True, 1),
        (False, 2),  # the source and the empty line after it
        (True, 1),
        (True, 1),
    ]
    assert blocks[1].lines[1] == ()


def test_paragraphs_stay_apart() -> None:
    (block,) = lay_out("one\n\ntwo", [], 100, 100)
    assert [[run.text for run in line] for line in block.lines] == [["one"], [], ["two"]]


def test_widths_tell_wide_text_from_narrow_and_know_every_script_of_the_corpus() -> None:
    assert width("ill") < width("www")
    assert width("Шойгу") == pytest.approx(2.86, abs=0.15)
    assert width("word", {"bold"}) > width("word")


def test_a_text_that_is_too_long_for_a_strip_ends_in_an_ellipsis() -> None:
    cut = shortened("a question that\ngoes on and on", 8)
    assert cut.endswith("…")
    assert "a question that goes on".startswith(cut.removesuffix("…"))
    assert width(cut) <= 8
    assert shortened("short\nenough", 30) == "short enough"


def test_a_picture_is_well_formed_and_markup_in_a_message_stays_text() -> None:
    nasty = "<script>alert('1 & 2')</script> ]]> \x0c \"quoted\""
    drawn = picture("<Bot>", "a&b", [Bubble(nasty, ours=True), Bubble("ok", reply_to=("Я", nasty))])
    root = ET.fromstring(drawn)  # noqa: S314  # our own picture
    assert root.tag == f"{SVG}svg"
    assert not list(root.iter(f"{SVG}script"))
    shown = "".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    assert "<script>alert('1 & 2')</script> ]]> \ufffd \"quoted\"" in shown
    assert "<Bot>" in shown


def test_the_same_chat_gives_the_same_picture_and_it_has_a_night_side() -> None:
    text, entities = parse_html(MESSAGE, [])
    bubbles = [Bubble("?", ours=True), Bubble(text, entities, reply_to=("You", "?"))]
    assert picture("Bot", "bot", bubbles) == picture("Bot", "bot", bubbles)
    assert "prefers-color-scheme: dark" in picture("Bot", "bot", bubbles)


def test_a_picture_of_an_answer_shows_question_quote_and_source() -> None:
    article = Article(
        "a",
        "a.txt",
        "He said so. She did not.",
        title="Title",
        outlet="Outlet",
        published=date(2025, 6, 2),
        url="https://news.example/a",
    )
    answer = Answer("Who said so?", "en", quotes=(Quote(article, 0, 11),))
    asked, replied = conversation("Who said so?", answer)
    assert (asked.text, asked.ours, asked.reply_to) == ("Who said so?", True, None)
    assert replied.text.startswith("Outlet · as of 2 June 2025\n\nHe said so.\n— Outlet, 2 June")
    assert replied.reply_to == ("You", "Who said so?")
    assert {entity["type"] for entity in replied.entities} == {"bold", "blockquote", "text_link"}
