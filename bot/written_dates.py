"""Months and moments as people write them in each language; days are ``index.dates``'s.

Babel knows the words: Unicode's CLDR, https://cldr.unicode.org/.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from babel.dates import format_date, format_datetime

from bot.texts import LOCALES


def month_written(day: date, language: str) -> str:
    """Return "July 2025", in the language if it is one of the three, else in English."""
    return str(format_date(day, "LLLL y", locale=_locale(language)))


def short_month(day: date, language: str) -> str:
    """Return the month alone, as short as it is written on an axis: "Jul", "июль", "лип."."""
    return str(format_date(day, "LLL", locale=_locale(language)))


def moment_written(moment: datetime, language: str) -> str:
    """Return "7 July 2025, 14:05", in UTC."""
    shown = moment.astimezone(UTC)
    return str(format_datetime(shown, "d MMMM y, HH:mm", locale=_locale(language)))


def _locale(language: str) -> str:
    return LOCALES.get(language, LOCALES["en"]).replace("-", "_")
