"""Flood control: how fast a bot may write before Telegram tells it to wait."""

from __future__ import annotations

import math
import time
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from tests.botapi.wire import ApiError


@dataclass
class Limits:
    """Telegram's guidance: 1 message a second in a chat, 20 a minute in a group, 30 a second.

    Short bursts in a chat pass. `slow_repeats` slows down a getUpdates that repeats its offset at
    once, as Telegram does; a bot that stops asks such a question, and waits 3 seconds for it.
    """

    limits: bool = True
    chat_rate: float = 1.0
    chat_burst: int = 3
    group_per_minute: int = 20
    global_rate: float = 30.0
    edits_count: bool = True
    slow_repeats: bool = True


@dataclass
class _Bucket:
    rate: float
    burst: float
    level: float = field(init=False)
    at: float = field(init=False)
    banned_until: float = 0.0

    def __post_init__(self) -> None:
        self.level = self.burst
        self.at = time.monotonic()

    def wait(self) -> float:
        """Seconds until one more may go; when that is 0, it goes.

        Going on in spite of a 429 does not shorten the wait.
        """
        now = time.monotonic()
        if now < self.banned_until:
            return self.banned_until - now
        self.level = min(self.burst, self.level + (now - self.at) * self.rate)
        self.at = now
        if self.level >= 1:
            self.level -= 1
            return 0.0
        need = math.ceil((1 - self.level) / self.rate)
        self.banned_until = now + need
        return need


class FloodControl:
    """Counts what the bot writes, in all, for each chat and for each group."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._buckets: dict[Hashable, _Bucket] = {}

    def count(self, method: str, chat_id: int) -> None:
        """Count one call that writes.

        Raises:
            ApiError: 429 with `retry_after`, if it comes too soon.
        """
        if not self.limits.limits or (method.startswith("edit") and not self.limits.edits_count):
            return
        for key, rate, burst in self._rules(chat_id):
            bucket = self._buckets.setdefault(key, _Bucket(rate, burst))
            seconds = math.ceil(bucket.wait())
            if seconds:
                raise too_many_requests(seconds)

    def forget(self) -> None:
        """Start counting anew, by the limits as they are now."""
        self._buckets.clear()

    def _rules(self, chat_id: int) -> Iterator[tuple[Hashable, float, float]]:
        limits = self.limits
        yield "all", limits.global_rate, limits.global_rate
        yield chat_id, limits.chat_rate, limits.chat_burst
        if chat_id < 0:
            per_minute = limits.group_per_minute
            yield ("group", chat_id), per_minute / 60, per_minute


def too_many_requests(seconds: int) -> ApiError:
    """The 429 that asks the bot to wait."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
