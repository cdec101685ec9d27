"""A question and its answer as the bubbles of a chat."""

from __future__ import annotations

from bot.rendering import messages
from bot.vocabulary import Answer
from tests.botapi.html_mode import parse_html
from tests.gallery.phone import Bubble

READER = "You"


def conversation(typed: str, answer: Answer) -> list[Bubble]:
    """Return what a reader typed and the messages that the bot sends back."""
    asked = Bubble(typed, ours=True)
    return [asked, *(_reply(html, typed) for html in messages(answer))]


def _reply(html: str, typed: str) -> Bubble:
    text, entities = parse_html(html, [])
    return Bubble(text, entities, reply_to=(READER, typed))
