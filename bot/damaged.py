"""A SQLite file that is damaged is set aside under another name; the bot goes on with a new one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import structlog

log = structlog.get_logger()
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def opened(path: Path, connect: Callable[[], sqlite3.Connection]) -> sqlite3.Connection:
    """Open a file; a damaged one is set aside, with an alarm, and a new one made.

    Args:
        path: The file.
        connect: Opens it, makes it when it is missing, and calls :func:`check`. Closes what it
            has opened when it fails.

    Raises:
        sqlite3.Error: It cannot be opened, for another reason.
        OSError: The damaged file cannot be renamed.
    """
    try:
        return connect()
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        if code & 0xFF not in _DAMAGED:
            raise
        aside = path.with_suffix(f".damaged-{datetime.now(UTC):%Y%m%dT%H%M%S}")
        path.rename(aside)
        for extra in ("-wal", "-shm"):
            path.with_name(path.name + extra).unlink(missing_ok=True)
        log.error("a damaged file was set aside, a new one started", file=str(aside))
        return connect()


def check(connection: sqlite3.Connection) -> None:
    """Look through a file that has been opened.

    Raises:
        sqlite3.DatabaseError: It is damaged.
    """
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise sqlite3.DatabaseError(found)
