"""Who may ask."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.errors import StorageError
from bot.telegram import access, answering
from bot.telegram.state import INLINE_FOR_A_QUESTION
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


@pytest.mark.parametrize("trouble", ["400", "403"])
async def test_a_stranger_whom_nothing_can_be_told_is_not_answered_either(
    trouble: str, api: BotApi
) -> None:
    stranger = STRANGER + int(trouble)
    refused = api.fault(trouble, method="sendMessage", chat=stranger)
    await api.say(stranger, "who spoke?")
    await api.until(lambda: refused.hits, within=PATIENT)
    asked = await api.say(stranger, "who spoke?")

    reply = await api.reply_to(stranger)
    assert reply.text == TEXTS["en"].not_allowed.format(id=stranger)
    assert reply.reply_to == asked.message_id
    assert len(api.calls("*message*", chat=stranger)) == 2


@pytest.mark.parametrize("error", [StorageError("no room"), ValueError("?")])
async def test_whatever_goes_wrong_with_the_check_nobody_is_let_in_by_it(
    error: Exception, api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = STRANGER + (1 if isinstance(error, StorageError) else 2)
    failing = iter([error])

    def may_ask(*given: object) -> bool:
        for each in failing:
            raise each
        return real(*given)  # type: ignore[arg-type]

    real = access.may_ask
    monkeypatch.setattr(access, "may_ask", may_ask)
    monkeypatch.setattr(answering, "STORAGE_PAUSE", 0.05)
    await api.say(stranger, "who spoke?")

    said = (await api.reply_to(stranger, within=PATIENT)).text
    if isinstance(error, StorageError):  # it is tried again
        assert said == TEXTS["en"].not_allowed.format(id=stranger)
    else:
        assert said.startswith(TEXTS["en"].failed.partition("{id}")[0])
    assert len(api.calls("*message*", chat=stranger)) == 1


# Groups that are listed


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def club(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BotApi]:
    """A simulated Telegram with a bot for Anna, and for everybody in one group."""
    async with simulated_telegram() as api:
        data: Path = tmp_path_factory.mktemp("data")
        settings = settings_for(
            api, data, allowed_users=f"{ANNA}", allowed_groups=f"{GROUP}", admin_users="99"
        )
        async with running_bot(settings):
            yield api


async def test_in_a_listed_group_everybody_may_ask_and_in_others_nobody(club: BotApi) -> None:
    for chat in (GROUP - 1, GROUP):
        asked = await club.say(STRANGER, "/ask@news_bot who spoke?", chat=chat)

    reply = await club.reply_to(STRANGER, chat=GROUP, within=PATIENT)
    assert reply.reply_to == asked.message_id
    assert not club.calls("send*", chat=GROUP - 1)


async def test_in_private_the_list_of_people_holds_and_admins_are_on_it(club: BotApi) -> None:
    await club.say(STRANGER, "who spoke?")
    assert (await club.reply_to(STRANGER)).text == TEXTS["en"].not_allowed.format(id=STRANGER)
    for user in (ANNA, 99):
        await club.say(user, "who spoke?")
        assert (await club.reply_to(user, within=PATIENT)).text == NOTHING_YET


# How much one may ask


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def thrifty(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BotApi]:
    """A simulated Telegram with a bot that takes three questions a minute."""
    async with simulated_telegram() as api:
        data: Path = tmp_path_factory.mktemp("data")
        settings = settings_for(api, data, questions_per_minute=3, admin_users="99")
        async with running_bot(settings):
            yield api


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
async def test_who_asks_too_much_is_told_so_and_nobody_else_is(
    language: str, thrifty: BotApi, someone: int, another: int
) -> None:
    for _ in range(4):
        await write(thrifty, someone, language=language, text="who spoke?")
    replies = [(await thrifty.reply_to(someone, within=PATIENT)).text for _ in range(4)]
    assert replies[:3] == [NOTHING_YET] * 3
    assert replies[3] == TEXTS[language]("rate-minute", most=3, minutes=1)

    await thrifty.say(another, "who spoke?")
    assert (await thrifty.reply_to(another, within=PATIENT)).text == NOTHING_YET


async def test_that_is_told_in_the_language_that_was_set(thrifty: BotApi, someone: int) -> None:
    words = TEXTS["uk"]
    await thrifty.say(someone, "/language")
    asked = await thrifty.reply_to(someone, within=PATIENT)
    await thrifty.press(someone, asked, button=words("language-name"))
    await thrifty.next_call("editMessageText", chat=someone, since=asked.seq, within=PATIENT)
    for _ in range(3):
        await thrifty.say(someone, "who spoke?")
    replies = [(await thrifty.reply_to(someone, within=PATIENT)).text for _ in range(3)]
    assert replies[2] == words("rate-minute", most=3, minutes=1)


async def test_nobody_gets_round_that_by_changing_a_question(thrifty: BotApi, someone: int) -> None:
    asked = [await thrifty.say(someone, "who spoke?") for _ in range(4)]
    for _ in asked:
        last = await thrifty.reply_to(someone, within=PATIENT)
    assert last.text == TEXTS["en"]("rate-minute", most=3, minutes=1)
    for message in asked:
        await thrifty.edit(someone, message, "who spoke in Kyiv?")
    await thrifty.say(someone, "who spoke?")

    await thrifty.reply_to(someone, within=PATIENT)
    assert not thrifty.calls("edit*", chat=someone, since=last.seq)


async def test_inline_queries_have_a_limit_of_their_own(thrifty: BotApi, someone: int) -> None:
    for number in range(3 * INLINE_FOR_A_QUESTION + 1):
        since = thrifty.last_call
        await thrifty.ask_inline(someone, f"who spoke {number}?")
        answer = await thrifty.next_call("answerInlineQuery", since=since, within=PATIENT)
    assert answer.params["results"] == []
    assert "button" not in answer.params

    await thrifty.say(someone, "who spoke?")
    assert (await thrifty.reply_to(someone, within=PATIENT)).text == NOTHING_YET


@pytest.mark.parametrize("data", ["m.gone", "o.gone"])
async def test_buttons_that_ask_count_as_questions(
    data: str, thrifty: BotApi, someone: int
) -> None:
    await thrifty.say(someone, "who spoke?")
    message = await thrifty.reply_to(someone, within=PATIENT)
    for _ in range(3):
        since = thrifty.last_call
        await thrifty.press(someone, message, data=data)
        answer = await thrifty.next_call("answerCallbackQuery", since=since, within=PATIENT)

    assert answer.params["text"] == TEXTS["en"]("rate-minute", most=3, minutes=1)


async def test_admins_may_ask_as_much_as_they_like(thrifty: BotApi) -> None:
    for _ in range(4):
        await thrifty.say(99, "who spoke?")
    for _ in range(4):
        assert (await thrifty.reply_to(99, within=PATIENT)).text == NOTHING_YET
