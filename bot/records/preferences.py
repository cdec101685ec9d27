"""What a user has set: the language of the interface, the quiet hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from typing_extensions import override

from bot.quiet_hours import QuietHours
from bot.records.database import Database

USUAL_QUIET = QuietHours()


@dataclass(frozen=True, slots=True)
class Preference:
    """One user's settings.

    Attributes:
        language: "en", "ru" or "uk"; None: as in Telegram.
        quiet: When no news is sent; None: never quiet.
    """

    language: str | None = None
    quiet: QuietHours | None = USUAL_QUIET


class Preferences(Protocol):
    """Remembers what users have set."""

    def get(self, user: int) -> Preference:
        """Return a user's settings; the usual ones where nothing was set."""

    def set(self, user: int, preference: Preference) -> None:
        """Store a user's settings."""

    def forget(self, user: int) -> None:
        """Delete a user's settings."""


class SqlitePreferences(Preferences):
    """In the file of records."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.connection.executescript(
            """
            CREATE TABLE IF NOT EXISTS preferences (
                user     INTEGER PRIMARY KEY,
                language TEXT,
                quiet_from INTEGER,         -- NULL: no quiet hours
                quiet_until INTEGER,
                zone     TEXT
            );
            """
        )

    @override
    def get(self, user: int) -> Preference:
        row = self._database.connection.execute(
            "SELECT language, quiet_from, quiet_until, zone FROM preferences WHERE user = ?",
            (user,),
        ).fetchone()
        if row is None:
            return Preference()
        language, start, end, zone = row
        return Preference(language, None if start is None else QuietHours(start, end, zone))

    @override
    def set(self, user: int, preference: Preference) -> None:
        quiet = preference.quiet
        hours = (quiet.start, quiet.end, quiet.zone) if quiet else (None, None, None)
        self._database.connection.execute(
            "INSERT OR REPLACE INTO preferences VALUES (?, ?, ?, ?, ?)",
            (user, preference.language, *hours),
        )

    @override
    def forget(self, user: int) -> None:
        self._database.connection.execute("DELETE FROM preferences WHERE user = ?", (user,))
