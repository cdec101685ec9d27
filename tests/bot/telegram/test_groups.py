"""The bot among several people: it answers what is meant for it, and nothing else."""

from __future__ import annotations

import pytest

from bot.telegram.service import Service
from bot.texts import TEXTS
from tests.bot.conftest import EASY
from tests.bot.telegram.conftest import GROUP, PATIENT, at_rest, quotes_in
from tests.botapi import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="module")
EN = TEXTS["en"]


@pytest.fixture
def group(someone: int) -> int:
    """A group in which nobody has spoken yet."""
    return GROUP - someone


@pytest.mark.parametrize(
    "said",
    [
        f"/ask {EASY}",
        f"/ask@news_bot {EASY}",
        f"/ASK@News_Bot {EASY}",
        f"@news_bot {EASY}",
        f"@News_Bot, {EASY}",
        f"{EASY} @news_bot",
    ],
)
async def test_a_command_or_a_mention_is_answered(
    said: str, api: BotApi, someone: int, group: int
) -> None:
    asked = await api.say(someone, said, chat=group, force=True)

    reply = await api.reply_to(someone, chat=group, within=PATIENT)
    assert quotes_in(reply)
    assert reply.reply_to == asked.message_id


async def test_a_reply_to_the_bot_is_a_question(api: BotApi, someone: int, group: int) -> None:
    await api.say(someone, "/ask@news_bot", chat=group)
    what = await api.reply_to(someone, chat=group, within=PATIENT)
    assert what.text == EN.ask_what
    asked = await api.say(someone, EASY, chat=group, reply_to=what)

    reply = await api.reply_to(someone, chat=group, within=PATIENT)
    assert quotes_in(reply)
    assert reply.reply_to == asked.message_id


@pytest.mark.parametrize("pointing", ["/ask@news_bot", "@news_bot"])
async def test_pointing_at_somebody_elses_message_asks_what_it_says(
    pointing: str, api: BotApi, someone: int, another: int, group: int
) -> None:
    theirs = await api.say(another, EASY, chat=group)
    assert not theirs.delivered
    asked = await api.say(someone, pointing, chat=group, reply_to=theirs)

    reply = await api.reply_to(someone, chat=group, within=PATIENT)
    assert quotes_in(reply)
    assert reply.reply_to == asked.message_id


async def test_a_question_under_a_picture_is_answered(
    api: BotApi, someone: int, group: int
) -> None:
    await api.send_file(someone, "photo", caption=f"@news_bot {EASY}", chat=group)

    assert quotes_in(await api.reply_to(someone, chat=group, within=PATIENT))


async def test_ask_under_a_picture_is_answered_and_is_no_part_of_the_question(
    api: BotApi, someone: int, group: int
) -> None:
    await api.send_file(someone, "photo", caption=f"/ask@news_bot {EASY}", chat=group)
    assert quotes_in(await api.reply_to(someone, chat=group, within=PATIENT))

    await api.send_file(someone, "photo", caption="/ask")
    assert (await api.reply_to(someone, within=PATIENT)).text == EN.ask_what


async def test_what_is_not_meant_for_it_is_passed_over(
    api: BotApi, bot: Service, someone: int, another: int, group: int
) -> None:
    api.configure(limits=False)
    await api.say(someone, f"/ask@news_bot {EASY}", chat=group)
    reply = await api.reply_to(someone, chat=group, within=PATIENT)
    theirs = await api.say(another, EASY, chat=group, force=True)
    before = api.last_call
    others = ("/help", "/start", "/latest", "/forget", "/forget@other_bot")
    for said in (EASY, f"@news_bot2 {EASY}", "/ask@other_bot who spoke?", "/weather", *others):
        await api.say(someone, said, chat=group, force=True)
        await api.say(someone, said, chat=group, reply_to=theirs, force=True)
    await api.say(someone, "👍", chat=group, reply_to=reply)
    await api.send_file(someone, "voice", chat=group, reply_to=reply)
    await api.bot_waits()
    await at_rest(bot)
    await api.say(someone, "/ask@news_bot", chat=group)

    last = await api.reply_to(someone, chat=group, within=PATIENT)
    assert last.text == EN.ask_what
    assert len(api.calls("sendMessage", chat=group, since=before)) == 1
    api.configure(limits=True)


async def test_who_talks_much_in_a_group_is_not_told_to_wait(
    api: BotApi, someone: int, group: int
) -> None:
    api.configure(limits=False)
    for number in range(30):
        await api.say(someone, f"Nobody asked the bot, {number} times.", chat=group, force=True)
    await api.bot_waits()
    await api.say(someone, EASY)
    await api.reply_to(someone, within=PATIENT)

    assert api.calls("send*", chat=group) == []
    api.configure(limits=True)


async def test_an_edited_question_has_its_answer_edited(
    api: BotApi, someone: int, group: int
) -> None:
    asked = await api.say(someone, "@news_bot who won the chess tournament?", chat=group)
    first = await api.reply_to(someone, chat=group, within=PATIENT)
    await api.edit(someone, asked, f"@news_bot {EASY}", chat=group)

    edited = await api.next_call("editMessageText", chat=group, since=first.seq, within=PATIENT)
    assert edited.message_id == first.message_id
    assert quotes_in(edited)
    assert len(api.calls("sendMessage", chat=group)) == 1


async def test_a_group_that_adds_it_is_told_once_how_to_ask(
    api: BotApi, someone: int, group: int
) -> None:
    await api.add_to_group(someone, group)

    assert (await api.reply_to(someone, chat=group, within=PATIENT)).text == EN("group-hello")


async def test_watching_is_left_to_the_private_chat(api: BotApi, someone: int, group: int) -> None:
    await api.say(someone, "/watch@news_bot sanctions", chat=group)

    reply = await api.reply_to(someone, chat=group, within=PATIENT)
    assert reply.text == EN("watch-private")
    (row,) = (reply.message or {})["reply_markup"]["inline_keyboard"]
    assert row[0]["url"] == "https://t.me/news_bot"
