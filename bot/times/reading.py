"""The time that a question asks about, as one window."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from bot.times.calendar import calendar_periods
from bot.times.events import EVENTS
from bot.times.relative import relative_periods, weekdays
from bot.times.vocabulary import AskedTime, Firmness, Order, Period
from bot.times.words import BY_LANGUAGE, Words
from index.language import detect_question_language

_DAY = timedelta(days=1)


class _Window(NamedTuple):
    """What one expression says, and its place."""

    at: int
    until: int
    start: date | None
    end: date | None
    firmness: Firmness
    says_nothing_else: bool
    """Whether the words can be left out of the question: they are about no topic."""


def asked_time(question: str, today: date) -> AskedTime | None:
    """Return the time that a question asks about; None when it names none.

    A window that has not begun by today is none: nothing can have been written about it then.

    Args:
        question: Tidied; English, Russian or Ukrainian.
        today: The day that "yesterday" counts from.
    """
    language = detect_question_language(question)
    languages = {"en": ["en"], "ru": ["ru", "uk"], "uk": ["uk", "ru"]}[language]
    for each in languages:
        found = _in_language(question, BY_LANGUAGE[each], today)
        if found:
            return found
    return None


def _in_language(question: str, words: Words, today: date) -> AskedTime | None:
    windows = [window for window in _windows(question, words, today) if _has_begun(window, today)]
    newest = _newest(question, words, windows)
    if not windows and not newest:
        return None
    places = sorted([(window.at, window.until) for window in windows] + newest)
    empty = [(w.at, w.until) for w in windows if w.says_nothing_else]
    start, end, firmness = _joined(windows)
    return AskedTime(
        start=start,
        end=end,
        order=Order.NEWEST if newest else None,
        words=tuple(dict.fromkeys(question[a:b].strip() for a, b in places)),
        firmness=firmness,
        topic=_without(question, [*empty, *newest]),
    )


def _newest(question: str, words: Words, windows: list[_Window]) -> list[tuple[int, int]]:
    """Return the places that ask for the newest, each once."""
    found: list[tuple[int, int]] = []
    for pattern in (words.newest, words.adjectives):
        for match in pattern.finditer(question):
            start, end = match.span()
            if _is_free(start, end, windows) and all(end <= a or start >= b for a, b in found):
                found.append((start, end))
    return found


def _has_begun(window: _Window, today: date) -> bool:
    return window.start is None or window.start <= today


def _joined(windows: list[_Window]) -> tuple[date | None, date | None, Firmness]:
    """Return what all windows cover together: "in May and in June", "since May, in Istanbul"."""
    if not windows:
        return None, None, Firmness.PUBLICATION
    starts = [window.start for window in windows]
    ends = [window.end for window in windows]
    start = None if None in starts else min(day for day in starts if day)
    end = None if None in ends else max(day for day in ends if day)
    # "After 2 June and before 2 August": each closes the other's open side.
    if None in starts and None in ends:
        start = max((day for day in starts if day), default=None)
        end = min((day for day in ends if day), default=None)
        if start and end and start > end:
            start = end = None
    softest = max(windows, key=lambda window: list(Firmness).index(window.firmness))
    return start, end, softest.firmness


def _windows(question: str, words: Words, today: date) -> list[_Window]:
    taken: list[_Window] = []
    relative = list(relative_periods(question, words, today))
    calendar = [
        (period, Firmness.EVENT if period.year_named else Firmness.ANY_YEAR)
        for period in calendar_periods(question, words, today)
    ]
    for event, lead in _events(question, words):
        if _is_free(event.at, event.until, taken):
            taken.append(_window(question, event, Firmness.EVENT, words, lead))
    pairs = _pairs(question, calendar, words)
    for first, second, firmness, at in pairs:
        if _is_free(at, second.until, taken):
            taken.append(_Window(at, second.until, first.start, second.end, firmness, False))
    for period, firmness in [*relative, *calendar]:
        if _is_free(period.at, period.until, taken):
            taken.append(_window(question, period, firmness, words, None))
    if not taken:  # "on Monday, 2 June" says which Monday
        named = [
            _window(question, day, Firmness.PUBLICATION, words, None)
            for day in weekdays(question, words, today)
        ]
        # "Since Monday" is since the last one; "on Monday" may be that of the story.
        taken = [
            window if window.end is None else window._replace(firmness=Firmness.ANY_YEAR)
            for window in named
        ]
    return sorted(taken, key=lambda window: window.at)


def _is_free(at: int, until: int, taken: Iterable[_Window]) -> bool:
    return all(until <= window.at or at >= window.until for window in taken)


def _events(question: str, words: Words) -> list[tuple[Period, str]]:
    """Return events that something in the question is dated by, with how."""
    found = []
    for name in ("since", "after", "before", "until", "during"):
        lead: re.Pattern[str] = getattr(words, name)
        for begin in re.finditer(r"(?<!\w)\w", question):
            if not lead.search(question, 0, begin.start()):
                continue
            matches = [(event.names.match(question, begin.start()), event) for event in EVENTS]
            fitting = [(match, event) for match, event in matches if match]
            if fitting:
                match, event = max(fitting, key=lambda pair: pair[0].end())
                period = Period(match.start(), match.end(), event.start, event.end)
                found.append((period, name))
    # «Після виходу із зернової угоди» is not «із зернової угоди»: the longest is meant.
    return sorted(found, key=lambda pair: pair[0].at - pair[0].until)


def _pairs(
    question: str, periods: list[tuple[Period, Firmness]], words: Words
) -> list[tuple[Period, Period, Firmness, int]]:
    """Return "between May and June", "from 2022 to 2024"."""
    found = []
    for (first, how), (second, how_second) in pairwise(periods):
        lead = words.between.search(question, 0, first.at)
        joint = words.upto.search(question, first.until, second.at)
        if not lead or not joint or joint.start() > first.until + 1:
            continue
        begin = first
        if not first.year_named and second.year_named:
            begin = _in_year(first, second.end.year)
        if begin.start <= second.end:
            softest = max(how, how_second, key=list(Firmness).index)
            firmness = Firmness.EVENT if second.year_named else softest
            found.append((begin, second, firmness, lead.start()))
    return found


def _in_year(period: Period, year: int) -> Period:
    distance = year - period.start.year
    try:
        start = period.start.replace(year=year)
        end = period.end.replace(year=period.end.year + distance)
    except ValueError:  # 29 February
        return period
    return Period(period.at, period.until, start, end)


def _window(
    question: str, period: Period, firmness: Firmness, words: Words, how: str | None
) -> _Window:
    """Return what a period means after "since", "before" and the like, or by itself.

    What came after a day can only be told later, so then articles from before are not wanted;
    what came before a day may be told at any time.
    """
    at, until, start, end = period.at, period.until, period.start, period.end
    hows = (how,) if how else ("since", "after", "before", "until")
    for name in hows:
        lead = getattr(words, name).search(question, 0, at)
        if lead is None:
            continue
        certain = firmness is not Firmness.ANY_YEAR
        firm = Firmness.PUBLICATION if certain else Firmness.ANY_YEAR
        if name == "since":
            return _Window(lead.start(), until, start, None, firm, True)
        if name == "after":
            # News of the day after comes on that day, too.
            return _Window(lead.start(), until, end, None, firm, False)
        if name == "before":
            soft = Firmness.EVENT if certain else Firmness.ANY_YEAR
            return _Window(lead.start(), until, None, start - _DAY, soft, False)
        if name == "until":
            soft = Firmness.EVENT if certain else Firmness.ANY_YEAR
            return _Window(lead.start(), until, None, end, soft, False)
    return _Window(at, until, start, end, firmness, firmness is Firmness.PUBLICATION)


def _without(question: str, places: list[tuple[int, int]]) -> str:
    """Return the question without some places, tidied."""
    kept, position = [], 0
    for start, end in sorted(places):
        kept.append(question[position : max(start, position)])
        position = max(end, position)
    kept.append(question[position:])
    text = re.sub(r"\s+", " ", " ".join(kept))
    return re.sub(r"\s+([?,.!])", r"\1", text).strip(" ,")
