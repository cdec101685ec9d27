"""An async door to what is stored about people: its stores live on a thread of their own."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import structlog

from bot.errors import StorageError
from bot.records.database import file_in
from bot.records.user_data import UserData

T = TypeVar("T")
log = structlog.get_logger()


class People:
    """Runs work on :class:`~bot.records.user_data.UserData`, one piece after another.

    Attributes:
        trouble: Why the file could not be read or written when that was last tried; None: it
            could.
    """

    def __init__(self, data_dir: Path) -> None:
        """Nothing is opened yet."""
        self._data_dir = data_dir
        self._thread: ThreadPoolExecutor | None = None
        self._stores: UserData | None = None
        self.trouble: str | None = None

    async def open(self) -> None:
        """Open the file of records.

        Raises:
            StorageError: It cannot be opened.
        """
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="people")
        try:
            self._stores = await self._on_thread(lambda: UserData(self._data_dir))
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Finish what was asked for and close the file."""
        if self._thread is None:
            return
        if self._stores:
            await self._on_thread(self._stores.close)
        self._thread.shutdown()
        self._thread = self._stores = None

    async def run(self, work: Callable[[UserData], T]) -> T:
        """Do some work with the stores, on their thread.

        Raises:
            StorageError: The file cannot be read or written.
        """
        stores = self._stores
        if stores is None:
            raise StorageError("What is stored about people is not open.")
        return await self._on_thread(lambda: work(stores))

    async def _on_thread(self, work: Callable[[], T]) -> T:
        if self._thread is None:
            raise StorageError("What is stored about people is not open.")
        try:
            result = await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except (sqlite3.Error, OSError) as error:
            file = file_in(self._data_dir)
            self.trouble = f"{file.name} cannot be used ({error})"
            log.error("what is stored about people cannot be used", reason=self.trouble)
            raise StorageError(
                f"DATA_DIR: {file} cannot be used ({error})."
                " Is there room on the disk, and may the bot write there?"
            ) from error
        self.trouble = None
        return result
