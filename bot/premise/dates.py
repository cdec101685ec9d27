"""Days, months and years that a question or a text states: 2 June, June 2, 2 июня, 02.06."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from bot.premise.vocabulary import StatedDate

# Beginnings and endings that no other word of the language has.
_MONTHS: Final = (
    r"jan(?:uary|\.)?|январ[ьяеюё]\w?|січ(?:ень|ня|ні|нем)",
    r"feb(?:ruary|\.)?|феврал[ьяею]\w?|лют(?:ий|ого|ому|им)",
    r"mar(?:ch|\.)|март[аеу]?|берез(?:ень|ня|ні|нем)",
    r"apr(?:il|\.)?|апрел[ьяею]\w?|квіт(?:ень|ня|ні|нем)",
    r"may|ма[йяею]|трав(?:ень|ня|ні|нем)",
    r"june?|июн[ьяею]\w?|черв(?:ень|ня|ні|нем)",
    r"july?|июл[ьяею]\w?|лип(?:ень|ня|ні|нем)",
    r"aug(?:ust|\.)?|август[аеу]?|серп(?:ень|ня|ні|нем)",
    r"sep(?:t|tember|\.)?|сентябр[ьяею]\w?|верес(?:ень|ня|ні|нем)",
    r"oct(?:ober|\.)?|октябр[ьяею]\w?|жовт(?:ень|ня|ні|нем)",
    r"nov(?:ember|\.)?|ноябр[ьяею]\w?|листопад[аіу]?",
    r"dec(?:ember|\.)?|декабр[ьяею]\w?|груд(?:ень|ня|ні|нем)",
)
_MONTH: Final = "|".join(f"(?P<m{number}>{names})" for number, names in enumerate(_MONTHS, 1))
_YEAR: Final = r"(?:,?\s+(?P<year>(?:19|20)\d\d))?"
_DAY: Final = r"(?<![\d.,:])(?P<day>[0-3]?\d)(?:st|nd|rd|th|[-–]?(?:го|е|ого))?"
_FORMS: Final = (
    re.compile(rf"{_DAY}(?:\s+of)?\s+(?:{_MONTH})(?!\w){_YEAR}", re.IGNORECASE),
    re.compile(
        rf"(?<!\w)(?:{_MONTH})\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:%]|[.,]\d){_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<!\w)(?:{_MONTH})(?!\w),?\s+(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE),
    re.compile(rf"(?<!\w)(?:in|since|until|last|в|у|с|с|до|з)\s+(?:{_MONTH})(?!\w)", re.IGNORECASE),
)
_ISO: Final = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_DOTTED: Final = re.compile(
    r"(?<![\d.])(?P<day>[0-3]\d)\.(?P<month>[01]\d)(?:\.(?P<year>(?:19|20)\d\d))?(?![\d.]*\d)"
)
_YEAR_ALONE: Final = re.compile(r"(?<![\d.,–-])(?:19|20)\d\d(?![\d%]|[.,]\d)")


def dates_in(text: str) -> tuple[tuple[StatedDate, ...], str]:
    """Return the dates that a text states, and the text with spaces where they stood."""
    found: list[StatedDate] = []
    rest = text
    for pattern in (*_FORMS[:2], _ISO, _DOTTED, *_FORMS[2:], _YEAR_ALONE):
        for match in pattern.finditer(rest):
            stated = _read(match)
            if stated is not None:
                found.append(stated)
                blank = " " * len(match.group())
                rest = rest[: match.start()] + blank + rest[match.end() :]
    return tuple(dict.fromkeys(found)), rest


def of_day(day: date) -> StatedDate:
    """Return a whole day."""
    return StatedDate(day.year, day.month, day.day)


def _read(match: re.Match[str]) -> StatedDate | None:
    groups = match.groupdict()
    if not groups:
        return StatedDate(year=int(match.group()))
    month = groups.get("month") or next(
        (name[1:] for name, value in groups.items() if value and name[1:].isdigit()), None
    )
    year, day = groups.get("year"), groups.get("day")
    stated = StatedDate(*(int(each) if each else None for each in (year, month, day)))
    possible = 1 <= (stated.month or 0) <= 12 and (stated.day is None or 1 <= stated.day <= 31)
    return stated if possible else None
