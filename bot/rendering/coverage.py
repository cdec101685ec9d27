"""What is in the coverage: ``/sources`` and ``/latest``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.rendering.answer import LONGEST_UNFOLDED, pieces_of
from bot.rendering.markup import (
    MOST_UNITS,
    Markup,
    blockquote,
    bold,
    joined,
    link,
    packed,
    text,
)
from bot.rendering.sources import LONGEST_NAME, day, known_as, outlet, shortened, title
from bot.rendering.text_fragment import at_quote
from bot.texts import Texts
from bot.vocabulary import Quote
from bot.written_dates import moment_written
from index.dates import written_out
from index.overview import OutletCount, Overview

# A sentence is seldom longer; what has no full stop at all would fill the screen.
LONGEST_FIRST_SENTENCE = 700
# Two screens of a phone; who needs the long tail asks the operator.
MOST_OUTLETS = 30
BETWEEN = " · "


def sources(found: Overview, words: Texts) -> list[str]:
    """Return the outlets with their number of articles and days, as messages."""
    named = [each for each in found.outlets if each.outlet]
    total = words("sources-total", articles=found.articles, outlets=len(named))
    head = [
        bold(text(words("sources-title"))),
        text(_with_days(total, found.days, words)),
        text(words("sources-rebuilt", moment=moment_written(found.rebuilt, words.language))),
    ]
    lines = [text(f"• {_outlet_line(each, words)}") for each in found.outlets[:MOST_OUTLETS]]
    if len(found.outlets) > MOST_OUTLETS:
        lines.append(text(words("sources-more", outlets=len(found.outlets) - MOST_OUTLETS)))
    return packed([joined("\n", head), *_blocks(lines)])


def _outlet_line(count: OutletCount, words: Texts) -> str:
    name = shortened(count.outlet, LONGEST_NAME) if count.outlet else words("sources-not-stated")
    days = (count.first, count.last) if count.first and count.last else None
    line = _with_days(words("sources-line", outlet=name, articles=count.articles), days, words)
    return (
        f"{line}{BETWEEN}{words('sources-undated', articles=count.undated)}"
        if count.undated
        else line
    )


def _with_days(line: str, days: tuple[date, date] | None, words: Texts) -> str:
    if days is None:
        return line
    first, last = (written_out(each, words.language) for each in days)
    return f"{line}, {first if first == last else words('sources-days', first=first, last=last)}"


def _blocks(lines: Sequence[Markup]) -> list[Markup]:
    """Lines together, as many as a message holds."""
    blocks: list[Markup] = []
    for line in lines:
        if blocks and blocks[-1].units + 1 + line.units <= MOST_UNITS // 2:
            blocks[-1] = joined("\n", [blocks[-1], line])
        else:
            blocks.append(line)
    return blocks


def latest(newest: Sequence[Quote], words: Texts) -> list[str]:
    """Return the newest articles as messages: title, first sentence, outlet and day.

    Args:
        newest: The first sentence of each article, the newest article first; not empty.
        words: In whose language the rest is.
    """
    dated = any(quote.article.published for quote in newest)
    head = bold(text(words("latest-title" if dated else "latest-all-undated")))
    return packed([head, *(_article(quote, words) for quote in newest)])


def _article(quote: Quote, words: Texts) -> Markup:
    article = quote.article
    address = at_quote(article.url, quote.text) if article.url else None
    first = next(pieces_of(quote.text, LONGEST_FIRST_SENTENCE))
    heading = title(article)
    name = known_as(article, words) if heading is None else outlet(article)
    under = ", ".join(part for part in (name, day(article, words)) if part)
    return joined(
        "\n",
        [
            bold(link(text(heading), address)) if heading else text(""),
            blockquote(text(first), expandable=len(first) > LONGEST_UNFOLDED),
            text(under) if heading else link(text(under), address),
        ],
    )
