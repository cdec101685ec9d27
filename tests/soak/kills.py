"""kill -9 at random moments under load."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import Sequence
from pathlib import Path

from tests.botapi import BotApi
from tests.soak.ledger import PLACEHOLDERS, Ledger, Outcome
from tests.soak.process import BotProcess

FIRST_USER = 20_000
SETTLE = 300.0


async def kills(
    data: Path, log: Path, questions: Sequence[str], *, number: int, users: int, seed: int
) -> Outcome:
    """Kill the bot so many times while people ask, let it finish, and look.

    Args:
        data: A DATA_DIR with an index.
        log: Where the bot's log goes.
        questions: What is asked.
        number: Of kills.
        users: Who ask, each when the last question is answered or given up.
        seed: The same moments again.
    """
    moments = random.Random(seed)  # noqa: S311
    async with (
        BotApi.running(slow_repeats=False, passing=PLACEHOLDERS) as api,
        BotProcess.running(api, data, log) as bot,
    ):
        ledger = Ledger(api)
        asked = itertools.cycle(questions)
        over = asyncio.Event()

        async def keep_asking(user: int) -> None:
            patience = random.Random(seed + user)  # noqa: S311
            while not over.is_set():
                await ledger.ask(user, next(asked))
                await asyncio.sleep(patience.uniform(1.0, 6.0))

        async with asyncio.TaskGroup() as people:
            for user in range(FIRST_USER, FIRST_USER + users):
                people.create_task(keep_asking(user))
            for _ in range(number):
                # From before the model is loaded to well into the work.
                await asyncio.sleep(moments.uniform(0.5, 12.0))
                await bot.kill()
                await bot.start()
            over.set()
        await ledger.all_answered(within=SETTLE)
        return ledger.outcome()
