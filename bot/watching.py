"""What is new on the topics that users watch, each time an edition comes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass

from bot.records.preferences import Preferences
from bot.records.shown import Place, digest
from bot.records.watches import Watch, Watches
from bot.vocabulary import Answer, Quote

AskAmong = Callable[[str, Set[str]], Answer]
"""Answers a question from the articles of these ids only."""


@dataclass(frozen=True, slots=True)
class Notice:
    """News on a topic, for one user."""

    watch: Watch
    places: tuple[Place, ...]


def arrived(known: Mapping[str, str] | None, versions: Mapping[str, str]) -> Set[str]:
    """Return the articles that are new or not what they were.

    Args:
        known: Article id → version as of the edition before; None: none was looked at, so
            nothing is news.
        versions: The same of the edition that has come. Another way of splitting texts (the
            version's part before the colon) is no news, however much it changes.
    """
    if known is None:
        return frozenset()
    return frozenset(
        article
        for article, version in versions.items()
        if article not in known
        or (known[article] != version and _splitting(known[article]) == _splitting(version))
    )


def _splitting(version: str) -> str:
    return version.partition(":")[0]


def look(watches: Watches, versions: Mapping[str, str], ask: AskAmong) -> int:
    """Note, for every watch, what an edition's new articles say on it.

    Looking again at the same edition finds nothing, also after it was broken off: what was
    found until then is told, the rest is found the next time.

    Args:
        watches: Those of everybody.
        versions: Article id → version: see :meth:`index.edition.Edition.versions`.
        ask: Answers from the new articles only: among all others on a topic that is written
            about every day, new ones would hardly ever be among the first four.

    Returns:
        How many watches have news.
    """
    fresh = arrived(watches.known_articles(), versions)
    count = 0
    if fresh:
        for watch in watches.all():
            news = untold(ask(watch.topic, fresh), watches.told(watch.id))
            if news:
                watches.hold(watch.id, [Place.of(quote) for quote in news])
                count += 1
    watches.set_known_articles(versions)
    return count


def untold(answer: Answer, told: Set[str]) -> list[Quote]:
    """Return the quotes of an answer whose words were not told before, each once."""
    news = {digest(quote.text): quote for quote in answer.quotes}
    return [quote for words, quote in news.items() if words not in told]


def due(watches: Watches, preferences: Preferences, now: float) -> list[Notice]:
    """Return the news whose users want to hear it now; in quiet hours it goes on waiting."""
    notices = []
    for watch, places in watches.waiting():
        quiet = preferences.get(watch.user).quiet
        if quiet is None or not quiet.hold_at(now):
            notices.append(Notice(watch, places))
    return notices
