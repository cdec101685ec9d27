"""Text in Telegram's HTML that knows its own length: the one place where HTML is made.

Whatever comes from an article, a person or a catalogue of words goes through :func:`escape`,
since :func:`text` is the only way to make :class:`Markup`.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass

# Bot API: "1-4096 characters after entities parsing", counted in UTF-16 code units.
# https://core.telegram.org/bots/api#sendmessage
MOST_UNITS = 4096
# Under a picture: https://core.telegram.org/bots/api#sendphoto
MOST_CAPTION_UNITS = 1024
# Telegram drops what is beyond: https://core.telegram.org/method/messages.sendMessage
MOST_ENTITIES = 100


def escape(text: str) -> str:
    """Return the text with the characters that mean something in Telegram's HTML escaped."""
    return html.escape(text, quote=True)


def units(text: str) -> int:
    """Return a text's length as Telegram counts it: in UTF-16 code units."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


@dataclass(frozen=True, slots=True)
class Markup:
    """A piece of a message.

    Attributes:
        html: In Telegram's HTML.
        units: Length of what is seen, in UTF-16 code units.
        entities: Number of formatted spans in it.
    """

    html: str
    units: int
    entities: int = 0

    def __add__(self, other: Markup) -> Markup:
        return Markup(
            self.html + other.html, self.units + other.units, self.entities + other.entities
        )

    def __bool__(self) -> bool:
        return self.units > 0


def text(plain: str) -> Markup:
    """Return plain text as markup; whatever it holds is shown and means nothing."""
    return Markup(escape(plain), units(plain))


NOTHING = text("")


def joined(separator: str, parts: Iterable[Markup]) -> Markup:
    """Return the parts that are not empty, with the separator between them."""
    whole = NOTHING
    for part in parts:
        if part:
            whole = whole + text(separator) + part if whole else part
    return whole


def bold(inside: Markup) -> Markup:
    """Return the text in bold."""
    return _within(inside, "<b>", "</b>")


def italic(inside: Markup) -> Markup:
    """Return the text in italics."""
    return _within(inside, "<i>", "</i>")


def link(inside: Markup, address: str | None) -> Markup:
    """Return the text as a link, if the address is one of the web; else the text."""
    if not address or not address.lower().startswith(("https://", "http://")):
        return inside
    return _within(inside, f'<a href="{escape(address)}">', "</a>")


def blockquote(inside: Markup, *, expandable: bool = False) -> Markup:
    """Return the text as a quotation; an expandable one is folded until it is touched."""
    start = "<blockquote expandable>" if expandable else "<blockquote>"
    return _within(inside, start, "</blockquote>")


def packed(blocks: Iterable[Markup]) -> list[str]:
    """Return as few messages as hold the blocks, in order, with an empty line between them.

    A block is never split; none may be longer than a message.
    """
    messages: list[Markup] = []
    for block in blocks:
        if messages:
            longer = joined("\n\n", [messages[-1], block])
            if longer.units <= MOST_UNITS and longer.entities <= MOST_ENTITIES:
                messages[-1] = longer
                continue
        messages.append(block)
    return [message.html for message in messages]


def _within(inside: Markup, start: str, end: str) -> Markup:
    if not inside:  # Telegram forgets an entity of nothing
        return inside
    return Markup(f"{start}{inside.html}{end}", inside.units, inside.entities + 1)
