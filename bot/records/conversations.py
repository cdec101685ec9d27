"""What somebody asked last in a chat, so that a follow-up is understood; dropped after an hour."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Protocol

from typing_extensions import override

from bot.conversation import Turn
from bot.records.database import Database
from bot.records.shown import Place
from bot.vocabulary import Answer, Reason

KEEP_SECONDS = 3_600.0
# "And what did he say?" reaches back to who was asked about a question or two before.
MOST_TURNS = 3


class Conversations(Protocol):
    """Remembers the last questions of each person in each chat."""

    def remember(self, chat: int, user: int, message: int, answer: Answer, now: float) -> None:
        """Store a question with what its answer quoted; the oldest beyond three is dropped.

        Args:
            chat: Telegram id of where it was asked.
            user: Telegram id of who asked.
            message: The question's id in that chat: asked again, after an edit or a crash, it
                takes its own place.
            answer: What the question got. One that is about nothing of the coverage ("thanks") is
                not gone on from, and leaves no trace.
            now: In seconds since 1970.
        """

    def earlier(self, chat: int, user: int, message: int, now: float) -> Sequence[Turn]:
        """Return the questions of the last hour before a message, the oldest first."""

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
            DROP TABLE IF EXISTS turns;                   -- had no ids of messages
            CREATE TABLE IF NOT EXISTS questions (
                user    INTEGER NOT NULL,
                chat    INTEGER NOT NULL,
                message INTEGER NOT NULL,                 -- ids grow in the order of the questions
                turn    TEXT NOT NULL,                    -- JSON: a Turn
                at      REAL NOT NULL,
                PRIMARY KEY (user, chat, message)
            ) WITHOUT ROWID;
            """
        )

    @override
    def remember(self, chat: int, user: int, message: int, answer: Answer, now: float) -> None:
        with self._database.changing() as db:
            db.execute(
                "DELETE FROM questions WHERE user = ? AND chat = ? AND message = ?",
                (user, chat, message),
            )
            # What has no edition was not looked up.
            if answer.edition and answer.reason is not Reason.OFF_TOPIC:
                turn = json.dumps(asdict(Turn.of(answer)), ensure_ascii=False)
                db.execute(
                    "INSERT INTO questions (user, chat, message, turn, at) VALUES (?, ?, ?, ?, ?)",
                    (user, chat, message, turn, now),
                )
            db.execute(
                "DELETE FROM questions WHERE user = ? AND chat = ? AND message NOT IN"
                " (SELECT message FROM questions WHERE user = ? AND chat = ?"
                " ORDER BY message DESC LIMIT ?)",
                (user, chat, user, chat, MOST_TURNS),
            )
        self.purge(now)

    @override
    def earlier(self, chat: int, user: int, message: int, now: float) -> Sequence[Turn]:
        rows = self._database.connection.execute(
            "SELECT turn FROM questions WHERE user = ? AND chat = ? AND message < ? AND at > ?"
            " ORDER BY message",
            (user, chat, message, now - KEEP_SECONDS),
        )
        return [_turn(json.loads(stored)) for (stored,) in rows]

    @override
    def clear(self, chat: int, user: int) -> None:
        self._database.connection.execute(
            "DELETE FROM questions WHERE user = ? AND chat = ?", (user, chat)
        )

    @override
    def purge(self, now: float) -> None:
        self._database.connection.execute(
            "DELETE FROM questions WHERE at <= ?", (now - KEEP_SECONDS,)
        )

    @override
    def forget(self, user: int) -> None:
        self._database.connection.execute("DELETE FROM questions WHERE user = ?", (user,))


def _turn(stored: dict[str, Any]) -> Turn:
    return Turn(
        stored["question"],
        tuple(stored["speakers"]),
        tuple(stored["articles"]),
        stored["base"],
        tuple(Place(**place) for place in stored["quotes"]),
        tuple(Place(**place) for place in stored["more"]),
    )
