"""Updates that are posted to the bot."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.errors import StorageError, WebhookError
from bot.settings import BotSettings
from bot.telegram import webhook
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
def settings(api: BotApi, address: str, bot_data: Path) -> BotSettings:
    return settings_for(
        api,
        bot_data,
        telegram_webhook_url=address,
        telegram_webhook_port=int(address.rpartition(":")[2].partition("/")[0]),
        telegram_webhook_secret=SECRET,
    )


@pytest.fixture
async def bot(settings: BotSettings) -> AsyncIterator[Service]:
    async with running_bot(settings) as bot:
        yield bot


async def reasons(bot: Service, contain: str) -> None:
    """Wait until it is not ready for that reason; empty: until it is ready."""
    async with asyncio.timeout(PATIENT):
        while contain not in (bot.health.status if bot.health.not_ready() else ""):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        while not contain and bot.health.not_ready():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


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


async def test_what_passes_is_waited_for_and_the_service_is_ready_to_be_told_so(
    api: BotApi, settings: BotSettings
) -> None:
    passing = "Bad Request: bad webhook: Failed to resolve host: Name or service not known"
    api.fault("400", method="setWebhook", count=2, description=passing)
    async with running_bot(settings) as bot:  # it has started, though Telegram refuses
        assert "Telegram does not know the webhook yet" in bot.health.not_ready()
        await api.say(ANNA, EASY)
        assert quotes_in(await api.reply_to(ANNA, within=PATIENT))
        await reasons(bot, "")


async def test_what_no_waiting_mends_ends_the_start_with_what_telegram_says(
    api: BotApi, settings: BotSettings
) -> None:
    said = "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
    api.fault("400", method="setWebhook", description=said)
    with pytest.raises(WebhookError, match=r"TELEGRAM_WEBHOOK_URL: .* only on ports"):
        async with running_bot(settings):
            pass


async def test_a_webhook_that_somebody_else_has_changed_is_set_again(
    api: BotApi, settings: BotSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "LOOK_EVERY", 0.1)
    async with running_bot(settings):
        async with ClientSession() as http:
            assert (await http.post(f"{api.base_url}{api.token}/deleteWebhook")).ok
        await api.say(ANNA, EASY)
        assert quotes_in(await api.reply_to(ANNA, within=PATIENT))


async def test_what_cannot_be_journalled_is_refused_and_telegrams_trouble_is_seen(
    api: BotApi, settings: BotSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "LOOK_EVERY", 0.1)
    async with running_bot(settings) as bot:
        await reasons(bot, "")
        record = bot.inbox.record

        async def full(_: Any) -> Any:
            raise StorageError("no room")

        monkeypatch.setattr(bot.inbox, "record", full)
        await api.say(ANNA, EASY)
        await reasons(bot, "Telegram cannot post updates: Wrong response from the webhook: 503")
        assert b"quotedesk_webhook_failing 1.0" in await bot.health.figures()
        assert b"quotedesk_webhook_pending 1.0" in await bot.health.figures()

        monkeypatch.setattr(bot.inbox, "record", record)
        assert quotes_in(await api.reply_to(ANNA, within=PATIENT))
        await reasons(bot, "")
