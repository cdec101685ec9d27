"""From years, months and seasons to days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

# Part → first and last day of a month.
_DAYS_OF_PART = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "first half": (1, 15),
    "second half": (16, 31),
}
# Part → first month of a year, and how many.
_MONTHS_OF_PART = {
    "early": (1, 4),
    "mid": (5, 4),
    "late": (9, 4),
    "first half": (1, 6),
    "second half": (7, 6),
}
_HOURS = 24
_QUARTER_MONTHS = 3
_DECEMBER = 12
# The first month of each season; winter is that of the year it begins in.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
Days = tuple[date, date]


def month(year: int, number: int, part: str | None = None) -> Days:
    """Return the first and the last day of a month, or of a part of it."""
    last = monthrange(year, number)[1]
    first_day, last_day = _DAYS_OF_PART[part] if part else (1, last)
    return date(year, number, first_day), date(year, number, min(last, last_day))


def months(year: int, first: int, count: int) -> Days:
    """Return the first and the last day of so many months."""
    last = first + count - 1
    over = last > _DECEMBER
    return date(year, first, 1), month(year + over, last - _DECEMBER * over)[1]


def season(year: int, name: str) -> Days:
    """Return the days of a season."""
    return months(year, SEASONS[name], _QUARTER_MONTHS)


def year(number: int, part: str | None = None) -> Days:
    """Return the days of a year, or of a part of it."""
    return months(number, *(_MONTHS_OF_PART[part] if part else (1, _DECEMBER)))


def week(today: date, distance: int) -> Days:
    """Return Monday and Sunday of the week so many weeks from today's."""
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=distance)
    return monday, monday + timedelta(days=6)


def unit(today: date, name: str, distance: int) -> Days:
    """Return the days of the "day", "week", "month" or "year" so many from today's."""
    if name == "day":
        day = today + timedelta(days=distance)
        return day, day
    if name == "week":
        return week(today, distance)
    if name == "month":
        passed = today.year * _DECEMBER + today.month - 1 + distance
        return month(passed // _DECEMBER, passed % _DECEMBER + 1)
    return year(today.year + distance)


def back(today: date, name: str, count: int) -> date:
    """Return the day so many units before today; hours are rounded up to days."""
    if name == "hour":
        return today - timedelta(days=-(-count // _HOURS))
    if name in {"day", "week"}:
        return today - timedelta(days=count * (7 if name == "week" else 1))
    passed = today.year * _DECEMBER + today.month - 1 - count * (_DECEMBER if name == "year" else 1)
    first, last = month(passed // _DECEMBER, passed % _DECEMBER + 1)
    return min(last, first + timedelta(days=today.day - 1))


def last_in_the_past(days: Days, today: date) -> Days:
    """Return days of this year, or those a year earlier if they have not begun."""
    if days[0] <= today:
        return days
    return _year_earlier(days[0]), _year_earlier(days[1])


def _year_earlier(day: date) -> date:
    last = monthrange(day.year - 1, day.month)[1]
    return date(day.year - 1, day.month, min(day.day, last))
