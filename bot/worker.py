"""The one thread that owns the model, Chroma and SQLite; the event loop only waits for it."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Self, TypeVar

import structlog

from bot.conversation import Turn
from bot.desk import Desk
from bot.sitting import Sitting
from bot.vocabulary import Answer, Reason
from index.errors import IndexingError, is_failure
from index.settings import IndexSettings

# A new edition is taken up within this many seconds of being published.
REFRESH_SECONDS = 3.0
Begun = Callable[[], Awaitable[None]]
Told = Callable[[object, float, float], None]
T = TypeVar("T")
log = structlog.get_logger()


class DeskWorker:
    """An async door to a :class:`~bot.desk.Desk`.

    Questions are answered one after another, in the order they came; the edition is only
    ever changed between two of them.

    Attributes:
        waiting: How many are waiting for their turn, the one at work included.
    """

    def __init__(self, settings: IndexSettings, told: Told | None = None) -> None:
        """Nothing is opened yet.

        Args:
            settings: Where the editions are.
            told: Hears of each piece of work that went well: what came of it, the seconds that
                it waited for the desk, and the seconds that it took.
        """
        self._settings = settings
        self._told = told
        self._began_at: float | None = None  # what is on the thread now
        self._desk: Desk | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._watching: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()  # wakes those who wait in the order they came
        self._looked = asyncio.Event()
        self._changed = asyncio.Event()
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

    async def ask(
        self, question: str, *, earlier: Sequence[Turn] = (), begun: Begun | None = None
    ) -> Answer:
        """Answer a question; see :meth:`bot.desk.Desk.ask` and :meth:`run`."""
        return await self.run(lambda desk: desk.ask(question, earlier=earlier), begun=begun)

    async def seated(
        self, work: Callable[[Sitting], T], *, begun: Begun | None = None
    ) -> T | Reason:
        """Work with the open edition; see :meth:`bot.desk.Desk.seated` and :meth:`run`."""
        return await self.run(lambda desk: desk.seated(work), begun=begun)

    async def run(self, work: Callable[[Desk], T], *, begun: Begun | None = None) -> T:
        """Do some work with the desk, on its thread, when everything asked for before is done.

        The thread has one piece of work at a time; the others wait out here, so that a new
        edition has to wait for one of them only.

        Args:
            work: What to do.
            begun: Is called when its turn has come and the edition is open: should the process
                die, this is what it was doing.
        """
        asked = time.monotonic()
        self.waiting += 1
        try:
            async with self._turn:
                if begun:
                    await self._on_thread(self._refresh)
                    await begun()
                began = time.monotonic()
                result = await self._on_thread(lambda: work(self._get()))
                if self._told:
                    self._told(result, began - asked, time.monotonic() - began)
                return result
        finally:
            self.waiting -= 1

    @property
    def ready(self) -> bool:
        """Whether the model has been loaded, or cannot be: until then answers take longer."""
        return self._looked.is_set()

    @property
    def edition(self) -> str | None:
        """The id of the edition that answers; None while none is open."""
        return self._desk.edition if self._desk else None

    @property
    def edition_created(self) -> str | None:
        """When that was built: an ISO 8601 moment, UTC."""
        return self._desk.edition_created if self._desk else None

    @property
    def refused(self) -> str | None:
        """The id of the published edition when it cannot be opened."""
        return self._desk.refused if self._desk else None

    @property
    def busy_for(self) -> float:
        """For how many seconds the thread has been at its present piece of work; 0: idle."""
        began = self._began_at
        return time.monotonic() - began if began is not None else 0.0

    async def _on_thread(self, work: Callable[[], T]) -> T:
        def noted() -> T:
            self._began_at = time.monotonic()
            try:
                return work()
            finally:
                self._began_at = None

        context = contextvars.copy_context()  # what is logged there says for which request
        return await asyncio.get_running_loop().run_in_executor(self._thread, context.run, noted)

    async def next_edition(self, within: float, *, after: str | None) -> None:
        """Wait until another edition than that answers, for at most so many seconds."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                while self.edition in (None, after):
                    self._changed.clear()
                    await self._changed.wait()

    async def _watch(self) -> None:
        said, known = "", self.edition
        while True:
            try:
                problem = await self._on_thread(self._refresh)
            finally:
                self._looked.set()
            if self.edition != known:
                known = self.edition
                self._changed.set()
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
        except BaseException as error:
            # The watch must outlive whatever a damaged edition makes Chroma raise.
            if not is_failure(error):
                raise
            log.exception("unexpected failure while opening the index")
            return f"{type(error).__name__}: {error}"
        return ""

    def _close(self) -> None:
        if self._desk:
            self._desk.close()
