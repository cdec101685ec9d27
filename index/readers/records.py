"""One article of an export: a record with named fields, as JSON objects and table rows are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from index.canonical import unwrap
from index.readers import fields
from index.readers.base import LONGEST_TEXT, Draft
from index.readers.complaints import Complaints
from index.readers.html_text import plain
from index.vocabulary import Problem

# A text may be kept in an object or in a list of paragraphs: {"content": {"rendered": ...}}.
BODY = ("text", "rendered", "html", "plain", "value", "content", "body", "paragraphs", "#text")
BODY_DEPTH = 4
# Objects that exports wrap an article in; `_source` is Elasticsearch's.
WRAPPERS = ("_source", "article")
# Enough to tell two articles of one title apart, and before what later edits touch.
BEGINNING = 200
# A file at the folder's limit holds 5,000 articles of the usual 4 KB; one of millions of empty
# records would take half a minute.
MOST_RECORDS = 100_000

NOT_AN_OBJECT = "is not an object with named fields"
NO_TEXT = "has no text (looked for under: text, body, content, article, articleBody, full_text)"
TOO_LONG = f"the text is longer than {LONGEST_TEXT:,} characters; split it up, or check the quotes"
TOO_MANY = f"there are more than {MOST_RECORDS:,} records; split the file"
NO_DAY = "the date is not understood, or nothing can be from it; write 2025-07-07"


def read_records(
    records: Iterable[tuple[int, Any]],
    complaints: Complaints,
    outlet: str | None = None,
) -> Iterator[Draft | Problem]:
    """Yield an article for each record that has a text, then what was wrong with the others.

    Args:
        records: Each with the number that tells a person where it stands.
        complaints: Of the same file; what it holds already is reported as well.
        outlet: What the file states of all its articles.
    """
    for read, (number, record) in enumerate(records):
        if read == MOST_RECORDS:
            complaints.add(f"{number} and all after it", TOO_MANY)
            break
        if not isinstance(record, Mapping):
            complaints.add(number, NOT_AN_OBJECT)
            continue
        named = fields.keyed(_unwrapped(record))
        text = plain(_body(fields.first(named, fields.TEXT), BODY_DEPTH))
        if not text.strip() or len(text) > LONGEST_TEXT:
            complaints.add(number, TOO_LONG if text.strip() else NO_TEXT)
            continue
        draft, unread_day = _draft(named, unwrap(text), outlet)
        if unread_day is not None:
            complaints.add(f"{number} ({unread_day[:40]!r})", NO_DAY)
        yield draft
    yield from complaints.problems()


def has_text(record: Mapping[str, Any]) -> bool:
    """Whether the record is an article, and not a list's envelope."""
    return bool(_body(fields.find(_unwrapped(record), fields.TEXT), BODY_DEPTH).strip())


def _unwrapped(record: Mapping[str, Any]) -> Mapping[str, Any]:
    inner = next((record[w] for w in WRAPPERS if isinstance(record.get(w), Mapping)), None)
    return record if inner is None else {**record, **inner}


def _draft(record: Mapping[str, Any], text: str, outlet: str | None) -> tuple[Draft, str | None]:
    """The article, and what stands for its date if that could not be read."""
    published, unread_day = _day(record)
    title = _line(fields.first(record, fields.TITLE))
    url = fields.as_url(fields.first(record, fields.URL))
    draft = Draft(
        text,
        title=title,
        outlet=_outlet(record) or outlet,
        author=_line(fields.first(record, fields.AUTHOR)),
        published=published,
        url=url,
        part=_identifier(record) or url or _fingerprint(title, text),
    )
    return draft, unread_day


def _body(value: Any, depth: int) -> str:
    if isinstance(value, str):
        return value
    if not depth:
        return ""
    if isinstance(value, Mapping):
        return _body(fields.find(value, BODY), depth - 1)
    if isinstance(value, list | tuple):
        return "\n".join(_body(item, depth - 1) for item in value if not _is_titled(item))
    return ""


def _is_titled(item: Any) -> bool:
    """Whether a part of a list is an article of its own, not a paragraph."""
    return isinstance(item, Mapping) and fields.find(item, fields.TITLE) is not None


def _line(value: Any) -> str | None:
    name = fields.as_name(value)
    return fields.as_text(plain(name)) if name else None


def _outlet(record: Mapping[str, Any]) -> str | None:
    """The first name that is not an address: `source` is used for either."""
    names = (_line(record[name]) for name in fields.OUTLET if name in record)
    return next((name for name in names if name and not fields.as_url(name)), None)


def _day(record: Mapping[str, Any]) -> tuple[date | None, str | None]:
    """The first field that states a day; else the first that was meant to."""
    unread = None
    for name in fields.PUBLISHED:
        value = _scalar(record.get(name))
        if value is None or isinstance(value, bool):  # `published: true` is no date
            continue
        if day := fields.as_date(value):
            return day, None
        unread = unread or fields.as_text(value) or type(value).__name__
    return None, unread


def _scalar(value: Any) -> Any:
    """MongoDB's exports name the type of a value: {"$date": {"$numberLong": "17..."}}."""
    for _ in range(2):
        if isinstance(value, Mapping) and len(value) == 1:
            ((name, inner),) = value.items()
            value = inner if str(name).startswith("$") else value
    return value


def _identifier(record: Mapping[str, Any]) -> str | None:
    values = (_scalar(record[name]) for name in fields.ID if name in record)
    return next((text for value in values if (text := fields.as_name(value))), None)


def _fingerprint(title: str | None, text: str) -> str:
    """Stays the same when other articles come and go, or when this one is edited further down.

    The words beside the hash are for whoever reads in a report that a part is there twice.
    """
    beginning = " ".join(text[: BEGINNING * 5].split())[:BEGINNING]
    digest = hashlib.blake2b(f"{title or ''}\0{beginning}".encode(errors="replace"), digest_size=8)
    return f"{digest.hexdigest()} {(title or beginning)[:40]}"
