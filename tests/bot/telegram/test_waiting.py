"""What a reader is told while the answer is not there yet."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.sitting import Sitting
from bot.telegram.service import Service
from bot.texts import TEXTS
from bot.vocabulary import Reason
from index.lock import builder_lock
from tests.bot.conftest import EASY
from tests.bot.telegram.conftest import (
    PATIENT,
    data_of_its_own,
    quotes_in,
    running_bot,
    settings_for,
    simulated_telegram,
)
from tests.botapi import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="module")
EN = TEXTS["en"]


def said_in(api: BotApi, user: int) -> list[str]:
    """What the bot's messages to somebody have said, one after another."""
    return [call.text for call in api.calls(chat=user) if call.message and call.text]


@asynccontextmanager
async def busy(bot: Service) -> AsyncIterator[None]:
    """The desk, which is open, works on something until the block ends."""
    await bot.desk.next_edition(PATIENT, after=None)
    enough = threading.Event()
    bot.desk._thread.submit(enough.wait, PATIENT)
    try:
        yield
    finally:
        enough.set()


async def test_who_asks_while_the_model_is_loading_is_told_so_and_then_answered(
    sample_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As on a machine where the model takes longer than the bot waits for it.
    monkeypatch.setattr("bot.telegram.service.FIRST_LOOK_SECONDS", 0.0)
    data = data_of_its_own(sample_index, tmp_path / "data")
    async with simulated_telegram() as api:
        await api.say(7, EASY)
        async with running_bot(settings_for(api, data)):
            assert quotes_in(await api.reply_to(7, within=2 * PATIENT))
        assert said_in(api, 7)[0] == EN("model-loading")


async def test_a_question_that_takes_long_is_not_met_with_silence(
    api: BotApi, bot: Service, someone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.waiting.LONG_SECONDS", 0.2)
    async with busy(bot):
        await api.say(someone, EASY)
        await api.until(lambda: EN("takes-longer") in said_in(api, someone), within=PATIENT)

    assert quotes_in(await api.reply_to(someone, within=PATIENT))
    assert said_in(api, someone)[:2] == [EN.searching, EN("takes-longer")]
    assert len(api.calls("sendMessage", chat=someone)) == 1


async def test_what_is_there_at_once_needs_no_words_before_it_and_what_is_not_gets_some(
    api: BotApi, someone: int, another: int, bot: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.waiting.SHORT_SECONDS", PATIENT)
    await api.say(someone, "/sources")
    await api.reply_to(someone, within=PATIENT)
    assert EN.searching not in said_in(api, someone)

    monkeypatch.setattr("bot.telegram.waiting.SHORT_SECONDS", 0.1)
    async with busy(bot):
        await api.say(another, "/sources")
        await api.until(lambda: EN.searching in said_in(api, another), within=PATIENT)
    assert (await api.reply_to(another, within=PATIENT)).text.startswith(EN("sources-title"))


async def test_while_the_first_index_is_built_a_sentence_says_so(tmp_path: Path) -> None:
    async with (
        simulated_telegram() as api,
        running_bot(settings_for(api, tmp_path)),
    ):
        with builder_lock(tmp_path):
            await api.say(7, EASY)
            reply = await api.reply_to(7, within=PATIENT)
            assert reply.text == EN.refusal(Reason.INDEX_BUILDING)
        await api.say(7, EASY)
        assert (await api.reply_to(7, within=PATIENT)).text == EN.refusal(Reason.EMPTY_INDEX)


@pytest.mark.parametrize("typed", [EASY, "/sources", "/timeline talks"])
async def test_a_broken_index_is_met_with_a_sentence(
    typed: str, sample_index: Path, tmp_path: Path
) -> None:
    data = data_of_its_own(sample_index, tmp_path / "data")
    (data / "current").unlink()
    (data / "current").write_text((sample_index / "current").read_text())
    (data / "editions").unlink()
    edition = data / "editions" / (sample_index / "current").read_text().strip()
    edition.mkdir(parents=True)
    (edition / "in-use").touch()
    (edition / "manifest.json").write_text("{")
    async with (
        simulated_telegram() as api,
        running_bot(settings_for(api, data)),
    ):
        await api.say(7, typed)
        reply = await api.reply_to(7, within=PATIENT)
        assert reply.text == EN.refusal(Reason.INDEX_UNUSABLE)


async def test_work_that_finds_the_index_damaged_ends_in_a_sentence(
    api: BotApi, bot: Service, someone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(_: Sitting) -> list[object]:
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setattr("bot.telegram.coverage.latest_of", damaged)
    assert bot.desk.ready
    await api.say(someone, "/latest")

    reply = await api.reply_to(someone, within=PATIENT)
    assert reply.text == EN.refusal(Reason.INDEX_UNUSABLE)
