"""What a question's time does to what is looked at, and to the order of what is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.speakers import asked_speakers
from bot.times.calendar import calendar_periods
from bot.times.vocabulary import AskedTime, Firmness
from bot.times.words import BY_LANGUAGE
from bot.vocabulary import Evidence, Quote
from index.relative_dates import days_named
from index.vocabulary import Article
from index.windows import Window

if TYPE_CHECKING:
    from index.retrieval import Hit, PassageRetriever

# What happened in the evening is in the next day's articles.
_GRACE = timedelta(days=1)
# Passages of the asked time that are read beside those found without it.
_MORE_PASSAGES = 4
# A text that says "in 2025" does not name June of that year.
_LONGEST_NAMED = timedelta(days=92)
_YEAR = timedelta(days=300)
# "What happened last week?" is about nothing but the time.
_NO_TOPIC = re.compile(
    r"(?:what|whats|is|are|was|were|has|have|been|there|the|any|so|and|tell|show|give|me|us|about"
    r"|happen|happened|happening|happens|going|on|new|news|updates?|s|please|developments?"
    r"|что|какие|какая|есть|ли|и|а|было|произошло|происходит|случилось|творится|нового|новости"
    r"|событи[яе]|расскажи(?:те)?|покажи(?:те)?|мне|о|про"
    r"|що|які|яка|чи|є|і|й|та|було|сталося|трапилося|відбулося|відбувається|діється|новини|події"
    r"|розкажи|покажи|мені)",
    re.IGNORECASE,
)


def window_of(asked: AskedTime | None) -> Window | None:
    """Return the days of publication that a question's window stands for; None: all."""
    if asked is None or not asked.has_window:
        return None
    end = asked.end
    if end and asked.firmness is Firmness.PUBLICATION and end < date.max - _GRACE:
        end += _GRACE
    return Window(asked.start, end)


def keeps_out(asked: AskedTime) -> bool:
    """Whether articles are left out for their day alone."""
    return asked.has_window and asked.firmness is Firmness.PUBLICATION


def has_no_topic(asked: AskedTime | None) -> bool:
    """Whether a question asks for nothing but what there is from a time."""
    return asked is not None and all(
        _NO_TOPIC.fullmatch(word) for word in re.findall(r"\w+", asked.topic)
    )


def search(retriever: PassageRetriever, question: str, asked: AskedTime | None) -> list[Hit]:
    """Return the passages to be read for a question.

    A window of publication keeps the others out. One of events brings in further passages of
    that time, and keeps out only articles from before it that do not speak of it.
    """
    window = window_of(asked)
    if asked is None:
        return retriever.search(question)
    if window is None or asked.firmness is Firmness.PUBLICATION:
        return retriever.search(asked.topic, window)
    found = retriever.search(asked.topic)
    known = {hit.passage.id for hit in found}
    added = [hit for hit in retriever.search(asked.topic, window) if hit.passage.id not in known]
    return [hit for hit in (*found, *added[:_MORE_PASSAGES]) if not _too_early(hit, asked)]


def _too_early(hit: Hit, asked: AskedTime) -> bool:
    published = hit.article.published
    return (
        asked.firmness is Firmness.EVENT
        and published is not None
        and asked.start is not None
        and published < asked.start
        and not speaks_of(hit.article, hit.passage.span.slice(hit.article.text), asked)
    )


def of_that_time(evidence: Sequence[Evidence], asked: AskedTime | None) -> list[Evidence]:
    """Return the evidence from dated articles of the asked time, or that names a day in it.

    Everything, where no window is asked for.
    """
    window = window_of(asked)
    if asked is None or window is None:
        return list(evidence)
    return [
        item
        for item in evidence
        if (item.article.published and _published_in(item.article.published, window, asked))
        or speaks_of(item.article, item.text, asked)
    ]


def _published_in(day: date, window: Window, asked: AskedTime) -> bool:
    if asked.firmness is not Firmness.ANY_YEAR or window.start is None or window.end is None:
        return window.holds(day)
    first, last = window.start, window.end
    return (first.month, first.day) <= (day.month, day.day) <= (last.month, last.day)


def speaks_of(article: Article, text: str, asked: AskedTime) -> bool:
    """Whether words of an article name a day, a month or a year of the asked time."""
    window = Window(asked.start, asked.end)
    if asked.firmness is Firmness.PUBLICATION:
        return False  # it asks for what was written then, not for what was written about it
    for named in days_named(text, article.language, article.published):
        if _published_in(named.day, window, asked):
            return True
    words = BY_LANGUAGE.get(article.language or "")
    if words is None:
        return False
    asked_for_long = not (asked.start and asked.end) or asked.end - asked.start > _YEAR
    for period in calendar_periods(text, words, article.published or date.max):
        named_well = period.year_named or asked.firmness is Firmness.ANY_YEAR
        short = period.end - period.start <= _LONGEST_NAMED
        if (
            named_well
            and (short or asked_for_long)
            and any(_published_in(day, window, asked) for day in (period.start, period.end))
        ):
            return True
    return False


def by_article(evidence: Sequence[Evidence]) -> list[list[Evidence]]:
    """Return the evidence of each article, the newest article first, undated ones last."""
    groups: dict[str, list[Evidence]] = {}
    for item in evidence:
        groups.setdefault(item.article.id, []).append(item)
    return sorted(
        groups.values(), key=lambda group: group[0].article.published or date.min, reverse=True
    )


def in_order(quotes: Sequence[Quote], question: str) -> tuple[Quote, ...]:
    """Return quotes in the order to show them in.

    Where one speaker who is asked for is quoted from several days the newest words come first,
    undated ones last, so that nobody takes a former position for today's. Else the best comes
    first, as before.
    """
    speakers = {quote.speaker for quote in quotes}
    days = {quote.article.published for quote in quotes}
    changed = len(speakers) == 1 and None not in speakers and len(days) > 1
    if changed and asked_speakers(question):
        return tuple(
            sorted(quotes, key=lambda quote: quote.article.published or date.min, reverse=True)
        )
    return tuple(quotes)
