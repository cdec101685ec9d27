"""What the desk says of its coverage without being asked a question."""

from __future__ import annotations

from dataclasses import replace

from bot.on_topic import evidence_on
from bot.sitting import Sitting
from bot.timeline import Timeline, timeline
from bot.vocabulary import Quote
from index.overview import newest

# Two screens of a phone.
MOST_LATEST = 5


def timeline_of(at_work: Sitting, topic: str) -> Timeline:
    """Return a topic's articles over time, with what the desk reads in the best of them.

    Nothing where the decision finds that what comes nearest is about something else.
    """
    articles = at_work.topics.articles(topic)
    evidence = evidence_on(at_work, topic, articles)
    if not evidence:
        articles = []
    found = timeline(topic, articles, evidence)
    return replace(found, quotes=tuple(map(at_work.explained, found.quotes)))


def latest_of(at_work: Sitting) -> list[Quote]:
    """Return the first sentences of the newest articles, the newest first."""
    found = newest(at_work.edition.catalog, MOST_LATEST)
    return [Quote(article, first.start, first.end) for article, first in found]
