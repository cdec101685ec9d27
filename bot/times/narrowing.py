"""What a question's time does to what is looked at, and to the order of what is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.speakers import asked_speakers
from bot.times.calendar import calendar_periods
from bot.times.vocabulary import AskedTime, Firmness
from bot.times.words import BY_LANGUAGE, Words
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
_YEAR_NAMED = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d.,]\d|\d)")
_FIGURE = re.compile(r"\d")
# What is written this soon after a day or a month may tell of it without naming it.
_SOON = timedelta(days=7)
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


# Words of asking for news, and what may stand before the topic: "What is the latest on …?"
_NEWS = re.compile(
    r"news|(?:latest|newest) \w|update|development|\bnew\b|новост|событи|новин|події|нового",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:(?:what|whats|is|are|s|there|any|the|tell|show|give|me|us|about|please|какие|какая|есть"
    r"|расскажи(?:те)?|покажи(?:те)?|мне|що|які|чи|є|розкажи|покажи|мені)\b['’ ]*)+",
    re.IGNORECASE,
)
# A topic with one of these in it is a question or a sentence of its own.
_CLAUSE = re.compile(
    r"(?<![\w'’-])(?:what|who|whom|whose|which|when|where|why|how|whether|if|that|is|are|was|were"
    r"|be|been|do|does|did|has|have|had|will|would|can|could|shall|should|must|may|might|said|says"
    r"|что|кто|кого|чей|какой|какая|какие|когда|где|куда|почему|зачем|как|сколько|ли|чего"
    r"|що|хто|чий|який|яка|які|коли|де|куди|чому|навіщо|як|скільки|чи|чого)(?![\w'’-])",
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


def names_its_time(asked: AskedTime) -> bool:
    """Whether what is of another time is no answer, however well it fits the rest."""
    return asked.has_window and asked.firmness is not Firmness.ANY_YEAR


def has_no_topic(asked: AskedTime | None) -> bool:
    """Whether a question asks for nothing but what there is from a time."""
    return asked is not None and all(
        _NO_TOPIC.fullmatch(word) for word in re.findall(r"\w+", asked.topic)
    )


def topic_of_news(asked: AskedTime) -> str | None:
    """Return the topic that a question wants the news on; None when it asks anything else."""
    if asked.has_window or not any(map(_NEWS.search, asked.words)):
        return None
    opening = _OPENING.match(asked.topic)
    topic = asked.topic[opening.end() if opening else 0 :].strip(" ?!.")
    return topic if topic and not _CLAUSE.search(topic) else None


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


def telling_of_it(evidence: Sequence[Evidence], asked: AskedTime | None) -> list[Evidence]:
    """Return the evidence that may answer a question about a time; the rest is of other days.

    Beside what :func:`of_that_time` has: sentences after one that names the time, and those
    published so soon after it that they need not name it. Everything, where no
    window is asked for, or only a day or month without a year.
    """
    if asked is None or not names_its_time(asked):
        return list(evidence)
    undated = {item.article.id: item.article for item in evidence if not item.article.published}
    telling = {name for name, article in undated.items() if _undated_may_tell(article, asked)}
    return [item for item in evidence if item.article.id in telling or _may_tell(item, asked)]


def _undated_may_tell(article: Article, asked: AskedTime) -> bool:
    if _is_recent(asked):
        return False
    whole = f"{article.title or ''}\n{article.text}"
    return not _only_of_other_times(article, asked) or speaks_of(article, whole, asked)


def _may_tell(item: Evidence, asked: AskedTime) -> bool:
    article = item.article
    if speaks_of(article, item.text, asked) or _goes_on_about(item, asked):
        return True
    if article.published is None:
        return False  # it would be among those that may
    if asked.firmness is Firmness.PUBLICATION:
        return True  # the search has kept out the others
    end = asked.end and asked.end + min(_SOON, date.max - asked.end)
    return Window(asked.start, end).holds(article.published)


def _goes_on_about(item: Evidence, asked: AskedTime) -> bool:
    """Whether the last time that is named before a sentence, or in the title, is the asked one."""
    article = item.article
    words = BY_LANGUAGE.get(article.language or "")
    if words is None or asked.firmness is Firmness.PUBLICATION:
        return False
    text = f"{article.title or ''}\n{article.text[item.passage.start : item.sentence.end]}"
    named = [
        (period.at, period.start, period.end)
        for period in calendar_periods(text, words, article.published or date.max)
        if period.year_named and not _only_borders(text, period.at, words)
    ]
    days = days_named(text, article.language, article.published)
    named += [(each.start, each.day, each.day) for each in days]
    if not named:
        return False
    _, start, end = max(named)
    window = Window(asked.start, asked.end)
    return window.holds(start) and window.holds(end)


def _only_borders(text: str, at: int, words: Words) -> bool:
    """Whether a time is named only to say "since" or "before" it."""
    return any(lead.search(text, 0, at) for lead in (words.since, words.after, words.before))


def _is_recent(asked: AskedTime) -> bool:
    """Whether "last week" or the like is asked for: an article without a day is hardly of it.

    For "in July 2025" it may be; that it is undated stands beside the quote.
    """
    is_short = bool(asked.start and asked.end and asked.end - asked.start <= _YEAR)
    return is_short and asked.firmness is Firmness.PUBLICATION


def _only_of_other_times(article: Article, asked: AskedTime) -> bool:
    """Whether an undated article names years, and none of them is in the window."""
    first, last = (asked.start or date.min).year, (asked.end or date.max).year
    years = {int(year) for year in _YEAR_NAMED.findall(article.text)}
    return bool(years) and not any(first <= year <= last for year in years)


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
    for named in days_named(text, article.language, article.published or _around(asked)):
        is_exact = article.published or _FIGURE.search(named.slice(text))
        if is_exact and _published_in(named.day, window, asked):
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


def _around(asked: AskedTime) -> date | None:
    """Return the day that an undated article is read as of: its "Monday, 7 July" has no year.

    Whether that was a Monday in the asked year is looked at; "on Monday" alone says nothing.
    """
    return asked.end or asked.start


def search_other_days(retriever: PassageRetriever, asked: AskedTime) -> list[Hit]:
    """Return the passages to be read for a question that the time asked about leaves open."""
    window = window_of(asked)
    return [
        hit
        for hit in retriever.search(asked.topic)
        if not (window and hit.article.published and window.holds(hit.article.published))
    ]


def accounts(evidence: Sequence[Evidence]) -> list[list[Evidence]]:
    """Return the evidence of each article; first the article whose evidence comes first."""
    groups: dict[str, list[Evidence]] = {}
    for item in evidence:
        groups.setdefault(item.article.id, []).append(item)
    return list(groups.values())


def by_article(evidence: Sequence[Evidence]) -> list[list[Evidence]]:
    """Return the evidence of each article, the newest article first, undated ones last."""
    return sorted(
        accounts(evidence), key=lambda group: group[0].article.published or date.min, reverse=True
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
        return newest_first(quotes)
    return tuple(quotes)


def newest_first(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return quotes by the days of their articles; undated ones last."""
    return tuple(
        sorted(quotes, key=lambda quote: quote.article.published or date.min, reverse=True)
    )
