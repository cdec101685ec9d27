"""An answer on a phone's screen: a line that says whose words follow, then the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.rendering.lead import lead
from bot.rendering.markup import (
    MOST_UNITS,
    Markup,
    blockquote,
    bold,
    italic,
    joined,
    link,
    packed,
    text,
    units,
)
from bot.rendering.sources import day, known_as, notes, shortened, speaker
from bot.rendering.text_fragment import at_quote
from bot.texts import Texts, texts
from bot.vocabulary import Answer, Quote

# More would push the first ones off the screen; the rest is a touch away.
FIRST_SCREEN = 4
# Telegram folds an expandable quotation to about three lines. A quote of up to nine or ten lines
# on a phone (some 40 characters each) is read faster than it is unfolded.
LONGEST_UNFOLDED = 400
# Of a question that is repeated above quotes: enough to know it by.
LONGEST_HEADING = 200


def messages(answer: Answer, understood: str | None = None) -> list[str]:
    """Return the first screen of an answer as one or more messages in Telegram's HTML.

    None is longer than Telegram takes. A message ends between quotes; only a quote that fills
    more than a message is continued in the next one, and every piece is a slice of it.

    Args:
        answer: Of its quotes the first four are shown.
        understood: What the question was taken to mean; None: as the answer has it.
    """
    words = texts(answer.language)
    understood = understood or answer.shown_understood
    head = [italic(text(words("understood-as", question=understood)))] if understood else []
    if answer.reason:
        refusal = words.refusal(answer.reason)
        head.append(
            text(f"{refusal} {words.closest(answer.reason)}" if answer.related else refusal)
        )
        return packed([joined("\n", head), *quote_blocks(answer.related, words)])
    shown = answer.quotes[:FIRST_SCREEN]
    head.append(bold(text(lead(shown, words))))
    return packed([joined("\n", head), *quote_blocks(shown, words)])


def further(answer: Answer, heading: str) -> list[str]:
    """Return quotes that a reader asked for under an earlier answer, as messages.

    Args:
        answer: With quotes; all of them are shown.
        heading: The message of the catalogue that stands above, with the question in it.
    """
    words = texts(answer.language)
    head = bold(text(words(heading, question=shortened(answer.question, LONGEST_HEADING))))
    return packed([head, *quote_blocks(answer.quotes, words)])


def quote_blocks(quotes: Sequence[Quote], words: Texts, first: int | None = None) -> list[Markup]:
    """Return quotes with their sources, as blocks of at most a message each.

    Args:
        quotes: In order.
        words: In whose language the sources are named.
        first: The number of the first one; None: from 1, and no number for a single quote.
    """
    numbers: Sequence[int | None] = (
        [None]
        if first is None and len(quotes) == 1
        else range(first or 1, (first or 1) + len(quotes))
    )
    return [
        block
        for number, quote in zip(numbers, quotes, strict=False)
        for block in _quote_blocks(quote, words, number)
    ]


def _quote_blocks(quote: Quote, words: Texts, number: int | None) -> Iterator[Markup]:
    """Yield a quote in one block, or in several that fill a message each.

    Something always stands under a piece, because Telegram cuts off the white space that a
    message ends with, and the white space between two pieces is the source's, too.
    """
    under = source(quote, words, number)
    continued = text(words("continued"))
    fits = units(quote.text) + 1 + under.units <= MOST_UNITS
    room = MOST_UNITS - 1 - max(under.units, continued.units)
    pieces = [quote.text] if fits else list(pieces_of(quote.text, room))
    for place, piece in enumerate(pieces, start=1):
        folded = len(piece) > LONGEST_UNFOLDED
        last = place == len(pieces)
        yield joined(
            "\n", [blockquote(text(piece), expandable=folded), under if last else continued]
        )


def source(quote: Quote, words: Texts, number: int | None = None) -> Markup:
    """Return the lines under a quote: who, where and when; where is the link to the words."""
    article = quote.article
    address = at_quote(article.url, quote.text) if article.url else None
    who = speaker(quote)
    line = joined(
        ", ",
        [
            bold(text(who)) if who else text(""),
            link(text(known_as(article, words)), address),
            text(day(article, words)),
        ],
    )
    mark = text("— " if number is None else f"{number} — ")
    return joined("\n", [mark + line, *map(text, notes(quote, words))])


def pieces_of(words: str, most: int) -> Iterator[str]:
    """Yield consecutive slices of a text of at most so many units, cut after white space."""
    start = 0
    while start < len(words):
        end, size = start, 0
        while end < len(words) and size + units(words[end]) <= most:
            size += units(words[end])
            end += 1
        if end < len(words):
            end = _cut(words, start, end)
        yield words[start:end]
        start = end


def _cut(words: str, start: int, end: int) -> int:
    """Return the last place up to the end where a word begins; else one inside a word.

    Never one before white space: Telegram cuts off what a message begins with, too.
    """
    inside = [at for at in range(start + 1, end + 1) if not words[at].isspace()]
    begins = [at for at in inside if words[at - 1].isspace()]
    return max(begins or inside, default=end)
