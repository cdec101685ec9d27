"""Metadata under the names that people's files give it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from index.dates import read_written

# Names as front matter and exports use them; the first that is present and not empty counts.
TITLE = ("title", "headline")
OUTLET = ("outlet", "source", "publisher")
AUTHOR = ("author", "authors", "byline")
PUBLISHED = ("date", "published", "published_at", "pubdate")
URL = ("url", "link")


def find(record: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """Return the value under the first of the names that is there, ignoring case; else None."""
    lowered = {str(key).strip().lower(): value for key, value in record.items()}
    return next((lowered[name] for name in names if lowered.get(name) not in (None, "")), None)


def as_text(value: Any) -> str | None:
    """Return one line of text; the texts of a list are joined with commas; nothing is None."""
    if value is None or isinstance(value, Mapping):
        return None
    if isinstance(value, list | tuple):
        # No lists within lists: YAML's anchors make nested ones of unbounded length.
        parts = (part for part in value if not isinstance(part, Mapping | list | tuple | set))
        value = ", ".join(map(str, parts))
    return " ".join(str(value).split()) or None


def as_url(value: Any) -> str | None:
    """Return a web address, or None for anything that a browser should not be sent to."""
    text = as_text(value)
    return text if text and text.lower().startswith(("https://", "http://")) else None


def as_date(value: Any) -> date | None:
    """Return the day that a date or a text states (ISO 8601, RFC 5322, written out); else None.

    A moment with a time zone keeps the day that its source printed.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = as_text(value)
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass  # not ISO 8601: the next form is tried
    try:
        return parsedate_to_datetime(text).replace(tzinfo=UTC).date()
    except (ValueError, TypeError):
        return read_written(text)
