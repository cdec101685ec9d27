"""Who may ask."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.texts import TEXTS
from bot.vocabulary import Reason
from tests.bot.telegram.conftest import (
    GROUP,
    PATIENT,
    command,
    running_bot,
    settings_for,
    simulated_telegram,
    write,
)
from tests.botapi import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="module")
ANNA, BORIS, STRANGER = 7, 8, 666
NOTHING_YET = TEXTS["en"].refusals[Reason.EMPTY_INDEX]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def api(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BotApi]:
    """A simulated Telegram with a bot for Anna and Boris, who has nothing to read yet."""
    async with simulated_telegram() as api:
        data: Path = tmp_path_factory.mktemp("data")
        async with running_bot(settings_for(api, data, allowed_users=f"{ANNA}, {BORIS}")):
            yield api


async def test_those_who_are_listed_are_answered(api: BotApi) -> None:
    for user in (ANNA, BORIS):
        await api.say(user, "who spoke?")
        assert (await api.reply_to(user, within=PATIENT)).text == NOTHING_YET


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
async def test_a_stranger_is_told_kindly_and_with_the_id_to_be_added(
    language: str, api: BotApi
) -> None:
    for content in (command("/start"), {"text": "who spoke?"}):
        asked = await write(api, STRANGER, language=language, **content)

        reply = await api.reply_to(STRANGER)
        assert reply.text == TEXTS[language].not_allowed.format(id=STRANGER)
        assert reply.reply_to == asked


async def test_in_a_group_strangers_are_passed_over_and_others_are_not(api: BotApi) -> None:
    await api.say(STRANGER, "/ask@news_bot who spoke?", chat=GROUP)
    asked = await api.say(ANNA, "/ask@news_bot who spoke?", chat=GROUP)

    reply = await api.reply_to(ANNA, chat=GROUP, within=PATIENT)
    assert reply.reply_to == asked.message_id
    assert [call.method for call in api.calls(chat=GROUP)] == [
        "sendmessage",
        "editmessagetext",
    ]
