"""Questions while the index is rebuilt beside the bot, and another edition takes over."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.editions import EditionStore
from tests.auxil.corpora import SAMPLE_CORPUS
from tests.auxil.processes import environment
from tests.bench.folders import write_articles
from tests.botapi import BotApi
from tests.soak.crowd import SETTLE, warm_up
from tests.soak.ledger import PLACEHOLDERS, Ledger, Outcome
from tests.soak.process import BotProcess
from tests.soak.questions import never_twice

FIRST_USER = 50_000
USERS = 10
SENTENCES = 8
PAUSE = 5.0  # between two questions of one person
AFTER = 10.0  # the new edition is asked, too


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What became of questions without a rebuild, and of those during one."""

    quiet: Outcome
    during: Outcome
    published: bool

    @property
    def ratio(self) -> float:
        """How many times as long the slowest twentieth took during the rebuild."""
        return self.during.percentile(0.95) / self.quiet.percentile(0.95)

    def __str__(self) -> str:
        return (
            f"\n  quiet: {self.quiet}\n  during: {self.during};"
            f" p95 {self.ratio:.2f} × quiet (at most 3)\n  published: {self.published}"
        )


async def rebuilding(
    data: Path, log: Path, questions: Sequence[str], *, articles: int, quiet: float = 60.0
) -> Rebuilt:
    """Have ten people ask for a while, then go on while the index gets so many more articles."""
    corpus = data.parent / "more"
    await asyncio.to_thread(shutil.copytree, SAMPLE_CORPUS, corpus)
    await asyncio.to_thread(write_articles, corpus / "made", articles, SENTENCES)
    before = EditionStore(data).current()
    asked = never_twice(questions)
    async with (
        BotApi.running(slow_repeats=False, passing=PLACEHOLDERS) as api,
        BotProcess.running(api, data, log) as bot,
    ):
        ledger = Ledger(api)
        await warm_up(ledger)
        over = asyncio.create_task(asyncio.sleep(quiet))
        calm = await _asked_until(over, ledger, asked, FIRST_USER)
        over = asyncio.create_task(_rebuild(corpus, data, log))
        during = await _asked_until(over, ledger, asked, FIRST_USER + 100)
        await bot.stop()
    return Rebuilt(calm, during, EditionStore(data).current() != before)


async def _asked_until(
    over: asyncio.Task[None], ledger: Ledger, asked: Iterator[str], first: int
) -> Outcome:
    users = range(first, first + USERS)

    async def keep_asking(user: int) -> None:
        await asyncio.sleep((user - first) * PAUSE / USERS)
        while not over.done():
            await ledger.ask(user, next(asked))
            await ledger.answered(user, within=SETTLE)
            await asyncio.sleep(PAUSE)

    async with asyncio.TaskGroup() as people:
        for user in users:
            people.create_task(keep_asking(user))
    await over
    return ledger.outcome(users)


async def _rebuild(corpus: Path, data: Path, log: Path) -> None:
    with log.open("ab") as written:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "index", "rebuild"),
            cwd=data.parent,
            env=environment(corpus, data),
            stdout=written,
            stderr=written,
        )
        try:
            assert await process.wait() == 0
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
    await asyncio.sleep(AFTER)
