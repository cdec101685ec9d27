"""A bot that runs against a simulated Telegram, in the test's own event loop."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.settings import BotSettings
from bot.telegram.application import ALLOWED_UPDATES, Bot, build
from tests.botapi import BotApi
from tests.botapi.chats import person
from tests.botapi.outbox import Call
from tests.botapi.wire import Json

GROUP = -100
PATIENT = 30.0  # seconds that a first answer may take on a machine that is busy
_users = itertools.count(1000)


def settings_for(api: BotApi, data: Path, **more: Any) -> BotSettings:
    """The settings of a bot that talks to the simulator, and of nothing else."""
    return BotSettings(
        _env_file=None,
        telegram_bot_token=api.token,
        telegram_base_url=api.base_url,
        telegram_base_file_url=api.base_file_url,
        data_dir=data,
        **more,
    )


@asynccontextmanager
async def running_bot(settings: BotSettings) -> AsyncIterator[Bot]:
    """The bot as `bot.telegram.application.run` runs it, for as long as the block lasts.

    It must leave nothing behind when it ends.
    """
    before = asyncio.all_tasks()
    application = build(settings)
    updater = application.updater
    assert updater
    assert application.post_init
    assert application.post_shutdown
    async with application:
        await application.post_init(application)
        await updater.start_polling(
            allowed_updates=ALLOWED_UPDATES,
            error_callback=lambda error: application.create_task(
                application.process_error(update=None, error=error)
            ),
        )
        await application.start()
        try:
            yield application
        finally:
            await updater.stop()
            await application.stop()
    await application.post_shutdown(application)
    left = asyncio.all_tasks() - before - {asyncio.current_task()}
    assert not [task for task in left if not _is_simulators(task)]


def _is_simulators(task: asyncio.Task[Any]) -> bool:
    return "aiohttp" in repr(task.get_coro()) or "RequestHandler" in repr(task.get_coro())


async def write(api: BotApi, user: int, *, language: str = "en", **content: Any) -> int:
    """Send the bot any kind of message, as somebody whose Telegram speaks that language.

    Returns:
        The message's id.
    """
    who = {**person(user), "language_code": language}
    api.simulator.chats.open(user, who)
    message: Json = api.simulator.chats.add_message(user, who, **content)
    await api.deliver({"message": message})
    return int(message["message_id"])


def command(text: str) -> Json:
    """The content of a message that begins with a command."""
    length = len(text.split()[0])
    return {"text": text, "entities": [{"type": "bot_command", "offset": 0, "length": length}]}


def quotes_in(message: Call) -> list[str]:
    """The texts of a message's blockquotes."""
    units = message.text.encode("utf-16-le")
    return [
        units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in message.entities
        if e["type"] == "blockquote"
    ]


@pytest.fixture
def someone() -> int:
    """Somebody who has not written to the bot before."""
    return next(_users)


@pytest.fixture
def another() -> int:
    """And somebody else."""
    return next(_users)


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared_api() -> AsyncIterator[BotApi]:
    """One simulated Telegram for a module's tests."""
    async with BotApi.running(slow_repeats=False) as api:
        yield api


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def bot(shared_api: BotApi, sample_index: Path) -> AsyncIterator[Bot]:
    """One bot for a module's tests, with the articles of ``corpus/``."""
    async with running_bot(settings_for(shared_api, sample_index)) as bot:
        yield bot


@pytest.fixture
def api(shared_api: BotApi, bot: Bot) -> Iterator[BotApi]:  # noqa: ARG001 - it has to run
    """The simulated Telegram that the bot talks to."""
    yield shared_api
    shared_api.end_faults()
