"""Metadata under the names that people's files give it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from index.dates import read_written
from index.stated_dates import plausible

# Names as front matter and exports use them, as `key` writes them; the first that is present
# and not empty counts. Those that can only mean one thing stand before those that are used for
# several, such as `created_at`, which may be the day when a scraper made its row.
TITLE = ("title", "headline", "articletitle", "webtitle")
OUTLET = (
    *("outlet", "source", "sourcename", "publisher", "publication", "newspaper"),
    *("sitename", "sourcedomain"),
)
AUTHOR = ("author", "authors", "byline", "creator")
PUBLISHED = (
    *("date", "published", "publishedat", "publisheddate", "publisheddatetime", "pubdate"),
    *("datepublished", "publicationdate", "publishdate", "webpublicationdate"),
    "createdat",
)
URL = ("url", "link", "canonical", "canonicalurl", "permalink", "articleurl", "weburl")
# Of several texts the longest counts: any but the whole may be called by any of these names.
TEXT = (
    *("fulltext", "articlebody", "maintext", "bodytext", "articletext", "contenttext"),
    *("contenthtml", "text", "body", "content", "article", "plaintext", "textcontent", "story"),
)
# Where there is none of those. All but the first are no whole texts.
MESSAGE = "message"
TEASER = (MESSAGE, "description", "summary", "excerpt", "abstract")
ID = ("id", "_id", "guid", "uuid", "articleid", "identifier")
# Where objects keep what they are about: schema.org, Feedly, WordPress, XML turned into JSON.
NAME = ("name", "title", "rendered", "#text")

SEPARATORS = re.compile(r"(?<=.)[\s_-]+")
# What is longer is no title or name but a text in the wrong column.
LONGEST_LINE = 1_000
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]*)?")
# Moments before the Web's first page (August 1991) or after 2099 are numbers of another kind.
FIRST_MOMENT, LAST_MOMENT = 681_436_800, 4_102_444_800


def key(name: object) -> str:
    """Return a field's name as it is compared: ``Published At`` and ``publishedAt`` are one."""
    return SEPARATORS.sub("", str(name).strip()).lower()


def keyed(record: Mapping[Any, Any]) -> dict[str, Any]:
    """Return the record under compared names, without empty values; the first of a name counts."""
    result: dict[str, Any] = {}
    for name, value in record.items():
        if value is not None and not (isinstance(value, str) and not value.strip()):
            result.setdefault(key(name), value)
    return result


def find(record: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """Return the value under the first of the names that is there, ignoring case; else None."""
    return first(keyed(record), names)


def first(record: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """As :func:`find`, in a record that :func:`keyed` gave."""
    return next((record[name] for name in names if name in record), None)


def as_text(value: Any) -> str | None:
    """Return one line of text; the texts of a list are joined with commas; nothing is None."""
    if value is None or isinstance(value, Mapping):
        return None
    if isinstance(value, list | tuple):
        # No lists within lists: YAML's anchors make nested ones of unbounded length.
        parts = (part for part in value if not isinstance(part, Mapping | list | tuple | set))
        value = ", ".join(map(str, parts))
    try:
        text = " ".join(str(value).split())
    except ValueError:  # a whole number of thousands of digits
        return None
    return text if 0 < len(text) <= LONGEST_LINE else None


def as_name(value: Any) -> str | None:
    """As :func:`as_text`, where objects may stand for their names: ``{"name": "A. Writer"}``."""
    items = value if isinstance(value, list | tuple) else [value]
    names = [find(item, NAME) if isinstance(item, Mapping) else item for item in items]
    return as_text([name for name in names if name is not None and not isinstance(name, bool)])


def as_url(value: Any) -> str | None:
    """Return a web address, or None for anything that a browser should not be sent to."""
    text = as_text(value)
    if not text or not text.lower().startswith(("https://", "http://")):
        return None
    try:
        return text if urlsplit(text).hostname else None
    except ValueError:  # https://[example
        return None


def as_date(value: Any) -> date | None:
    """Return the day that a date or a text states; None if it is not one of publication.

    Read are ISO 8601, RFC 5322, days written out, and Unix time in seconds or milliseconds.
    A moment with a time zone keeps the day that its source printed; Unix time, which has no
    zone, gives the day in UTC. A day before the Web or one that has not come is none, so that
    the address or the file's name may state a better one.
    """
    return plausible(_day(value))


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = as_text(value)
    if text is None:
        return None
    if NUMBER.fullmatch(text):
        return _day_in_figures(text.partition(".")[0])
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass  # not ISO 8601: the next form is tried
    try:
        return parsedate_to_datetime(text).replace(tzinfo=UTC).date()
    except (ValueError, TypeError):
        return read_written(text)


def _day_in_figures(figures: str) -> date | None:
    """Figures alone are told apart by their number: 20250707, 20250707123000, or Unix time."""
    try:
        if len(figures) == 8:
            return date.fromisoformat(figures)
        if len(figures) == 14:
            return datetime.strptime(figures, "%Y%m%d%H%M%S").replace(tzinfo=UTC).date()
    except ValueError:
        return None
    seconds = int(figures) if len(figures) < 12 else int(figures[:13]) // 1000
    if len(figures) > 13 or not FIRST_MOMENT <= seconds < LAST_MOMENT:
        return None
    return datetime.fromtimestamp(seconds, UTC).date()
