"""The bot's life: start, new articles while it runs, stop."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.errors import TokenError
from bot.telegram.service import Service
from bot.texts import TEXTS
from bot.vocabulary import Reason
from index.build import rebuild
from index.embedding import open_embedder
from index.settings import IndexSettings
from tests.auxil.corpora import SAMPLE_CORPUS, markdown, no_progress, write_corpus
from tests.auxil.processes import environment
from tests.bot.conftest import EASY
from tests.bot.telegram.conftest import (
    PATIENT,
    quotes_in,
    running_bot,
    settings_for,
    simulated_telegram,
)
from tests.botapi import BotApi

ANNA = 7
NOTHING_YET = TEXTS["en"].refusals[Reason.EMPTY_INDEX]
HARBOUR = "The harbour of Testgrad was closed to grain ships on 3 May, its master told reporters."
BRIDGE = "The bridge of Testgrad was opened to lorries again on 9 June, the mayor said."


@pytest.mark.parametrize("token", ["", "hello", "123456", "123456:A B", "123456:Ж", "x\n123456:A"])
async def test_what_cannot_be_a_token_is_refused_before_anything_is_sent(
    token: str, tmp_path: Path
) -> None:
    async with BotApi.running() as api:
        settings = settings_for(api, tmp_path)

        with pytest.raises(TokenError, match="TELEGRAM_BOT_TOKEN"):
            Service(settings.model_copy(update={"telegram_bot_token": SecretStr(token)}))

        assert not api.simulator.outbox.counts


async def test_articles_are_answered_from_as_soon_as_they_stand_and_no_longer_than_that(
    warm_data: Callable[[Path], Path], models_dir: Path, tmp_path: Path
) -> None:
    corpus = write_corpus(tmp_path / "corpus", {"bridge.md": markdown(BRIDGE, title="Bridge")})
    data = warm_data(tmp_path / "data")

    def publish() -> None:
        """As a rebuild beside the running bot does."""
        settings = IndexSettings(_env_file=None, corpus_dir=corpus, data_dir=data)
        report = rebuild(
            settings, open_embedder(None, models_dir), full=False, progress=no_progress
        )
        assert report.published

    async with (
        simulated_telegram(limits=False) as api,
        running_bot(settings_for(api, data)),
    ):

        async def quotes(question: str) -> list[str]:
            await api.say(ANNA, question)
            reply = await api.reply_to(ANNA, within=PATIENT)
            return quotes_in(reply) or [reply.text]

        assert await quotes("when was the harbour of Testgrad closed?") == [NOTHING_YET]

        write_corpus(corpus, {"harbour.txt": HARBOUR})
        await asyncio.to_thread(publish)
        assert HARBOUR in await quotes("when was the harbour of Testgrad closed to grain ships?")

        (corpus / "harbour.txt").unlink()
        await asyncio.to_thread(publish)
        said = await quotes("when was the harbour of Testgrad closed to grain ships?")
        assert not any("harbour" in quote for quote in said)


async def test_a_bot_that_nobody_wrote_to_starts_and_stops_at_once(tmp_path: Path) -> None:
    async with (
        asyncio.timeout(PATIENT),
        simulated_telegram() as api,
        running_bot(settings_for(api, tmp_path)),
    ):
        await api.bot_waits()


@pytest.mark.parametrize("status", ["401", "403", "404"])
async def test_a_page_of_a_proxys_at_the_start_is_waited_for_and_no_wrong_token(
    status: str, tmp_path: Path
) -> None:
    async with simulated_telegram() as api:
        api.fault(status, method="getMe", count=2, html=True)
        async with running_bot(settings_for(api, tmp_path)):
            assert api.count("getme") >= 3


async def test_a_question_in_work_is_answered_before_the_bot_stops(bot_data: Path) -> None:
    async with simulated_telegram() as api:
        async with running_bot(settings_for(api, bot_data)):
            asked = await api.say(ANNA, EASY)
            await api.next_call("sendMessage", chat=ANNA, within=PATIENT)
        reply = await api.reply_to(ANNA, within=0.1)
        assert reply.reply_to == asked.message_id
        assert quotes_in(reply)


# As a process


class Process:
    """``python -m bot`` and what it writes to its log."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.written = ""

    async def says(self, words: str) -> None:
        """Wait until the log holds the words."""
        assert self.process.stderr
        async with asyncio.timeout(PATIENT):
            while words not in self.written:
                line = (await self.process.stderr.readline()).decode()
                assert line, f"it ended with: {self.written}"
                self.written += line

    async def ends(self, sign: signal.Signals, *, within: float) -> int:
        """Ask it to end; returns its exit code."""
        self.process.send_signal(sign)
        async with asyncio.timeout(within):
            out, err = await self.process.communicate()
        self.written += (out + err).decode()
        assert self.process.returncode is not None
        return self.process.returncode


@asynccontextmanager
async def service(api: BotApi, data: Path, **more: str) -> AsyncIterator[Process]:
    """The bot as an operator starts it, with the most that a log can hold."""
    settings = {
        "TELEGRAM_BOT_TOKEN": api.token,
        "TELEGRAM_BASE_URL": api.base_url,
        "TELEGRAM_BASE_FILE_URL": api.base_file_url,
        "LOG_LEVEL": "DEBUG",
        **more,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"),
        cwd=data.parent,
        env=environment(SAMPLE_CORPUS, data, **settings),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield Process(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def test_the_service_waits_for_telegram_answers_and_ends_when_it_is_told_to(
    bot_data: Path,
) -> None:
    async with simulated_telegram() as api, AsyncExitStack() as started:
        async with api.down("refuse"):
            bot = await started.enter_async_context(service(api, bot_data))
            await bot.says("Telegram cannot be reached; trying again")
            await api.say(ANNA, EASY)  # Telegram keeps what is written meanwhile

        assert quotes_in(await api.reply_to(ANNA, within=2 * PATIENT))
        assert await bot.ends(signal.SIGTERM, within=PATIENT) == 0

    assert "Traceback" not in bot.written
    assert api.token not in bot.written


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
async def test_the_service_ends_well_even_while_it_waits_for_telegram(
    sign: signal.Signals, bot_data: Path
) -> None:
    async with (
        simulated_telegram() as api,
        api.down("refuse"),
        service(api, bot_data) as bot,
    ):
        await bot.says("Telegram cannot be reached; trying again")
        assert f"TELEGRAM_BASE_URL={api.base_url}" in bot.written

        assert await bot.ends(sign, within=PATIENT) == 0

    assert "Traceback" not in bot.written
    assert api.token not in bot.written


async def test_a_token_that_telegram_does_not_know_is_said_to_be_wrong(bot_data: Path) -> None:
    async with simulated_telegram() as api:
        token = f"{api.token.partition(':')[0]}:{'A' * 35}"
        async with service(api, bot_data, TELEGRAM_BOT_TOKEN=token) as bot:
            async with asyncio.timeout(PATIENT):
                _, err = await bot.process.communicate()

    assert bot.process.returncode == 2
    assert "TELEGRAM_BOT_TOKEN: Telegram does not know this token." in err.decode()
    assert "Traceback" not in err.decode()
    assert token not in err.decode()
