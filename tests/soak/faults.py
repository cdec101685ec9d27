"""Every way in which Telegram and the network fail: who met it, and who did not."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.botapi import BotApi
from tests.soak.crowd import SETTLE, warm_up
from tests.soak.ledger import PLACEHOLDERS, Ledger, Outcome
from tests.soak.process import BotProcess

FIRST_USER = 40_000
USERS, STRUCK = 10, 3  # the first few of them meet the fault
QUESTIONS = 3  # of each, two seconds apart
SECONDS = 8.0
AWAY = 30.0
FAULTS: dict[str, dict[str, Any]] = {
    "none": {},
    "429": {"kind": "429", "retry_after": 3},
    "500": {"kind": "500"},
    "502": {"kind": "502"},
    "reset": {"kind": "reset"},
    "hang": {"kind": "hang", "delay": 5.0},
    "garbage": {"kind": "garbage"},
    "answer lost": {"kind": "reset", "after": True},
    "answer late": {"kind": "hang", "delay": 12.0, "after": True},
}


@dataclass(frozen=True, slots=True)
class Struck:
    """What a fault did to those who met it, and to the others.

    Attributes:
        quiet: What became of the others' questions while there was no fault.
    """

    fault: str
    struck: Outcome
    others: Outcome
    quiet: Outcome

    @property
    def ratio(self) -> float:
        """How many times as long the slowest twentieth of the others took as without a fault."""
        return self.others.percentile(0.95) / self.quiet.percentile(0.95)

    def __str__(self) -> str:
        return (
            f"{self.fault}\n  met it: {self.struck}\n  others: {self.others};"
            f" p95 {self.ratio:.2f} × theirs without it (at most 1.5)"
        )


async def faults(data: Path, log: Path, questions: Sequence[str]) -> AsyncIterator[Struck]:
    """Have one bot meet every fault, one after another, and yield what came of each."""
    async with (
        BotApi.running(slow_repeats=False, passing=PLACEHOLDERS) as api,
        BotProcess.running(api, data, log) as bot,
    ):
        await warm_up(Ledger(api))
        asked = itertools.cycle(questions)
        quiet: Outcome | None = None
        for number, (name, fault) in enumerate([*FAULTS.items(), ("network away", {})]):
            first = FIRST_USER + 100 * number
            ledger = Ledger(api)
            for user in range(first, first + STRUCK) if fault else ():
                api.fault(**fault, chat=user, seconds=SECONDS)
            for _ in range(QUESTIONS):
                for user in range(first, first + USERS):
                    await ledger.ask(user, next(asked))
                await asyncio.sleep(2)
            if name == "network away":
                for user in range(first, first + USERS):
                    await ledger.ask(user, next(asked))
                async with api.down("reset"):
                    await asyncio.sleep(AWAY)
            await ledger.all_answered(within=SETTLE)
            api.end_faults()
            struck = range(first, first + STRUCK)
            others = ledger.outcome(range(first + STRUCK, first + USERS))
            quiet = quiet or others  # the first has no fault
            yield Struck(name, ledger.outcome(struck), others, quiet)
        await bot.stop()
