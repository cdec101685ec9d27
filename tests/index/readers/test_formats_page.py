"""``docs/formats.md`` says what the readers do."""

from __future__ import annotations

import re

import pytest

from index import articles
from index.folder import LARGEST_FILE
from index.readers import base, fields, json_file, mail, readers_by_suffix, records, zipped
from tests.auxil.corpora import ROOT

PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
CODE = re.findall(r"`([^`\n]+)`", PAGE)


def names_of(row: str) -> list[str]:
    """The field names in a row of the table, as they are compared."""
    (line,) = re.findall(rf"^\| {row} \| (.*) \|$", PAGE, re.MULTILINE)
    names = (fields.key(name) for name in re.findall(r"`([^`]+)`", line))
    return [name for name in names if "://" not in name]


@pytest.mark.parametrize("suffix", sorted(readers_by_suffix()))
def test_every_ending_that_is_read_is_listed(suffix: str) -> None:
    assert suffix in CODE


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("text", fields.TEXT),
        ("title", fields.TITLE),
        ("author", fields.AUTHOR),
        ("outlet", fields.OUTLET),
        ("date", fields.PUBLISHED),
        ("address", fields.URL),
        ("identity", fields.ID),
    ],
)
def test_field_names_are_listed_in_the_order_in_which_they_count(
    row: str, names: tuple[str, ...]
) -> None:
    assert names_of(row) == list(names)


def test_every_place_for_a_list_of_articles_is_listed() -> None:
    assert set(json_file.LISTS) <= set(CODE)


@pytest.mark.parametrize(
    "limit",
    [
        f"{LARGEST_FILE // 1_000_000} MB",
        f"{base.LONGEST_TEXT:,} characters",
        f"{articles.MOST_ARTICLES:,}",
        f"{records.MOST_RECORDS:,}",
        f"{mail.MOST_LINES:,} lines, {mail.MOST_BOUNDARIES} parts",
        f"{zipped.LARGEST_TOTAL // 1_000_000} MB in {zipped.MOST_MEMBERS:,} files",
        f"{zipped.HIGHEST_RATIO} times its packed size",
        f"{fields.LONGEST_LINE:,} characters",
    ],
)
def test_every_limit_is_the_one_in_force(limit: str) -> None:
    assert f" {limit}" in PAGE
