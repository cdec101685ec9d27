"""Long polling, whatever Telegram answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.errors import StorageError
from bot.telegram import polling
from bot.telegram.requests import usable
from bot.telegram.service import Service
from tests.auxil.ports import free_port
from tests.bot.conftest import EASY
from tests.bot.telegram.conftest import (
    PATIENT,
    at_rest,
    quotes_in,
    running_bot,
    settings_for,
    simulated_telegram,
)
from tests.botapi import BotApi


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something that the simulator does not see."""
    async with asyncio.timeout(PATIENT):
        while not condition():  # noqa: ASYNC110 - nobody rings
            await asyncio.sleep(0.05)


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize("trouble", ["401", "404", "429", "garbage", "reset", "500"])
async def test_polling_goes_on_after_any_answer(
    trouble: str, api: BotApi, someone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "TOKEN_PAUSE", 0.1)
    await api.bot_waits(within=PATIENT)
    api.fault(trouble, method="getUpdates", count=2, retry_after=1)
    await api.say(someone, "?")  # ends the poll that is open
    await api.say(someone, EASY)

    await api.reply_to(someone, within=PATIENT)
    assert quotes_in(await api.reply_to(someone, within=PATIENT))


async def test_a_second_program_with_the_token_is_an_alarm_and_no_end(
    api: BotApi, bot: Service, someone: int
) -> None:
    await api.bot_waits(within=PATIENT)

    async def other() -> Any:
        address = f"{api.base_url}{api.token}/getUpdates"
        async with ClientSession() as http, http.post(address, json={"timeout": 20}) as answer:
            return await answer.json()

    rival = asyncio.create_task(other())
    await until(lambda: bot.poller.conflict)
    await api.say(someone, EASY)

    assert quotes_in(await api.reply_to(someone, within=PATIENT))
    await rival
    await until(lambda: not bot.poller.conflict)


async def test_an_update_that_the_library_cannot_read_holds_nobody_up(
    api: BotApi, bot: Service, someone: int
) -> None:
    aside = (await bot.inbox.waiting()).aside
    await api.deliver({"message": {"message_id": {}, "date": "yesterday", "chat": [1]}})
    await api.say(someone, EASY)

    assert quotes_in(await api.reply_to(someone, within=PATIENT))
    await at_rest(bot)
    assert (await bot.inbox.waiting()).aside == aside + 1
    await api.bot_waits()


@pytest.mark.parametrize("when", ["before the start", "later"])
async def test_a_webhook_that_is_set_is_deleted_and_what_waits_there_is_answered(
    when: str, bot_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "CONFLICT_PAUSE", 0.1)

    async def set_webhook() -> None:
        address = f"{api.base_url}{api.token}/setWebhook"
        nobody = f"http://127.0.0.1:{free_port()}/"
        async with ClientSession() as http, http.post(address, json={"url": nobody}) as answer:
            assert answer.ok

    async with simulated_telegram() as api:
        if when == "before the start":
            await set_webhook()
            await api.say(1, EASY)
        async with running_bot(settings_for(api, bot_data)) as bot:
            if when == "later":
                await api.bot_waits(within=PATIENT)
                await set_webhook()
                await api.say(1, EASY)
            assert quotes_in(await api.reply_to(1, within=PATIENT))
            await at_rest(bot)
            assert not bot.poller.conflict


async def test_a_poll_that_cannot_be_journalled_is_not_acknowledged(
    api: BotApi, bot: Service, someone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await api.bot_waits(within=PATIENT)
    record, failures = bot.inbox.record, 0

    async def full(updates: Any) -> Any:
        nonlocal failures
        failures += 1
        if failures < 3:
            raise StorageError("no room")
        return await record(updates)

    monkeypatch.setattr(bot.inbox, "record", full)
    await api.say(someone, EASY)
    await until(lambda: failures > 0)
    assert api.pending == 1

    assert quotes_in(await api.reply_to(someone, within=PATIENT))
    assert failures >= 3


async def test_what_is_no_update_is_passed_over() -> None:
    good = {"update_id": 5}

    assert usable([good, {}, {"update_id": "6"}, {"update_id": True}, None, 2**70]) == [good]
    assert usable({"update_id": 7}) == [{"update_id": 7}]
    assert usable("nonsense") == []
