"""How answers reach people, also when Telegram is slow to take them."""

from __future__ import annotations

import pytest

from bot.rendering import messages
from bot.telegram import delivery
from bot.telegram.delivery import Place
from bot.telegram.reply import Reply
from bot.telegram.service import Service
from bot.texts import TEXTS
from bot.vocabulary import Answer, Quote
from index.vocabulary import Article
from tests.bot.conftest import EASY
from tests.bot.telegram.conftest import GROUP, PATIENT, quotes_in, write
from tests.botapi import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="module")
SEARCHING = TEXTS["en"].searching


async def test_an_answer_of_several_messages_arrives_whole_and_in_order(
    api: BotApi, bot: Service, someone: int
) -> None:
    text = "\n\n".join(f"Paragraph {number} & more. " + "слово " * 300 for number in range(8))
    article = Article("a", "a.txt", text.strip(), title="A <title>", url="https://news.example/a")
    quotes = (Quote(article, 0, 100), Quote(article, 0, len(article.text)))
    question = await write(api, someone, text="???")
    await api.reply_to(someone, within=PATIENT)
    (entry,) = await bot.inbox.record([{"update_id": someone, "message": {}}])
    reply = Reply(entry, Place(someone, None, question), bot.inbox, bot.delivery, [])

    for html in messages(Answer("?", "en", quotes=quotes)):
        await reply.send(html)
    await bot.inbox.finish(entry)

    sent = api.calls("sendMessage", chat=someone)[1:]
    assert len(sent) > 3
    assert all(call.ok for call in sent)  # at the pace that Telegram allows
    assert "".join(text for call in sent for text in quotes_in(call)) == "".join(
        quote.text for quote in quotes
    )
    assert all(call.reply_to == question for call in sent)
    assert not any(call.warnings for call in sent)


async def test_the_answer_takes_the_place_of_what_was_shown_first(
    api: BotApi, someone: int
) -> None:
    asked = await api.say(someone, EASY)
    await api.reply_to(someone, within=PATIENT)

    (sent,) = api.calls("sendMessage", chat=someone)
    assert sent.text == SEARCHING
    assert sent.reply_to == asked.message_id
    assert sent.params["link_preview_options"]["is_disabled"] is True
    (answer,) = api.chat(someone)[1:]
    assert answer["message_id"] == sent.message_id
    assert "blockquote" in {entity["type"] for entity in answer["entities"]}


async def test_a_flood_limit_is_waited_for_and_delays_only_its_chat(
    api: BotApi, someone: int, another: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "TYPING_AFTER", 0.1)
    monkeypatch.setattr(delivery, "TYPING_SECONDS", 0.3)
    api.fault("429", method="sendMessage", chat=someone, retry_after=8)
    asked = await api.say(someone, EASY)
    await api.next_call("sendMessage", chat=someone, within=PATIENT)

    await api.say(another, EASY)
    await api.reply_to(another, within=PATIENT)
    assert len(api.calls("sendMessage", chat=someone)) == 1

    reply = await api.reply_to(someone, within=PATIENT)
    refused, sent = api.calls("sendMessage", chat=someone)
    assert reply.reply_to == asked.message_id
    assert quotes_in(reply)
    assert sent.at - refused.at >= 8
    assert not [
        call for call in api.calls("sendChatAction", chat=someone) if refused.at < call.at < sent.at
    ]


async def test_a_crowd_in_a_group_is_answered_without_once_being_told_to_wait(
    api: BotApi, someone: int
) -> None:
    group = GROUP - someone
    asked = [
        await api.say(someone + 5000 + number, f"/ask@news_bot {EASY}", chat=group)
        for number in range(4)
    ]

    replies = [await api.reply_to(someone, chat=group, within=PATIENT) for _ in asked]
    assert [reply.reply_to for reply in replies] == [message.message_id for message in asked]
    assert all(call.ok for call in api.calls(chat=group))


@pytest.mark.parametrize("trouble", ["502", "500", "reset"])
async def test_a_server_that_fails_is_tried_again(
    trouble: str, api: BotApi, someone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "FIRST_PAUSE", 0.05)
    api.fault(trouble, method="sendMessage", chat=someone)
    api.fault(trouble, method="editMessageText", chat=someone, count=2)
    asked = await api.say(someone, EASY)

    reply = await api.reply_to(someone, within=PATIENT)
    assert quotes_in(reply)
    assert reply.reply_to == asked.message_id
    assert [call.ok for call in api.calls("sendMessage", chat=someone)] == [False, True]
    assert len(api.chat(someone)) == 2


@pytest.mark.parametrize("trouble", ["reset", "garbage", "502", "hang"])
@pytest.mark.parametrize("method", ["sendMessage", "editMessageText"])
async def test_what_was_done_is_not_done_again_when_only_the_answer_to_it_is_lost(
    method: str, trouble: str, api: BotApi, someone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "FIRST_PAUSE", 0.05)
    api.fault(trouble, method=method, chat=someone, after=True, delay=0.5)
    asked = await api.say(someone, EASY)

    reply = await api.reply_to(someone, within=PATIENT)
    assert quotes_in(reply)
    assert reply.reply_to == asked.message_id
    await api.say(someone, "?")
    await api.reply_to(someone, within=PATIENT)
    assert len(api.chat(someone)) == 4
    assert len(api.calls("sendMessage", chat=someone)) == 2


async def test_many_messages_whose_sending_had_no_answer_are_all_found(
    api: BotApi, someone: int
) -> None:
    people = range(someone + 6000, someone + 6012)
    api.fault("reset", method="sendMessage", after=True, count=len(people))

    for person in people:
        await api.say(person, EASY)

    for person in people:
        assert quotes_in(await api.reply_to(person, within=PATIENT))
        assert len(api.chat(person)) == 2


async def test_an_answer_comes_though_typing_cannot_be_shown(
    api: BotApi, someone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "TYPING_AFTER", 0.0)
    api.fault("500", method="sendChatAction", chat=someone, count=99)
    await api.say(someone, EASY)

    assert quotes_in(await api.reply_to(someone, within=PATIENT))


async def test_somebody_who_blocks_the_bot_meanwhile_stops_nobody_else(
    api: BotApi, someone: int, another: int
) -> None:
    await api.say(someone, "?")
    await api.reply_to(someone, within=PATIENT)
    await api.block(someone)
    before = api.last_call
    await api.say(someone, EASY)
    await api.say(another, EASY)

    assert quotes_in(await api.reply_to(another, within=PATIENT))
    refused = await api.next_call("sendMessage", chat=someone, since=before, within=PATIENT)
    assert not refused.ok
    await api.unblock(someone)
    await api.say(someone, "?")
    words = (await api.reply_to(someone, within=PATIENT)).text
    assert words in TEXTS["en"].refusals.values()
