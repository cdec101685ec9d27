"""Everything that is stored about users, in one place, so that all of it can be forgotten."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol, Self

from bot.records.conversations import Conversations, SqliteConversations
from bot.records.database import Database
from bot.records.feedback import Feedback, SqliteFeedback
from bot.records.preferences import Preferences, SqlitePreferences
from bot.records.shown import ShownAnswers, SqliteShownAnswers
from bot.records.watches import SqliteWatches, Watches

DAY = 86_400.0
# How long the buttons under an answer work; long enough to come back to a talk of last month.
KEEP_SHOWN_DAYS = 30


class Forgetful(Protocol):
    """A store that can forget a user."""

    def forget(self, user: int) -> None:
        """Delete all that it has of the user."""


class UserData:
    """All stores. Belongs to the thread that made it."""

    def __init__(self, data_dir: Path) -> None:
        """Open the file of records.

        Raises:
            StorageError: It cannot be opened.
        """
        self.database = Database(data_dir)
        self.shown: ShownAnswers = SqliteShownAnswers(self.database)
        self.feedback: Feedback = SqliteFeedback(self.database)
        self.watches: Watches = SqliteWatches(self.database)
        self.preferences: Preferences = SqlitePreferences(self.database)
        self.conversations: Conversations = SqliteConversations(self.database)
        self._stores: dict[str, Forgetful] = {
            "shown answers": self.shown,
            "feedback": self.feedback,
            "watches": self.watches,
            "preferences": self.preferences,
            "conversations": self.conversations,
        }
        self._forgotten: dict[int, float] = {}  # user → when
        self._compacts: list[Callable[[], None]] = [self.database.compact]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    @property
    def stores(self) -> Mapping[str, Forgetful]:
        """Every store that has data of users, by name."""
        return dict(self._stores)

    def join(self, name: str, store: Forgetful, compact: Callable[[], None] | None = None) -> None:
        """Have a store that keeps a file of its own forget along with the others.

        Args:
            name: For people who read the log.
            store: Used on this object's thread.
            compact: Leaves nothing of deleted rows in the store's file; called last.
        """
        self._stores[name] = store
        if compact:
            self._compacts.append(compact)

    def forget(self, user: int, now: float = 0.0) -> Sequence[str]:
        """Delete all that any store has of a user, at once and for good.

        Args:
            user: Telegram id.
            now: In seconds since 1970; see :meth:`forgotten_since`.

        Returns:
            The names of the stores that were asked.

        Raises:
            StorageError: A file still holds deleted rows.
        """
        self._forgotten[user] = now
        for store in self._stores.values():
            store.forget(user)
        for compact in self._compacts:
            compact()
        return list(self._stores)

    def forgotten_since(self, user: int, moment: float) -> bool:
        """Whether a user has been forgotten since a moment, in seconds since 1970.

        What was being answered meanwhile, in another chat, must not be stored afterwards. After a
        restart nothing is: the questions of whoever was forgotten are gone from the inbox, too.
        """
        return moment <= self._forgotten.get(user, -1.0)

    def purge(self, now: float) -> int:
        """Delete what has served its time; return how many answers that were.

        Args:
            now: In seconds since 1970.
        """
        self._forgotten = {user: at for user, at in self._forgotten.items() if at > now - DAY}
        self.conversations.purge(now)
        if self.database.compact_due:
            self.database.compact()
        return self.shown.purge(now - KEEP_SHOWN_DAYS * DAY)
