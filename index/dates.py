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


_WRITTEN = re.compile(r"(\d{1,2})\.? ([^\W\d_]+),? (\d{4})|([^\W\d_]+) (\d{1,2}),? (\d{4})")
# Three letters tell the months of a language apart in every case and shortening, but for the
# nominative of May in Russian.
_MONTH_BY_LETTERS = {"май": 5} | {
    month[:3].casefold(): number
    for months in MONTHS.values()
    for number, month in enumerate(months, start=1)
}


def month_number(name: str) -> int | None:
    """Return 7 for "July", "jul", "июля" or "липень"; None for what is no month."""
    return _MONTH_BY_LETTERS.get(name[:3].casefold())


def read_written(text: str) -> date | None:
    """Return the day that "7 July 2025", "July 7, 2025" or "7 липня 2025" names; else None.

    Months may be shortened ("Sept"). Dates in figures only, such as 7/4/2025, are not read:
    they mean two different days.
    """
    match = _WRITTEN.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    day, name, year = match.group(1, 2, 3) if match[1] else match.group(5, 4, 6)
    month = month_number(name)
    try:
        return date(int(year), month, int(day)) if month else None
    except ValueError:  # 31 February
        return None


def written_out(day: date, language: str) -> str:
    """Return "7 July 2025", in the language if it is one of the three, else in English."""
    months = MONTHS.get(language, MONTHS["en"])
    return f"{day.day} {months[day.month - 1]} {day.year}"
