"""The pictures of messages: what is drawn is what the message says."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from base64 import b64encode
from datetime import date
from pathlib import Path

import pytest

from bot.buttons import Action, Button, Payload
from bot.desk import Desk
from bot.vocabulary import Answer, Quote
from index.settings import IndexSettings
from index.vocabulary import Article
from tests.botapi.html_mode import parse_html
from tests.gallery.conversation import conversation
from tests.gallery.layout import lay_out, line_width, shortened
from tests.gallery.phone import Bubble, picture
from tests.gallery.scenes import scenes
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


def drawn_texts(drawn: str) -> list[str]:
    root = ET.fromstring(drawn)  # noqa: S314  # our own picture
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def test_buttons_stand_under_the_message_with_their_labels() -> None:
    keyboard = (
        (Button("In context", Payload(Action.CONTEXT, "id", 0)),),
        (Button("👍", Payload(Action.UP, "id")), Button("Open", address="https://news.example")),
    )

    drawn = picture("Bot", "bot", [Bubble("Words.", keyboard=keyboard)])

    assert drawn_texts(drawn)[-5:] == ["Words.", "In context", "👍", "Open", "↗"]


def test_a_photo_is_part_of_the_picture() -> None:
    png = b"\x89PNG not really"

    drawn = picture("Bot", "bot", [Bubble("Under it.", photo=(png, 100, 50))])

    assert b64encode(png).decode() in drawn
    assert "Under it." in drawn_texts(drawn)


def test_a_quotation_that_can_be_unfolded_is_drawn_folded() -> None:
    text, entities = parse_html(f"<blockquote expandable>{'words ' * 100}</blockquote>", [])

    lines = drawn_texts(picture("Bot", "bot", [Bubble(text, entities)]))[2:]

    assert len(lines) == 3
    assert lines[-1].endswith("⌄")


def test_every_kind_of_message_has_a_picture(sample_index: Path) -> None:
    with Desk(IndexSettings(data_dir=sample_index)) as desk:
        drawn = {scene.name: picture("Bot", "bot", scene.bubbles) for scene in scenes(desk)}

    assert len(drawn) >= 17
    for name, svg in drawn.items():
        assert len(drawn_texts(svg)) > 3, name
    # A scene that is about an answer has one: the samples answer its question.
    for name in ("answer", "context", "more", "closest", "follow_up", "ukrainian", "timeline"):
        assert 'class="tint"' in drawn[name], name
