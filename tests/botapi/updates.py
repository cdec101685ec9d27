"""The queue of updates: offsets acknowledge, and a newer long poll ends the older one with 409."""

from __future__ import annotations

import asyncio
import copy
import time
from collections import Counter
from dataclasses import dataclass, field

from tests.botapi.changes import Changes
from tests.botapi.limits import Limits
from tests.botapi.wire import ApiError, Json

LONGEST_POLL = 50.0  # seconds
MOST_UPDATES = 100
# Updates that a bot gets only when it names them in allowed_updates.
ONLY_WHEN_NAMED = {"chat_member", "message_reaction", "message_reaction_count"}
# A later run must start above an earlier one, or a bot that remembers what it has handled would
# take the new updates for old ones. 20 a second from September 2026 keeps them 32-bit for years.
_FIRST_UPDATE_ID = 100_000_000
_EPOCH = 1_790_000_000


@dataclass
class Delivery:
    """What became of one update: when it was queued, first fetched and acknowledged."""

    queued: float = field(default_factory=time.time)
    fetched: float | None = None
    acked: float | None = None
    times: int = 0

    def handed_over(self) -> None:
        """Note that the bot has got it, once more."""
        self.times += 1
        self.fetched = self.fetched or time.time()


class _Poll:
    """The one open long poll: it may be ended with an error, or released with what there is."""

    ended_by: ApiError | None = None
    released = False


class UpdateQueue:
    """Updates that the bot has not acknowledged, oldest first; their ids start above `above`."""

    def __init__(
        self, changes: Changes, counts: Counter[str], limits: Limits, above: int = 0
    ) -> None:
        self.pending: dict[int, Json] = {}
        self.deliveries: dict[int, Delivery] = {}
        self.allowed: list[str] = []
        self.last_id = max(above, _FIRST_UPDATE_ID + max(0, int(time.time()) - _EPOCH) * 20)
        self.polled_at: float | None = None
        self._changes = changes
        self._counts = counts
        self._limits = limits
        self._poll: _Poll | None = None
        self._previous: tuple[int | None, float] = (None, 0.0)
        self._conflict_at = 0.0

    @property
    def is_polled(self) -> bool:
        """Whether a long poll is open now."""
        return self._poll is not None

    def push(self, update: Json) -> int:
        """Queue a copy of an update; update_id is filled in when it is absent.

        Returns:
            The update's id, or 0 if the bot did not ask for updates of its kind.
        """
        kind = next((name for name in update if name != "update_id"), None)
        update_id = int(update.get("update_id", self.last_id + 1))
        self.last_id = max(self.last_id, update_id)
        if kind and not self._is_wanted(kind):
            return 0
        self.pending[update_id] = {"update_id": update_id, **copy.deepcopy(update)}
        self.deliveries[update_id] = Delivery()
        self._changes.announce()
        return update_id

    def allow(self, kinds: list[str] | None) -> None:
        """Deliver these kinds from now on; an empty list is the default, None changes nothing."""
        if kinds is not None:
            self.allowed = list(kinds)

    def acknowledge(self, update_id: int) -> None:
        """Forget an update that the bot has taken."""
        if self.take_back(update_id):
            self.deliveries[update_id].acked = time.time()

    def take_back(self, update_id: int) -> bool:
        """Forget an update that the bot shall not get any more; tell whether it was pending."""
        if self.pending.pop(update_id, None) is None:
            return False
        self._changes.announce()
        return True

    def acknowledge_below(self, offset: int) -> None:
        """Forget every update with a lower id."""
        for update_id in [known for known in self.pending if known < offset]:
            self.acknowledge(update_id)

    def drop_pending(self) -> None:
        """Forget them all."""
        self.acknowledge_below(self.last_id + 1)

    def end_poll(self, reason: str) -> None:
        """End the open long poll with 409."""
        if self._poll:
            self._poll.ended_by = ApiError(409, f"Conflict: terminated by {reason}")
            self._changes.announce()

    def release_poll(self) -> None:
        """Have the open long poll answer at once."""
        if self._poll:
            self._poll.released = True
            self._changes.announce()

    async def fetch(self, offset: int, limit: int, timeout_s: float) -> list[Json]:
        """Answer getUpdates.

        Raises:
            ApiError: 409, when a newer long poll or a webhook took over meanwhile.
        """
        timeout_s = min(LONGEST_POLL, max(0.0, timeout_s))
        limit = min(MOST_UPDATES, max(1, limit or MOST_UPDATES))
        timeout_s, limit = self._slowed_down(offset, timeout_s, limit)
        if offset < 0:
            waiting = sorted(self.pending)
            self.acknowledge_below(waiting[offset] if len(waiting) >= -offset else 0)
        else:
            self.acknowledge_below(offset)
        if not self.pending and timeout_s:
            await self._wait(timeout_s)
        updates = list(self.pending.values())[:limit]
        for update in updates:
            self.deliveries[update["update_id"]].handed_over()
        return updates

    def _is_wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ONLY_WHEN_NAMED

    def _slowed_down(self, offset: int, timeout_s: float, limit: int) -> tuple[float, int]:
        """The same question again at once is slowed down, as Telegram does."""
        now = time.monotonic()
        previous_offset, previous_at = self._previous
        self._previous = (offset, now)
        self.polled_at = time.time()
        if offset == previous_offset and self._limits.slow_repeats:
            if now < previous_at + 3:
                timeout_s = max(3.0, timeout_s)
            if now < previous_at + 0.5:
                limit = 1
        return timeout_s, limit

    async def _wait(self, seconds: float) -> None:
        self.end_poll("other getUpdates request; make sure that only one bot instance is running")
        mine = self._poll = _Poll()
        self._changes.announce()
        try:
            await self._changes.wait_for(
                lambda: self.pending or mine.ended_by or mine.released, within=seconds
            )
            if mine.ended_by:
                await asyncio.sleep(max(0.0, self._conflict_at + 3 - time.monotonic()))
                self._conflict_at = time.monotonic()
                self._counts["conflicts"] += 1
                raise mine.ended_by
        finally:
            if self._poll is mine:
                self._poll = None
                self._changes.announce()
