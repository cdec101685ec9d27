"""A quote in its place: the paragraphs around it, the quote in bold."""

from __future__ import annotations

from bot.rendering.answer import pieces_of
from bot.rendering.markup import (
    MOST_UNITS,
    blockquote,
    bold,
    italic,
    joined,
    link,
    text,
    units,
)
from bot.rendering.sources import day, known_as, speaker, title
from bot.rendering.text_fragment import at_quote
from bot.texts import Texts
from bot.vocabulary import Quote
from index.canonical import PARAGRAPH_BREAK
from index.vocabulary import Span

# Of the article, beside the quote. News paragraphs are often a sentence long, so that the quote's
# own would show nothing new: then its neighbours come along, until there is something to read.
ENOUGH = 500


def in_context(quote: Quote, words: Texts) -> str:
    """Return a message with the words around a quote, as they stand in the article.

    What is in the quotation is one slice of the article's text, and in it the quote is bold. Only
    around a quote of more than a message is less than the quote shown.
    """
    article = quote.article
    address = at_quote(article.url, quote.text) if article.url else None
    head = bold(link(text(title(article) or known_as(article, words)), address))
    who = speaker(quote)
    where = [known_as(article, words)] if article.title else []
    under = text(", ".join(part for part in (who, *where, day(article, words)) if part))
    around = surroundings(quote, MOST_UNITS - head.units - under.units - 2)
    inside = Span(max(around.start, quote.start), min(around.end, quote.end))
    before = Span(around.start, inside.start).slice(article.text)
    after = Span(inside.end, around.end).slice(article.text)
    shown = text(before) + bold(text(inside.slice(article.text))) + text(after)
    return joined("\n", [head, blockquote(shown), italic(under)]).html


def surroundings(quote: Quote, most: int) -> Span:
    """Return the part of the article to show around a quote.

    The quote's own paragraphs, with neighbours while they are short; cut between words at the
    side that has more when that is longer than ``most`` UTF-16 units.
    """
    whole = quote.article.text
    start, end = _paragraph_start(whole, quote.start), _paragraph_end(whole, quote.end)
    while end - start - (quote.end - quote.start) < ENOUGH and (start > 0 or end < len(whole)):
        start = _paragraph_start(whole, max(0, start - len(PARAGRAPH_BREAK)))
        end = _paragraph_end(whole, min(len(whole), end + len(PARAGRAPH_BREAK)))
    room = most - units(quote.text)
    if room < 0:
        first = next(pieces_of(quote.text, most))
        return Span(quote.start, quote.start + len(first))
    before, after = whole[start : quote.start], whole[quote.end : end]
    left = max(room // 2, room - units(after))
    before = _ending(before, left)
    after = _beginning(after, room - units(before))
    return Span(quote.start - len(before), quote.end + len(after))


def _paragraph_start(whole: str, at: int) -> int:
    found = whole.rfind(PARAGRAPH_BREAK, 0, at)
    return 0 if found < 0 else found + len(PARAGRAPH_BREAK)


def _paragraph_end(whole: str, at: int) -> int:
    found = whole.find(PARAGRAPH_BREAK, at)
    return len(whole) if found < 0 else found


def _ending(words: str, most: int) -> str:
    """Return the end of a text, of at most so many units, from where a word begins."""
    if units(words) <= most:
        return words
    at, size = len(words), 0
    while size + units(words[at - 1]) <= most:
        at -= 1
        size += units(words[at])
    space = words.find(" ", at)
    return words[space + 1 :] if space >= 0 else ""


def _beginning(words: str, most: int) -> str:
    """Return the beginning of a text, of at most so many units, to where a word ends."""
    if units(words) <= most:
        return words
    at, size = 0, 0
    while size + units(words[at]) <= most:
        size += units(words[at])
        at += 1
    return words[: max(0, words.rfind(" ", 0, at))]
