"""What is new on the topics that users watch, each time an edition comes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Set
from dataclasses import dataclass
from typing import Protocol, TypeVar

from bot.records.preferences import Preferences
from bot.records.shown import Place, digest
from bot.records.user_data import UserData
from bot.records.watches import Watch, Watches
from bot.vocabulary import Answer, Quote

T = TypeVar("T")
AskAmong = Callable[[str, Set[str]], Awaitable[Answer]]
"""Answers a question from the articles of these ids only."""


class Stored(Protocol):
    """A door to what is stored about people: see :class:`bot.people.People`."""

    async def run(self, work: Callable[[UserData], T]) -> T:
        """Do some work with the stores."""


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


async def look(people: Stored, versions: Mapping[str, str], ask: AskAmong) -> int:
    """Note, for every watch, what an edition's new articles say on it.

    Looking again at the same edition finds nothing, also after it was broken off: what was
    found until then is told, the rest is found the next time. Between two topics others have
    their turn, at the desk and at the stores.

    Args:
        people: With everybody's watches.
        versions: Article id → version: see :meth:`index.edition.Edition.versions`.
        ask: Answers from the new articles only: among all others on a topic that is written
            about every day, new ones would hardly ever be among the first four.

    Returns:
        How many watches have news.
    """
    known = await people.run(lambda stores: stores.watches.known_articles())
    fresh = arrived(known, versions)
    count = 0
    for watch in await people.run(lambda stores: stores.watches.all()) if fresh else ():
        answer = await ask(watch.topic, fresh)
        if await people.run(lambda stores: _hold(stores.watches, watch, answer)):  # noqa: B023
            count += 1
    await people.run(lambda stores: stores.watches.set_known_articles(versions))
    return count


def _hold(watches: Watches, watch: Watch, answer: Answer) -> bool:
    news = untold(answer, watches.told(watch.id))
    if news:
        watches.hold(watch.id, [Place.of(quote) for quote in news])
    return bool(news)


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


def named(notice: Notice) -> str:
    """Return a name for a piece of news: the same for the same quotes on the same watch."""
    return f"news {notice.watch.id} {digest(' '.join(each.digest for each in notice.places))}"
