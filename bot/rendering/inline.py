"""Quotes as inline results: a line to choose by, and the message that is sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.rendering.answer import quote_blocks
from bot.rendering.markup import italic, joined, text
from bot.rendering.sources import day, known_as, shortened, speaker
from bot.texts import Texts
from bot.vocabulary import Quote

# Two lines of a phone; Telegram cuts off what is beyond.
LONGEST_LINE = 100


@dataclass(frozen=True, slots=True)
class InlineQuote:
    """A quote to be chosen from a list.

    Attributes:
        title: Who says it, where and when, in plain text.
        description: The beginning of the quote, in plain text.
        html: The message that is sent: the whole quote with its source.
    """

    title: str
    description: str
    html: str


def inline_quotes(quotes: Sequence[Quote], words: Texts) -> Iterator[InlineQuote]:
    """Yield those quotes that fit into a message each; none is cut."""
    for quote in quotes:
        blocks = quote_blocks([quote], words)
        if len(blocks) > 1:
            continue
        parts = (speaker(quote), known_as(quote.article, words), day(quote.article, words))
        yield InlineQuote(
            shortened(", ".join(part for part in parts if part), LONGEST_LINE),
            shortened(quote.text.replace("\n", " "), LONGEST_LINE),
            blocks[0].html,
        )


def inline_refusal(question: str, sentence: str) -> str:
    """Return the message that is sent when there is no quote: the question, and why."""
    return joined("\n", [italic(text(question)), text(sentence)]).html
