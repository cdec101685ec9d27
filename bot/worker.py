"""The one thread that owns the model, Chroma and SQLite; the event loop only waits for it."""

from __future__ import annotations

import asyncio
import contextlib
from concurrent.futures import ThreadPoolExecutor
from typing import Self

import structlog

from bot.desk import Desk
from bot.vocabulary import Answer
from index.errors import IndexingError
from index.settings import IndexSettings

# A new edition is taken up within this many seconds of being published.
REFRESH_SECONDS = 3.0
log = structlog.get_logger()


class DeskWorker:
    """An async door to a :class:`~bot.desk.Desk`.

    Questions are answered one after another, in the order they came; the edition is only
    ever changed between two of them.
    """

    def __init__(self, settings: IndexSettings) -> None:
        self._settings = settings
        self._desk: Desk | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._watching: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        await self.initialize()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.shutdown()

    async def initialize(self) -> None:
        """Start opening the edition in the background, and looking for new ones."""
        self._watching = asyncio.create_task(self._watch(), name="editions")

    async def shutdown(self) -> None:
        """Finish the question in work and close the edition."""
        if self._watching:
            self._watching.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._watching
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close)
        self._thread.shutdown()

    async def ask(self, question: str) -> Answer:
        """Answer a question; see :meth:`bot.desk.Desk.ask`."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._ask, question)

    async def _watch(self) -> None:
        loop = asyncio.get_running_loop()
        said = ""
        while True:
            problem = await loop.run_in_executor(self._thread, self._refresh)
            if problem and problem != said:  # once, not every three seconds
                log.error("the index cannot be used yet", reason=problem)
            said = problem
            await asyncio.sleep(REFRESH_SECONDS)

    # From here on: on the worker thread.

    def _get(self) -> Desk:
        if self._desk is None:
            self._desk = Desk(self._settings)
        return self._desk

    def _ask(self, question: str) -> Answer:
        return self._get().ask(question)

    def _refresh(self) -> str:
        try:
            self._get().refresh()
        except IndexingError as error:
            return str(error)
        except Exception as error:
            # The watch must outlive whatever a damaged edition makes Chroma raise.
            log.exception("unexpected failure while opening the index")
            return f"{type(error).__name__}: {error}"
        return ""

    def _close(self) -> None:
        if self._desk:
            self._desk.close()
