"""How the bot's own SQLite files are kept open."""

from __future__ import annotations

import sqlite3
from pathlib import Path

# Of pages that a connection keeps in memory; SQLite's own 2,000 would fill up over weeks, for rows
# of which hardly any is read again.
CACHE_KIB = 256
_PRAGMAS = (
    # One fsync now and then instead of several for each change; readers do not block.
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "secure_delete = ON",  # deleted rows are overwritten with zeros
    f"cache_size = -{CACHE_KIB}",
)


def connected(path: Path, patience: float) -> sqlite3.Connection:
    """Open a file, which is made if it is not there; statements are their own transactions.

    Args:
        path: In a folder that exists.
        patience: Seconds to wait for another process that has the file.

    Raises:
        sqlite3.Error: It cannot be opened, or is no database.
    """
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection
