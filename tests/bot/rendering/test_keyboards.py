"""Which buttons stand under which message."""

from __future__ import annotations

import pytest

from bot.buttons import Action, Keyboard, Payload
from bot.rendering.keyboards import (
    under_answer,
    under_context,
    under_languages,
    under_notice,
    under_quotes,
    under_refusal,
    under_watches,
)
from bot.texts import TEXTS, Texts
from tests.bot.rendering.shown import whole

EN = TEXTS["en"]
# Buttons of a row are equally wide; a phone of 360 points has room for these letters of 14.
LETTERS_IN_A_ROW = 44


def labels(keyboard: Keyboard) -> list[list[str]]:
    return [[button.label for button in row] for row in keyboard]


def test_an_answer_of_one_quote_offers_its_context_others_and_votes_and_more_if_there_is() -> None:
    assert labels(under_answer("id", 1, EN)) == [
        ["In context"],
        ["Other accounts"],
        ["👍", "👎"],
    ]
    assert labels(under_answer("id", 1, EN, more=True))[1] == ["More evidence", "Other accounts"]


def test_every_quote_has_its_context() -> None:
    keyboard = under_answer("id", 4, EN)

    assert labels(keyboard)[0] == ["Context 1", "Context 2", "Context 3", "Context 4"]
    assert [b.payload for b in keyboard[0]] == [Payload(Action.CONTEXT, "id", n) for n in range(4)]


def test_many_quotes_have_their_contexts_in_rows_of_four() -> None:
    keyboard = under_quotes("id", 6, EN)

    assert labels(keyboard) == [
        ["Context 1", "Context 2", "Context 3", "Context 4"],
        ["Context 5", "Context 6"],
    ]
    assert keyboard[1][1].payload == Payload(Action.CONTEXT, "id", 5)
    assert under_quotes("id", 0, EN) == ()


def test_a_refusal_offers_to_tell_when_there_is_an_answer() -> None:
    assert labels(under_refusal("id", 2, EN)) == [
        ["Context 1", "Context 2"],
        ["🔔 Tell me when it does"],
    ]
    assert labels(under_refusal("id", 0, EN)) == [["🔔 Tell me when it does"]]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (None, [["← Back"]]),
        ("ftp://news.example/a", [["← Back"]]),
        ("https://news.example/a", [["← Back", "Open the article"]]),
    ],
)
def test_a_context_leads_back_and_to_the_article_if_it_is_on_the_web(
    url: str | None, shown: list[list[str]]
) -> None:
    keyboard = under_context("id", whole("Words.", url=url), EN, 2)

    assert labels(keyboard) == shown
    if len(shown[0]) > 1:
        assert keyboard[0][1].address == "https://news.example/a#:~:text=Words"


def test_watches_can_be_stopped_one_by_one_and_all_at_once() -> None:
    keyboard = under_watches([("w1", "dams"), ("w2", "x" * 100)], EN)

    assert labels(keyboard) == [["✕ dams"], [f"✕ {'x' * 39}…"], ["Stop all"]]
    assert labels(under_watches([("w1", "dams")], EN)) == [["✕ dams"]]
    assert labels(under_notice("w1", EN)) == [["Stop"]]


def test_every_language_is_offered_in_its_own_words() -> None:
    shown = labels(under_languages(TEXTS["uk"], "ru"))

    assert shown == [["English"], ["Русский ✓"], ["Українська"], ["Як у Telegram"]]
    assert labels(under_languages(EN, None))[-1] == ["As in Telegram ✓"]


@pytest.mark.parametrize("words", TEXTS.values(), ids=TEXTS)
def test_all_buttons_can_be_read_on_a_phone_and_sent_back(words: Texts) -> None:
    quote = whole("Words.", url="https://news.example/a")
    shown = "A" * 8
    keyboards = [
        under_answer(shown, 4, words, more=True),
        under_quotes(shown, 10, words),
        under_refusal(shown, 2, words),
        under_context(shown, quote, words, 9),
        under_notice(shown, words),
        under_watches([(shown, "topic")] * 20, words),
        under_languages(words, "en"),
    ]
    for keyboard in keyboards:
        for row in keyboard:
            assert len(row) * max(len(button.label) for button in row) <= LETTERS_IN_A_ROW
            for button in row:
                assert button.payload is None or button.payload.encode()
