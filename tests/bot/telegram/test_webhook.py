"""Updates that are posted to the bot."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.telegram.service import Service
from bot.telegram.webhook import HEADER, LARGEST_UPDATE
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

ANNA = 7
SECRET = "letters_and-digits-2468"  # noqa: S105 - of nobody's bot


@pytest.fixture
def address() -> str:
    return f"http://127.0.0.1:{free_port()}/updates"


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with simulated_telegram() as api:
        yield api


@pytest.fixture
async def bot(api: BotApi, address: str, bot_data: Path) -> AsyncIterator[Service]:
    settings = settings_for(
        api,
        bot_data,
        telegram_webhook_url=address,
        telegram_webhook_port=int(address.rpartition(":")[2].partition("/")[0]),
        telegram_webhook_secret=SECRET,
    )
    async with running_bot(settings) as bot:
        yield bot


async def test_what_is_posted_is_answered_once_though_it_is_posted_again(
    api: BotApi, bot: Service, address: str
) -> None:
    asked = await api.say(ANNA, EASY)
    reply = await api.reply_to(ANNA, within=PATIENT)
    assert quotes_in(reply)
    assert reply.reply_to == asked.message_id
    await at_rest(bot)
    assert (await bot.inbox.waiting()).open == 0

    update = {"update_id": asked.update_id, "message": api.chat(ANNA)[0]}
    async with ClientSession() as http:
        answer = await http.post(address, json=update, headers={HEADER: SECRET})
        assert answer.status == 200
    await api.say(ANNA, "?")
    await api.reply_to(ANNA, within=PATIENT)
    assert len(api.calls("sendMessage", chat=ANNA)) == 2


async def test_nobody_else_may_post(api: BotApi, bot: Service, address: str) -> None:
    update = {"update_id": 1, "message": {"text": EASY}}
    async with ClientSession() as http:
        for headers in ({}, {HEADER: ""}, {HEADER: "letters_and-digits-2469"}, {HEADER: "ж"}):
            assert (await http.post(address, json=update, headers=headers)).status == 403
        huge = io.BytesIO(b'{"update_id": 2, "x": "' + b"x" * LARGEST_UPDATE + b'"}')
        assert (await http.post(address, data=huge, headers={HEADER: SECRET})).status == 413
        assert (await http.post(address, data=b"{", headers={HEADER: SECRET})).status == 400
        assert (await http.get(address, headers={HEADER: SECRET})).status == 405
    assert (await bot.inbox.waiting()).open == 0
    assert api.count("setwebhook") == 1
