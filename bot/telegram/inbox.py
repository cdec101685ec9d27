"""The inbox: the journal of updates not yet answered, and of what was sent for them.

An update is journalled before Telegram is told that it arrived, and closed when its reply has
been delivered. Whatever ends the process in between, the next one finds it here.

The interface is small so that several bot processes behind one webhook can share an inbox: its
SQLite form (:mod:`bot.telegram.sqlite_inbox`) serves one process. Another form needs, beside
these methods, that :meth:`Inbox.open_entries` hands an entry to one process only (a lease).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

# "-100" and ten digits or more: https://core.telegram.org/api/bots/ids
_LAST_BASIC_GROUP = -1_000_000_000_000
NOTICE = "notice"
# Telegram keeps updates for a day, and people can edit for two.
KEEP_DAYS = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """An update, or a notice of our own, that awaits its reply.

    Attributes:
        number: Grows in the order of arrival.
        kind: The update's ("message", "callback_query", …) or "notice".
        chat: Where it happened; None for inline queries.
        user: Who did it.
        message: The id of the message that it is, in its chat.
        body: The update as Telegram wrote it, in JSON.
        received: When it arrived, in seconds since 1970.
        tries: How often the process died while it was worked on.
    """

    number: int
    kind: str
    chat: int | None
    user: int | None
    message: int | None
    body: str
    received: float
    tries: int = 0

    @property
    def request(self) -> str:
        """The id under which the log speaks of it: the same after a restart."""
        named = f"{self.number} {self.received}".encode()
        return hashlib.blake2s(named, digest_size=4).hexdigest()


@dataclass(frozen=True, slots=True)
class Part:
    """One message of a reply.

    Attributes:
        part: Its number within the reply, from 0.
        chat: Where it stands.
        message: Its id; None while nobody knows whether it was sent.
    """

    part: int
    chat: int
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is in the inbox.

    Attributes:
        open: Entries that await their reply.
        oldest: When the oldest of them arrived, in seconds since 1970; None when there is none.
        aside: Entries that nobody could make sense of.
    """

    open: int
    oldest: float | None
    aside: int


class Inbox(Protocol):
    """Where updates are kept until they are answered. Every method may raise StorageError."""

    @property
    def trouble(self) -> str | None:
        """Why it could not be read or written when that was last tried; None: it could."""

    async def open(self) -> None:
        """Make it ready; waits while another process has it."""

    async def close(self) -> None:
        """Finish writing."""

    async def record(self, updates: Sequence[dict[str, Any]]) -> list[Entry]:
        """Journal updates as Telegram sent them; return those that were not seen before."""

    async def record_notice(self, key: str, chat: int, body: dict[str, Any]) -> Entry | None:
        """Journal a message of our own accord; None when one of that key is known already."""

    async def open_entries(self) -> list[Entry]:
        """Return what still awaits its reply, in the order of arrival."""

    async def begin(self, entry: Entry) -> None:
        """Note that its answer is begun, by this process for the first time or again."""

    async def survived(self, entry: Entry) -> None:
        """Note that the work on it is done: it is not what the process dies of."""

    async def finish(self, entry: Entry) -> None:
        """Close an entry: its reply was delivered. Its content is deleted."""

    async def set_aside(self, entry: Entry, reason: str) -> None:
        """Take an entry out of the way, to be looked at by a person."""

    async def parts(self, entry: Entry) -> list[Part]:
        """Return the messages of its reply that were sent, or were about to be."""

    async def sending(self, entry: Entry, part: int, chat: int) -> None:
        """Note that a part is about to be sent."""

    async def sent(self, entry: Entry, part: int, chat: int, message: int) -> None:
        """Note a part's message id."""

    async def removed(self, entry: Entry, part: int) -> None:
        """Note that a part stands no longer in the chat."""

    async def lost_ids(self, entry: Entry, part: int, lost: float) -> list[int]:
        """Return the ids that a part may have got whose sending had no answer, likeliest first.

        Args:
            entry: Whose reply it is.
            part: Its number.
            lost: When it was clear that there would be no answer, in seconds since 1970.
        """

    async def adopt(self, entry: Entry, chat: int, message: int) -> list[Part]:
        """Make an earlier message's reply the reply to this entry; return its parts."""

    async def waiting(self) -> Waiting:
        """Count."""

    async def forget(self, user: int) -> None:
        """Delete at once whatever says that somebody wrote, but for what awaits its reply.

        That is deleted when it is closed.
        """

    async def purge(self, before: float) -> None:
        """Delete what was closed before that time, in seconds since 1970.

        Of what was set aside before it, that it was and why stays; what it said goes.
        """


def counter_of(chat: int | None) -> int:
    """Return which of Telegram's counters numbers a chat's messages.

    A supergroup has one of its own; private chats and basic groups share the bot account's.
    https://core.telegram.org/api/updates
    """
    return chat if chat is not None and chat <= _LAST_BASIC_GROUP else 0


def entry_fields(update: dict[str, Any]) -> dict[str, Any]:
    """Return what an entry says about an update; what cannot be read is None.

    Args:
        update: As Telegram sent it, or anything else that came instead.
    """
    kind = next((name for name in update if name != "update_id"), "nothing")
    content = update.get(kind)
    content = content if isinstance(content, dict) else {}
    about = content.get("message") if isinstance(content.get("message"), dict) else content
    chat = _id(about, "chat", "id")
    return {
        "kind": kind,
        "chat": chat,
        "user": _id(content, "from", "id"),
        "message": _id(about, "message_id"),
        "counter": counter_of(chat),
        "body": json.dumps(update),  # in ASCII: half of a surrogate pair is no UTF-8
    }


def _id(content: Any, *path: str) -> int | None:
    for name in path:
        content = content.get(name) if isinstance(content, dict) else None
    fits = isinstance(content, int) and -(2**63) <= content < 2**63  # SQLite's integers
    return content if fits else None
