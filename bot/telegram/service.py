"""The bot's life, from start to stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import re
import signal
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from contextlib import AsyncExitStack
from typing import Any, Self

import structlog
from telegram.error import InvalidToken, TelegramError

from bot.errors import StorageError, TokenError
from bot.records.user_data import DAY
from bot.settings import BotSettings
from bot.systemd import Systemd
from bot.telegram.answering import Answering
from bot.telegram.application import ALLOWED_UPDATES, build
from bot.telegram.delivery import Delivery, growing_pauses
from bot.telegram.dispatcher import Dispatcher
from bot.telegram.health import Health, HealthServer
from bot.telegram.inbox import KEEP_DAYS, Entry
from bot.telegram.lag import LoopLag
from bot.telegram.lost import LostMessages
from bot.telegram.metrics import Metrics
from bot.telegram.news import News
from bot.telegram.notices import Notices
from bot.telegram.pace import Pace
from bot.telegram.polling import Poller
from bot.telegram.profile import introduce
from bot.telegram.secrecy import hide_in_logs
from bot.telegram.state import State
from bot.telegram.storage import inbox_for, people_for
from bot.telegram.webhook import Webhook
from bot.vocabulary import Answer
from bot.worker import DeskWorker
from index.errors import is_failure

TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
HOW_TO_GET_ONE = (
    "TELEGRAM_BOT_TOKEN is not set. Get a token from @BotFather and put it into .env,"
    " or talk to the bot in the terminal: python -m bot chat"
)
NOT_KNOWN = (
    "TELEGRAM_BOT_TOKEN: Telegram does not know this token. Copy it again from @BotFather"
    " into .env; it looks like 123456789:AA…"
)
# On SIGTERM answers in work are finished for so long; systemd and containers wait 30 to 90.
FINISH_SECONDS = 20.0
ACKNOWLEDGE_SECONDS = 2.0
# Telegram is listened to when the model is open, or after so long in any case.
FIRST_LOOK_SECONDS = 5.0
PURGE_EVERY = 3600.0
# What runs in the background and fails is begun again after so long.
RESTART_SECONDS = 5.0
# Without systemd's watchdog: how often it is asked whether the service lives; twice no is the end.
LIFE_SECONDS = 30.0
log = structlog.get_logger()


class Service:
    """The Telegram service: everything that lives as long as the process."""

    def __init__(self, settings: BotSettings) -> None:
        """Nothing is sent or opened yet.

        Raises:
            TokenError: No token is set, or it cannot be one.
        """
        if not settings.token:
            raise TokenError(HOW_TO_GET_ONE)
        if not TOKEN.fullmatch(settings.token):
            raise TokenError(NOT_KNOWN)
        self.settings = settings
        self.inbox = inbox_for(settings)
        self.metrics = metrics = Metrics()
        self.desk = DeskWorker(settings, self._worked)
        self.application = build(settings, settings.token, self._journal)
        self.delivery = Delivery(self.application.bot, Pace(), metrics)
        self.answering = answering = Answering(self.application, self.inbox, self.delivery, metrics)
        self.dispatcher = Dispatcher(
            answering.answer, answering.refuse, answering.drop, answering.turn_away
        )
        self.poller = Poller(self.application.bot, ALLOWED_UPDATES)
        self.lag = LoopLag()
        self.people = people_for(settings)
        notices = Notices(self.inbox, self._take)
        self.news = News(settings, self.desk, self.people, notices)
        self.health = Health(
            self.inbox, self.desk, self.dispatcher, self.poller, self.lag, metrics, self.people
        )
        self.state = State(
            settings,
            self.desk,
            self.inbox,
            self.delivery,
            notices,
            metrics,
            self.health,
            self.people,
        )
        self.application.bot_data["state"] = self.state
        self.systemd = Systemd()
        self._started = AsyncExitStack()

    async def __aenter__(self) -> Self:
        try:
            await self.start()
        except BaseException:
            await self.stop()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Open everything and begin to answer; waits for Telegram as long as it takes.

        Raises:
            TokenError: Telegram does not know the token.
            StorageError: DATA_DIR cannot be used.
        """
        started = self._started
        self._in_background(self._watchdog, "watchdog")
        await self._when_it_can_be(self.inbox.open)
        started.push_async_callback(self.inbox.close)
        await self._when_it_can_be(self.people.open)
        started.push_async_callback(self.people.close)
        if self.settings.health_port:
            server = HealthServer(self.health, self.settings.health_port)
            await server.start()
            started.push_async_callback(server.stop)
        await self.desk.initialize()  # loads the model while the rest goes on
        started.push_async_callback(self.desk.shutdown)
        await self._meet_telegram()
        started.push_async_callback(self.application.shutdown)
        await self.application.start()
        started.push_async_callback(self.application.stop)
        await self.desk.first_look(FIRST_LOOK_SECONDS)
        self._in_background(self.lag.run, "lag")
        self._in_background(lambda: introduce(self.application.bot), "introduction", once=True)
        self._in_background(self._purge, "purge")
        started.push_async_callback(self.state.reindexing.stop)
        left = await self.inbox.open_entries()
        if left:
            log.info("taking up what was not answered before", messages=len(left))
            lost = LostMessages(self.inbox, self.delivery)
            started.push_async_callback(lost.stop)
            await lost.look(left, self.answering.meanwhile)
        self.dispatcher.take(left, capped=False)
        self._in_background(self.news.run, "news")
        await self._listen()
        self.systemd.ready(self.health.status)
        log.info("ready for questions", bot=self.application.bot.username)

    async def stop(self) -> None:
        """Begin nothing new, finish what is in work for a while, and close everything.

        What comes meanwhile is journalled, and is the next process's to answer.
        """
        self.health.stopping = True
        self.systemd.stopping()
        await self.dispatcher.stop(FINISH_SECONDS)
        await self._started.aclose()

    async def _listen(self) -> None:
        if self.settings.telegram_webhook_url:
            webhook = Webhook(self.settings, self.application.bot, ALLOWED_UPDATES, self._journal)
            self.health.webhook = webhook
            self._started.push_async_callback(webhook.stop)
            await webhook.start()
            self._in_background(webhook.run, "webhook")
        else:
            self._started.push_async_callback(self._acknowledge)
            self._in_background(self.poller.run, "polling")

    async def _journal(self, updates: Sequence[dict[str, Any]]) -> None:
        entries = await self.inbox.record(updates)
        for entry in entries:
            self.metrics.arrived(entry.kind)
        self._take(entries)

    def _take(self, entries: Iterable[Entry]) -> None:
        if not self.health.stopping:  # else they stay journalled
            self.dispatcher.take(entries)

    def _worked(self, result: object, waited: float, took: float) -> None:
        self.metrics.took("desk", waited)
        self.metrics.took("work", took)
        if isinstance(result, Answer):
            self.metrics.answered(result)

    async def _watchdog(self) -> None:
        """Tell systemd that the service lives, as long as it does; without systemd, end it.

        A container is restarted when its process ends, and not because it is unhealthy.
        """
        watched = self.systemd.watchdog_seconds
        times = 0
        while True:
            dead = self.health.dead()
            times = times + 1 if dead else 0
            if not dead:
                self.systemd.alive(self.health.status)
            elif watched:
                log.error("the service does not live; systemd will restart it", reason=dead[0])
            elif times > 1 and not self.health.stopping:
                log.critical("the service does not live and ends itself", reason=dead[0])
                self.end_at_once()
            await asyncio.sleep(watched / 3 if watched else LIFE_SECONDS)

    def end_at_once(self) -> None:
        """End the process though a thread is stuck; all that is open is journalled."""
        logging.shutdown()
        os._exit(1)

    async def _when_it_can_be(self, opened: Callable[[], Awaitable[None]]) -> None:
        """Open a file of the bot's own; under systemd a disk that is full is waited for."""
        for pause in growing_pauses():
            try:
                await opened()
            except StorageError as error:
                if not self.systemd.listens:
                    raise
                log.error("the bot cannot start yet; trying again", reason=str(error))
                self.systemd.ready(f"waits: {error}")
            else:
                return
            await asyncio.sleep(pause)

    async def _meet_telegram(self) -> None:
        for pause in growing_pauses():
            try:
                await self.application.initialize()
            except InvalidToken:
                # The library would log its own error with a traceback, and the token is in that.
                raise TokenError(NOT_KNOWN) from None
            except TelegramError as error:
                log.warning(
                    "Telegram cannot be reached; trying again",
                    reason=str(error),
                    TELEGRAM_BASE_URL=self.settings.telegram_base_url,
                )
                self.systemd.ready("waits for Telegram")  # that may take as long as it will
            else:
                return
            await asyncio.sleep(pause)

    async def _purge(self) -> None:
        while True:
            try:
                await self.inbox.purge(time.time() - KEEP_DAYS * DAY)
                await self.people.run(lambda people: people.purge(time.time()))
            except StorageError as error:
                log.error("old entries could not be deleted", reason=str(error))
            await asyncio.sleep(PURGE_EVERY)

    async def _acknowledge(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(ACKNOWLEDGE_SECONDS):
                try:
                    await self.poller.acknowledge()
                except TelegramError as error:
                    # They come once more at the next start, and are known then.
                    log.info("Telegram was not told what has arrived", reason=str(error))

    def _in_background(
        self, work: Callable[[], Coroutine[Any, Any, None]], name: str, *, once: bool = False
    ) -> None:
        """Run something until the service stops.

        Args:
            work: Begun again, after a pause, whenever it fails.
            name: For the log.
            once: It comes to an end by itself.
        """
        task = asyncio.create_task(kept_up(work, name, once=once), name=name)
        if not once:
            self.health.background[name] = task

        async def end() -> None:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

        self._started.push_async_callback(end)


async def kept_up(
    work: Callable[[], Coroutine[Any, Any, None]], name: str, *, once: bool = False
) -> None:
    """Run something for ever: when it ends or fails, say so and begin again after a pause."""
    while True:
        try:
            await work()
            if once:
                return
            log.error("what should go on for ever has ended; beginning again", name=name)
        except BaseException as error:
            if not is_failure(error):
                raise
            log.exception("unexpected failure in the background; beginning again", name=name)
        await asyncio.sleep(RESTART_SECONDS)


async def serve(settings: BotSettings) -> None:
    """Serve until SIGINT or SIGTERM.

    While Telegram cannot be reached it is waited for, at the start as well as later.

    Raises:
        TokenError: No token is set, or Telegram does not know it.
        StorageError: DATA_DIR cannot be used.
    """
    if settings.token:
        hide_in_logs(settings.token)
    if settings.telegram_webhook_secret:
        hide_in_logs(settings.telegram_webhook_secret.get_secret_value())
    service = Service(settings)
    told = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, told.set)
    starting = asyncio.create_task(service.start(), name="start")
    ending = asyncio.create_task(told.wait(), name="signals")
    try:
        await asyncio.wait({starting, ending}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            await ending
        log.info("stopping")
    finally:
        for task in (starting, ending):
            task.cancel()
        await asyncio.wait({starting, ending})
        await service.stop()
