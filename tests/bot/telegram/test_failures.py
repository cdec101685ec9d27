"""What a reader and the log are told when something goes wrong."""

from __future__ import annotations

import asyncio
import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot.errors import StorageError
from bot.telegram import answering
from bot.telegram.inbox import Entry
from bot.telegram.service import Service
from bot.texts import TEXTS
from index.logs import configure_logs
from tests.bot.conftest import EASY, logs_put_back
from tests.bot.telegram.conftest import PATIENT, at_rest, quotes_in, write
from tests.botapi import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What a service writes to its log."""
    written = io.StringIO()
    with logs_put_back(), monkeypatch.context() as patch:
        patch.setattr("sys.stderr", written)
        configure_logs("INFO", "json")
        yield written


def entries(log: io.StringIO, event: str) -> list[dict[str, str]]:
    """The log's lines about one kind of event."""
    lines = map(json.loads, log.getvalue().splitlines())
    return [line for line in lines if line["event"] == event]


async def next_entry(log: io.StringIO, event: str) -> dict[str, str]:
    """Wait for the first such line."""
    async with asyncio.timeout(PATIENT):
        while not (found := entries(log, event)):  # noqa: ASYNC110 - nobody rings for a log's line
            await asyncio.sleep(0.01)
    return found[0]


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
async def test_a_failure_gives_the_reader_an_id_and_the_log_the_same_with_a_traceback(
    language: str, api: BotApi, someone: int, log: io.StringIO
) -> None:
    api.fault("400", method="sendMessage", chat=someone, description="Bad Request: no luck today")
    asked = await write(api, someone, language=language, text=EASY)

    reply = await api.reply_to(someone, within=PATIENT)
    before, after = TEXTS[language].failed.split("{id}")
    assert reply.text.startswith(before)
    assert reply.reply_to == asked
    (failed,) = entries(log, "failed")
    assert failed["id"] == reply.text.removeprefix(before).removesuffix(after)
    assert re.fullmatch(r"[0-9a-f]{8}", failed["id"])
    assert "Traceback" in failed["exception"]
    assert "No luck today" in failed["exception"]
    assert api.token not in log.getvalue()
    assert EASY not in log.getvalue()


async def test_the_next_question_is_answered_as_if_nothing_had_been(
    api: BotApi, someone: int, log: io.StringIO
) -> None:
    api.fault("400", method="sendMessage", chat=someone)
    await api.say(someone, EASY)
    await api.reply_to(someone, within=PATIENT)
    await api.say(someone, EASY)

    assert quotes_in(await api.reply_to(someone, within=PATIENT))
    assert len(entries(log, "failed")) == 1


async def test_a_reader_who_cannot_be_told_is_a_line_in_the_log(
    api: BotApi, someone: int, log: io.StringIO
) -> None:
    api.fault("400", method="sendMessage", chat=someone, count=2)
    await api.say(someone, EASY)

    told = await next_entry(log, "the reader could not be told")
    assert told["id"] == entries(log, "failed")[0]["id"]


async def test_a_reader_who_blocked_the_bot_is_no_failure(
    api: BotApi, someone: int, log: io.StringIO
) -> None:
    api.fault("403", method="sendMessage", chat=someone, description="Forbidden: blocked")
    await api.say(someone, EASY)

    await next_entry(log, "not delivered")
    assert not entries(log, "failed")


class Panic(BaseException):
    """As Chroma's Rust core raises them."""


