"""Times of the calendar: "2 June 2025", «в июне», "in the spring of 2022", "2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.times import spans
from bot.times.relative import by_beginning
from bot.times.vocabulary import Period
from bot.times.words import Words, group


def calendar_periods(question: str, words: Words, today: date) -> Iterator[Period]:
    """Yield the days, months, seasons and years that a question names, in its order.

    What stands before a period and belongs to it ("in", "on") is part of its place; what says
    how the period is meant ("since", "before") is not. No two overlap.
    """
    taken: list[tuple[int, int]] = []
    found = []
    for pattern in words.periods:
        for match in pattern.finditer(question):
            start, end = _place(match)
            if any(start < other[1] and end > other[0] for other in taken):
                continue
            taken.append((start, end))
            period = _read(match, words, today)
            if period:
                found.append(Period(start, end, *period[0], year_named=period[1]))
    yield from sorted(found, key=lambda period: period.at)


def _place(match: re.Match[str]) -> tuple[int, int]:
    """Return the match's place without what has to be read before it."""
    lead = group(match, "lead")
    return (match.start() + len(lead) + 1 if lead else match.start(), match.end())


def _read(match: re.Match[str], words: Words, today: date) -> tuple[spans.Days, bool] | None:
    year_word, day_word, month_word = (group(match, name) for name in ("year", "day", "month"))
    year = int(year_word) if year_word else None
    part = by_beginning(words.parts, group(match, "part") or "")
    season = by_beginning(words.seasons, group(match, "season") or "")
    named = year is not None
    if month_word:
        month = int(month_word) if month_word.isdigit() else by_beginning(words.months, month_word)
        if not month:
            return None
        try:
            if day_word:
                day = date(year or today.year, month, int(day_word))
                days = (day, day)
            else:
                days = spans.month(year or today.year, month, part)
        except ValueError:  # 31 February, month 13
            return None
    elif season:
        days = spans.season(year or today.year, season)
    elif year:
        days = spans.year(year, part)
    else:
        return None
    return (days if named else spans.last_in_the_past(days, today)), named
