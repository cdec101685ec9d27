"""A picture is sent once, whatever happens in between."""

from __future__ import annotations

import pytest

from bot.telegram import delivery
from bot.telegram.delivery import Place
from bot.telegram.inbox import Entry
from bot.telegram.reply import Reply
from bot.telegram.service import Service
from tests.bot.telegram.conftest import PATIENT, at_rest, quotes_in
from tests.botapi import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="module")
ASKED = "/timeline ceasefire"
PNG = b"\x89PNG\r\n\x1a\n"


def pictures(api: BotApi, chat: int) -> int:
    """How many pictures stand in a chat."""
    return sum("photo" in message for message in api.chat(chat))


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("trouble", ["502", "reset"])
@pytest.mark.parametrize("method", ["sendMessage", "editMessageMedia"])
async def test_whatever_fails_there_is_one_picture_and_what_is_said_beneath_it(
    method: str,
    trouble: str,
    after: bool,
    api: BotApi,
    bot: Service,
    someone: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(delivery, "FIRST_PAUSE", 0.05)
    failing = api.fault(trouble, method=method, chat=someone, after=after)
    await api.say(someone, ASKED)
    await api.until(lambda: pictures(api, someone), within=2 * PATIENT)
    await at_rest(bot)

    assert failing.hits == 1
    _, picture, beneath = api.chat(someone)
    assert picture["photo"]
    assert picture["caption"]
    assert beneath["reply_markup"]
    assert (await bot.inbox.waiting()).open == 0


async def replying(api: BotApi, bot: Service, user: int) -> tuple[Entry, Place]:
    """Journal a question that somebody asks, as another process would have."""
    deed = await api.say(user, "?")
    await api.reply_to(user, within=PATIENT)
    (entry,) = await bot.inbox.record([{"update_id": 10**6 + user, "message": {}}])
    return entry, Place(user, None, deed.message_id)


@pytest.mark.parametrize("died", ["before it was sent", "after the words", "after the picture"])
async def test_a_process_that_died_over_a_picture_leaves_one_to_the_next(
    died: str, api: BotApi, bot: Service, someone: int
) -> None:
    entry, place = await replying(api, bot, someone)
    before = len(api.chat(someone))
    first = Reply(entry, place, bot.inbox, bot.delivery, [])
    if died == "before it was sent":
        await bot.inbox.sending(entry, 0, someone)
    elif died == "after the words":
        await first.placeholder("Looking …")
    else:
        await first.send_photo(PNG, "a caption")

    again = Reply(entry, place, bot.inbox, bot.delivery, await bot.inbox.parts(entry))
    await again.placeholder("Looking …")
    await again.send_photo(PNG, "a caption")
    await again.send("beneath")
    await again.finish()
    await bot.inbox.finish(entry)

    *_, picture, beneath = api.chat(someone)
    assert len(api.chat(someone)) == before + 2
    assert picture["photo"]
    assert picture["caption"] == "a caption"
    assert beneath["text"] == "beneath"


async def test_where_a_picture_stood_words_can_stand_after_a_restart(
    api: BotApi, bot: Service, someone: int
) -> None:
    entry, place = await replying(api, bot, someone)
    before = len(api.chat(someone))
    await Reply(entry, place, bot.inbox, bot.delivery, []).send_photo(PNG, "a caption")

    again = Reply(entry, place, bot.inbox, bot.delivery, await bot.inbox.parts(entry))
    await again.send("There is nothing to draw any more.")
    await bot.inbox.finish(entry)

    assert len(api.chat(someone)) == before + 1
    assert api.chat(someone)[-1]["text"] == "There is nothing to draw any more."


async def test_a_picture_follows_a_group_that_becomes_a_supergroup(
    api: BotApi, bot: Service, someone: int
) -> None:
    group, supergroup = -someone, -1_000_000_000_000 - someone
    await api.say(someone, f"{ASKED.replace(' ', '@news_bot ')}", chat=group)
    await api.next_call("editMessageMedia", chat=group, within=PATIENT)
    await at_rest(bot)
    api.simulator.chats.open(supergroup, api.simulator.me)
    await api.say(someone, f"{ASKED.replace(' ', '@news_bot ')}", chat=group)
    await api.migrate(group, supergroup)

    await api.until(lambda: pictures(api, supergroup), within=PATIENT)
    await at_rest(bot)
    beneath = api.calls("sendMessage", chat=supergroup)[-1]
    assert quotes_in(beneath)
    assert (await bot.inbox.waiting()).open == 0
