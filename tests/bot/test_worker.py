"""The event loop goes on while a question is worked on."""

from __future__ import annotations

import asyncio
import itertools
import subprocess
import sys
import time
from pathlib import Path

from bot.settings import BotSettings
from bot.vocabulary import Reason
from bot.worker import DeskWorker
from tests.bot.conftest import EASY

TICK = 0.01


def settings_for(data: Path) -> BotSettings:
    return BotSettings(_env_file=None, data_dir=data)


def test_what_takes_seconds_to_import_is_left_to_the_worker() -> None:
    script = (
        "import sys, bot.cli, bot.telegram.service\n"
        "heavy = {'chromadb', 'llama_index.core', 'onnxruntime', 'torch'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or None)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


async def test_the_loop_is_never_held_up_not_even_while_the_model_is_loaded(
    sample_index: Path,
) -> None:
    ticks = [time.perf_counter()]

    async def tick() -> None:
        while True:
            await asyncio.sleep(TICK)
            ticks.append(time.perf_counter())

    ticking = asyncio.create_task(tick())
    async with DeskWorker(settings_for(sample_index)) as desk:
        answer = await desk.ask(EASY)
    ticking.cancel()

    assert answer.answered
    took = ticks[-1] - ticks[0]
    longest = max(later - earlier for earlier, later in itertools.pairwise(ticks))
    # Python's own lock is held now and then, by imports for one; a blocked loop would not tick
    # at all until the answer is there.
    assert len(ticks) > took / TICK / 10
    assert longest < took / 2


async def test_questions_are_answered_in_the_order_they_came(sample_index: Path) -> None:
    answered: list[int] = []

    async def ask(number: int, question: str) -> None:
        await desk.ask(question)
        answered.append(number)

    async with DeskWorker(settings_for(sample_index)) as desk, asyncio.TaskGroup() as tasks:
        for number, question in enumerate([EASY, "?", EASY, "Who spoke?", "x" * 600]):
            tasks.create_task(ask(number, question))

    assert answered == sorted(answered)


async def test_without_an_index_it_starts_waits_and_stops(tmp_path: Path) -> None:
    async with DeskWorker(settings_for(tmp_path)) as desk:
        assert (await desk.ask(EASY)).reason is Reason.EMPTY_INDEX
