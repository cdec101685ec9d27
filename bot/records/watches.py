"""Topics that users want to be told about, and what they have been told."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Protocol

from typing_extensions import override

from bot.records.database import Database
from bot.records.shown import ID_BYTES, Place, dumped, loaded

MOST_PER_USER = 20


@dataclass(frozen=True, slots=True)
class Watch:
    """A topic that a user watches.

    Attributes:
        chat: Telegram id of where the news goes.
        topic: As the user wrote it; news is what answers it.
        language: Of the words around the quotes.
    """

    id: str
    user: int
    chat: int
    topic: str
    language: str


class Watches(Protocol):
    """Remembers watches, the quotes that were told, and those that wait to be."""

    def add(self, user: int, chat: int, topic: str, language: str) -> Watch | None:
        """Store a watch; None when the user has as many as one may have.

        A topic that the user watches already, in whatever case it is written, is not stored
        twice: the watch that stands is returned.
        """

    def get(self, watch: str) -> Watch | None:
        """Return a watch; None when it has been stopped."""

    def of(self, user: int) -> list[Watch]:
        """Return a user's watches, the oldest first."""

    def all(self) -> list[Watch]:
        """Return everybody's watches."""

    def told(self, watch: str) -> Set[str]:
        """Return the digests of the quotes that were told, or wait to be."""

    def mark_told(self, watch: str, places: Iterable[Place]) -> None:
        """Note quotes that need not be told any more."""

    def hold(self, watch: str, places: Sequence[Place]) -> None:
        """Note new quotes, to be told when the user wants to hear."""

    def waiting(self) -> list[tuple[Watch, tuple[Place, ...]]]:
        """Return what waits to be told, oldest watch first."""

    def release(self, watch: str) -> None:
        """Note that what waited has been told."""

    def stop(self, watch: str) -> None:
        """Delete a watch with all that hangs on it."""

    def forget(self, user: int) -> None:
        """Delete all that a user watches."""

    def known_articles(self) -> Mapping[str, str] | None:
        """Return article id → digest as of the edition looked at last; None before the first."""

    def set_known_articles(self, versions: Mapping[str, str]) -> None:
        """Note the articles of the edition that has been looked at."""


class SqliteWatches(Watches):
    """In the file of records."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.connection.executescript(
            """
            CREATE TABLE IF NOT EXISTS watches (
                number   INTEGER PRIMARY KEY,
                id       TEXT NOT NULL UNIQUE,
                user     INTEGER NOT NULL,
                chat     INTEGER NOT NULL,
                topic    TEXT NOT NULL,
                language TEXT NOT NULL,
                waiting  TEXT NOT NULL DEFAULT '[]'     -- JSON: places
            );
            CREATE INDEX IF NOT EXISTS watches_by_user ON watches (user);
            CREATE TABLE IF NOT EXISTS told (
                watch    TEXT NOT NULL,
                digest   TEXT NOT NULL,
                PRIMARY KEY (watch, digest)
            ) WITHOUT ROWID;
            -- Nothing of users: which articles there were when watches were last looked at.
            CREATE TABLE IF NOT EXISTS known_articles (
                article  TEXT PRIMARY KEY,
                digest   TEXT NOT NULL
            ) WITHOUT ROWID;
            """
        )

    @override
    def add(self, user: int, chat: int, topic: str, language: str) -> Watch | None:
        with self._database.changing() as db:
            standing = self.of(user)
            for watch in standing:
                if watch.topic.casefold() == topic.casefold():
                    return watch
            if len(standing) >= MOST_PER_USER:
                return None
            watch = Watch(secrets.token_urlsafe(ID_BYTES), user, chat, topic, language)
            db.execute(
                "INSERT INTO watches (id, user, chat, topic, language) VALUES (?, ?, ?, ?, ?)",
                (watch.id, user, chat, topic, language),
            )
            return watch

    @override
    def get(self, watch: str) -> Watch | None:
        found = self._select("WHERE id = ?", watch)
        return found[0] if found else None

    @override
    def of(self, user: int) -> list[Watch]:
        return self._select("WHERE user = ?", user)

    @override
    def all(self) -> list[Watch]:
        return self._select("")

    def _select(self, where: str, *values: str | int) -> list[Watch]:
        rows = self._database.connection.execute(
            f"SELECT id, user, chat, topic, language FROM watches {where} ORDER BY number",  # noqa: S608 - constants
            values,
        )
        return [Watch(*row) for row in rows]

    @override
    def told(self, watch: str) -> Set[str]:
        rows = self._database.connection.execute(
            "SELECT digest FROM told WHERE watch = ?", (watch,)
        )
        return {row[0] for row in rows}

    @override
    def mark_told(self, watch: str, places: Iterable[Place]) -> None:
        with self._database.changing() as db:
            db.executemany(
                "INSERT OR IGNORE INTO told VALUES (?, ?)",
                [(watch, place.digest) for place in places],
            )

    @override
    def hold(self, watch: str, places: Sequence[Place]) -> None:
        with self._database.changing() as db:
            row = db.execute("SELECT waiting FROM watches WHERE id = ?", (watch,)).fetchone()
            if row is None:  # stopped meanwhile
                return
            waiting = dumped([*loaded(row[0]), *places])
            db.execute("UPDATE watches SET waiting = ? WHERE id = ?", (waiting, watch))
            db.executemany(
                "INSERT OR IGNORE INTO told VALUES (?, ?)",
                [(watch, place.digest) for place in places],
            )

    @override
    def waiting(self) -> list[tuple[Watch, tuple[Place, ...]]]:
        rows = self._database.connection.execute(
            "SELECT id, user, chat, topic, language, waiting FROM watches"
            " WHERE waiting != '[]' ORDER BY number"
        )
        return [(Watch(*row[:-1]), loaded(row[-1])) for row in rows]

    @override
    def release(self, watch: str) -> None:
        self._database.connection.execute(
            "UPDATE watches SET waiting = '[]' WHERE id = ?", (watch,)
        )

    @override
    def stop(self, watch: str) -> None:
        with self._database.changing() as db:
            db.execute("DELETE FROM told WHERE watch = ?", (watch,))
            db.execute("DELETE FROM watches WHERE id = ?", (watch,))

    @override
    def forget(self, user: int) -> None:
        with self._database.changing() as db:
            db.execute(
                "DELETE FROM told WHERE watch IN (SELECT id FROM watches WHERE user = ?)", (user,)
            )
            db.execute("DELETE FROM watches WHERE user = ?", (user,))

    @override
    def known_articles(self) -> Mapping[str, str] | None:
        rows = self._database.connection.execute("SELECT article, digest FROM known_articles")
        return dict(rows.fetchall()) or None

    @override
    def set_known_articles(self, versions: Mapping[str, str]) -> None:
        with self._database.changing() as db:
            db.execute("DELETE FROM known_articles")
            db.executemany("INSERT INTO known_articles VALUES (?, ?)", versions.items())
