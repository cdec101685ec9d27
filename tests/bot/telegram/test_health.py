"""What an operator's tools see."""

from __future__ import annotations

import asyncio
import re
import socket
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.errors import HealthError
from bot.telegram import health
from bot.telegram.service import Service
from bot.texts import TEXTS
from bot.vocabulary import Reason
from tests.auxil.ports import free_port
from tests.bot.conftest import EASY
from tests.bot.telegram.conftest import (
    PATIENT,
    at_rest,
    running_bot,
    settings_for,
    simulated_telegram,
)
from tests.botapi import BotApi

ANNA, BORIS = 7, 8


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with simulated_telegram() as api:
        yield api


@pytest.fixture
async def bot(api: BotApi, bot_data: Path, port: int) -> AsyncIterator[Service]:
    async with running_bot(settings_for(api, bot_data, health_port=port)) as bot:
        yield bot


async def get(port: int, path: str) -> tuple[int, Any]:
    """Ask the health server."""
    async with ClientSession() as http, http.get(f"http://127.0.0.1:{port}{path}") as answer:
        is_json = answer.content_type == "application/json"
        return answer.status, await (answer.json() if is_json else answer.text())


async def figures(port: int) -> dict[str, float]:
    """The figures by their names with labels."""
    _, text = await get(port, "/metrics")
    return {
        line.rpartition(" ")[0]: float(line.rpartition(" ")[2])
        for line in text.splitlines()
        if not line.startswith("#")
    }


async def ready(port: int) -> None:
    """Wait until it is."""
    async with asyncio.timeout(PATIENT):
        while (await get(port, "/readyz"))[0] != 200:  # noqa: ASYNC110 - nobody rings
            await asyncio.sleep(0.1)


async def test_questions_answers_and_refusals_are_counted_and_timed(
    api: BotApi, bot: Service, port: int
) -> None:
    api.fault("429", method="editMessageText", chat=ANNA, retry_after=1)
    await api.say(ANNA, EASY)
    await api.reply_to(ANNA, within=PATIENT)
    await api.say(BORIS, "?")
    await api.reply_to(BORIS, within=PATIENT)
    await at_rest(bot)
    await ready(port)

    now = await figures(port)
    assert now['quotedesk_updates_total{kind="message"}'] == 2
    assert now["quotedesk_questions_total"] == 2
    assert now["quotedesk_answers_total"] == 1
    assert now['quotedesk_refusals_total{reason="empty_question"}'] == 1
    assert now['quotedesk_send_failures_total{kind="flood_limit"}'] == 1
    for stage in ("lane", "total"):
        assert now[f'quotedesk_stage_seconds_count{{stage="{stage}"}}'] == 2
    for stage in ("desk", "work"):  # news on watched topics is work, too
        assert now[f'quotedesk_stage_seconds_count{{stage="{stage}"}}'] >= 2
    assert now['quotedesk_stage_seconds_count{stage="send"}'] >= 4
    assert now["quotedesk_inbox_open"] == now["quotedesk_inbox_oldest_seconds"] == 0
    assert now['quotedesk_queue{queue="desk"}'] == 0
    assert 0 <= now["quotedesk_poll_age_seconds"] < PATIENT
    assert now["quotedesk_edition_age_seconds"] > 0
    assert now["quotedesk_loop_lag_seconds"] >= 0
    assert now["quotedesk_ready"] == 1
    assert now["process_resident_memory_bytes"] > 0


async def test_what_waits_is_seen(api: BotApi, bot: Service, port: int) -> None:
    go_on = threading.Event()
    busy = asyncio.create_task(bot.desk.run(lambda _: go_on.wait(PATIENT)))
    await api.say(ANNA, EASY)
    await api.say(ANNA, EASY)
    await api.next_call("sendMessage", chat=ANNA, within=PATIENT)

    now = await figures(port)
    assert now["quotedesk_inbox_open"] == 2
    assert now["quotedesk_inbox_oldest_seconds"] > 0
    assert now['quotedesk_queue{queue="lanes"}'] == 1
    assert now['quotedesk_queue{queue="desk"}'] == 2
    go_on.set()
    await busy
    await at_rest(bot)


async def test_ready_means_that_an_edition_is_open_and_telegram_was_heard_lately(
    bot: Service, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ready(port)

    monkeypatch.setattr(health, "POLL_WITHIN", -1.0)
    status, said = await get(port, "/readyz")
    assert status == 503
    assert re.fullmatch(r"Telegram was last heard \d+ s ago", said["reasons"][0])
    assert (await get(port, "/healthz"))[0] == 200
    assert "Telegram" in bot.health.status


async def test_without_articles_it_lives_and_is_not_ready(
    api: BotApi, tmp_path: Path, port: int
) -> None:
    async with running_bot(settings_for(api, tmp_path / "data", health_port=port)):
        await api.say(ANNA, EASY)
        reply = await api.reply_to(ANNA, within=PATIENT)
        assert reply.text == TEXTS["en"].refusals[Reason.EMPTY_INDEX]

        status, said = await get(port, "/readyz")
        assert (status, said["reasons"]) == (503, ["no edition is open"])
        assert await get(port, "/healthz") == (200, {"alive": True, "reasons": []})


async def test_a_desk_that_is_stuck_is_not_alive(
    bot: Service, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    busy = asyncio.create_task(bot.desk.run(lambda _: go_on.wait(PATIENT)))
    monkeypatch.setattr(health, "STUCK_AFTER", 0.05)
    async with asyncio.timeout(PATIENT):
        while (await get(port, "/healthz"))[0] == 200:  # noqa: ASYNC110 - nobody rings
            await asyncio.sleep(0.05)

    assert (await get(port, "/readyz"))[0] == 503
    go_on.set()
    await busy


async def test_a_port_that_is_taken_is_named(api: BotApi, bot_data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(HealthError, match=f"HEALTH_PORT: cannot listen on .*:{port} "):
            async with running_bot(settings_for(api, bot_data, health_port=port)):
                pass
