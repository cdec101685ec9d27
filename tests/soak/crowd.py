"""Many people at once."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Sequence
from pathlib import Path

from tests.botapi import BotApi
from tests.soak.ledger import PLACEHOLDERS, Ledger, Outcome
from tests.soak.process import BotProcess

FIRST_USER = 30_000
SETTLE = 300.0


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


async def warm_up(ledger: Ledger) -> None:
    """Have the model loaded."""
    await ledger.ask(1, "how many countries voted for the UN resolution on annexation")
    if not await ledger.all_answered(within=SETTLE):
        raise TimeoutError("the bot did not answer its first question")
    await asyncio.sleep(0)
