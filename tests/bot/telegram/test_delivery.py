"""How answers reach people, also when Telegram is slow to take them."""

from __future__ import annotations

import pytest
from telegram import Message
from telegram.ext import CallbackContext

from bot.rendering import messages
from bot.telegram import delivery
from bot.telegram.application import Bot
from bot.telegram.delivery import send
from bot.texts import TEXTS
from bot.vocabulary import Answer, Quote
from index.vocabulary import Article
from tests.bot.conftest import EASY
from tests.bot.telegram.conftest import PATIENT, quotes_in, write
from tests.botapi import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_an_answer_of_several_messages_arrives_whole_and_in_order(
    api: BotApi, bot: Bot, someone: int
) -> None:
    text = "\n\n".join(f"Paragraph {number} & more. " + "слово " * 300 for number in range(8))
    article = Article("a", "a.txt", text.strip(), title="A <title>", url="https://news.example/a")
    quotes = (Quote(article, 0, 100), Quote(article, 0, len(article.text)))
    question = await write(api, someone, text="???")
    await api.reply_to(someone, within=PATIENT)
    asked = Message.de_json(api.simulator.chats.message(someone, question), bot.bot)

    for html in messages(Answer("?", "en", quotes=quotes)):
        await send(CallbackContext(bot), asked, html)

    sent = api.calls("sendMessage", chat=someone)[1:]
    assert len([call for call in sent if call.ok]) > 3
    assert "".join(text for call in sent for text in quotes_in(call)) == "".join(
        quote.text for quote in quotes
    )
    assert all(call.reply_to == question for call in sent if call.ok)
    assert not any(call.warnings for call in sent)


async def test_a_flood_limit_is_waited_for_and_delays_only_its_chat(
    api: BotApi, someone: int, another: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "TYPING_SECONDS", 0.3)
    api.fault("429", method="sendMessage", chat=someone, retry_after=2)
    asked = await api.say(someone, EASY)
    await api.next_call("sendMessage", chat=someone, within=PATIENT)

    await api.say(another, EASY)
    await api.reply_to(another, within=PATIENT)
    assert len(api.calls("sendMessage", chat=someone)) == 1

    reply = await api.reply_to(someone, within=PATIENT)
    refused, sent = api.calls("sendMessage", chat=someone)
    assert reply.reply_to == asked.message_id
    assert quotes_in(reply)
    assert sent.at - refused.at >= 2
    # Meanwhile the chat shows that an answer is coming.
    assert len(api.calls("sendChatAction", chat=someone)) >= 4


@pytest.mark.parametrize("trouble", ["502", "500", "reset"])
async def test_a_server_that_fails_is_tried_again(
    trouble: str, api: BotApi, someone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "FIRST_PAUSE", 0.05)
    api.fault(trouble, method="sendMessage", chat=someone, count=2)
    await api.say(someone, EASY)

    assert quotes_in(await api.reply_to(someone, within=PATIENT))
    assert [call.ok for call in api.calls("sendMessage", chat=someone)] == [False, False, True]


async def test_an_answer_comes_though_typing_cannot_be_shown(api: BotApi, someone: int) -> None:
    api.fault("500", method="sendChatAction", chat=someone, count=99)
    await api.say(someone, EASY)

    assert quotes_in(await api.reply_to(someone, within=PATIENT))


async def test_somebody_who_blocks_the_bot_meanwhile_stops_nobody_else(
    api: BotApi, someone: int, another: int
) -> None:
    await api.say(someone, "?")
    await api.reply_to(someone, within=PATIENT)
    await api.block(someone)
    await api.say(someone, EASY)
    await api.say(another, EASY)

    assert quotes_in(await api.reply_to(another, within=PATIENT))
    await api.unblock(someone)
    await api.say(someone, "?")
    words = (await api.reply_to(someone, within=PATIENT)).text
    assert words in TEXTS["en"].refusals.values()
