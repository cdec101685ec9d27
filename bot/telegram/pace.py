"""How fast the bot may write: in all, in one chat, in one group.

The library's AIORateLimiter stops everybody when one chat is told to wait; here each chat waits
for itself.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

# Telegram's own figures are 30 a second in all, 1 a second in a chat with short bursts, 20 a
# minute in a group: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
# A little less in all, because calls that were sent evenly do not arrive evenly. A chat gets its
# second in pairs: a placeholder and the answer that is edited into it.
ALL = (25, 1.0)
CHAT = (2, 2.0)
GROUP = (20, 60.0)
# Chats that were quiet for so long are forgotten.
_QUIET_SECONDS = 120.0
_SWEEP_ABOVE = 500


class _Window:
    """At most so many in any stretch of so many seconds."""

    def __init__(self, most: int, seconds: float) -> None:
        self._seconds = seconds
        self._last: deque[float] = deque(maxlen=most)

    def wait(self, now: float) -> float:
        """Seconds until there is room; 0 or less when there is."""
        full = len(self._last) == self._last.maxlen
        return self._last[0] + self._seconds - now if full else 0.0

    def note(self, now: float) -> None:
        self._last.append(now)


class _Chat:
    def __init__(self, chat: int) -> None:
        self.lock = asyncio.Lock()
        self.windows = [_Window(*CHAT)] + ([_Window(*GROUP)] if chat < 0 else [])
        self.not_before = 0.0
        self.used = 0.0

    def wait(self, now: float) -> float:
        return max(self.not_before - now, *(window.wait(now) for window in self.windows))


async def _room_in(limit: _Window | _Chat) -> None:
    while (wait := limit.wait(time.monotonic())) > 0:  # noqa: ASYNC110 - time is what is waited for
        await asyncio.sleep(wait)


class Pace:
    """Gives out turns to write. Turns of one chat follow each other; others go on meanwhile."""

    def __init__(self) -> None:
        self._chats: dict[int, _Chat] = {}
        self._all = _Window(*ALL)
        self._queue = asyncio.Lock()

    @asynccontextmanager
    async def turn(self, chat: int) -> AsyncIterator[None]:
        """Wait until the chat may be written to, and keep others from writing to it meanwhile."""
        mine = self._chat(chat)
        async with mine.lock:
            await _room_in(mine)
            async with self._queue:
                await _room_in(self._all)
                now = mine.used = time.monotonic()
                for window in (self._all, *mine.windows):
                    window.note(now)
            yield

    def hold(self, chat: int, seconds: float) -> None:
        """Keep from writing to a chat for so long: Telegram said so."""
        self._chat(chat).not_before = time.monotonic() + seconds

    def has_room_for(self, chat: int) -> bool:
        """Whether there is room for a call that can as well be left out; if so, count it.

        It takes nothing from the chat's own turns, and gets none while the chat is held.
        """
        now = time.monotonic()
        held = self._chats.get(chat)
        if (held and held.not_before > now) or self._all.wait(now) > 0:
            return False
        self._all.note(now)
        return True

    def _chat(self, chat: int) -> _Chat:
        if chat not in self._chats:
            if len(self._chats) > _SWEEP_ABOVE:
                self._sweep()
            self._chats[chat] = _Chat(chat)
        return self._chats[chat]

    def _sweep(self) -> None:
        now = time.monotonic()
        self._chats = {
            chat: state
            for chat, state in self._chats.items()
            if state.lock.locked() or max(state.used, state.not_before) > now - _QUIET_SECONDS
        }
