"""Buttons under messages, as data; Telegram's own objects are made from them at the edge.

What a pressed button sends back must still mean the same after a restart and with another
edition, so it names a stored record (an answer that was shown, a watch) and no more: Telegram
allows 64 bytes. https://core.telegram.org/bots/api#inlinekeyboardbutton
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

MOST_BYTES = 64


class Action(StrEnum):
    """What a button does. The values stand in messages that people keep: never change one."""

    CONTEXT = "c"
    BACK = "b"
    MORE = "m"
    OTHERS = "o"
    UP = "u"
    DOWN = "d"
    TELL_ME = "t"
    STOP = "s"
    STOP_ALL = "x"
    LANGUAGE = "l"


@dataclass(frozen=True, slots=True)
class Payload:
    """What a pressed button sends back.

    Attributes:
        about: Id of the record it is about, or a language; letters, digits, "-" and "_".
        number: Of a quote in that record, from 0.
    """

    action: Action
    about: str = ""
    number: int | None = None

    def encode(self) -> str:
        """Return it as callback data.

        Raises:
            ValueError: ``about`` has other characters, or the whole is too long.
        """
        data = f"{self.action}.{self.about}"
        if self.number is not None:
            data = f"{data}.{self.number}"
        if Payload.decode(data) != self:
            raise ValueError(f"not usable as callback data: {data!r}")
        return data

    @classmethod
    def decode(cls, data: str) -> Self | None:
        """Return what callback data says, or None when this version did not make it."""
        match = _DATA.fullmatch(data)
        if match is None or len(data) > MOST_BYTES or match["action"] not in set(Action):
            return None
        number = int(match["number"]) if match["number"] else None
        return cls(Action(match["action"]), match["about"], number)


_DATA = re.compile(
    r"(?P<action>[a-z])\.(?P<about>[\w-]*)(?:\.(?P<number>0|[1-9]\d{0,2}))?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what stands on it, and either what it sends back or the address it opens."""

    label: str
    payload: Payload | None = None
    address: str | None = None

    def __post_init__(self) -> None:
        if (self.payload is None) == (self.address is None):
            raise ValueError("a button sends something back or opens an address")


Keyboard = tuple[tuple[Button, ...], ...]
"""Rows of buttons, from the top."""
