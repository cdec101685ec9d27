"""The bell that rings whenever something happened, so that nobody waits by sleeping."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

Found = TypeVar("Found")


class Changes:
    """Whoever changes anything announces it; whoever waits for a condition looks again."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def announce(self) -> None:
        """Wake everybody who waits."""
        self._next.set()
        self._next = asyncio.Event()

    async def wait(self, within: float) -> None:
        """Wait for the next change, or that many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._next.wait()

    async def wait_for(self, condition: Callable[[], Found], within: float) -> Found:
        """Wait until the condition returns something true, or that many seconds.

        Returns:
            What the condition returned last: something false when the time ran out.
        """
        deadline = time.monotonic() + within
        while not (found := condition()) and (left := deadline - time.monotonic()) > 0:
            await self.wait(left)
        return found
