"""How soon a bot that is started polls, says something, is ready, and answers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from aiohttp import ClientError, ClientSession

from tests.auxil.ports import free_port
from tests.botapi import BotApi
from tests.soak.process import BotProcess

USER = 60_000
SETTLE = 60.0
LOOK_EVERY = 0.05


@dataclass(frozen=True, slots=True)
class Started:
    """Seconds from the start of the process; medians of all starts.

    Attributes:
        polling: Until Telegram is asked for updates.
        said: Until somebody who had written meanwhile is told that the bot is getting ready.
        ready: Until ``/readyz`` is green.
        answered: Until that question has its answer.
    """

    polling: float
    said: float
    ready: float
    answered: float

    def __str__(self) -> str:
        return (
            f"polls after {self.polling:.1f} s, says something after {self.said:.1f} s,"
            f" ready after {self.ready:.1f} s, has answered after {self.answered:.1f} s"
        )


async def starting(data: Path, log: Path, question: str, *, times: int) -> Started:
    """Start the bot so often, each time with a question that waits, and take the times."""
    found = [await _start(data, log, question, USER + number) for number in range(times)]
    return Started(
        *(median(getattr(each, name) for each in found) for name in Started.__slots__),
    )


async def _start(data: Path, log: Path, question: str, user: int) -> Started:
    port = free_port()
    async with BotApi.running(slow_repeats=False) as api:
        await api.say(user, question)
        began = time.monotonic()

        async def after(event: Awaitable[object]) -> float:
            await event
            return time.monotonic() - began

        bot = BotProcess(api, data, log, HEALTH_PORT=str(port))
        await bot.start()
        try:
            seconds = await asyncio.gather(
                after(api.until(lambda: api.count("getupdates"), within=SETTLE)),
                after(api.next_call("sendMessage", chat=user, within=SETTLE)),
                after(_ready(port)),
                after(api.next_call("editMessageText", chat=user, within=SETTLE)),
            )
        finally:
            await bot.kill()
    return Started(*seconds)


async def _ready(port: int) -> None:
    async with asyncio.timeout(SETTLE), ClientSession() as http:
        while True:
            try:
                async with http.get(f"http://127.0.0.1:{port}/readyz") as answer:
                    if answer.status == 200:
                        return
            except ClientError:
                pass  # it does not listen yet
            await asyncio.sleep(LOOK_EVERY)
