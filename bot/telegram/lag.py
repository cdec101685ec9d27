"""How late the event loop is: what blocks it delays everybody."""

from __future__ import annotations

import asyncio
import time

import structlog

EVERY = 0.5
WORTH_A_LINE = 1.0
log = structlog.get_logger()


class LoopLag:
    """Measures how much later than asked for the loop wakes a sleeper.

    Attributes:
        last: The last measurement, in seconds.
        worst: The largest so far.
    """

    def __init__(self) -> None:
        self.last = 0.0
        self.worst = 0.0

    async def run(self) -> None:
        """Measure until cancelled."""
        while True:
            asked = time.monotonic() + EVERY
            await asyncio.sleep(EVERY)
            self.last = max(0.0, time.monotonic() - asked)
            self.worst = max(self.worst, self.last)
            if self.last > WORTH_A_LINE:
                log.warning("the event loop was late", seconds=round(self.last, 2))
