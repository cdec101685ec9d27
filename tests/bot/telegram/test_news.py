"""News on watched topics when something is in the way of it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from bot.people import People
from bot.records.preferences import Preference
from bot.records.shown import Place
from bot.records.user_data import UserData
from bot.settings import BotSettings
from bot.telegram.inbox import Entry
from bot.telegram.news import News
from bot.telegram.notices import Notices
from bot.telegram.sqlite_inbox import SqliteInbox
from bot.worker import DeskWorker
from tests.bot.conftest import EASY
from tests.bot.telegram.conftest import PATIENT

ANNA, BORIS = 7, 8


class Broken(DeskWorker):
    """A desk that fails at whatever it is asked."""

    asked = 0

    @property
    def edition(self) -> str | None:
        """One that was not looked at."""
        return "an edition"

    async def seated(self, *_: Any, **__: Any) -> Any:
        """Fail."""
        self.asked += 1
        raise RuntimeError("damaged")


async def test_after_a_failure_the_same_edition_is_not_looked_at_at_once_again(
    tmp_path: Path,
) -> None:
    settings = BotSettings(_env_file=None, data_dir=tmp_path)
    desk, people = Broken(settings), People(tmp_path)
    news = News(settings, desk, people, Notices(SqliteInbox(settings.inbox_file), lambda _: None))
    await people.open()
    running = asyncio.create_task(news.run())
    for _ in range(200):  # turns of the loop: time for many tries
        await asyncio.sleep(0.001)
    running.cancel()
    await asyncio.wait({running})
    await people.close()

    assert desk.asked == 1


async def test_who_may_not_ask_any_more_hears_no_news_either(
    sample_index: Path, tmp_path: Path
) -> None:
    settings = BotSettings(_env_file=None, data_dir=sample_index, allowed_users=str(BORIS))
    inbox, people = SqliteInbox(tmp_path / "inbox.sqlite3"), People(tmp_path)
    sent: list[Entry] = []
    await inbox.open()
    await people.open()
    async with DeskWorker(settings) as desk:
        answer = await desk.ask(EASY)

        def prepare(stores: UserData) -> None:
            for user in (ANNA, BORIS):
                watch = stores.watches.add(user, user, EASY, "en")
                assert watch
                stores.preferences.set(user, Preference(quiet=None))
                stores.watches.hold(watch.id, [Place.of(answer.quotes[0])])

        await people.run(prepare)
        news = News(settings, desk, people, Notices(inbox, sent.extend))
        running = asyncio.create_task(news.run())
        async with asyncio.timeout(PATIENT):
            while await people.run(lambda stores: stores.watches.waiting()):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        running.cancel()
        await asyncio.wait({running})
    await people.close()
    await inbox.close()

    assert {entry.chat for entry in sent} == {BORIS}
