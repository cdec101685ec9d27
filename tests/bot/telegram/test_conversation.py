"""Going on from what was asked before, and starting afresh."""

from __future__ import annotations

import pytest

from bot.conversation import Turn
from bot.telegram.service import Service
from bot.texts import TEXTS
from tests.bot.telegram.conftest import GROUP, PATIENT, at_rest, quotes_in
from tests.botapi import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="module")
EN = TEXTS["en"]
LATER = 10**9
FIRST = "What are Russia's ceasefire conditions?"
UKRAINE = "What are Ukraine's ceasefire conditions?"
FOLLOW_UP = "And what about Ukraine?"


async def answered(api: BotApi, user: int, typed: str) -> str:
    await api.say(user, typed)
    return (await api.reply_to(user, within=PATIENT)).text


async def turns(bot: Service, chat: int, user: int) -> list[Turn]:
    return list(
        await bot.people.run(lambda people: people.conversations.earlier(chat, user, LATER, 0.0))
    )


async def test_a_follow_up_is_understood_from_the_question_before_until_new_clears_it(
    api: BotApi, bot: Service, someone: int
) -> None:
    api.configure(limits=False)
    await answered(api, someone, FIRST)
    await answered(api, someone, FOLLOW_UP)
    (_, second) = await turns(bot, someone, someone)
    assert "Ukraine" in second.question
    assert "ceasefire conditions" in second.question

    assert await answered(api, someone, "/new") == EN("new-started")
    assert await turns(bot, someone, someone) == []
    await answered(api, someone, FOLLOW_UP)
    assert all("ceasefire" not in turn.question for turn in await turns(bot, someone, someone))


async def test_a_conversation_is_one_persons_in_one_chat(
    api: BotApi, bot: Service, someone: int, another: int
) -> None:
    group = GROUP - someone
    await api.say(someone, f"/ask@news_bot {FIRST}", chat=group)
    assert quotes_in(await api.reply_to(someone, chat=group, within=PATIENT))

    assert len(await turns(bot, group, someone)) == 1
    assert await turns(bot, group, another) == []
    assert await turns(bot, someone, someone) == []


async def test_thanks_and_questions_about_the_answer_do_not_become_the_topic(
    api: BotApi, bot: Service, someone: int
) -> None:
    api.configure(limits=False)
    await answered(api, someone, FIRST)
    await answered(api, someone, "thanks")
    await answered(api, someone, FOLLOW_UP)
    before = await turns(bot, someone, someone)
    said = await answered(api, someone, "who said it?")
    last = (await turns(bot, someone, someone))[-1]

    assert [turn.question for turn in before] == [FIRST, UKRAINE]
    assert last.topic == UKRAINE
    if any(place.speaker for place in before[-1].quotes):  # shown again: whoever said something
        assert set(last.quotes) <= set(before[-1].quotes)
        assert all(place.speaker and place.speaker in said for place in last.quotes)


async def test_more_brings_what_had_no_room_and_an_edited_question_does_not_follow_itself(
    api: BotApi, bot: Service, someone: int
) -> None:
    api.configure(limits=False)
    await answered(api, someone, FIRST)
    asked = await api.say(someone, "more")
    reply = await api.reply_to(someone, within=PATIENT)
    first, more = await turns(bot, someone, someone)
    assert more.quotes == first.more[: len(more.quotes)]
    assert not set(more.quotes) & set(first.quotes)

    await api.edit(someone, asked, FOLLOW_UP)
    await api.next_call("editMessageText", chat=someone, since=reply.seq, within=PATIENT)
    await at_rest(bot)
    assert [turn.question for turn in await turns(bot, someone, someone)] == [FIRST, UKRAINE]


async def test_another_language_goes_on_from_the_question_and_is_answered_in_its_own_words(
    api: BotApi, bot: Service, someone: int
) -> None:
    api.configure(limits=False)
    await answered(api, someone, FIRST)
    said = await answered(api, someone, "а Україна?")
    assert (await turns(bot, someone, someone))[-1].question == UKRAINE
    assert "цитат" in said
