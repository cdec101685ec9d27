"""Who is served when: one thing at a time in each chat, all chats side by side."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

import structlog

from bot.telegram.inbox import Entry

# Questions of one person that may wait while one is in work.
MOST_WAITING = 5
# Questions of all people that may be at work or waiting: minutes of work on a small machine.
MOST_IN_ALL = 500
# Refusals that may wait for their chat's turn; a flood beyond that gets no words.
MOST_REFUSALS = 20
Lane = tuple[str, int]
Handle = Callable[[Entry], Awaitable[None]]
_DROPPED = ("dropped", 0)
_CHANGED = "edited_message"
_ASKING = ("message", _CHANGED)
log = structlog.get_logger()


@dataclass(slots=True)
class _Lane:
    waiting: deque[Entry] = field(default_factory=deque)
    task: asyncio.Task[None] | None = None


class Dispatcher:
    """Queues of entries, a lane for each chat.

    Presses of buttons and inline queries have lanes of their own: they must be answered while
    questions are waited for. Of a person's inline queries only the newest matters, and of a
    message that is changed again and again only what it says last.
    """

    def __init__(
        self, answer: Handle, refuse: Handle, drop: Handle, turn_away: Handle | None = None
    ) -> None:
        """Nothing runs yet.

        Args:
            answer: Answers an entry and closes it.
            refuse: Tells its sender kindly that too much is waiting, and closes it.
            drop: Closes it without a word.
            turn_away: Tells its sender kindly that too many people ask, and closes it.
        """
        self._answer = answer
        self._refuse = refuse
        self._drop = drop
        self._turn_away = turn_away or refuse
        self._lanes: dict[Lane, _Lane] = {}
        self._waiting: Counter[int] = Counter()  # messages by user
        self._stopping = False

    @property
    def waiting(self) -> int:
        """How many entries wait for their turn."""
        return sum(len(lane.waiting) for lane in self._lanes.values())

    @property
    def at_work(self) -> int:
        """How many lanes are being worked on."""
        return len(self._lanes)

    def take(self, entries: Iterable[Entry], *, capped: bool = True) -> None:
        """Queue entries in the order given.

        Args:
            entries: What the inbox has recorded.
            capped: Whether people may have too many waiting; not for what was accepted before.
        """
        for entry in entries:
            if entry.kind == _CHANGED:
                self._drop_older(entry)
            name = self._lane_for(entry, capped)
            log.info("arrived", request=entry.request, entry=entry.number, kind=entry.kind)
            self._queue(name, entry)

    async def stop(self, within: float) -> None:
        """Begin nothing new, and finish what is in work for at most so many seconds."""
        self._stopping = True
        tasks = [lane.task for lane in self._lanes.values() if lane.task]
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=within)
        for task in late:
            task.cancel()
        if late:
            log.warning("stopped in the middle of answers; they are journalled", answers=len(late))
            await asyncio.wait(late)

    def _lane_for(self, entry: Entry, capped: bool) -> Lane:
        too_much = self._is_too_much(entry)
        crowded = entry.kind in _ASKING and self._accepted() >= MOST_IN_ALL
        if not (capped and (too_much or crowded)):
            return lane_of(entry)
        if entry.kind != "message":
            return _DROPPED  # something stands already under a question that is changed
        refusals = ("refusals" if too_much else "turned away", entry.chat or 0)
        lane = self._lanes.get(refusals)
        return _DROPPED if lane and len(lane.waiting) >= MOST_REFUSALS else refusals

    def _accepted(self) -> int:
        return sum(1 + len(lane.waiting) for name, lane in self._lanes.items() if name[0] == "chat")

    def _is_too_much(self, entry: Entry) -> bool:
        return (
            entry.kind in _ASKING
            and entry.user is not None
            and self._waiting[entry.user] >= MOST_WAITING
        )

    def _drop_older(self, changed: Entry) -> None:
        lane = self._lanes.get(lane_of(changed))
        if lane is None:
            return
        for entry in list(lane.waiting):
            if (entry.kind, entry.message) == (changed.kind, changed.message):
                lane.waiting.remove(entry)
                self._count(lane_of(entry), entry, -1)
                self._queue(_DROPPED, entry)

    def _queue(self, name: Lane, entry: Entry) -> None:
        lane = self._lanes.get(name)
        if lane is None:
            lane = self._lanes[name] = _Lane()
            work = self._work(name, lane, entry)
            lane.task = asyncio.create_task(work, name=f"lane {name}")
            return
        while name[0] == "inline" and lane.waiting:
            self._queue(_DROPPED, lane.waiting.popleft())
        self._count(name, entry, +1)
        lane.waiting.append(entry)

    def _count(self, name: Lane, entry: Entry, change: int) -> None:
        if name[0] == "chat" and entry.kind in _ASKING and entry.user is not None:
            self._waiting[entry.user] += change
            if not self._waiting[entry.user]:
                del self._waiting[entry.user]

    async def _work(self, name: Lane, lane: _Lane, entry: Entry) -> None:
        others = {
            "refusals": self._refuse,
            "turned away": self._turn_away,
            "dropped": self._drop,
        }
        handle = others.get(name[0], self._answer)
        try:
            await _handled(handle, entry)
            while lane.waiting and not self._stopping:
                entry = lane.waiting.popleft()
                self._count(name, entry, -1)
                await _handled(handle, entry)
        except asyncio.CancelledError:
            pass
        finally:
            del self._lanes[name]


async def _handled(handle: Handle, entry: Entry) -> None:
    """Handle an entry; a lane that ended by an error would never serve its chat again."""
    try:
        await handle(entry)
    except BaseException as error:
        if ends_the_task(error):
            raise
        log.error("an entry was left for the next start", entry=entry.number, exc_info=error)


def ends_the_task(error: BaseException) -> bool:
    """Whether an error says that this task or the process is to end.

    Others outside ``Exception`` say no such thing: Chroma's Rust core raises its panics so.
    """
    return isinstance(
        error, asyncio.CancelledError | KeyboardInterrupt | SystemExit | GeneratorExit
    )


def lane_of(entry: Entry) -> Lane:
    """Return the name of the queue that an entry waits in."""
    someone = entry.user or 0
    match entry.kind:
        case "callback_query":
            return "presses", entry.chat or someone
        case "inline_query":
            return "inline", someone
    return ("chat", entry.chat) if entry.chat is not None else ("person", someone)
