"""News on watched topics: looked for when an edition comes, told when its reader wants to hear."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence, Set
from typing import TypeVar

import structlog

from bot.errors import StorageError
from bot.further import news_of, standing
from bot.people import People
from bot.rendering.screens import screen_keyboard, screen_messages
from bot.screens import Screen
from bot.settings import BotSettings
from bot.sitting import Sitting
from bot.telegram.keyboard import markup
from bot.telegram.notices import Notices
from bot.texts import Texts, texts
from bot.vocabulary import Answer, Quote, Reason
from bot.watching import Notice, due, look, named
from bot.worker import DeskWorker

# Quiet hours end at full hours; nobody minds a minute.
EVERY_SECONDS = 60.0
T = TypeVar("T")
log = structlog.get_logger()


class ClosedError(Exception):
    """The coverage cannot be searched now; what was to be done is done later."""


class News:
    """Looks for news and has it sent, for as long as the service runs.

    Attributes:
        looked_at: The id of the edition in which news was looked for last; None: none yet.
    """

    def __init__(
        self, settings: BotSettings, desk: DeskWorker, people: People, notices: Notices
    ) -> None:
        """Nothing is looked at yet."""
        self._settings = settings
        self._desk = desk
        self._people = people
        self._notices = notices
        self.looked_at: str | None = None

    async def run(self) -> None:
        """Look whenever an edition has come, and tell whenever something waits."""
        while True:
            try:
                if self._desk.edition and self._desk.edition != self.looked_at:
                    await self._look()
                await self._tell()
            except (StorageError, ClosedError) as error:
                log.warning("news has to wait", reason=str(error))
            except Exception:
                # What one topic makes Chroma raise must not end the news of all others for good.
                log.exception("unexpected failure while looking for news")
            else:
                await self._desk.next_edition(EVERY_SECONDS, after=self.looked_at)
                continue
            # The edition at hand is one not looked at: waiting for the next would not wait.
            await asyncio.sleep(EVERY_SECONDS)

    async def _look(self) -> None:
        edition, versions = await self._seated(
            lambda at_work: (at_work.edition.id, at_work.edition.versions())
        )

        async def ask(topic: str, articles: Set[str]) -> Answer:
            return await self._seated(lambda at_work: news_of(at_work, topic, articles))

        count = await look(self._people, versions, ask)
        self.looked_at = edition
        log.info("looked for news", edition=edition, topics_with_news=count)

    async def _tell(self) -> None:
        now = time.time()
        waiting = await self._people.run(
            lambda people: due(people.watches, people.preferences, now)
        )
        for notice in waiting:
            await self._tell_one(notice)

    async def _tell_one(self, notice: Notice) -> None:
        watch = notice.watch
        if self._settings.admits(watch.user):  # may have been taken off the list since
            quotes = await self._seated(lambda at_work: standing(at_work, notice.places))
            if quotes:
                await self._send(notice, quotes, await self._words(notice))
        await self._people.run(lambda people: people.watches.release(watch.id))

    async def _send(self, notice: Notice, quotes: Sequence[Quote], words: Texts) -> None:
        watch = notice.watch
        answer = Answer(
            watch.topic, words.language, quotes=tuple(quotes), edition=self._desk.edition
        )
        shown = await self._people.run(
            lambda people: people.shown.remember(
                answer, watch.user, watch.chat, time.time(), screen=Screen.NEWS
            )
        )
        messages = screen_messages(Screen.NEWS, answer)
        keyboard = markup(screen_keyboard(Screen.NEWS, answer, shown.id, watch=watch.id))
        for number, html in enumerate(messages):
            last = number == len(messages) - 1
            # The name stays the same until it is noted that this was told: it is sent once.
            key = f"{named(notice)} {number}"
            await self._notices.send(key, watch.chat, html, keyboard if last else None)

    async def _words(self, notice: Notice) -> Texts:
        user = notice.watch.user
        preference = await self._people.run(lambda people: people.preferences.get(user))
        return texts(preference.language or notice.watch.language)

    async def _seated(self, work: Callable[[Sitting], T]) -> T:
        found = await self._desk.seated(work)
        if isinstance(found, Reason):
            raise ClosedError(f"the coverage cannot be searched: {found}")
        return found
