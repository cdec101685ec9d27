"""A message with quotes and the buttons under it, the first time and whenever it is shown."""

from __future__ import annotations

from bot.buttons import Keyboard
from bot.rendering.answer import FIRST_SCREEN, further, messages
from bot.rendering.keyboards import under_answer, under_notice, under_quotes, under_refusal
from bot.rendering.timeline import beneath
from bot.rendering.watched import news
from bot.screens import Screen
from bot.texts import texts
from bot.vocabulary import Answer, Reason

# Of these a later edition may have the answer.
MAY_COME = frozenset({Reason.NOT_IN_COVERAGE, Reason.NOT_IN_THAT_TIME})


def screen_messages(screen: Screen, answer: Answer, understood: str | None = None) -> list[str]:
    """Return an answer as messages in Telegram's HTML, as that kind of screen shows it."""
    match screen:
        case Screen.ANSWER:
            return messages(answer, understood)
        case Screen.TIMELINE:
            return beneath(answer.question, answer.quotes, texts(answer.language))
        case Screen.NEWS:
            return news(answer.question, answer.quotes, texts(answer.language))
        case Screen.MORE:
            return further(answer, "more-evidence")
        case Screen.OTHERS:
            return further(answer, "other-accounts")


def screen_keyboard(
    screen: Screen,
    answer: Answer,
    shown: str,
    *,
    private: bool = True,
    watch: str | None = None,
) -> Keyboard:
    """Return the buttons under the last of those messages.

    Args:
        screen: What kind of message it is.
        answer: What it shows.
        shown: Id of the stored answer.
        private: Whether it is shown to one person: news is not offered to groups.
        watch: Of news: the id of the watch that it can stop; None when it was stopped.
    """
    words = texts(answer.language)
    if screen is not Screen.ANSWER:
        stop = under_notice(watch, words) if watch else ()
        return (*under_quotes(shown, len(answer.quotes), words), *stop)
    if answer.answered:
        quotes = min(len(answer.quotes), FIRST_SCREEN)
        return under_answer(shown, quotes, words, more=bool(answer.more))
    if private and answer.reason in MAY_COME:
        return under_refusal(shown, len(answer.related), words)
    return under_quotes(shown, len(answer.related), words)
