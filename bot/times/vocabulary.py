"""The words of this package."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import Any


class Order(StrEnum):
    """In which order quotes are wanted. Public: the value of ``order`` in JSON."""

    NEWEST = "newest"


class Firmness(Enum):
    """What a window says about an article that was published outside it."""

    PUBLICATION = "publication"
    """Not wanted: "last week" asks for what was written then, "since 2024" for what came after."""
    EVENT = "event"
    """Wanted if it tells of that time: reports of June 2025 are written in July, too."""
    ANY_YEAR = "any_year"
    """"On 2 June", without a year: the window is the last one, but another may be meant."""


@dataclass(frozen=True, slots=True)
class AskedTime:
    """The time that a question asks about.

    Attributes:
        start: The first day; None: open.
        end: The last day; None: open.
        order: Whether the newest is asked for; None: what answers best comes first.
        words: The question's words for it, in order.
        firmness: Of the window; without a window it says nothing.
        topic: The question without those words that say nothing about its topic.
    """

    start: date | None
    end: date | None
    order: Order | None
    words: tuple[str, ...]
    firmness: Firmness
    topic: str

    @property
    def has_window(self) -> bool:
        """Whether a day can be outside."""
        return self.start is not None or self.end is not None

    def as_json(self) -> dict[str, Any]:
        """Return start, end and order, as an answer object gives them."""
        return {
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "order": self.order,
        }


@dataclass(frozen=True, slots=True)
class Period:
    """A place in a question that names days.

    Attributes:
        at: Offset of its first character in the question.
        until: Offset after its last one.
        start: The first day.
        end: The last day.
        year_named: Whether the words say which year; else it is the last one before today.
    """

    at: int
    until: int
    start: date
    end: date
    year_named: bool = True
