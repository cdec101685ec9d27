"""The hours in which nobody wants to hear from a bot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self
from zoneinfo import ZoneInfo, available_timezones

DEFAULT_ZONE = "Europe/Kyiv"
_TYPED = re.compile(
    r"(?P<start>\d{1,2})(?::00)?\s*[-–—]\s*(?P<end>\d{1,2})(?::00)?(?:\s+(?P<zone>\S+))?", re.ASCII
)


class UnknownZoneError(ValueError):
    """A time zone that the tz database does not have."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one full hour to another, in a time zone; over midnight when they end earlier.

    Attributes:
        start: 0 to 23.
        end: 0 to 23; not the same.
        zone: A name of the tz database, such as "Europe/Kyiv".
    """

    start: int = 22
    end: int = 7
    zone: str = DEFAULT_ZONE

    def __post_init__(self) -> None:
        if not (0 <= self.start < 24 and 0 <= self.end < 24) or self.start == self.end:
            raise ValueError(f"no such hours: {self.start} to {self.end}")

    @classmethod
    def typed(cls, words: str) -> Self | None:
        """Read "22-7" or "23-8 Europe/Warsaw"; None when that is something else.

        Raises:
            UnknownZoneError: Only the time zone is not known.
        """
        match = _TYPED.fullmatch(words.strip())
        if match is None:
            return None
        zone = match["zone"] or DEFAULT_ZONE
        known = {name.casefold(): name for name in available_timezones()}
        if zone.casefold() not in known:
            raise UnknownZoneError(zone)
        start, end = (0 if hour == "24" else int(hour) for hour in match.group("start", "end"))
        if max(start, end) > 23 or start == end:
            return None
        return cls(start, end, known[zone.casefold()])

    def hold_at(self, moment: float) -> bool:
        """Return whether a moment, in seconds since 1970, is a quiet one."""
        hour = datetime.fromtimestamp(moment, UTC).astimezone(ZoneInfo(self.zone)).hour
        if self.start < self.end:
            return self.start <= hour < self.end
        return hour >= self.start or hour < self.end
