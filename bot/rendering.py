"""An answer as a person sees it: plain for the terminal, HTML for Telegram.

This is the one place where HTML is made; whatever comes from an article or a person goes
through :func:`escape`.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from bot.texts import Texts, texts
from bot.vocabulary import Answer, Quote
from index.dates import written_out
from index.vocabulary import Article

# Bot API: "1-4096 characters after entities parsing", counted in UTF-16 code units.
# https://core.telegram.org/bots/api#sendmessage
MOST_UNITS = 4096
# A title is shown to recognise the article by; some pages put a paragraph into theirs.
LONGEST_TITLE = 160
LONGEST_NAME = 80
# Of the outlets that carried the same words.
MOST_CARRIERS = 3
# "On Monday" and "on Tuesday"; a list of days would be longer than the quote.
MOST_DAYS = 2


def escape(text: str) -> str:
    """Return the text with the characters that mean something in Telegram's HTML escaped."""
    return html.escape(text, quote=True)


def units(text: str) -> int:
    """Return a text's length as Telegram counts it: in UTF-16 code units."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def plain(answer: Answer) -> str:
    """Return the answer without markup."""
    words = texts(answer.language)
    lines = []
    if answer.reason:
        lines.append(words.refusals[answer.reason])
        if answer.related:
            lines.append(words.closest)
    shown = answer.quotes or answer.related
    lines.extend(f"> {quote.text}\n{source(quote, answer.language)}" for quote in shown)
    return "\n\n".join(lines)


def source(quote: Quote, language: str) -> str:
    """Return the line under a quote in plain text: who said it, where, when, and the link."""
    parts = [
        _short(quote.speaker, LONGEST_NAME),
        *_where(quote, texts(language)),
        _when(quote, language),
    ]
    lines = ["— " + ", ".join(part for part in parts if part)]
    if quote.article.url:
        lines.append(f"  {quote.article.url}")
    lines.extend(f"  {note}" for note in _notes(quote, language))
    return "\n".join(lines)


def messages(answer: Answer) -> list[str]:
    """Return the answer as one or more messages in Telegram's HTML.

    None is longer than Telegram takes. A message ends between quotes; only a quote that fills
    more than a message is continued in the next one, and every piece is a slice of it.
    """
    words = texts(answer.language)
    blocks: list[str] = []
    if answer.reason:
        lead = words.refusals[answer.reason]
        blocks.append(f"{lead} {words.closest}" if answer.related else lead)
        blocks = [escape(block) for block in blocks]
    sizes = [units(html.unescape(block)) for block in blocks]
    for quote in answer.quotes or answer.related:
        for block, size in _quote_blocks(quote, answer.language):
            blocks.append(block)
            sizes.append(size)
    return _pack(blocks, sizes)


def _pack(blocks: list[str], sizes: list[int]) -> list[str]:
    """Put blocks together, with an empty line between them, into as few messages as will do."""
    packed: list[list[str]] = []
    used = MOST_UNITS
    for block, size in zip(blocks, sizes, strict=True):
        if used + 2 + size > MOST_UNITS:
            packed.append([])
            used = -2
        packed[-1].append(block)
        used += 2 + size
    return ["\n\n".join(message) for message in packed]


def _quote_blocks(quote: Quote, language: str) -> Iterator[tuple[str, int]]:
    """Yield a quote as (HTML, length in units); the last block carries the source.

    Something always stands under a piece, because Telegram cuts off the white space that a
    message ends with, and the white space between two pieces is the source's, too.
    """
    under, under_size = _source_html(quote, language)
    continued = texts(language).continued
    fits = units(quote.text) + 1 + under_size <= MOST_UNITS
    room = MOST_UNITS - 1 - max(under_size, units(continued))
    pieces = [quote.text] if fits else list(_pieces(quote.text, room))
    for piece in pieces[:-1]:
        yield (
            f"<blockquote>{escape(piece)}</blockquote>\n{escape(continued)}",
            units(piece) + 1 + units(continued),
        )
    yield (
        f"<blockquote>{escape(pieces[-1])}</blockquote>\n{under}",
        units(pieces[-1]) + 1 + under_size,
    )


def _pieces(text: str, most: int) -> Iterator[str]:
    """Yield consecutive slices of the text of at most so many units, cut after white space."""
    start = 0
    while start < len(text):
        end, size = start, 0
        while end < len(text) and size + units(text[end]) <= most:
            size += units(text[end])
            end += 1
        if end < len(text):
            end = _cut(text, start, end)
        yield text[start:end]
        start = end


def _cut(text: str, start: int, end: int) -> int:
    """Return the last place up to the end where a word begins; else one inside a word.

    Never one before white space: Telegram cuts off what a message begins with, too.
    """
    inside = [at for at in range(start + 1, end + 1) if not text[at].isspace()]
    begins = [at for at in inside if text[at - 1].isspace()]
    return max(begins or inside, default=end)


def _source_html(quote: Quote, language: str) -> tuple[str, int]:
    """Return the line under a quote and its length in units: the title is the link."""
    words = texts(language)
    where = _where(quote, words)
    shown = [*where]
    url = quote.article.url
    if url and url.lower().startswith(("https://", "http://")):
        link = f'<a href="{escape(url)}">{escape(where[-1])}</a>'
        marked = [*map(escape, where[:-1]), link]
    else:
        marked = [*map(escape, where)]
    when = _when(quote, language)
    speaker = [short] if (short := _short(quote.speaker, LONGEST_NAME)) else []
    line = ", ".join([*map(escape, speaker), *marked, escape(when)])
    size = units(", ".join([*speaker, *shown, when])) + 2
    notes = _notes(quote, language)
    whole = "\n".join([f"— {line}", *map(escape, notes)])
    return whole, size + sum(1 + units(note) for note in notes)


def _notes(quote: Quote, language: str) -> list[str]:
    """What else a reader wants to know: which day "Monday" is, and who else has the words."""
    notes = []
    if quote.days:
        days = dict.fromkeys(
            f"“{_short(named.slice(quote.article.text), LONGEST_NAME)}”:"
            f" {written_out(named.day, language)}"
            for named in quote.days
        )
        notes.append("; ".join(list(days)[:MOST_DAYS]))
    if quote.also:
        notes.append(_also(quote, language))
    return notes


def _also(quote: Quote, language: str) -> str:
    """Who else carried the words: outlet, or what else the article is known by, and day."""
    words = texts(language)
    named = dict.fromkeys(
        f"{_where_is(article, words)[0]}, {_day(article, language)}" for article in quote.also
    )
    more = f" +{len(named) - MOST_CARRIERS}" if len(named) > MOST_CARRIERS else ""
    return f"{words.also}: {'; '.join(list(named)[:MOST_CARRIERS])}{more}"


def _where(quote: Quote, words: Texts) -> list[str]:
    """Outlet and title; the file's name where the article states neither."""
    return _where_is(quote.article, words)


def _where_is(article: Article, words: Texts) -> list[str]:
    known = [_short(article.outlet, LONGEST_NAME), _short(article.title, LONGEST_TITLE)]
    return [part for part in known if part] or [f"{words.file} {article.path[-LONGEST_TITLE:]}"]


def _short(name: str | None, longest: int) -> str | None:
    return f"{name[: longest - 1].rstrip()}…" if name and len(name) > longest else name


def _when(quote: Quote, language: str) -> str:
    return _day(quote.article, language)


def _day(article: Article, language: str) -> str:
    day = article.published
    return written_out(day, language) if day else texts(language).undated
