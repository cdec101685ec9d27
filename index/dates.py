"""Names of months, as dates are written out in the three languages."""

from __future__ import annotations

import re
from datetime import date

# Russian and Ukrainian in the genitive, the form that a date takes.
MONTHS: dict[str, tuple[str, ...]] = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "ru": (
        *("января", "февраля", "марта", "апреля", "мая", "июня"),
        *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
    ),
    "uk": (
        *("січня", "лютого", "березня", "квітня", "травня", "червня"),
        *("липня", "серпня", "вересня", "жовтня", "листопада", "грудня"),
    ),
}

# As they stand alone: "липень 2025".
_NOMINATIVES = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
    *("січень", "лютий", "березень", "квітень", "травень", "червень"),
    *("липень", "серпень", "вересень", "жовтень", "листопад", "грудень"),
)
# Three letters tell the months of a language apart in every case and shortening, but for the
# nominative of May in Russian.
_MONTH_BY_LETTERS = {"май": 5} | {
    month[:3].casefold(): number
    for months in MONTHS.values()
    for number, month in enumerate(months, start=1)
}
_MONTH_NAMES = tuple(
    name.casefold() for name in (*(m for months in MONTHS.values() for m in months), *_NOMINATIVES)
)
_WEEKDAYS = (
    "Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?"
    "|Sat(?:urday)?|Sun(?:day)?|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    "|пн|вт|ср|чт|пт|сб|вс|понеділок|вівторок|середа|четвер|п['’ʼ]ятниця|субота|неділя|нд"
)
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?(?: ?[ap]\.?m\b\.?)?"
_ZONE = r"(?:\(?[A-Z]{1,5}\)?|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|МСК)"
# A weekday and a time say nothing about which day it is, and stand beside it on most pages.
_BEFORE = re.compile(rf"(?:{_TIME},? )?(?:(?:{_WEEKDAYS})\.?,? )?", re.IGNORECASE)
_AFTER = (
    r"(?:,? ?(?:г\.?|года|р\.?|року))?"
    rf"(?:(?:,| -| —| \|)? ?(?:at |в |о |об )?T?{_TIME}(?: ?{_ZONE})?)?"
)
_WRITTEN = re.compile(
    r"(?:(?P<day>\d{1,2})(?:\.|st|nd|rd|th)?(?: of)? (?P<month>[^\W\d_]{3,12})\.?,? (?P<year>\d{4})"
    r"|(?P<month2>[^\W\d_]{3,12})\.? (?P<day2>\d{1,2})(?:st|nd|rd|th)?,? (?P<year2>\d{4})"
    # The year first, or with full stops the day first, as in all countries that write them so.
    r"|(?P<year3>\d{4})(?P<mark>[-/.])(?P<month3>\d{1,2})(?P=mark)(?P<day3>\d{1,2})"
    r"|(?P<day4>\d{1,2})\.(?P<month4>\d{1,2})\.(?P<year4>\d{4}))"
    rf"{_AFTER}",
    re.IGNORECASE,
)
# A line of text that is no date need not be looked at to its end.
_LONGEST_DATE = 80


def month_number(name: str) -> int | None:
    """Return 7 for "July", "jul.", "июля" or "липень"; None for what is no month.

    A shortening is the beginning of a name, of three letters at least: "may" is a month and
    "mayors" is none.
    """
    name = name.rstrip(".").casefold()
    if len(name) < 3 or not any(month.startswith(name) for month in _MONTH_NAMES):
        return None
    return _MONTH_BY_LETTERS.get(name[:3])


def read_written(text: str) -> date | None:
    """Return the day that "Thursday, July 7th, 2025", "7 липня 2025 р., 14:30" or such names.

    In figures are read those that mean one day only: 2025/7/4 and 4.07.2025. 7/4/2025 is a day
    in April and one in July, and therefore None.
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST_DATE:
        return None
    before = _BEFORE.match(text)
    match = _WRITTEN.fullmatch(text, before.end() if before else 0)
    if match is None:
        return None
    named = {name.rstrip("234"): value for name, value in match.groupdict().items() if value}
    name = named["month"]
    month = int(name) if name.isdigit() else month_number(name)
    try:
        return date(int(named["year"]), month, int(named["day"])) if month else None
    except ValueError:  # 31 February
        return None


def written_out(day: date, language: str) -> str:
    """Return "7 July 2025", in the language if it is one of the three, else in English."""
    months = MONTHS.get(language, MONTHS["en"])
    return f"{day.day} {months[day.month - 1]} {day.year}"
