"""The file that the stores share, and what makes deleted mean gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import structlog

from bot.connecting import connected
from bot.damaged import check, opened
from bot.errors import StorageError

log = structlog.get_logger()
NAME = "bot/people.sqlite3"
VERSION = 1
# How long another process that reads the file (``make eval``) is waited for.
PATIENCE_SECONDS = 10.0


def file_in(data_dir: Path) -> Path:
    """Return where the file stands."""
    return data_dir / NAME


class Database:
    """An open file of records. Belongs to the thread that opened it.

    Attributes:
        compact_due: Whether there was no room for :meth:`compact` when it was last called.
    """

    def __init__(self, data_dir: Path) -> None:
        """Open ``DATA_DIR/bot/people.sqlite3``, which is made if it is not there.

        A damaged one is set aside under another name, with an alarm.

        Raises:
            StorageError: It cannot be opened, or another version of the bot made it.
        """
        self.path = file_in(data_dir)
        self.compact_due = False
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._db = opened(self.path, self._connect)
        except (OSError, sqlite3.Error) as error:
            raise StorageError(
                f"{self.path} cannot be opened ({error}). It holds what is stored about the bot's"
                " users. Give the bot write access to DATA_DIR, and room on the disk."
            ) from error

    def _connect(self) -> sqlite3.Connection:
        db = connected(self.path, PATIENCE_SECONDS)
        try:
            db.execute("PRAGMA temp_store = MEMORY")  # copies of what is deleted touch no disk
            self._check_version(db)
            check(db)
        except BaseException:
            db.close()
            raise
        return db

    def _check_version(self, db: sqlite3.Connection) -> None:
        (found,) = db.execute("PRAGMA user_version").fetchone()
        if found not in (0, VERSION):
            raise StorageError(
                f"{self.path} has version {found}, this bot reads {VERSION}. Start the version of"
                " the bot that made it, or move the file away: a new one is made."
            )
        db.execute(f"PRAGMA user_version = {VERSION}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """The open database; outside :meth:`changing` every statement is its own transaction."""
        return self._db

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """Make the block's statements one transaction."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield self._db
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def compact(self) -> None:
        """Leave nothing of deleted rows in the file or beside it.

        SQLite zeroes what is deleted, but not every copy that moving rows between pages leaves
        behind; so the whole file is written anew, and the journal cut to nothing. Where there is
        no room for that, what was deleted is zeroes all the same, and :attr:`compact_due` is set.

        Raises:
            StorageError: Another process reads the file and does not end.
        """
        try:
            self._db.execute("VACUUM")
            self.compact_due = False
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise
            self.compact_due = True
            log.error(
                "a file could not be written anew; it is tried again within an hour",
                file=str(self.path),
                reason=str(error),
            )
        busy, _, _ = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise StorageError(
                f"{self.path} is being read by another process, so deleted records may still be in"
                f" {self.path.name}-wal. End that process and try again."
            )
