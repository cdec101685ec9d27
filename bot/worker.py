"""The one thread that owns the model, Chroma and SQLite; the event loop only waits for it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Self, TypeVar

import structlog

from bot.desk import Desk
from bot.vocabulary import Answer
from index.errors import IndexingError
from index.settings import IndexSettings

# A new edition is taken up within this many seconds of being published.
REFRESH_SECONDS = 3.0
Begun = Callable[[], Awaitable[None]]
T = TypeVar("T")
log = structlog.get_logger()


class DeskWorker:
    """An async door to a :class:`~bot.desk.Desk`.

    Questions are answered one after another, in the order they came; the edition is only
    ever changed between two of them.

    Attributes:
        waiting: How many are waiting for their turn, the one at work included.
    """

    def __init__(self, settings: IndexSettings) -> None:
        self._settings = settings
        self._desk: Desk | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._watching: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()  # wakes those who wait in the order they came
        self._looked = asyncio.Event()
        self.waiting = 0

    async def __aenter__(self) -> Self:
        await self.initialize()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.shutdown()

    async def initialize(self) -> None:
        """Start opening the edition in the background, and looking for new ones."""
        self._watching = asyncio.create_task(self._watch(), name="editions")

    async def first_look(self, within: float) -> None:
        """Wait until it has tried to open the edition, for at most so many seconds.

        Building the tokenizer's vocabulary holds Python's lock for a second (measured: 0.7 s on
        an idle core, 1.5 s on a busy one), and with it the event loop.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._looked.wait()

    async def shutdown(self) -> None:
        """Finish the question in work and close the edition."""
        if self._watching:
            self._watching.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._watching
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close)
        self._thread.shutdown()

    async def ask(self, question: str, *, begun: Begun | None = None) -> Answer:
        """Answer a question; see :meth:`bot.desk.Desk.ask` and :meth:`run`."""
        return await self.run(lambda desk: desk.ask(question), begun=begun)

    async def run(self, work: Callable[[Desk], T], *, begun: Begun | None = None) -> T:
        """Do some work with the desk, on its thread, when everything asked for before is done.

        The thread has one piece of work at a time; the others wait out here, so that a new
        edition has to wait for one of them only.

        Args:
            work: What to do.
            begun: Is called when its turn has come and the edition is open: should the process
                die, this is what it was doing.
        """
        loop = asyncio.get_running_loop()
        self.waiting += 1
        try:
            async with self._turn:
                if begun:
                    await loop.run_in_executor(self._thread, self._refresh)
                    await begun()
                return await loop.run_in_executor(self._thread, lambda: work(self._get()))
        finally:
            self.waiting -= 1

    async def _watch(self) -> None:
        loop = asyncio.get_running_loop()
        said = ""
        while True:
            problem = await loop.run_in_executor(self._thread, self._refresh)
            self._looked.set()
            if problem and problem != said:  # once, not every three seconds
                log.error("the index cannot be used yet", reason=problem)
            said = problem
            await asyncio.sleep(REFRESH_SECONDS)

    # From here on: on the worker thread.

    def _get(self) -> Desk:
        if self._desk is None:
            self._desk = Desk(self._settings)
        return self._desk

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
