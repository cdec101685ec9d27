"""Times that count from today: "yesterday", «на прошлой неделе», "last summer"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeVar

from bot.times import spans
from bot.times.vocabulary import Firmness, Period
from bot.times.words import WEEKDAYS, Words, group

_WEEK = 7
T = TypeVar("T")
# A number beyond this is no time that anybody asks about, and would leave the calendar.
_MOST_UNITS = 100
# "In recent days" is this many.
_RECENT = {"day": 7, "week": 4, "month": 3}
_SATURDAY = 5


def by_beginning(table: dict[str, T], word: str) -> T | None:
    """Return the value of the longest beginning in the table that a word has."""
    lowered = _plain(word)
    fitting = [key for key in table if lowered.startswith(key)]
    return table[max(fitting, key=len)] if fitting else None


def relative_periods(question: str, words: Words, today: date) -> Iterator[tuple[Period, Firmness]]:
    """Yield the periods that a question names from today, with what they say about articles."""
    for pattern, distance in words.days:
        for match in pattern.finditer(question):
            day = today + timedelta(days=distance)
            yield Period(*match.span(), day, day), Firmness.PUBLICATION
    for match in words.ago.finditer(question):
        name = by_beginning(words.units, group(match, "unit") or "")
        count = _count(group(match, "count"), words)
        if name and count:
            day = spans.back(today, name, count)
            around = {"hour": 0, "day": 0, "week": 3, "month": 15, "year": 180}[name]
            period = Period(
                *match.span(), day - timedelta(days=around), day + timedelta(days=around)
            )
            yield period, Firmness.EVENT if name in {"month", "year"} else Firmness.PUBLICATION
    for match in words.past.finditer(question):
        few = by_beginning(words.units, group(match, "few") or "")
        name = few or by_beginning(words.units, group(match, "unit") or "")
        count = _RECENT[few] if few else _count(group(match, "count"), words)
        if name and count:
            yield (
                Period(*match.span(), spans.back(today, name, count), today),
                Firmness.PUBLICATION,
            )
    for match in words.which.finditer(question):
        named = _which(match, words, today)
        if named:
            yield named
    for match in words.weekend.finditer(question):
        saturday = _last(today, _SATURDAY)
        sunday = saturday + timedelta(days=1)
        if group(match, "which") and today in {saturday, sunday}:  # it goes on: the one before
            saturday, sunday = saturday - timedelta(_WEEK), sunday - timedelta(_WEEK)
        yield Period(*match.span(), saturday, sunday), Firmness.PUBLICATION


def weekdays(question: str, words: Words, today: date) -> Iterator[Period]:
    """Yield the last Monday, where a question says "on Monday" and not which one."""
    for match in words.weekday.finditer(question):
        number = _weekday(group(match, "unit") or "")
        if number is not None:
            day = _last(today, number)
            yield Period(*match.span(), day, day, year_named=False)


def _weekday(word: str) -> int | None:
    plain = _plain(word)
    return next((n for n, names in enumerate(WEEKDAYS) if plain.startswith(names)), None)


def _last(today: date, weekday: int) -> date:
    """Return the last such day up to today."""
    return today - timedelta(days=(today.weekday() - weekday) % _WEEK)


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").replace("ʼ", "'")


def _which(match: re.Match[str], words: Words, today: date) -> tuple[Period, Firmness] | None:
    which = (group(match, "which") or "").casefold()
    unit = _plain(group(match, "unit") or "рік")  # «торік» holds its unit
    is_last = which.startswith(words.last)
    number = _weekday(unit)
    if number is not None and not by_beginning(words.units, unit):
        day = _last(today - timedelta(days=is_last), number)
        return Period(*match.span(), day, day), Firmness.PUBLICATION
    season = by_beginning(words.seasons, unit)
    month = by_beginning(words.months, unit)
    name = by_beginning(words.units, unit)
    if name and not season:  # «лет» begins «летом», too
        days = spans.unit(today, name, -1 if is_last else 0)
        firmness = Firmness.EVENT if name == "year" else Firmness.PUBLICATION
        return Period(*match.span(), *days), firmness
    if season or month:
        days = spans.season(today.year, season) if season else spans.month(today.year, month or 1)
        days = spans.last_in_the_past(days, today)
        if is_last and days[1] >= today:
            days = spans.last_in_the_past(days, days[0] - timedelta(days=1))
        return Period(*match.span(), *days), Firmness.EVENT
    return None


def _count(word: str | None, words: Words) -> int | None:
    if not word:
        return 1
    count = int(word) if word.isdigit() else by_beginning(words.counts, word)
    return count if count and count <= _MOST_UNITS else None
