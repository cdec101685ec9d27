"""What an operator's tools ask over HTTP, on this machine only: alive, ready, figures."""

from __future__ import annotations

import asyncio
from datetime import datetime

import structlog
from aiohttp import web

from bot.errors import HealthError, StorageError
from bot.people import People
from bot.telegram.dispatcher import Dispatcher
from bot.telegram.inbox import Inbox
from bot.telegram.lag import LoopLag
from bot.telegram.metrics import Metrics
from bot.telegram.polling import Poller
from bot.telegram.webhook import Webhook
from bot.worker import DeskWorker

HOST = "127.0.0.1"
# Telegram answers a poll after 25 seconds at the latest.
POLL_WITHIN = 60.0
# The longest piece of work is preparing the model: about a minute on two slow cores.
STUCK_AFTER = 240.0
log = structlog.get_logger()


class Health:
    """Tells whether the service lives and answers.

    It lives when the event loop turns (or it could not tell), the desk's thread is not stuck and
    nothing that should go on for ever has ended.
    It is ready when an edition is open and Telegram can be heard.

    Attributes:
        webhook: How Telegram posts updates; None: it is polled.
        background: What goes on for as long as the service lives, by name.
        stopping: Whether the service is about to end.
    """

    def __init__(
        self,
        inbox: Inbox,
        desk: DeskWorker,
        dispatcher: Dispatcher,
        poller: Poller,
        lag: LoopLag,
        metrics: Metrics,
        people: People,
    ) -> None:
        """Look at these parts of the service."""
        self._inbox = inbox
        self.desk = desk
        self._dispatcher = dispatcher
        self._poller = poller
        self.lag = lag
        self._metrics = metrics
        self._people = people
        self.webhook: Webhook | None = None
        self.background: dict[str, asyncio.Task[None]] = {}
        self.stopping = False

    def dead(self) -> list[str]:
        """Return why the service does not live; nothing when it does."""
        busy = self.desk.busy_for
        reasons = [f"the desk has been at one piece of work for {busy:.0f} s"]
        ended = [] if self.stopping else [n for n, task in self.background.items() if task.done()]
        return reasons * (busy > STUCK_AFTER) + [f"{name} has ended" for name in ended]

    def not_ready(self) -> list[str]:
        """Return why no question would be answered now; nothing when one would."""
        reasons = self.dead()
        if self.stopping:
            reasons.append("it is stopping")
        if self.desk.edition is None:
            reasons.append("no edition is open")
        reasons += filter(None, self._storage().values())
        if self.webhook:
            reasons += filter(None, [self.webhook.problem])
        elif (age := self._poller.age) is None:
            reasons.append("Telegram has not been heard yet")
        elif age > POLL_WITHIN:
            reasons.append(f"Telegram was last heard {age:.0f} s ago")
        return reasons

    def _storage(self) -> dict[str, str | None]:
        """Return what is the matter with each file of the bot's own."""
        return {"inbox": self._inbox.trouble, "people": self._people.trouble}

    @property
    def status(self) -> str:
        """One line for a person."""
        return "; ".join(self.not_ready()) or f"answers from edition {self.desk.edition}"

    async def figures(self) -> bytes:
        """Return all figures as they are now."""
        metrics, desk = self._metrics, self.desk
        try:
            metrics.inbox(await self._inbox.waiting())
        except StorageError as error:
            log.error("the inbox cannot be counted", reason=str(error))
            metrics.inbox(None)
        metrics.queue("lanes", self._dispatcher.waiting)
        metrics.queue("in_work", self._dispatcher.at_work)
        metrics.queue("desk", desk.waiting)
        metrics.poll(self._poller.age, conflict=self._poller.conflict)
        for name, trouble in self._storage().items():
            metrics.storage(name, failing=trouble is not None)
        if self.webhook:
            metrics.webhook(self.webhook.pending, failing=self.webhook.problem is not None)
        metrics.lag(self.lag.last, self.lag.worst)
        created = desk.edition_created
        moment = datetime.fromisoformat(created).timestamp() if created else None
        metrics.edition(moment, refused=desk.refused is not None)
        metrics.ready(ready=not self.not_ready())
        return metrics.as_text()


class HealthServer:
    """Serves ``/healthz``, ``/readyz`` and ``/metrics``."""

    def __init__(self, health: Health, port: int) -> None:
        """Nothing is opened yet."""
        self._health = health
        self._port = port
        application = web.Application()
        application.router.add_get("/healthz", self._healthz)
        application.router.add_get("/readyz", self._readyz)
        application.router.add_get("/metrics", self._metrics)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)

    async def start(self) -> None:
        """Listen.

        Raises:
            HealthError: The port is taken.
        """
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, HOST, self._port).start()
        except OSError as error:
            await self.stop()
            raise HealthError(
                f"HEALTH_PORT: cannot listen on {HOST}:{self._port} ({error.strerror})."
                " Another program has it: give another port, or 0 to do without."
            ) from error

    async def stop(self) -> None:
        """Listen no more."""
        await self._runner.cleanup()

    async def _healthz(self, _: web.Request) -> web.Response:
        return _verdict("alive", self._health.dead())

    async def _readyz(self, _: web.Request) -> web.Response:
        return _verdict("ready", self._health.not_ready())

    async def _metrics(self, _: web.Request) -> web.Response:
        return web.Response(
            body=await self._health.figures(),
            headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"},
        )


def _verdict(what: str, reasons: list[str]) -> web.Response:
    return web.json_response(
        {what: not reasons, "reasons": reasons}, status=503 if reasons else 200
    )
