"""The day that an address or a file's name states."""

from __future__ import annotations

from datetime import date

import pytest

from index.stated_dates import day_in_file_name, day_in_url, plausible

TODAY = date(2025, 8, 1)
SEVENTH = date(2025, 7, 7)


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/2025/07/07/talks-a89722",
        "https://news.example/world/2025/jul/07/talks",
        "https://news.example/2025/7/7/talks",
        "https://news.example/news/20250707-talks",
        "https://news.example/a/2025-07-07/talks.html?from=2024/01/01",
    ],
)
def test_an_address_states_its_day(url: str) -> None:
    assert day_in_url(url, TODAY) == SEVENTH


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/07/04/2025/talks",  # July or April?
        "https://news.example/2025/07/talks",
        "https://news.example/talks-1202507071",
        "https://news.example/2025/13/07/talks",
        "https://news.example/2025/02/31/talks",
        "https://news.example/2026/07/07/talks",  # not come yet
        "https://news.example/1971/07/07/talks",
        "https://20250707.example/talks",
        "https://news.example/2025/rounds/07/talks",
        "https://[news.example/2025/07/07/talks",
    ],
)
def test_what_may_mean_something_else_states_none(url: str) -> None:
    assert day_in_url(url, TODAY) is None


@pytest.mark.parametrize(
    "path",
    [
        *("2025-07-07_talks.txt", "talks 20250707.html", "2025/07/07/talks.txt"),
        *("2024/2025.07.07.txt", "07.07.2025 talks.txt", "talks_7_july_2025.txt"),
        *("July 7th, 2025.txt", "переговоры 7 июля 2025.txt", "talks-jul-7-2025.md"),
    ],
)
def test_a_file_name_states_its_day(path: str) -> None:
    assert day_in_file_name(path, TODAY) == SEVENTH


def test_a_file_without_a_day_in_its_name_stays_undated() -> None:
    assert day_in_file_name("000_d6f4fea3bcc8912a.txt", TODAY) is None
    assert day_in_file_name("talks of 2025.txt", TODAY) is None
    assert day_in_file_name("talks 07-08-2025.txt", TODAY) is None
    assert day_in_file_name("3_mayors_2025.txt", TODAY) is None
    assert day_in_file_name("v1.2.7.2025.txt", TODAY) is None


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1991, 8, 5), date(2025, 8, 3), None])
def test_nothing_was_published_before_the_web_or_is_published_the_day_after_tomorrow(
    day: date | None,
) -> None:
    assert plausible(day, TODAY) is None


def test_tomorrow_has_begun_somewhere() -> None:
    assert plausible(date(2025, 8, 2), TODAY) == date(2025, 8, 2)
