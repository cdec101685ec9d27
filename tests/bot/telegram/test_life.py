"""The service's life as whoever started it sees it: systemd, a container, an operator's signal."""

from __future__ import annotations

import asyncio
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import BotSettings
from bot.telegram import service
from bot.telegram.service import Service, kept_up
from tests.bot.conftest import EASY
from tests.bot.telegram.conftest import PATIENT, quotes_in, simulated_telegram
from tests.soak.process import BotProcess

ANNA = 7


class PanicException(BaseException):
    """What no ``except Exception`` catches."""


async def test_systemd_hears_of_the_start_of_life_and_of_the_end(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.setblocking(False)
        loop = asyncio.get_running_loop()

        async def hears(word: bytes) -> None:
            async with asyncio.timeout(2 * PATIENT):
                while not (await loop.sock_recv(systemd, 500)).startswith(word):
                    pass

        told = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "900000"}
        async with (
            simulated_telegram() as api,
            BotProcess.running(api, tmp_path / "data", tmp_path / "log", **told) as bot,
        ):
            await hears(b"READY=1\n")
            await hears(b"WATCHDOG=1\n")
            stopping = asyncio.create_task(bot.stop())
            await hears(b"STOPPING=1\n")
            assert await stopping == 0


async def test_what_waits_and_what_comes_while_it_stops_is_answered_after_the_next_start(
    bot_data: Path, tmp_path: Path
) -> None:
    async with (
        simulated_telegram() as api,
        BotProcess.running(api, bot_data, tmp_path / "log") as bot,
    ):
        api.fault("slow", method="editMessageText", chat=ANNA, count=1, delay=5)
        for _ in range(4):
            await api.say(ANNA, EASY)
        # The first is in work; a call that is slow is seen only when it has been carried out.
        await api.next_call("sendMessage", chat=ANNA, within=2 * PATIENT)
        stopping = asyncio.create_task(bot.stop())
        await asyncio.sleep(0.5)
        await api.say(ANNA, EASY)
        assert await stopping == 0
        with closing(sqlite3.connect(bot_data / "bot" / "inbox.sqlite3")) as inbox:
            (left,) = inbox.execute("SELECT count(*) FROM entries WHERE state = 'open'").fetchone()
        assert left + api.pending >= 4

        await bot.start()
        for _ in range(5):
            assert quotes_in(await api.reply_to(ANNA, within=2 * PATIENT))
        assert await bot.stop() == 0
        assert len(api.calls("sendMessage", chat=ANNA)) == 5


async def test_what_fails_in_the_background_is_begun_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "RESTART_SECONDS", 0.0)
    begun, goes_on = 0, asyncio.Event()

    async def work() -> None:
        nonlocal begun
        begun += 1
        match begun:
            case 1:
                raise RuntimeError("damaged")
            case 2:
                raise PanicException("range out of bounds")
            case 3:
                return
        goes_on.set()
        await asyncio.Event().wait()

    running = asyncio.create_task(kept_up(work, "work"))
    async with asyncio.timeout(PATIENT):
        await goes_on.wait()
    running.cancel()
    await asyncio.wait({running})
    assert running.cancelled()


@pytest.mark.parametrize("watched", [False, True], ids=["in a container", "under systemd"])
async def test_a_service_that_does_not_live_ends_itself_where_nobody_else_would(
    watched: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "LIFE_SECONDS", 0.01)
    settings = BotSettings(
        _env_file=None, telegram_bot_token=SecretStr("123456:AA"), data_dir=tmp_path
    )
    bot, ended = Service(settings), asyncio.Event()
    bot.systemd.watchdog_seconds = 0.03 if watched else None
    monkeypatch.setattr(bot.health, "dead", lambda: ["stuck"])
    monkeypatch.setattr(bot, "end_at_once", ended.set)

    watching = asyncio.create_task(bot._watchdog())
    await asyncio.wait({watching, waiting := asyncio.create_task(ended.wait())}, timeout=0.5)
    assert waiting.done() is not watched
    for task in (watching, waiting):
        task.cancel()
