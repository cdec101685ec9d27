"""What the bot does with what people write."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from bot.telegram import delivery
from bot.telegram.service import Service
from bot.texts import TEXTS, Texts
from bot.vocabulary import Reason
from index.vocabulary import Article
from tests.bot.conftest import EASY
from tests.bot.telegram.conftest import PATIENT, command, quotes_in, write
from tests.botapi import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="module")
PHOTO = {"photo": [{"file_id": "p", "file_unique_id": "q", "width": 9, "height": 9}]}
STICKER = {
    "sticker": {
        "file_id": "s",
        "file_unique_id": "t",
        "type": "regular",
        "width": 9,
        "height": 9,
        "is_animated": False,
        "is_video": False,
    }
}
VOICE = {"voice": {"file_id": "v", "file_unique_id": "w", "duration": 3}}
PLACE = {"location": {"latitude": 50.45, "longitude": 30.52}}
speakers = pytest.mark.parametrize(
    ("language", "words"),
    [("en", TEXTS["en"]), ("ru", TEXTS["ru"]), ("uk", TEXTS["uk"]), ("de", TEXTS["en"])],
    ids=["English", "Russian", "Ukrainian", "anybody else"],
)


# Commands


@speakers
async def test_start_and_help_speak_the_readers_language(
    language: str, words: Texts, api: BotApi, someone: int
) -> None:
    await write(api, someone, language=language, **command("/start"))
    assert (await api.reply_to(someone)).text == words.start

    await write(api, someone, language=language, **command("/help"))
    assert (await api.reply_to(someone)).text == words.help


async def test_a_command_that_does_not_exist_is_met_with_help(api: BotApi, someone: int) -> None:
    asked = await api.say(someone, "/weather tomorrow")

    reply = await api.reply_to(someone)
    assert reply.text == TEXTS["en"].help
    assert reply.reply_to == asked.message_id


@pytest.mark.parametrize("between", [" ", "\n", "   "])
async def test_ask_answers_what_follows_it(between: str, api: BotApi, someone: int) -> None:
    asked = await api.say(someone, f"/ask{between}{EASY}")

    reply = await api.reply_to(someone, within=PATIENT)
    assert quotes_in(reply)
    assert reply.reply_to == asked.message_id


async def test_ask_alone_asks_for_the_question(api: BotApi, someone: int) -> None:
    await api.say(someone, "/ask ")

    assert (await api.reply_to(someone)).text == TEXTS["en"].ask_what


# Questions


async def test_a_private_message_is_answered_with_the_articles_words_and_their_sources(
    api: BotApi, someone: int, sample_articles: dict[str, Article]
) -> None:
    asked = await api.say(someone, EASY)

    reply = await api.reply_to(someone, within=PATIENT)
    assert reply.reply_to == asked.message_id
    assert reply.params["link_preview_options"]["is_disabled"] is True
    assert reply.warnings == []
    assert quotes_in(reply)
    for quote in quotes_in(reply):
        sources = [source for source in sample_articles.values() if quote in source.text]
        under = reply.text.partition(f"{quote}\n")[2].split("\n")[0]
        assert any((s.title or s.outlet or s.path) in under for s in sources)


@pytest.mark.parametrize(
    ("question", "language"),
    [("Що було далі? " * 100, "uk"), ("Что было дальше? " * 100, "ru"), ("Why? " * 200, "en")],
)
async def test_the_bots_own_words_are_in_the_language_of_the_question(
    question: str, language: str, api: BotApi, someone: int
) -> None:
    await api.say(someone, question)

    words = TEXTS[language].refusals[Reason.QUESTION_TOO_LONG]
    assert (await api.reply_to(someone, within=PATIENT)).text == words


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
async def test_a_message_without_a_letter_is_answered_in_the_readers_language(
    language: str, api: BotApi, someone: int
) -> None:
    await write(api, someone, language=language, text="👍")

    words = TEXTS[language].refusals[Reason.EMPTY_QUESTION]
    assert (await api.reply_to(someone, within=PATIENT)).text == words


async def test_html_in_a_question_changes_nothing(api: BotApi, someone: int) -> None:
    await api.say(someone, f"</blockquote><b>{EASY} & <script>")

    assert (await api.reply_to(someone, within=PATIENT)).ok


async def test_while_an_answer_takes_long_typing_is_shown(
    api: BotApi, bot: Service, someone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "TYPING_AFTER", 0.0)
    monkeypatch.setattr(delivery, "TYPING_SECONDS", 0.2)
    go_on = threading.Event()
    busy = asyncio.create_task(bot.desk.run(lambda _: go_on.wait(PATIENT)))
    api.fault("slow", method="editMessageText", chat=someone, delay=3.0)

    await api.say(someone, "Who blew up the Kakhovka dam?")  # not asked before, so it takes a while
    placeholder = await api.next_call("sendMessage", chat=someone, within=PATIENT)
    assert not api.calls("sendChatAction", chat=someone)  # it waits for its turn

    go_on.set()
    await busy
    await api.reply_to(someone, within=PATIENT)
    typing = api.calls("sendChatAction", chat=someone, since=placeholder.seq)
    assert len(typing) > 1
    assert typing[0].params["action"] == "typing"


async def test_two_questions_of_one_chat_are_answered_in_order(api: BotApi, someone: int) -> None:
    asked = [await api.say(someone, question) for question in (EASY, "x" * 600, "?", EASY)]

    answered = [(await api.reply_to(someone, within=PATIENT)).reply_to for _ in asked]
    assert answered == [message.message_id for message in asked]


async def test_a_question_that_was_deleted_still_gets_its_answer(api: BotApi, someone: int) -> None:
    asked = await write(api, someone, text=EASY)
    message = api.simulator.chats.message(someone, asked)
    assert message
    api.simulator.chats.delete_message(message)

    assert quotes_in(await api.reply_to(someone, within=PATIENT))


# What is no text


@speakers
@pytest.mark.parametrize("content", [PHOTO, STICKER, VOICE, PLACE])
async def test_what_is_no_text_is_met_with_a_kind_sentence(
    content: dict[str, Any], language: str, words: Texts, api: BotApi, someone: int
) -> None:
    await write(api, someone, language=language, **content)

    assert (await api.reply_to(someone)).text == words.only_text


async def test_the_words_under_a_picture_are_a_question(api: BotApi, someone: int) -> None:
    asked = await api.send_file(someone, "photo", caption=EASY)

    reply = await api.reply_to(someone, within=PATIENT)
    assert quotes_in(reply)
    assert reply.reply_to == asked.message_id


async def test_an_album_is_answered_once(api: BotApi, someone: int) -> None:
    for caption in ({}, {"caption": EASY}, {}):
        await write(api, someone, media_group_id="1", **PHOTO, **caption)
    await write(api, someone, text="?")

    assert quotes_in(await api.reply_to(someone, within=PATIENT))
    last = await api.reply_to(someone, within=PATIENT)
    assert last.text == TEXTS["en"].refusals[Reason.EMPTY_QUESTION]


async def test_what_telegram_itself_notes_in_a_chat_is_no_message(
    api: BotApi, someone: int
) -> None:
    await write(api, someone, connected_website="news.example")
    await write(api, someone, text="?")

    reply = await api.reply_to(someone, within=PATIENT)
    assert reply.text == TEXTS["en"].refusals[Reason.EMPTY_QUESTION]
