"""👍 and 👎, with what they are about: question, edition and quotes, for ``make eval``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from typing_extensions import override

from bot.records.database import Database
from bot.records.shown import Place, ShownAnswer, dumped, loaded


@dataclass(frozen=True, slots=True)
class Vote:
    """What a reader thought of an answer.

    Attributes:
        user: Who voted; in a group not always the one who asked.
        asker: Whose question it was.
        good: 👍 rather than 👎.
        at: In seconds since 1970.
    """

    user: int
    asker: int
    good: bool
    question: str
    language: str
    edition: str | None
    answered: bool
    quotes: tuple[Place, ...]
    at: float


class Feedback(Protocol):
    """Remembers one vote of each reader on each answer."""

    def vote(self, shown: ShownAnswer, user: int, good: bool | None, now: float) -> None:
        """Store a vote instead of an earlier one; None takes it back."""

    def votes(self) -> Iterator[Vote]:
        """Yield all votes, the oldest first."""

    def forget(self, user: int) -> None:
        """Delete a user's votes, and those of others on what the user asked."""


class SqliteFeedback(Feedback):
    """In the file of records."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # The question stands here once more: a vote outlives the answer's buttons.
        database.connection.executescript(
            """
            CREATE TABLE IF NOT EXISTS feedback (
                shown    TEXT NOT NULL,
                user     INTEGER NOT NULL,
                asker    INTEGER NOT NULL,
                good     INTEGER NOT NULL,
                question TEXT NOT NULL,
                language TEXT NOT NULL,
                edition  TEXT,
                answered INTEGER NOT NULL,
                quotes   TEXT NOT NULL,     -- JSON: places
                at       REAL NOT NULL,
                PRIMARY KEY (shown, user)
            ) WITHOUT ROWID;
            """
        )

    @override
    def vote(self, shown: ShownAnswer, user: int, good: bool | None, now: float) -> None:
        with self._database.changing() as db:
            db.execute("DELETE FROM feedback WHERE shown = ? AND user = ?", (shown.id, user))
            if good is None:
                return
            row = (
                *(shown.id, user, shown.user, good, shown.question, shown.language),
                *(shown.edition, shown.answered, dumped(shown.quotes), now),
            )
            db.execute("INSERT INTO feedback VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    @override
    def votes(self) -> Iterator[Vote]:
        rows = self._database.connection.execute(
            "SELECT user, asker, good, question, language, edition, answered, quotes, at"
            " FROM feedback ORDER BY at"
        )
        for user, asker, good, question, language, edition, answered, quotes, at in rows:
            places = loaded(quotes)
            yield Vote(
                *(user, asker, bool(good), question, language, edition),
                *(bool(answered), places, at),
            )

    @override
    def forget(self, user: int) -> None:
        self._database.connection.execute(
            "DELETE FROM feedback WHERE user = ? OR asker = ?", (user, user)
        )
