"""What the operator may do from Telegram, and what nobody else may."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.telegram.service import Service
from bot.texts import TEXTS
from tests.auxil.corpora import write_corpus
from tests.bot.telegram.conftest import (
    PATIENT,
    at_rest,
    command,
    quotes_in,
    running_bot,
    settings_for,
    simulated_telegram,
    write,
)
from tests.botapi import BotApi

ADMIN, ANNA = 99, 7
ENGLISH = TEXTS["en"]
# What somebody who edits the articles, or wrote them, may try.
HOSTILE = (
    "The mayor of Testgrad closed </blockquote><a href='tg://user?id=7'>the ferry</a> & <script>"
    " on 4 May, /reindex @news_bot http://example.org/x?a=1&b=2 said the ferry master."
)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with simulated_telegram(limits=False) as api:
        yield api


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus", {"<b>ferry &.txt": HOSTILE})


@pytest.fixture
async def bot(
    api: BotApi, corpus: Path, warm_data: Callable[[Path], Path], tmp_path: Path
) -> AsyncIterator[Service]:
    data = warm_data(tmp_path / "data")
    settings = settings_for(api, data, corpus_dir=corpus, admin_users=str(ADMIN))
    async with running_bot(settings) as bot:
        yield bot


async def say(api: BotApi, user: int, text: str) -> str:
    """Send a command and return the answer."""
    await write(api, user, **command(text))
    return (await api.reply_to(user, within=PATIENT)).text


async def test_articles_come_and_break_while_the_bot_runs(
    api: BotApi, bot: Service, corpus: Path
) -> None:
    assert (await say(api, ADMIN, "/status")).startswith(ENGLISH("status-trouble"))
    assert await say(api, ADMIN, "/reindex") == ENGLISH("reindex-begun")
    report = (await api.reply_to(ADMIN, within=4 * PATIENT)).text
    assert report.startswith("Rebuilt: edition ")
    assert "Articles: 1, new 1" in report

    # Words of an article are words, whatever they look like.
    await api.say(ANNA, "who closed the ferry of Testgrad?")
    reply = await api.reply_to(ANNA, within=PATIENT)
    assert any("</blockquote><a href='tg://user?id=7'>the ferry</a>" in q for q in quotes_in(reply))
    shown = {entity["type"] for entity in reply.entities}
    assert not shown & {"bot_command", "mention", "text_mention", "text_link"}

    first = bot.desk.edition
    assert first
    write_corpus(corpus, {"more.txt": "Corn prices in Testgrad rose by a fifth in June."})
    await say(api, ADMIN, "/reindex")
    assert "new 1" in (await api.reply_to(ADMIN, within=4 * PATIENT)).text
    await api.say(ANNA, "by how much did corn prices in Testgrad rise?")
    assert quotes_in(await api.reply_to(ANNA, within=PATIENT))
    second = bot.desk.edition
    assert second not in (None, first)

    # An edition that is broken is refused, and what answered before answers on.
    editions = bot.settings.data_dir / "editions"
    broken = editions / f"{str(second)[:-4]}ffff"
    write_corpus(broken, {"edition.json": "{"})
    write_corpus(bot.settings.data_dir, {"current": broken.name})
    await api.say(ANNA, "by how much did corn prices in Testgrad rise?")
    assert quotes_in(await api.reply_to(ANNA, within=PATIENT))
    assert bot.desk.edition == second
    assert bot.desk.refused == broken.name
    assert f"edition {broken.name} cannot be opened" in await say(api, ADMIN, "/status")
    await at_rest(bot)


async def test_a_rebuild_that_fails_says_why(api: BotApi, bot: Service, corpus: Path) -> None:
    await asyncio.to_thread(shutil.rmtree, corpus)
    assert await say(api, ADMIN, "/reindex") == ENGLISH("reindex-begun")

    report = (await api.reply_to(ADMIN, within=4 * PATIENT)).text
    assert report.startswith(ENGLISH("reindex-failed", reason="").strip())
    assert "CORPUS_DIR" in report
    await at_rest(bot)


@pytest.mark.parametrize("python", ["/nowhere/python", "/bin/echo"], ids=["none", "no report"])
async def test_a_rebuild_that_cannot_be_begun_or_says_nothing_of_use_is_told(
    python: str, api: BotApi, bot: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", python)
    assert await say(api, ADMIN, "/reindex") == ENGLISH("reindex-begun")

    report = (await api.reply_to(ADMIN, within=PATIENT)).text
    assert report.startswith(ENGLISH("reindex-failed", reason="").strip())
    await at_rest(bot)


async def test_to_everybody_else_these_commands_do_not_exist(api: BotApi, bot: Service) -> None:
    for text in ("/status", "/reindex"):
        assert await say(api, ANNA, text) == ENGLISH.help
    assert bot.state.reindexing._task is None


async def test_when_the_bot_stops_a_rebuild_ends_with_it(api: BotApi, bot: Service) -> None:
    await say(api, ADMIN, "/reindex")

    await bot.state.reindexing.stop()
    assert bot.desk.edition is None
    await at_rest(bot)
