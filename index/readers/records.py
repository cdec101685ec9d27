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
from index.readers.cut_off import uncut
from index.readers.html_text import plain
from index.vocabulary import Problem

# A text may be kept in an object or in a list of paragraphs: {"content": {"rendered": ...}}.
BODY = ("text", "rendered", "html", "plain", "value", "content", "body", "paragraphs", "#text")
BODY_DEPTH = 4
# Objects that exports wrap an article in, the outer first: `_source` is Elasticsearch's,
# `attributes` JSON:API's, `fields` those of newspapers' own interfaces.
WRAPPERS = ("_source", "article", "attributes", "fields")
# Enough to tell two articles of one title apart, and before what later edits touch.
BEGINNING = 200
# A file at the folder's limit holds 5,000 articles of the usual 4 KB; one of millions of empty
# records would take half a minute.
MOST_RECORDS = 100_000

NOT_AN_OBJECT = "is not an object with named fields"
NO_TEXT = "has no text (looked for under: text, body, content, article, articleBody, full_text)"
CUT = "the text is cut off within its first sentence"
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
        text, is_beginning = _text(named)
        if not text.strip() or len(text) > LONGEST_TEXT:
            complaints.add(number, TOO_LONG if text.strip() else NO_TEXT)
            continue
        text = uncut(unwrap(text), is_beginning=is_beginning)
        if not text:
            complaints.add(number, CUT)
            continue
        draft, unread_day = _draft(named, text, outlet)
        if unread_day is not None:
            complaints.add(f"{number} ({unread_day[:40]!r})", NO_DAY)
        yield draft
    yield from complaints.problems()


def has_text(record: Mapping[str, Any], names: tuple[str, ...] = fields.TEXT) -> bool:
    """Whether the record is an article, and not a list's envelope."""
    named = fields.keyed(_unwrapped(record))
    return any(_body(named.get(name), BODY_DEPTH).strip() for name in names)


def has_title(record: Mapping[str, Any]) -> bool:
    """Whether the record has a title, as articles do and readers' comments do not."""
    return _line(fields.find(_unwrapped(record), fields.TITLE)) is not None


def _unwrapped(record: Mapping[str, Any]) -> Mapping[str, Any]:
    for wrapper in WRAPPERS:
        inner = record.get(wrapper)
        if isinstance(inner, Mapping):
            record = {**record, **inner}
    return record


def _text(record: Mapping[str, Any]) -> tuple[str, bool]:
    """The longest text that a record gives, and whether it can only be a beginning."""
    found = (plain(_body(record[name], BODY_DEPTH)) for name in fields.TEXT if name in record)
    text = max(found, key=len, default="")
    if text.strip():
        return text, False
    for name in fields.TEASER:
        if text := plain(_body(record.get(name), BODY_DEPTH)):
            return text, name != fields.MESSAGE
    return "", False


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
