"""What somebody asked last in a chat, so that a follow-up is understood; dropped after an hour."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Protocol

from typing_extensions import override

from bot.conversation import Turn
from bot.records.database import Database
from bot.vocabulary import Answer

KEEP_SECONDS = 3_600.0
# "And what did he say?" reaches back to who was asked about a question or two before.
MOST_TURNS = 3


class Conversations(Protocol):
    """Remembers the last questions of each person in each chat."""

    def remember(self, chat: int, user: int, answer: Answer, now: float) -> None:
        """Store a question with what its answer quoted; the oldest beyond three is dropped."""

    def earlier(self, chat: int, user: int, now: float) -> Sequence[Turn]:
        """Return the questions of the last hour, the oldest first; three at most."""

    def clear(self, chat: int, user: int) -> None:
        """Start afresh in a chat."""

    def purge(self, now: float) -> None:
        """Delete what is older than an hour."""

    def forget(self, user: int) -> None:
        """Delete everything of a user, in all chats."""


class SqliteConversations(Conversations):
    """In the file of records."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.connection.executescript(
            """
            CREATE TABLE IF NOT EXISTS turns (
                key   INTEGER PRIMARY KEY AUTOINCREMENT,  -- in the order of the questions
                chat  INTEGER NOT NULL,
                user  INTEGER NOT NULL,
                turn  TEXT NOT NULL,                      -- JSON: a Turn
                at    REAL NOT NULL
            );
            CREATE INDEX IF NOT EXISTS turns_by_user ON turns (user, chat);
            """
        )

    @override
    def remember(self, chat: int, user: int, answer: Answer, now: float) -> None:
        turn = json.dumps(asdict(Turn.of(answer)), ensure_ascii=False)
        with self._database.changing() as db:
            db.execute(
                "INSERT INTO turns (chat, user, turn, at) VALUES (?, ?, ?, ?)",
                (chat, user, turn, now),
            )
            db.execute(
                "DELETE FROM turns WHERE user = ? AND chat = ? AND key NOT IN"
                " (SELECT key FROM turns WHERE user = ? AND chat = ? ORDER BY key DESC LIMIT ?)",
                (user, chat, user, chat, MOST_TURNS),
            )
        self.purge(now)

    @override
    def earlier(self, chat: int, user: int, now: float) -> Sequence[Turn]:
        rows = self._database.connection.execute(
            "SELECT turn FROM turns WHERE user = ? AND chat = ? AND at > ? ORDER BY key",
            (user, chat, now - KEEP_SECONDS),
        )
        return [_turn(json.loads(stored)) for (stored,) in rows]

    @override
    def clear(self, chat: int, user: int) -> None:
        self._database.connection.execute(
            "DELETE FROM turns WHERE user = ? AND chat = ?", (user, chat)
        )

    @override
    def purge(self, now: float) -> None:
        self._database.connection.execute("DELETE FROM turns WHERE at <= ?", (now - KEEP_SECONDS,))

    @override
    def forget(self, user: int) -> None:
        self._database.connection.execute("DELETE FROM turns WHERE user = ?", (user,))


def _turn(stored: dict[str, str | list[str]]) -> Turn:
    return Turn(str(stored["question"]), tuple(stored["speakers"]), tuple(stored["articles"]))
