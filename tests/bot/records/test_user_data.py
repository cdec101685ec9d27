"""Forgetting."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errors import StorageError
from bot.quiet_hours import QuietHours
from bot.records.database import Database, file_in
from bot.records.preferences import Preference
from bot.records.shown import Place
from bot.records.user_data import UserData
from tests.bot.records.people import ANNA, BORIS, NOON, answer


def leave_traces(people: UserData, user: int, mark: str, times: int) -> None:
    """Do everything that a user can do, each with a mark that can be found again."""
    people.preferences.set(user, Preference("uk", QuietHours(1, 5, "Asia/Tokyo")))
    for number in range(times):
        given = answer(f"{mark} question {number}?")
        shown = people.shown.remember(given, user, user, NOON + number)
        people.conversations.remember(user, user, number, given, NOON + number)
        people.feedback.vote(shown, user, bool(number % 2), NOON)
        people.feedback.vote(shown, BORIS, True, NOON)
        watch = people.watches.add(user, user, f"{mark} topic {number}", "en")
        if watch and number % 3:
            people.watches.hold(watch.id, list(map(Place.of, given.quotes)))


def traces(folder: Path, user: int, mark: str) -> Iterator[str]:
    """Every place in the folder's files where the mark or the user's id stands."""
    stored_as = [mark.encode(), mark.encode("utf-16-le"), str(user).encode()]
    # SQLite's own form of a number of this size: six bytes, the most significant first.
    stored_as.append(user.to_bytes(6, "big"))
    for file in sorted(folder.rglob("*")):
        content = file.read_bytes() if file.is_file() else b""
        for form in stored_as:
            if form in content:
                yield f"{form!r} in {file.name}"


def test_nothing_of_a_forgotten_user_is_left_in_any_file(people: UserData, tmp_path: Path) -> None:
    # Enough that rows are moved between pages, by users who come and go.
    leave_traces(people, ANNA, "Zgadka", 300)
    leave_traces(people, BORIS, "Others", 300)
    for shown in range(0, 300, 7):
        people.shown.purge(NOON + shown)
    leave_traces(people, ANNA, "Zgadka", 150)
    assert list(traces(tmp_path, ANNA, "Zgadka"))

    people.forget(ANNA)

    assert list(traces(tmp_path, ANNA, "Zgadka")) == []
    assert people.preferences.get(ANNA) == Preference()
    assert people.watches.of(ANNA) == []
    assert list(traces(tmp_path, BORIS, "Others"))  # the others are still there
    assert len(people.watches.of(BORIS)) == 20


def test_every_table_with_a_user_in_it_is_emptied(people: UserData) -> None:
    leave_traces(people, ANNA, "Zgadka", 3)
    db = people.database.connection
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    columns = {
        table: {row[1] for row in db.execute(f"PRAGMA table_info({table})")} for table in tables
    }
    with_users = {table for table, names in columns.items() if names & {"user", "asker", "watch"}}
    assert len(with_users) == 6
    assert all(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in with_users)  # noqa: S608

    people.forget(ANNA)

    for table in with_users:
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0, table  # noqa: S608


def test_a_store_that_joins_is_asked_to_forget_too(people: UserData) -> None:
    asked: list[int | str] = []

    class Elsewhere:
        def forget(self, user: int) -> None:
            asked.append(user)

    people.join("elsewhere", Elsewhere(), compact=lambda: asked.append("compact"))

    assert "elsewhere" in people.forget(ANNA)
    assert asked == [ANNA, "compact"]


def test_forgetting_says_so_when_it_cannot_be_complete(people: UserData, tmp_path: Path) -> None:
    leave_traces(people, ANNA, "Zgadka", 3)
    people.database.connection.execute("PRAGMA busy_timeout = 50")
    reader = sqlite3.connect(file_in(tmp_path), isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM shown_answers").fetchone()

    with pytest.raises(StorageError, match="another process"):
        people.forget(ANNA)
    reader.close()
    people.forget(ANNA)

    assert list(traces(tmp_path, ANNA, "Zgadka")) == []


def test_a_file_of_another_version_is_refused_with_its_name(tmp_path: Path) -> None:
    with Database(tmp_path) as database:
        database.connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StorageError, match=r"people\.sqlite3 has version 99"):
        Database(tmp_path)


def test_what_was_asked_before_a_user_was_forgotten_is_known_to_be_gone(people: UserData) -> None:
    assert not people.forgotten_since(ANNA, NOON - 1)
    people.forget(ANNA, NOON)
    assert people.forgotten_since(ANNA, NOON - 1)
    assert not people.forgotten_since(ANNA, NOON + 1)
    assert not people.forgotten_since(BORIS, NOON - 1)


@pytest.mark.parametrize("damage", ["no database", "a page overwritten"])
def test_a_damaged_file_is_set_aside_and_a_new_one_started(damage: str, tmp_path: Path) -> None:
    with UserData(tmp_path) as people:
        leave_traces(people, ANNA, "Zgadka", 200)
    file = file_in(tmp_path)
    stored = bytearray(file.read_bytes())
    if damage == "no database":
        stored = bytearray(b"not a database" * 100)
    else:
        stored[4096 : len(stored) // 2] = b"\xa5" * (len(stored) // 2 - 4096)
    file.write_bytes(stored)

    with UserData(tmp_path) as people:
        assert people.watches.of(ANNA) == []
        leave_traces(people, ANNA, "Zgadka", 1)
    (aside,) = file.parent.glob("people.damaged-*")
    assert aside.stat().st_size == len(stored)


def test_without_room_to_write_the_file_anew_forgetting_is_done_and_ends_later(
    people: UserData, tmp_path: Path
) -> None:
    leave_traces(people, BORIS, "Others", 100)
    leave_traces(people, ANNA, "Zgadka", 1)
    people.database.compact()
    room = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_in(tmp_path).stat().st_size, room[1]))
    try:
        people.forget(ANNA, NOON)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, room)

    assert people.watches.of(ANNA) == []
    assert people.database.compact_due
    people.purge(NOON)
    assert not people.database.compact_due
    assert list(traces(tmp_path, ANNA, "Zgadka")) == []
