"""Telegram and the network in trouble: nothing is lost, and nobody else waits for it.

What polling meets is in ``test_polling.py``, flood limits and lost answers are in
``test_delivery.py``, a start while Telegram is away in ``test_application.py``.
"""

from __future__ import annotations

import asyncio
import math
from pathlib import Path

import pytest
import structlog

from bot.telegram import delivery, patience
from bot.telegram.service import Service
from tests.bot.conftest import EASY
from tests.bot.telegram.conftest import (
    GROUP,
    PATIENT,
    at_rest,
    quotes_in,
    running_bot,
    settings_for,
    simulated_telegram,
)
from tests.botapi import BotApi
from tests.botapi.server import Outage

pytestmark = pytest.mark.asyncio(loop_scope="module")
TROUBLES = ("429", "500", "502", "reset", "hang", "garbage")


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_while_one_chats_calls_fail_the_others_are_answered_and_then_it_is_too(
    trouble: str, api: BotApi, bot: Service, someone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "FIRST_PAUSE", 0.05)
    others = [100 * someone + number for number in range(3)]
    failing = api.fault(trouble, chat=someone, seconds=3600, retry_after=1, delay=0.3)
    asked = await api.say(someone, EASY)
    await api.next_call("sendMessage", chat=someone, within=PATIENT)
    for other in others:
        await api.say(other, EASY)
    for other in others:
        assert quotes_in(await api.reply_to(other, within=PATIENT))
    assert failing.hits
    assert not api.chat(someone)[1:]

    api.end_faults()
    reply = await api.reply_to(someone, within=2 * PATIENT)
    assert quotes_in(reply)
    assert reply.reply_to == asked.message_id
    await at_rest(bot)
    assert len(api.chat(someone)) == 2


@pytest.mark.parametrize("status", ["307", "400", "401", "403", "404", "429"])
async def test_a_page_of_a_proxys_is_not_taken_for_telegrams_word(
    status: str, api: BotApi, bot: Service, someone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "FIRST_PAUSE", 0.05)
    for method in ("sendMessage", "editMessageText"):
        api.fault(status, method=method, chat=someone, count=2, html=True)
    asked = await api.say(someone, EASY)

    reply = await api.reply_to(someone, within=PATIENT)
    assert quotes_in(reply)
    assert reply.reply_to == asked.message_id
    await at_rest(bot)
    assert len(api.chat(someone)) == 2


async def test_an_outage_that_outlasts_all_patience_loses_no_question(
    api: BotApi, bot: Service, someone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "SERVER_PATIENCE", 0.0)
    monkeypatch.setattr(delivery, "last_heard", lambda _: -math.inf)  # polls fail, too
    monkeypatch.setattr(delivery, "LONGEST_PAUSE", 0.1)
    aside = (await bot.inbox.waiting()).aside
    for method in ("send*", "edit*"):
        api.fault("502", method=method, seconds=3)
    asked = await api.say(someone, EASY)

    reply = await api.reply_to(someone, within=2 * PATIENT)
    assert quotes_in(reply)
    assert reply.reply_to == asked.message_id
    await at_rest(bot)
    assert len(api.chat(someone)) == 2
    assert (await bot.inbox.waiting()).aside == aside


async def test_a_call_that_fails_while_others_are_answered_is_given_up(
    api: BotApi, bot: Service, someone: int, another: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "SERVER_PATIENCE", 0.3)
    monkeypatch.setattr(delivery, "LONGEST_PAUSE", 0.1)
    aside = (await bot.inbox.waiting()).aside
    api.fault("500", method="sendMessage", chat=someone, seconds=3600)
    await api.say(someone, EASY)
    await api.next_call("sendMessage", chat=someone, within=PATIENT)
    await api.say(another, EASY)

    assert quotes_in(await api.reply_to(another, within=PATIENT))
    await at_rest(bot)
    assert (await bot.inbox.waiting()).aside == aside + 1


@pytest.mark.parametrize("mode", ["refuse", "reset", "hang"])
async def test_what_was_asked_when_the_network_went_away_is_answered_when_it_is_back(
    mode: Outage, api: BotApi, bot: Service, someone: int
) -> None:
    people = [100 * someone + number for number in range(5)]
    for person in people:
        await api.say(person, EASY)
    await api.next_call("sendMessage", chat=people[0], within=PATIENT)
    async with api.down(mode):
        for person in people:
            await api.say(person, EASY)
        await asyncio.sleep(3)

    for person in people:
        for _ in range(2):
            assert quotes_in(await api.reply_to(person, within=2 * PATIENT))
    await at_rest(bot)
    for person in people:
        assert len(api.chat(person)) == 4


async def test_a_group_that_becomes_a_supergroup_gets_its_answers_there(
    api: BotApi, bot: Service, someone: int
) -> None:
    group, supergroup = -someone, -1_000_000_000_000 - someone
    await api.say(someone, f"/ask@news_bot {EASY}", chat=group)
    await api.reply_to(someone, chat=group, within=PATIENT)
    api.simulator.chats.open(supergroup, api.simulator.me)
    await api.say(someone, f"/ask@news_bot {EASY}", chat=group)
    await api.migrate(group, supergroup)

    assert quotes_in(await api.reply_to(someone, chat=supergroup, within=PATIENT))
    await at_rest(bot)
    assert (await bot.inbox.waiting()).open == 0


async def test_a_group_that_was_allowed_and_moved_is_named_in_the_log(tmp_path: Path) -> None:
    group, supergroup = GROUP, -1_000_000_000_000 + GROUP
    async with simulated_telegram() as api:
        for chat in (group, supergroup):
            api.simulator.chats.open(chat, api.simulator.me)
        await api.migrate(group, supergroup)
        settings = settings_for(api, tmp_path, allowed_groups=f"{group}")
        with structlog.testing.capture_logs() as logged:
            async with running_bot(settings) as bot:
                await api.say(7, f"/ask@news_bot {EASY}", chat=group)
                await api.reply_to(7, chat=supergroup, within=PATIENT)
                await at_rest(bot)

    (warning,) = [line for line in logged if "ALLOWED_GROUPS" in line["event"]]
    assert (warning["chat"], warning["now"]) == (group, supergroup)
