"""kill -9 at random moments under load."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import Sequence
from pathlib import Path

from tests.auxil.ports import free_port
from tests.botapi import BotApi
from tests.soak.ledger import PLACEHOLDERS, Ledger, Outcome
from tests.soak.process import BotProcess

FIRST_USER = 20_000
SETTLE = 300.0
# So long a bot that was started may take to its first answer before it is killed all the same.
PATIENCE = 60.0


async def kills(
    data: Path,
    log: Path,
    questions: Sequence[str],
    *,
    number: int,
    users: int,
    seed: int,
    webhook: bool = False,
) -> Outcome:
    """Kill the bot so many times while people ask, let it finish, and look.

    Every other time it is killed before it can have answered anything, else while it answers.

    Args:
        data: A DATA_DIR with an index.
        log: Where the bot's log goes.
        questions: What is asked.
        number: Of kills.
        users: Who ask, each after a while of their own.
        seed: The same moments again.
        webhook: Updates are posted to the bot instead of asked for.
    """
    moments = random.Random(seed)  # noqa: S311
    async with (
        BotApi.running(slow_repeats=False, passing=PLACEHOLDERS) as api,
        BotProcess.running(api, data, log, **(_webhook() if webhook else {})) as bot,
    ):
        ledger = Ledger(api)
        asked = itertools.cycle(questions)
        over = asyncio.Event()

        async def keep_asking(user: int) -> None:
            patience = random.Random(seed + user)  # noqa: S311
            while not over.is_set():
                await ledger.ask(user, next(asked))
                await asyncio.sleep(patience.uniform(3.0, 15.0))

        async with asyncio.TaskGroup() as people:
            for user in range(FIRST_USER, FIRST_USER + users):
                people.create_task(keep_asking(user))
            for killing in range(number):
                if killing % 2 == 0:
                    await _answers(api)
                await asyncio.sleep(moments.uniform(0.1, 4.0))
                await bot.kill()
                await bot.start()
            over.set()
        await ledger.all_answered(within=SETTLE)
        return ledger.outcome()


async def _answers(api: BotApi) -> None:
    """Wait until the bot writes answers, if it comes to that."""
    since = api.last_call
    await api.simulator.changes.wait_for(
        lambda: [
            call
            for call in api.calls("editMessageText", since=since)
            if call.ok and call.text not in PLACEHOLDERS
        ],
        PATIENCE,
    )


def _webhook() -> dict[str, str]:
    port = free_port()
    return {
        "TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/updates",
        "TELEGRAM_WEBHOOK_PORT": str(port),
        "TELEGRAM_WEBHOOK_SECRET": "of-a-bot-that-is-nobodys",
    }
