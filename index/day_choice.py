"""Which day a name means, seen from the day of publication.

Where one reading is not enough, there is no day: these functions return None.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from index.tense import Tense

_WEEK = 7
# A date without a year is of the year it is written in, or of a neighbouring one that is closer
# than this: in January "20 December" is last month's. In between it may be either.
_ACROSS_NEW_YEAR = 45
_WITHIN_A_YEAR = 200
# A weekday fits a date every five, six or eleven years; a fit further off than this is a mistake
# of the source, or an older story.
_FITTING_YEARS = 3
# Without a year these are the name of an event: the invasion, the attacks of 2001.
_EVENTS = frozenset({(2, 24), (9, 11)})


def without_year(
    published: date, month: int, number: int, weekday: int | None, years: set[int]
) -> date | None:
    """Return the day of "4 July" or "Monday, 3 March" in the year that is meant.

    Args:
        published: The day the text is from.
        month: 1 to 12.
        number: The day of the month.
        weekday: 0 for Monday, if the text names one: the year is the nearest in which it fits.
        years: The years that the text speaks of; another than the chosen one leaves it open.
    """
    reach = _FITTING_YEARS if weekday is not None else 1
    days = [
        day
        for year in range(published.year - reach, published.year + reach + 1)
        if (day := exact_day(year, month, number)) and weekday in {None, day.weekday()}
    ]
    day = min(days, key=lambda day: abs(day - published), default=None)
    if day is None or years - {day.year}:
        return None
    if weekday is not None:
        return day
    distance = abs((day - published).days)
    if (month, number) in _EVENTS and distance > 1:
        return None
    near = _WITHIN_A_YEAR if day.year == published.year else _ACROSS_NEW_YEAR
    return day if distance <= near else None


def weekday_by_tense(tense: Tense, weekday: int, published: date) -> date | None:
    """Return the day of the past week or of the coming one that a tense points to.

    A past weekday that is the day of publication is that day: news names its own day like this,
    and calls the one a week before "last Monday". A future one may be either, and stays unknown.
    """
    if tense is Tense.PAST:
        return days_from(published, -((published.weekday() - weekday) % 7))
    if tense is Tense.FUTURE and weekday != published.weekday():
        return days_from(published, (weekday - published.weekday()) % 7)
    return None


def weekday_by_word(which: str, weekday: int, published: date) -> date | None:
    """Return the day of "last Friday", nearest for some and of last week for others.

    It is given where both are the same day, that is, outside the week of publication.
    """
    back = -((published.weekday() - weekday - 1) % 7 + 1)
    ahead = (weekday - published.weekday() - 1) % 7 + 1
    distance = back if which in {"last", "past"} else ahead
    same_week = 0 <= published.weekday() + distance < _WEEK
    return days_from(published, distance) if which in {"past", "coming"} or not same_week else None


def weekday_of_week(words: str, weekday: int, published: date) -> date | None:
    """Return the day of "on Friday last week"."""
    ahead = re.search(r"next|след|буд|наступ", words)
    return days_from(published, weekday - published.weekday() + (_WEEK if ahead else -_WEEK))


def days_from(day: date, distance: int) -> date | None:
    """Return the day that many days later; None where the calendar ends."""
    try:
        return day + timedelta(days=distance)
    except OverflowError:
        return None


def exact_day(year: int, month: int, number: int) -> date | None:
    """Return the day, or None if there is no such day."""
    try:
        return date(year, month, number)
    except ValueError:  # 31 February
        return None
