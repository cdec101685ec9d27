"""An async door to one SQLite file: its connection lives on a thread of its own."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from bot.connecting import connected
from bot.damaged import check, opened
from bot.errors import StorageError

T = TypeVar("T")
BUSY_SECONDS = 10.0  # a backup that is being taken, or somebody's sqlite3 shell


class Database:
    """One SQLite file in WAL mode, for what has to outlive the process.

    Work is done in the order it was asked for, each piece in a transaction of its own. A commit
    survives the death of the process at once, and with ``durable`` the death of the machine, too
    (measured on a small server: 0.04 ms against 6 ms).

    What is deleted is overwritten with zeros (``secure_delete``), for people may ask for that.

    Attributes:
        trouble: Why the file could not be read or written when that was last tried; None: it
            could.
    """

    def __init__(self, path: Path, schema: str, version: int) -> None:
        """Nothing is opened yet.

        Args:
            path: The file; it and its folder are made when missing.
            schema: SQL that makes the tables in an empty file.
            version: Of the schema; a file of another version is refused.
        """
        self.path = path
        self._schema = schema
        self._version = version
        self._thread: ThreadPoolExecutor | None = None
        self._connection: sqlite3.Connection | None = None
        self.trouble: str | None = None

    async def open(self) -> None:
        """Open the file; a damaged one is set aside under another name, with an alarm.

        Raises:
            StorageError: It cannot be opened or made.
        """
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=self.path.stem)
        try:
            await self._on_thread(self._open)
        except BaseException:
            await self.close()
            raise

    async def run(self, work: Callable[[sqlite3.Connection], T], *, durable: bool = False) -> T:
        """Do some work in a transaction; nothing of it stays when it raises.

        Raises:
            StorageError: The file cannot be read or written.
        """

        def transaction() -> T:
            connection = self._connection
            if connection is None:
                raise StorageError(f"{self.path} is not open.")
            if durable:
                connection.execute("PRAGMA synchronous = FULL")
            try:
                with connection:
                    connection.execute("BEGIN IMMEDIATE")
                    return work(connection)
            finally:
                if durable:
                    connection.execute("PRAGMA synchronous = NORMAL")

        return await self._on_thread(transaction)

    async def forget_deleted(self) -> None:
        """Leave nothing of deleted rows in the journal file either.

        Raises:
            StorageError: Another process reads the file and does not end.
        """

        def checkpoint() -> None:
            if self._connection is None:
                return
            busy, _, _ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy:
                raise StorageError(
                    f"{self.path} is being read by another process, so deleted entries may still"
                    f" be in {self.path.name}-wal. End that process."
                )

        await self._on_thread(checkpoint)

    async def close(self) -> None:
        """Finish what was asked for and close the file."""

        def close() -> None:
            if self._connection:
                self._connection.close()
                self._connection = None

        if self._thread:
            await self._on_thread(close)
            self._thread.shutdown()
            self._thread = None

    async def _on_thread(self, work: Callable[[], T]) -> T:
        if self._thread is None:
            raise StorageError(f"{self.path} is not open.")
        try:
            result = await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except (sqlite3.Error, OSError) as error:
            self.trouble = f"{self.path.name} cannot be used ({error})"
            raise StorageError(
                f"DATA_DIR: {self.path} cannot be used ({error})."
                " Is there room on the disk, and may the bot write there?"
            ) from error
        self.trouble = None
        return result

    # From here on: on the thread.

    def _open(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = opened(self.path, self._connect)

    def _connect(self) -> sqlite3.Connection:
        connection = connected(self.path, BUSY_SECONDS)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == 0:
                connection.executescript(
                    f"BEGIN; {self._schema}; PRAGMA user_version = {self._version}; COMMIT"
                )
            elif version != self._version:
                raise StorageError(
                    f"DATA_DIR: {self.path} was written by another version of the bot"
                    f" (form {version}, not {self._version}). Run that version, or move it away."
                )
            check(connection)
        except BaseException:
            connection.close()
            raise
        return connection
