"""Metadata under the names that people's files give it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers import fields

DAY = date(2025, 7, 7)


@pytest.mark.parametrize(
    "value",
    [
        DAY,
        datetime(2025, 7, 7, 23, 59, tzinfo=timezone(timedelta(hours=-5))),
        datetime(2025, 7, 7, 0, 1, tzinfo=timezone(timedelta(hours=14))),
        "2025-07-07",
        " 2025-07-07 ",
        "20250707",
        "2025-07-07T23:30:00-05:00",
        "2025-07-07T00:10:00Z",
        "2025-07-07 10:00",
        "Mon, 07 Jul 2025 23:59:00 -0500",
        "7 July 2025",
        "7 июля 2025",
        20250707,
        "20250707123000",
        1751896800,
        "1751896800",
        1751896800.5,
        "1751896800.0",
        1751896800000,
        "1751846400000",  # midnight in UTC
    ],
)
def test_a_day_is_the_one_that_the_source_printed(value: object) -> None:
    assert fields.as_date(value) == DAY


@pytest.mark.parametrize(
    "value",
    [
        *(None, "", "yesterday", "2025", 2025, "2025-07", "07/08/2025", "7.8.25", "7 July"),
        *("2025-02-30", "2025-13-01", "7 вчера 2025", ["2025", "07"], {"year": 2025}, True, 1e300),
        *(0, -1751896800, 681436799, 4102444800, 17518968000, 175189680000000, "20251399"),
        *("0001-01-01T00:00:00", "2099-05-05", date(1, 1, 1), datetime(2099, 5, 5, tzinfo=UTC)),
        *(float("nan"), float("inf"), "1e9", "20250730250000"),
    ],
)
def test_a_day_that_is_not_stated_clearly_stays_unknown(value: object) -> None:
    assert fields.as_date(value) is None


@given(st.one_of(st.text(), st.integers(), st.dates(), st.lists(st.text()), st.none()))
def test_nothing_that_stands_where_a_date_should_be_breaks_a_reader(value: object) -> None:
    assert fields.as_date(value) is None or isinstance(fields.as_date(value), date)


@pytest.mark.parametrize(
    ("record", "names", "expected"),
    [
        ({"Title": "A"}, fields.TITLE, "A"),
        ({"HEADLINE ": "A"}, fields.TITLE, "A"),
        ({"title": "", "headline": "A"}, fields.TITLE, "A"),
        ({"title": None, "headline": "A"}, fields.TITLE, "A"),
        ({"source": "A", "outlet": "B"}, fields.OUTLET, "B"),
        ({"publisher": "A"}, fields.OUTLET, "A"),
        ({"byline": "A"}, fields.AUTHOR, "A"),
        ({"pubDate": "A"}, fields.PUBLISHED, "A"),
        ({"link": "A"}, fields.URL, "A"),
        ({"Published At": "A"}, fields.PUBLISHED, "A"),
        ({"datePublished": "A"}, fields.PUBLISHED, "A"),
        ({"created_at": "A", "publication-date": "B"}, fields.PUBLISHED, "B"),
        ({"site_name": "A"}, fields.OUTLET, "A"),
        ({"Canonical URL": "A"}, fields.URL, "A"),
        ({"_id": "A"}, fields.ID, "A"),
        ({"title": " \n", "Title ": "A"}, fields.TITLE, "A"),
        ({7: "A"}, fields.TITLE, None),
        ({}, fields.TITLE, None),
    ],
)
def test_a_field_is_found_under_its_usual_names(
    record: dict[object, str], names: tuple[str, ...], expected: str | None
) -> None:
    assert fields.find(record, names) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (" a\n b ", "a b"),
        (["A. One", "B. Two"], "A. One, B. Two"),
        (2025, "2025"),
        (DAY, "2025-07-07"),
        (datetime(2025, 7, 7, tzinfo=UTC), "2025-07-07 00:00:00+00:00"),
        ("  ", None),
        ("x" * 1_001, None),
        ([], None),
        ({"name": "A"}, None),
        ([{"name": "A"}, ["B"], "C"], "C"),
        (None, None),
    ],
)
def test_a_text_is_one_line_or_unknown(value: object, expected: str | None) -> None:
    assert fields.as_text(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("A. One", "A. One"),
        ({"name": "A. One", "url": "x"}, "A. One"),
        ([{"Name": "A. One"}, "B. Two", {"age": 3}, ["C"], True], "A. One, B. Two"),
        ({"name": {"name": "A"}}, None),
        ([], None),
        (None, None),
        (7, "7"),
    ],
)
def test_an_object_stands_for_its_name(value: object, expected: str | None) -> None:
    assert fields.as_name(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("tg://user?id=1", None),
        ("example.org/a", None),
        (None, None),
    ],
)
def test_an_address_is_one_that_a_browser_may_be_sent_to(
    value: str | None, expected: str | None
) -> None:
    assert fields.as_url(value) == expected


def test_milliseconds_that_begin_like_a_day_of_1712_are_milliseconds() -> None:
    assert fields.as_date("1712011500000") == date(2024, 4, 1)


def test_a_number_of_thousands_of_digits_is_nothing() -> None:
    assert fields.as_text(10**5000) is None
    assert fields.as_date(10**5000) is None
