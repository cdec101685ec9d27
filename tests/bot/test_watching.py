"""News on watched topics, over real editions."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import TypeVar

import pytest

from bot.quiet_hours import QuietHours
from bot.records.preferences import Preference
from bot.records.shown import digest
from bot.records.user_data import UserData
from bot.vocabulary import Answer, Quote, Reason
from bot.watching import AskAmong, arrived, due, look, named
from index.vocabulary import Article
from tests.bot.records.people import ANNA, BORIS, NOON

DAMS = Article("dams", "dams.md", "The dam broke. Nobody was warned.")
T = TypeVar("T")
NEW = Article("new", "new.md", "The dam will be built anew.")


def asked(*quotes: Quote, among: list[Set[str]] | None = None) -> AskAmong:
    """A desk whose articles say this on any topic."""

    async def ask(topic: str, articles: Set[str]) -> Answer:
        if among is not None:
            among.append(articles)
        said = tuple(quote for quote in quotes if quote.article.id in articles)
        reason = None if said else Reason.NOT_IN_COVERAGE
        return Answer(topic, "en", quotes=said, reason=reason)

    return ask


class AtOnce:
    """What is stored about people, without a thread in between."""

    def __init__(self, people: UserData) -> None:
        self._people = people

    async def run(self, work: Callable[[UserData], T]) -> T:
        """Do it."""
        return work(self._people)


def whole(article: Article) -> Quote:
    return Quote(article, 0, len(article.text))


def test_only_articles_that_are_new_or_changed_are_asked() -> None:
    known = {"same": "2:a", "changed": "2:b", "gone": "2:c"}

    assert arrived(known, {"same": "2:a", "changed": "2:x", "new": "2:y"}) == {"changed", "new"}
    assert arrived(None, {"new": "2:y"}) == set()


def test_another_way_of_splitting_texts_is_no_news() -> None:
    assert arrived({"a": "2:x"}, {"a": "3:y", "new": "3:z"}) == {"new"}


async def test_what_stood_there_before_is_not_told_and_what_comes_is_told_once(
    people: UserData,
) -> None:
    await look(AtOnce(people), {"dams": "2:a"}, asked(whole(DAMS)))
    watch = people.watches.add(ANNA, ANNA, "dams", "en")
    assert watch

    among: list[Set[str]] = []
    versions = {"dams": "2:a", "new": "2:b"}
    assert await look(AtOnce(people), versions, asked(whole(DAMS), whole(NEW), among=among)) == 1
    assert among == [{"new"}]
    assert await look(AtOnce(people), versions, asked(whole(DAMS), whole(NEW))) == 0

    (notice,) = due(people.watches, people.preferences, NOON)
    assert notice.watch == watch
    assert [place.digest for place in notice.places] == [digest(NEW.text)]
    people.watches.release(watch.id)
    assert due(people.watches, people.preferences, NOON) == []


async def test_words_that_were_told_are_not_told_again_from_another_article(
    people: UserData,
) -> None:
    people.watches.set_known_articles({"x": "2:x"})
    people.watches.add(ANNA, ANNA, "dams", "en")
    copy = Article("copy", "copy.md", NEW.text)

    assert (
        await look(AtOnce(people), {"x": "2:x", "new": "2:b"}, asked(whole(NEW), whole(copy))) == 1
    )
    versions = {"x": "2:x", "new": "2:b", "copy": "2:c"}
    assert await look(AtOnce(people), versions, asked(whole(NEW), whole(copy))) == 0


async def test_in_quiet_hours_news_waits_and_comes_afterwards(people: UserData) -> None:
    people.watches.set_known_articles({"x": "2:x"})
    for user in (ANNA, BORIS):
        people.watches.add(user, user, "dams", "en")
    people.preferences.set(ANNA, Preference(None, QuietHours(11, 13, "UTC")))
    await look(AtOnce(people), {"x": "2:x", "new": "2:b"}, asked(whole(NEW)))

    assert [each.watch.user for each in due(people.watches, people.preferences, NOON)] == [BORIS]
    later = NOON + 2 * 3600
    assert {each.watch.user for each in due(people.watches, people.preferences, later)} == {
        ANNA,
        BORIS,
    }


@pytest.mark.parametrize("users", [1, 3])
async def test_every_watch_is_looked_at(people: UserData, users: int) -> None:
    people.watches.set_known_articles({"x": "2:x"})
    for user in range(users):
        people.watches.add(user, user, f"topic {user}", "en")

    assert await look(AtOnce(people), {"x": "2:x", "new": "2:b"}, asked(whole(NEW))) == users


async def test_the_same_news_has_the_same_name_and_other_news_another(people: UserData) -> None:
    people.watches.set_known_articles({"x": "2:x"})
    watch = people.watches.add(ANNA, ANNA, "dams", "en")
    assert watch
    names = []
    for text in (NEW.text, "The dam stands again."):
        new = Article(f"new {text}", "new.md", text)
        await look(AtOnce(people), {"x": "2:x", new.id: "2:b"}, asked(whole(new)))
        names += [named(due(people.watches, people.preferences, NOON)[0]) for _ in range(2)]
        people.watches.release(watch.id)

    assert names[0] == names[1]
    assert names[2] == names[3] != names[0]
