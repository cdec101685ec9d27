"""What a process that died has left behind."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.settings import BotSettings
from bot.telegram.answering import MOST_TRIES
from bot.telegram.inbox import Entry
from bot.telegram.sqlite_inbox import SqliteInbox
from bot.texts import TEXTS
from tests.bot.conftest import EASY
from tests.bot.telegram.conftest import (
    PATIENT,
    at_rest,
    quotes_in,
    running_bot,
    settings_for,
    simulated_telegram,
)
from tests.botapi import BotApi, Deed

ANNA = 7
FAILED = TEXTS["en"].failed.partition("{id}")[0]


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with simulated_telegram() as api:
        yield api


@pytest.fixture
def settings(api: BotApi, bot_data: Path) -> BotSettings:
    return settings_for(api, bot_data)


@asynccontextmanager
async def inbox_of(settings: BotSettings) -> AsyncIterator[SqliteInbox]:
    """The journal, as a process has it open."""
    inbox = SqliteInbox(settings.inbox_file)
    await inbox.open()
    try:
        yield inbox
    finally:
        await inbox.close()


async def journalled(api: BotApi, inbox: SqliteInbox) -> list[Entry]:
    """Journal what people have written, as the process that died had done."""
    return await inbox.record(list(api.simulator.updates.pending.values()))


async def sent_by_the_dead(api: BotApi, asked: Deed) -> None:
    """Have the chat show a placeholder whose id nobody has noted."""
    message = {
        "chat_id": ANNA,
        "text": TEXTS["en"].searching,
        "reply_parameters": {"message_id": asked.message_id},
    }
    async with ClientSession() as http:
        address = f"{api.base_url}{api.token}/sendMessage"
        assert (await http.post(address, json=message)).ok


async def test_two_messages_that_one_chat_may_have_got_are_told_apart(
    api: BotApi, settings: BotSettings
) -> None:
    asked = [await api.say(ANNA, EASY), await api.say(ANNA, "Who spoke in Istanbul?")]
    async with inbox_of(settings) as inbox:
        first, second = await journalled(api, inbox)
        await inbox.sending(first, 0, ANNA)
        await sent_by_the_dead(api, asked[0])
        await inbox.sending(second, 0, ANNA)
        await sent_by_the_dead(api, asked[1])

    async with running_bot(settings) as bot:
        await at_rest(bot)
        replies = [m for m in api.chat(ANNA) if m["from"]["id"] != ANNA]
        assert [m["reply_to_message"]["message_id"] for m in replies] == [
            deed.message_id for deed in asked
        ]
        assert not {m["text"] for m in replies} & {TEXTS["en"].searching}
        assert len(api.calls("sendMessage", chat=ANNA)) == 2  # those of the dead
        assert (await bot.inbox.waiting()).open == 0


async def test_of_a_question_that_the_bot_dies_of_its_sender_is_told(
    api: BotApi, settings: BotSettings
) -> None:
    asked = await api.say(ANNA, EASY)
    async with inbox_of(settings) as inbox:
        (entry,) = await journalled(api, inbox)
        for _ in range(MOST_TRIES):
            await inbox.begin(entry)
            (entry,) = await inbox.open_entries()  # as the next process reads it

    async with running_bot(settings) as bot:
        reply = await api.reply_to(ANNA, within=PATIENT)
        assert reply.text.startswith(FAILED)
        assert reply.reply_to == asked.message_id
        await at_rest(bot)
        assert (await bot.inbox.waiting()).aside == 1


async def test_a_question_that_was_worked_on_well_is_not_what_the_bot_died_of(
    api: BotApi, settings: BotSettings
) -> None:
    await api.say(ANNA, EASY)
    async with inbox_of(settings) as inbox:
        (entry,) = await journalled(api, inbox)
        for _ in range(MOST_TRIES):
            await inbox.begin(entry)
            await inbox.survived(entry)

    async with running_bot(settings):
        assert quotes_in(await api.reply_to(ANNA, within=PATIENT))


async def test_a_question_that_one_process_tried_often_is_not_what_it_died_of(
    api: BotApi, settings: BotSettings
) -> None:
    await api.say(ANNA, EASY)
    async with inbox_of(settings) as inbox:
        (entry,) = await journalled(api, inbox)
        for _ in range(3 * MOST_TRIES):  # as while the disk was full
            await inbox.begin(entry)
        (again,) = await inbox.open_entries()

    assert again.tries == 1
    assert again.request == entry.request
