"""Questions and answers as the bubbles of a chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.buttons import Keyboard
from bot.rendering import messages
from bot.vocabulary import Answer
from tests.botapi.html_mode import parse_html
from tests.gallery.phone import Bubble

READER = "You"


def conversation(typed: str, answer: Answer, keyboard: Keyboard = ()) -> list[Bubble]:
    """Return what a reader typed and the messages that the bot sends back."""
    return exchange(typed, messages(answer), keyboard)


def exchange(typed: str, replies: Sequence[str], keyboard: Keyboard = ()) -> list[Bubble]:
    """Return what a reader typed and what the bot sends back, in Telegram's HTML.

    Args:
        typed: By the reader.
        replies: Messages; the last one has the buttons.
        keyboard: The buttons.
    """
    bubbles = [Bubble(typed, ours=True), *(said(html, typed) for html in replies)]
    bubbles[-1] = replace(bubbles[-1], keyboard=keyboard)
    return bubbles


def said(html: str, typed: str | None = None) -> Bubble:
    """Return a message of the bot's, as a reply to what a reader typed if there is any."""
    text, entities = parse_html(html, [])
    return Bubble(text, entities, reply_to=(READER, typed) if typed else None)
