"""A topic over time: how many articles by month, and the quotes that stand for its turns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.vocabulary import Evidence, Quote
from index.topics import OnTopic

# What a phone's screen can hold beside each other: five years of months, else years.
MOST_BARS = 60
# More numbers than these in one picture, and nobody looks for them in the text.
MOST_QUOTES = 5
# Read beneath a picture, so shorter than elsewhere.
LONGEST_QUOTE = 300


class Step(StrEnum):
    """What a bar of the picture stands for."""

    MONTH = "month"
    YEAR = "year"

    def first_day(self, day: date) -> date:
        """Return the first day of the month or year that a day is in."""
        return day.replace(day=1) if self is Step.MONTH else day.replace(month=1, day=1)

    def after(self, first: date) -> date:
        """Return the first day of the next month or year."""
        if self is Step.YEAR:
            return first.replace(year=first.year + 1)
        return date(first.year + first.month // 12, first.month % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """How many articles of a month or year are about the topic.

    Attributes:
        start: The first day of the month or year.
    """

    start: date
    articles: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A topic in the coverage.

    Attributes:
        bars: Without gaps, the earliest first; empty when no article states its day.
        undated: Articles about the topic that are in no bar.
        quotes: Up to five from dated articles, the earliest first; the number in the picture is
            the place here.
    """

    topic: str
    step: Step
    bars: tuple[Bar, ...]
    undated: int
    quotes: tuple[Quote, ...]

    @property
    def articles(self) -> int:
        """How many are in the bars."""
        return sum(bar.articles for bar in self.bars)

    def bar_of(self, quote: Quote) -> int:
        """Return the number of the bar, from 0, that a quote's article is in."""
        day = quote.article.published
        starts = [bar.start for bar in self.bars]
        if day is None or self.step.first_day(day) not in starts:
            raise ValueError(f"article {quote.article.id} is in no bar")
        return starts.index(self.step.first_day(day))


def timeline(topic: str, on_topic: Sequence[OnTopic], evidence: Sequence[Evidence]) -> Timeline:
    """Return a topic's timeline.

    Args:
        topic: As it is shown.
        on_topic: All articles about it.
        evidence: Sentences that answer the topic as a question, best first; of those in articles
            about the topic the best of each month or year is quoted, as far as five will do.
    """
    days = [each.published for each in on_topic if each.published]
    step = Step.MONTH
    if days and len(list(_starts(min(days), max(days), step))) > MOST_BARS:
        step = Step.YEAR
    counts = Counter(step.first_day(day) for day in days)
    starts = _starts(min(days), max(days), step) if days else ()
    bars = tuple(Bar(start, counts[start]) for start in starts)
    quotes = _key_quotes({each.article for each in on_topic}, evidence, step)
    return Timeline(topic, step, bars, len(on_topic) - len(days), quotes)


def _starts(first: date, last: date, step: Step) -> Iterator[date]:
    start = step.first_day(first)
    while start <= last:
        yield start
        start = step.after(start)


def _key_quotes(articles: set[str], evidence: Sequence[Evidence], step: Step) -> tuple[Quote, ...]:
    """The best sentence of each month or year, in the order of their days."""
    best: dict[date, Quote] = {}
    for item in evidence:
        day = item.article.published
        if day is None or item.article.id not in articles or len(item.text) > LONGEST_QUOTE:
            continue
        quote = Quote(item.article, item.sentence.start, item.sentence.end)
        best.setdefault(step.first_day(day), quote)
        if len(best) == MOST_QUOTES:
            break
    return tuple(best[start] for start in sorted(best))
