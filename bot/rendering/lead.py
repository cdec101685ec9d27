"""The line that an answer begins with: whose words follow, and as of when.

It says nothing that the quotes and their articles' metadata do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.rendering.sources import outlet, speaker
from bot.texts import Texts
from bot.vocabulary import Quote
from index.dates import written_out

# On a phone a line has room for two names beside the date.
MOST_OUTLETS = 2
BETWEEN = " · "
# Quotes from further apart than this do not tell of one moment.
ONE_MOMENT = timedelta(days=31)


def lead(quotes: Sequence[Quote], words: Texts) -> str:
    """Return "3 quotes · Sample Desk · as of 7 July 2025" for the quotes that are shown.

    The day is the newest one: what the coverage says may have changed since. Where the quotes are
    from further apart than a month, the first day is named, too; that some are undated is said.
    One speaker who said all of it is named; so are up to two outlets, the first quoted first.
    """
    parts = []
    speakers = {speaker(quote) for quote in quotes}
    if len(speakers) == 1 and (only := speakers.pop()):
        parts.append(only)
    if len(quotes) > 1:
        parts.append(words("quotes-count", count=len(quotes)))
    outlets = [name for name in dict.fromkeys(outlet(quote.article) for quote in quotes) if name]
    if outlets:
        parts.append(_named(outlets, words))
    parts.append(_days(quotes, words))
    return BETWEEN.join(parts)


def _days(quotes: Sequence[Quote], words: Texts) -> str:
    days = [quote.article.published for quote in quotes if quote.article.published]
    if not days:
        return words("undated")
    first, last = written_out(min(days), words.language), written_out(max(days), words.language)
    one_moment = max(days) - min(days) <= ONE_MOMENT
    line = words("as-of", day=last) if one_moment else words("from-to", first=first, last=last)
    return line if len(days) == len(quotes) else words("and-undated", days=line)


def _named(outlets: list[str], words: Texts) -> str:
    named = ", ".join(outlets[:MOST_OUTLETS])
    more = len(outlets) - MOST_OUTLETS
    return words("outlets-and-more", named=named, more=more) if more > 0 else named
