"""Which day a quote means by "on Monday"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.vocabulary import Quote
from index.relative_dates import NamedDay, days_named

# The sentences before a quote say whether "Monday" belongs to a story of another year.
CHARACTERS_BEFORE = 400


def relative_days(quote: Quote) -> Iterator[NamedDay]:
    """Yield the words of a quote that name a day without its year, with the article's offsets.

    Nothing for an undated article: "on Monday" may be any.
    """
    article = quote.article
    if article.published is None:
        return
    start = max(0, quote.start - CHARACTERS_BEFORE)
    text = article.text[start : quote.end]
    for named in days_named(text, article.language, article.published):
        inside = start + named.start >= quote.start
        if inside and str(named.day.year) not in named.slice(text):
            yield NamedDay(start + named.start, start + named.end, named.day)
