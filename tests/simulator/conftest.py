"""A simulated Telegram, and ways to call it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession
from telegram import Bot

from tests.botapi import BotApi
from tests.simulator.calls import ANNA, Answer, Call


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi.running() as api:
        yield api


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    async with ClientSession() as http:
        yield http


@pytest.fixture
def call(api: BotApi, http: ClientSession) -> Call:
    async def call(method: str, **params: object) -> Answer:
        async with http.post(f"{api.base_url}{api.token}/{method}", json=params) as response:
            answer: Answer = await response.json()
            assert response.status == answer.get("error_code", 200)
            return answer

    return call


@pytest.fixture
async def to_anna(api: BotApi, call: Call) -> Call:
    """Call a method for Anna's chat, where she has said hello and nobody counts messages."""
    api.configure(limits=False)
    await api.say(ANNA, "hello")

    async def to_anna(method: str, **params: object) -> Answer:
        return await call(method, chat_id=ANNA, **params)

    return to_anna


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with Bot(api.token, base_url=api.base_url, base_file_url=api.base_file_url) as bot:
        yield bot
