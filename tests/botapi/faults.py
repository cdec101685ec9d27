"""Faults on demand: calls that fail in the ways networks and Telegram's front servers fail."""

from __future__ import annotations

import fnmatch
import time
from dataclasses import dataclass

FAULT_KINDS = ("reset", "hang", "slow", "garbage")


@dataclass
class Fault:
    """One way to fail, for as many calls or as long as it says.

    Attributes:
        kind: "reset" (closed without an answer), "hang" (no answer for `delay` seconds, then
            closed), "slow" (answered after `delay` seconds), "garbage" (200 with a body that is
            not JSON), or an HTTP status such as "429", "502", "500", "403".
        method: A shell pattern of method names, any case: "send*".
        count: How many calls it spoils; None for as many as come.
        until: When it ends, as `time.monotonic()` counts; None for never.
        delay: Seconds, for "hang" and "slow".
        retry_after: Seconds, for "429".
        description: For a status, what Telegram says.
        html: For a status, it is a proxy that says so, in a page of its own.
        after: The call is carried out and only its answer is lost.
        chat: Only calls for that chat.
        hits: How many calls it has spoiled.
    """

    kind: str
    method: str = "*"
    count: int | None = None
    until: float | None = None
    delay: float = 10.0
    retry_after: int = 3
    description: str = ""
    html: bool = False
    after: bool = False
    chat: int | None = None
    hits: int = 0

    def __post_init__(self) -> None:
        if self.kind not in FAULT_KINDS and not (self.kind.isdigit() and len(self.kind) == 3):
            known = ", ".join(FAULT_KINDS)
            raise ValueError(f"no such fault: {self.kind!r}; there are {known} and HTTP statuses")

    def concerns(self, method: str, chat: object) -> bool:
        """Whether it spoils this call."""
        return (
            fnmatch.fnmatch(method, self.method.lower())
            and (self.chat is None or str(chat) == str(self.chat))
            and (self.until is None or time.monotonic() <= self.until)
            and (self.count is None or self.hits < self.count)
        )


class Faults:
    """The faults that were asked for, oldest first."""

    def __init__(self) -> None:
        self.all: list[Fault] = []

    def add(self, fault: Fault, seconds: float | None = None) -> Fault:
        """Have a fault from now on; without a count or seconds it spoils one call."""
        if seconds is not None:
            fault.until = time.monotonic() + seconds
        elif fault.count is None:
            fault.count = 1
        self.all.append(fault)
        return fault

    def strike(self, method: str, chat: object) -> Fault | None:
        """The fault that spoils this call, counted as a hit."""
        fault = next((fault for fault in self.all if fault.concerns(method, chat)), None)
        if fault:
            fault.hits += 1
        return fault

    def clear(self) -> None:
        """End them all."""
        self.all.clear()
