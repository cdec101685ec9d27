"""Hours without news."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.quiet_hours import QuietHours, UnknownZoneError


def at(hour: int, zone: str = "Europe/Kyiv", month: int = 1) -> float:
    return datetime(2026, month, 15, hour, 30, tzinfo=ZoneInfo(zone)).timestamp()


@pytest.mark.parametrize("month", [1, 7])  # in winter and in summer time
def test_quiet_hours_may_go_over_midnight(month: int) -> None:
    hours = QuietHours(22, 7, "Europe/Kyiv")
    quiet = [hour for hour in range(24) if hours.hold_at(at(hour, month=month))]

    assert quiet == [0, 1, 2, 3, 4, 5, 6, 22, 23]


def test_quiet_hours_are_those_of_their_time_zone() -> None:
    assert QuietHours(9, 12, "Asia/Tokyo").hold_at(at(10, "Asia/Tokyo"))
    assert not QuietHours(9, 12, "Asia/Tokyo").hold_at(at(10, "Europe/Kyiv"))


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("22-7", QuietHours(22, 7)),
        (" 23 – 8 europe/warsaw ", QuietHours(23, 8, "Europe/Warsaw")),
        ("22:00-07:00 UTC", QuietHours(22, 7, "UTC")),
        ("22-24", QuietHours(22, 0)),
        ("7-7", None),
        ("99-7", None),
        ("prisoner exchanges", None),
        ("", None),
    ],
)
def test_quiet_hours_are_typed_as_people_type_them(words: str, hours: QuietHours | None) -> None:
    assert QuietHours.typed(words) == hours


def test_a_time_zone_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnknownZoneError, match="Europe/Atlantis"):
        QuietHours.typed("22-7 Europe/Atlantis")
