"""The day of publication that an article's address or a file's name states."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from index.dates import month_number

# Nothing was published on the Web before its first page (August 1991).
FIRST_DAY = date(1991, 8, 6)
# Year first only: 07/04/2025 is a day in July or in April. Figures on either side make it
# something else (an article's number).
IN_FIGURES = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_./]?)(\d{2})\2(\d{2})(?!\d)")
# /2025/7/4/ and The Guardian's /2025/jul/04/
IN_PATH = re.compile(r"(?:^|/)((?:19|20)\d{2})[/-](\d{1,2}|[a-z]{3,9})[/-](\d{1,2})(?=[/_-]|$)")
# As people name files: 10.07.2025 talks.txt, talks_10_july_2025.txt, "July 10, 2025.txt".
DAY_FIRST = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})(?![\d.]\d|\d)")
WRITTEN = re.compile(
    r"(?<![^\W_])(\d{1,2})(?:st|nd|rd|th)?[\s_.,-]{1,2}([^\W\d_]{3,12})[\s_.,-]{1,2}"
    r"((?:19|20)\d{2})(?!\d)"
)
WRITTEN_MONTH_FIRST = re.compile(
    r"(?<![^\W_])([^\W\d_]{3,12})[\s_.,-]{1,2}(\d{1,2})(?:st|nd|rd|th)?[\s_.,-]{1,2}"
    r"((?:19|20)\d{2})(?!\d)"
)
# Each with the groups of year, month and day.
Forms = tuple[tuple[re.Pattern[str], tuple[int, int, int]], ...]
IN_ADDRESSES: Forms = ((IN_FIGURES, (1, 3, 4)), (IN_PATH, (1, 2, 3)))
IN_NAMES: Forms = (
    *IN_ADDRESSES,
    *((DAY_FIRST, (3, 2, 1)), (WRITTEN, (3, 2, 1)), (WRITTEN_MONTH_FIRST, (3, 1, 2))),
)


def plausible(day: date | None, today: date | None = None) -> date | None:
    """Return a day on which something can have been published, else None.

    0001-01-01 is an empty field of a program, 2099 a mistake or a test.

    Args:
        day: As a file states it.
        today: Days after the next one have not come yet anywhere; by default the day in UTC.
    """
    today = today or datetime.now(UTC).date()
    return day if day and day >= FIRST_DAY and (day - today).days <= 1 else None


def day_in_url(url: str, today: date) -> date | None:
    """Return the day that an address states in its path, or None.

    Args:
        url: Of the article.
        today: Days after the next one are numbers that look like days.
    """
    try:
        path = urlsplit(url).path
    except ValueError:  # https://[example
        return None
    return _last_day(path.casefold(), today, IN_ADDRESSES)


def day_in_file_name(path: str, today: date) -> date | None:
    """Return the day that a file's name states, or its folder's, or None.

    Args:
        path: Relative to the corpus folder.
        today: As for :func:`day_in_url`.
    """
    return _last_day(path.casefold(), today, IN_NAMES)


def _last_day(text: str, today: date, forms: Forms) -> date | None:
    """The nearest to the end counts: 2025/2025-07-07_talks.txt."""
    found = [
        (match.start(), day)
        for pattern, groups in forms
        for match in pattern.finditer(text)
        if (day := plausible(_day(*match.group(*groups)), today))
    ]
    return max(found)[1] if found else None


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else month_number(month)
    try:
        return date(int(year), number, int(day)) if number else None
    except ValueError:  # the 31st of February
        return None
