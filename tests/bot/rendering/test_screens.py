"""Messages with quotes, the first time and again."""

from __future__ import annotations

import pytest

from bot.rendering.answer import FIRST_SCREEN
from bot.rendering.inline import inline_quotes
from bot.rendering.screens import screen_keyboard, screen_messages
from bot.screens import Screen
from bot.texts import TEXTS
from bot.vocabulary import Answer, Reason
from tests.bot.rendering.shown import answer, telegram, whole

EN = TEXTS["en"]


@pytest.mark.parametrize("screen", Screen)
@pytest.mark.parametrize("language", sorted(TEXTS))
def test_every_screen_shows_the_quotes_and_a_button_for_each_context(
    screen: Screen, language: str
) -> None:
    given = answer(whole("Words."), whole("More."), language=language)

    (html,) = screen_messages(screen, given)
    keyboard = screen_keyboard(screen, given, "id")

    assert telegram(html).quotations == ["Words.", "More."]
    words = TEXTS[language]
    labels = [button.label for button in keyboard[0]]
    assert labels == [words("button-context-of", number=number) for number in (1, 2)]
    votes = any(button.label == "👍" for row in keyboard for button in row)
    assert votes is (screen is Screen.ANSWER)


@pytest.mark.parametrize("private", [True, False])
@pytest.mark.parametrize("reason", Reason)
def test_only_what_may_come_is_offered_to_be_told_and_only_in_private(
    reason: Reason, private: bool
) -> None:
    refusal = Answer("?", "en", reason=reason)

    keyboard = screen_keyboard(Screen.ANSWER, refusal, "id", private=private)

    offered = [button.label for row in keyboard for button in row]
    expected = private and reason in {Reason.NOT_IN_COVERAGE, Reason.NOT_IN_THAT_TIME}
    assert offered == ([EN("button-tell-me")] if expected else [])


def test_there_are_no_more_context_buttons_than_quotes_on_the_screen() -> None:
    given = answer(*[whole("Words.")] * (FIRST_SCREEN + 3))

    assert len(screen_keyboard(Screen.ANSWER, given, "id")[0]) == FIRST_SCREEN


def test_what_can_be_sent_anywhere_is_the_whole_quote_or_none_of_it() -> None:
    short = whole("Words &\n\nmore.", outlet="Desk")
    long = whole("word " * 3000 + "end.", outlet="Desk")

    (found,) = inline_quotes([long, short], EN)

    assert telegram(found.html).quotations == [short.text]
    assert found.title == "Desk, undated"
    assert found.description == "Words &  more."
