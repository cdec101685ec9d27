"""Every way in which Telegram and the network fail: who met it, and who did not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.botapi import BotApi
from tests.soak.crowd import SETTLE, warm_up
from tests.soak.ledger import PLACEHOLDERS, Ledger, Outcome
from tests.soak.process import BotProcess
from tests.soak.questions import never_twice

FIRST_USER = 40_000
USERS, STRUCK = 10, 3  # the first few of them meet the fault
QUESTIONS = 3  # of each
# Between one question of everybody and the next: two cores answer ten in less, so that nobody
# waits for the model and what a fault does to the others can be seen.
PAUSE = 10.0
SECONDS = 15.0  # that a fault lasts
AWAY_FROM_ALL, AWAY = "network away", 30.0
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
        others: None when everybody met it.
        quiet: What became of the others' questions while there was no fault.
    """

    fault: str
    struck: Outcome
    others: Outcome | None
    quiet: Outcome

    @property
    def outcomes(self) -> list[Outcome]:
        """What became of those who met it, and of the others, if there are any."""
        return [each for each in (self.struck, self.others) if each]

    def __str__(self) -> str:
        told = f"{self.fault}\n  met it: {self.struck}"
        if self.others is None:
            return told
        # How many times as long the slowest twentieth of the others took as without a fault.
        ratio = self.others.percentile(0.95) / self.quiet.percentile(0.95)
        return f"{told}\n  others: {self.others}; p95 {ratio:.2f} × without it (at most 1.5)"


async def faults(data: Path, log: Path, questions: Sequence[str]) -> AsyncIterator[Struck]:
    """Have one bot meet every fault, one after another, and yield what came of each."""
    async with (
        BotApi.running(slow_repeats=False, passing=PLACEHOLDERS) as api,
        BotProcess.running(api, data, log) as bot,
    ):
        await warm_up(Ledger(api))
        asked = never_twice(questions)
        quiet: Outcome | None = None
        for number, (name, fault) in enumerate([*FAULTS.items(), (AWAY_FROM_ALL, {})]):
            first = FIRST_USER + 100 * number
            ledger = Ledger(api)
            for user in range(first, first + STRUCK) if fault else ():
                api.fault(**fault, chat=user, seconds=SECONDS)
            for _ in range(QUESTIONS):
                for user in range(first, first + USERS):
                    await ledger.ask(user, next(asked))
                await asyncio.sleep(PAUSE)
            if name == AWAY_FROM_ALL:
                for user in range(first, first + USERS):
                    await ledger.ask(user, next(asked))
                async with api.down("reset"):
                    await asyncio.sleep(AWAY)
            await ledger.all_answered(within=SETTLE)
            api.end_faults()
            alone = ledger.outcome(range(first + STRUCK, first + USERS))
            quiet = quiet or alone  # the first has no fault
            if name == AWAY_FROM_ALL:
                yield Struck(name, ledger.outcome(), None, quiet)
            else:
                yield Struck(name, ledger.outcome(range(first, first + STRUCK)), alone, quiet)
        await bot.stop()
