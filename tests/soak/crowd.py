"""Many people at once, and many questions in a row."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.botapi import BotApi
from tests.soak.ledger import PLACEHOLDERS, Ledger, Outcome
from tests.soak.process import BotProcess

FIRST_USER = 30_000
SETTLE = 300.0
# Of many questions, what grows while memory is still being filled is not counted.
WARM_UP_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Weighed:
    """What became of many questions, and the memory that they took.

    Attributes:
        outcome: Of all of them.
        peak: The most memory that the bot had, in MB.
        growth: By how much its memory grew for each 1,000 questions after the first half, in MB.
    """

    outcome: Outcome
    peak: float
    growth: float

    def __str__(self) -> str:
        grown = f"grew {self.growth:.1f} MB per 1,000 questions"
        return f"{self.outcome}; memory {self.peak:.0f} MB at most, {grown}"


async def at_once(data: Path, log: Path, questions: Sequence[str], *, number: int) -> Outcome:
    """Have ten people ask so many questions at one moment, as many as may wait for each."""
    async with (
        BotApi.running(slow_repeats=False, passing=PLACEHOLDERS) as api,
        BotProcess.running(api, data, log) as bot,
    ):
        ledger = Ledger(api)
        await warm_up(ledger)
        for at, question in zip(range(number), itertools.cycle(questions), strict=False):
            await ledger.ask(FIRST_USER + at % 10, question)
        await ledger.all_answered(within=SETTLE)
        outcome = ledger.outcome(range(FIRST_USER, FIRST_USER + 10))
        await bot.stop()
        return outcome


async def in_a_row(
    data: Path, log: Path, questions: Sequence[str], *, number: int, users: int
) -> Weighed:
    """Have people ask so many questions in all, each the next when the last is answered."""
    async with (
        BotApi.running(slow_repeats=False, passing=PLACEHOLDERS) as api,
        BotProcess.running(api, data, log) as bot,
    ):
        ledger = Ledger(api)
        await warm_up(ledger)
        asked = zip(range(number), itertools.cycle(questions), strict=False)
        memory: list[float] = []  # after each answer

        async def keep_asking(user: int) -> None:
            for _, question in asked:
                await ledger.ask(user, question)
                await ledger.answered(user, within=SETTLE)
                memory.append(bot.memory())

        async with asyncio.TaskGroup() as people:
            for user in range(FIRST_USER, FIRST_USER + users):
                people.create_task(keep_asking(user))
        warm = round(WARM_UP_SHARE * number) - 1
        growth = (memory[-1] - memory[warm]) / (number - 1 - warm) * 1000
        outcome = ledger.outcome(range(FIRST_USER, FIRST_USER + users))
        weighed = Weighed(outcome, bot.memory("VmHWM"), growth)
        await bot.stop()
        return weighed


async def warm_up(ledger: Ledger) -> None:
    """Have the model loaded."""
    await ledger.ask(1, "how many countries voted for the UN resolution on annexation")
    if not await ledger.all_answered(within=SETTLE):
        raise TimeoutError("the bot did not answer its first question")
