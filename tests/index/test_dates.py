"""Dates as people write them out."""

from __future__ import annotations

from datetime import date

import pytest

from index.dates import MONTHS, read_written, written_out


@pytest.mark.parametrize(
    "text",
    [
        *("7 July 2025", "July 7, 2025", "7 Jul 2025", "7. July 2025", "  7  July 2025 "),
        *("7 июля 2025", "7 июль 2025", "7 липня 2025", "7 ЛИПНЯ 2025"),
        *("Jul. 7, 2025", "July 7th, 2025", "Monday, July 7, 2025", "7 July 2025 at 10:00"),
        *("7 июля 2025 г.", "7 июля 2025 года, 14:30", "Понедельник, 7 июля 2025"),
        *("7 липня 2025, 14:30", "14:30, 7 липня 2025", "7 липня 2025 року", "7 лип. 2025"),
        *("2025-07-07 10:00:00 UTC", "2025-07-07 10:00:00 +0300", "2025/07/07", "2025-7-7"),
        *("07.07.2025", "7.07.2025 23:59", "2025.07.07", "July 7, 2025, 10:00 AM EDT"),
    ],
)
def test_a_written_out_day_is_read(text: str) -> None:
    assert read_written(text) == date(2025, 7, 7)


@pytest.mark.parametrize(
    "text",
    [
        *("7/8/2025", "July 2025", "31 February 2025", "7 Brumaire 2025", "before 7 July 2025", ""),
        *(
            "7 mayors 2025",
            "Marines 7 2025",
            "2025-07.07",
            "31.06.2025",
            "07.07.25",
            "7 July 2025 x",
        ),
        *("07-08-2025", "2025-07-07 10:00 " + "0" * 100),
    ],
)
def test_what_is_no_certain_day_stays_unknown(text: str) -> None:
    assert read_written(text) is None


@pytest.mark.parametrize("language", sorted(MONTHS))
def test_what_is_written_out_is_read_back(language: str) -> None:
    for month in range(1, 13):
        day = date(2024, month, 29)
        assert read_written(written_out(day, language)) == day


def test_another_language_gets_english_months() -> None:
    assert written_out(date(2025, 7, 7), "de") == "7 July 2025"
