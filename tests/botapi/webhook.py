"""Delivery by webhook: updates are posted; one that is not answered 2xx comes again, later."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.botapi.changes import Changes
from tests.botapi.updates import UpdateQueue
from tests.botapi.wire import Json

HEADER = "X-Telegram-Bot-Api-Secret-Token"
LONGEST_PAUSE = 30.0  # seconds between two tries of one update
_ANSWER_WITHIN = 60.0  # seconds


@dataclass
class Webhook:
    """Where the bot wants its updates, and how that went."""

    url: str
    secret: str = ""
    max_connections: int = 40
    last_error_date: int | None = None
    last_error_message: str | None = None

    def as_json(self) -> Json:
        """What getWebhookInfo tells; the secret stays one."""
        told = {
            "url": self.url,
            "max_connections": self.max_connections,
            "last_error_date": self.last_error_date,
            "last_error_message": self.last_error_message,
        }
        return {name: value for name, value in told.items() if value}


@dataclass
class WebhookDelivery:
    """Posts the pending updates, `max_connections` at a time, until it is stopped."""

    webhook: Webhook
    queue: UpdateQueue
    changes: Changes
    _flying: set[int] = field(default_factory=set)
    _not_before: dict[int, float] = field(default_factory=dict)
    _failures: Counter[int] = field(default_factory=Counter)
    _task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to post."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Post no more."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        timeout = ClientTimeout(total=_ANSWER_WITHIN)
        async with ClientSession(timeout=timeout) as http, asyncio.TaskGroup() as posts:
            while True:
                for update_id in self._due():
                    self._flying.add(update_id)
                    posts.create_task(self._deliver(http, update_id))
                await self.changes.wait(within=self._next_try())

    def _due(self) -> list[int]:
        now = time.monotonic()
        due = [
            update_id
            for update_id in self.queue.pending
            if update_id not in self._flying and self._not_before.get(update_id, 0) <= now
        ]
        return due[: self.webhook.max_connections - len(self._flying)]

    def _next_try(self) -> float:
        """Seconds until an update that failed may go again."""
        now = time.monotonic()
        waiting = [at - now for at in self._not_before.values() if at > now]
        return min(waiting, default=LONGEST_PAUSE)

    async def _deliver(self, http: ClientSession, update_id: int) -> None:
        update = self.queue.pending.get(update_id)
        if update:
            self.queue.deliveries[update_id].handed_over()
        error = await self._post(http, update) if update else None
        self._flying.discard(update_id)
        if error is None:
            self.queue.acknowledge(update_id)
            self._not_before.pop(update_id, None)
        else:
            pause = min(LONGEST_PAUSE, 2.0 ** self._failures[update_id])
            self._failures[update_id] += 1
            self._not_before[update_id] = time.monotonic() + pause
            self.webhook.last_error_date = int(time.time())
            self.webhook.last_error_message = error
        self.changes.announce()

    async def _post(self, http: ClientSession, update: Json) -> str | None:
        """Post one update; the error, if it was not taken."""
        headers = {HEADER: self.webhook.secret} if self.webhook.secret else {}
        try:
            async with http.post(self.webhook.url, json=update, headers=headers) as response:
                if response.ok:
                    return None
                return f"Wrong response from the webhook: {response.status} {response.reason}"
        except (ClientError, TimeoutError, OSError) as error:
            return f"{type(error).__name__}: {error}"
