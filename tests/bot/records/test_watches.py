"""Watched topics."""

from __future__ import annotations

from bot.records.shown import Place
from bot.records.user_data import UserData
from bot.records.watches import MOST_PER_USER
from tests.bot.records.people import ANNA, BORIS, answer

PLACES = tuple(map(Place.of, answer().quotes))


def test_a_user_watches_up_to_twenty_topics(people: UserData) -> None:
    for number in range(MOST_PER_USER):
        assert people.watches.add(ANNA, ANNA, f"topic {number}", "en")

    assert people.watches.add(ANNA, ANNA, "one more", "en") is None
    assert people.watches.add(BORIS, BORIS, "one more", "en")
    assert len(people.watches.of(ANNA)) == MOST_PER_USER

    people.watches.stop(people.watches.of(ANNA)[0].id)
    assert people.watches.add(ANNA, ANNA, "one more", "en")


def test_a_topic_is_not_watched_twice(people: UserData) -> None:
    first = people.watches.add(ANNA, ANNA, "Обмін полоненими", "uk")

    assert people.watches.add(ANNA, ANNA, "обмін ПОЛОНЕНИМИ", "uk") == first
    assert people.watches.of(ANNA) == [first]


def test_what_waits_is_told_once(people: UserData) -> None:
    watch = people.watches.add(ANNA, ANNA, "dams", "en")
    assert watch
    people.watches.hold(watch.id, PLACES[:1])
    people.watches.hold(watch.id, PLACES[1:])

    assert people.watches.waiting() == [(watch, PLACES)]
    assert people.watches.told(watch.id) == {place.digest for place in PLACES}

    people.watches.release(watch.id)
    assert people.watches.waiting() == []
    assert people.watches.told(watch.id) == {place.digest for place in PLACES}


def test_a_stopped_watch_leaves_nothing(people: UserData) -> None:
    watch = people.watches.add(ANNA, ANNA, "dams", "en")
    assert watch
    people.watches.hold(watch.id, PLACES)

    people.watches.stop(watch.id)
    people.watches.hold(watch.id, PLACES)  # found while it was being stopped

    assert people.watches.get(watch.id) is None
    assert people.watches.all() == people.watches.waiting() == []
    assert not people.watches.told(watch.id)


def test_the_articles_looked_at_are_remembered(people: UserData) -> None:
    assert people.watches.known_articles() is None

    people.watches.set_known_articles({"a": "2:x", "b": "2:y"})
    people.watches.set_known_articles({"b": "2:z", "c": "2:w"})

    assert people.watches.known_articles() == {"b": "2:z", "c": "2:w"}