async def test_a_panic_in_the_index_ends_one_question_with_an_apology_and_nothing_else(
    api: BotApi, bot: Service, someone: int, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def panics(_: object) -> list[object]:
        raise Panic("called `Option::unwrap()` on a `None` value")

    aside = (await bot.inbox.waiting()).aside
    monkeypatch.setattr("bot.telegram.coverage.latest_of", panics)
    await api.say(someone, "/latest")
    reply = await api.reply_to(someone, within=PATIENT)
    assert reply.text.startswith(TEXTS["en"].failed.partition("{id}")[0])
    (failed,) = entries(log, "unexpected failure")
    assert failed["request"] in reply.text

    await api.say(someone, EASY)
    assert quotes_in(await api.reply_to(someone, within=PATIENT))
    await at_rest(bot)
    assert (await bot.inbox.waiting()).aside == aside + 1


async def test_an_apology_waits_for_room_on_the_disk(
    api: BotApi, bot: Service, someone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = iter([True, True])

    async def set_aside(entry: Entry, reason: str) -> None:
        if next(full, False):
            raise StorageError("no room")
        await real(entry, reason)

    def fails(_: object) -> list[object]:
        raise Panic("?")

    real = bot.inbox.set_aside
    monkeypatch.setattr(answering, "STORAGE_PAUSE", 0.05)
    monkeypatch.setattr(bot.inbox, "set_aside", set_aside)
    monkeypatch.setattr("bot.telegram.coverage.latest_of", fails)
    await api.say(someone, "/latest")
    await api.say(someone, EASY)

    apology = await api.reply_to(someone, within=PATIENT)
    assert apology.text.startswith(TEXTS["en"].failed.partition("{id}")[0])
    assert quotes_in(await api.reply_to(someone, within=PATIENT))
    assert len(api.chat(someone)) == 4
    await at_rest(bot)
    assert (await bot.inbox.waiting()).open == 0


async def test_a_disk_that_is_full_at_the_apology_swallows_no_question(
    api: BotApi, bot: Service, someone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def sent(*given: Any) -> None:
        if next(full, False):
            raise StorageError("no room")
        await real(*given)

    full, real = iter([True]), bot.inbox.sent
    monkeypatch.setattr(answering, "STORAGE_PAUSE", 0.05)
    api.fault("400", method="sendMessage", chat=someone)  # the answer is refused
    monkeypatch.setattr(bot.inbox, "sent", sent)  # and then there is no room for the apology
    await api.say(someone, EASY)

    # The question was tried again, and its answer takes the apology's place.
    await api.until(
        lambda: any(quotes_in(call) for call in api.calls("editMessageText", chat=someone)),
        within=PATIENT,
    )
    await at_rest(bot)
    assert len(api.chat(someone)) == 2
    assert (await bot.inbox.waiting()).open == 0


@pytest.mark.parametrize(
    "words",
    [
        "not enough rights to send text messages to the chat",
        "have no rights to send a message",
        "CHAT_WRITE_FORBIDDEN",
        "TOPIC_CLOSED",
        "chat not found",
    ],
)
async def test_a_chat_in_which_the_bot_may_not_write_is_no_failure(
    words: str, api: BotApi, bot: Service, someone: int, log: io.StringIO
) -> None:
    aside = (await bot.inbox.waiting()).aside
    refused = api.fault(
        "400", method="sendMessage", chat=someone, count=9, description=f"Bad Request: {words}"
    )
    await api.say(someone, EASY)

    await next_entry(log, "not delivered")
    await at_rest(bot)
    assert refused.hits == 1
    assert not entries(log, "failed")
    waiting = await bot.inbox.waiting()
    assert (waiting.open, waiting.aside) == (0, aside)
    assert b'send_failures_total{kind="may_not_write"}' in bot.metrics.as_text()


async def test_an_outage_is_lived_through_with_a_line_and_no_traceback(
    api: BotApi, someone: int, log: io.StringIO
) -> None:
    async with api.down("reset"):
        await next_entry(log, "no messages from Telegram; trying again")
    await api.say(someone, EASY)

    assert quotes_in(await api.reply_to(someone, within=PATIENT))
    assert "Traceback" not in log.getvalue()
    assert api.token not in log.getvalue()


async def test_an_update_of_a_kind_that_nobody_thought_of_does_no_harm(
    api: BotApi, bot: Service, someone: int
) -> None:
    for update in (
        {"my_chat_member": {"chat": "what?"}},
        {"callback_query": None},
        {"message": {"message_id": "one", "chat": {"id": 2**70}, "from": []}},
        {"message": {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}}},
        {"message": {"text": "\ud800"}},
        {},
    ):
        await api.deliver(update)
    await api.say(someone, EASY)

    assert quotes_in(await api.reply_to(someone, within=PATIENT))
    await at_rest(bot)
    waiting = await bot.inbox.waiting()
    assert waiting.open == 0
    assert waiting.aside >= 4
