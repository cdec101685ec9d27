"""The record of what the bot called, in order."""

from __future__ import annotations

import fnmatch
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.botapi.changes import Changes
from tests.botapi.keyboards import callback_buttons
from tests.botapi.wire import ApiError, Json


@dataclass(frozen=True)
class Call:
    """One call of the bot and what came of it.

    Attributes:
        seq: Its number in the outbox, from 1.
        at: When it was finished, in seconds since 1970.
        took: How many seconds the simulator needed.
        method: The method's name in lower case.
        params: What the bot asked for.
        ok: Whether it was carried out.
        message: The message that it sent or edited, as it was then.
        error: Telegram's refusal.
        warnings: What Telegram accepts but silently drops.
        fault: The kind of the fault that spoiled it.
    """

    seq: int
    at: float
    took: float
    method: str
    params: Json
    ok: bool
    message: Json | None = None
    error: ApiError | None = None
    warnings: list[str] = field(default_factory=list)
    fault: str | None = None

    @property
    def chat(self) -> int | None:
        """The chat that it was for."""
        if self.message:
            return int(self.message["chat"]["id"])
        chat_id = str(self.params.get("chat_id", ""))
        return int(chat_id) if chat_id.lstrip("-").isdigit() else None

    @property
    def message_id(self) -> int | None:
        """The message that it sent or edited."""
        return self.message["message_id"] if self.message else None

    @property
    def text(self) -> str:
        """What people read: the message's text or caption, without markup."""
        message = self.message or {}
        return str(message.get("text") or message.get("caption") or "")

    @property
    def entities(self) -> list[Json]:
        """How Telegram formats the text."""
        message = self.message or {}
        return list(message.get("entities") or message.get("caption_entities") or [])

    @property
    def reply_to(self) -> int | None:
        """The message that it answers."""
        target = (self.message or {}).get("reply_to_message")
        return target["message_id"] if target else None

    @property
    def buttons(self) -> list[tuple[str, str]]:
        """The message's callback buttons in order: what stands on each, and its data."""
        return callback_buttons(self.message or {})

    def matches(self, method: str = "*", chat: int | None = None) -> bool:
        """Whether it is a call of that method (a shell pattern, any case) for that chat."""
        return fnmatch.fnmatch(self.method, method.lower()) and chat in (None, self.chat)

    def as_json(self) -> Json:
        """The call as the control port tells it; what does not apply is left out."""
        told: Json = {
            "seq": self.seq,
            "t": self.at,
            "took": self.took,
            "method": self.method,
            "params": self.params,
            "ok": self.ok,
        }
        if self.chat is not None:
            told["chat"] = self.chat
        if self.message:
            told["message_id"] = self.message_id
            told["text"] = self.message.get("text")
            told["reply_to"] = self.reply_to
        if self.error:
            told["error_code"] = self.error.code
            told["description"] = self.error.description
        if self.warnings:
            told["warnings"] = self.warnings
        if self.fault:
            told["fault"] = self.fault
        return told


class Outbox:
    """Every recorded call. getUpdates is left out unless a fault spoiled it."""

    def __init__(self, changes: Changes) -> None:
        self.calls: list[Call] = []
        self.counts: Counter[str] = Counter()
        self._changes = changes

    def add(self, **call: Any) -> Call:
        """Record a call and wake whoever waits for it."""
        record = Call(seq=len(self.calls) + 1, **call)
        self.calls.append(record)
        if record.error:
            self.counts[f"{record.method} {record.error.code}"] += 1
        self._changes.announce()
        return record

    def pick(self, method: str = "*", chat: int | None = None, since: int = 0) -> list[Call]:
        """The calls after number `since` of that method for that chat."""
        return [call for call in self.calls[since:] if call.matches(method, chat)]
