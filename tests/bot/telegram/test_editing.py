"""A question that is changed has its answer changed."""

from __future__ import annotations

import pytest

from tests.bot.conftest import EASY
from tests.bot.telegram.conftest import PATIENT, quotes_in
from tests.botapi import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize(("before", "after"), [("?", EASY), ("/ask ", f"/ask {EASY}")])
async def test_an_edited_question_has_its_answer_edited(
    before: str, after: str, api: BotApi, someone: int
) -> None:
    asked = await api.say(someone, before)
    first = await api.reply_to(someone, within=PATIENT)
    assert not quotes_in(first)
    await api.edit(someone, asked, after)

    edited = await api.next_call("editMessageText", chat=someone, since=first.seq, within=PATIENT)
    assert edited.message_id == first.message_id
    assert quotes_in(edited)
    assert edited.buttons
    assert len(api.calls("sendMessage", chat=someone)) == 1


async def test_the_buttons_of_the_answer_before_are_gone_with_it(api: BotApi, someone: int) -> None:
    asked = await api.say(someone, EASY)
    first = await api.reply_to(someone, within=PATIENT)
    assert first.buttons
    await api.edit(someone, asked, "?")

    edited = await api.next_call("editMessageText", chat=someone, since=first.seq, within=PATIENT)
    assert edited.message_id == first.message_id
    assert not edited.buttons


async def test_an_edited_command_is_not_carried_out_again(api: BotApi, someone: int) -> None:
    asked = await api.say(someone, "/start")
    first = await api.reply_to(someone, within=PATIENT)
    for text in ("/help", "/latest", "/forget"):
        await api.edit(someone, asked, text)
    await api.say(someone, "?")
    await api.reply_to(someone, within=PATIENT)

    assert len(api.calls("sendMessage", chat=someone)) == 2
    assert not api.calls("edit*", chat=someone, since=first.seq)
