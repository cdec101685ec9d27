"""JSON: one article, a list of them, or an object that holds the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from index.readers import channel_export, fields
from index.readers.base import Draft, SourceFile
from index.readers.complaints import Complaints
from index.readers.decoding import NotTextError, decode
from index.readers.json_lines import read_lines
from index.readers.json_text import BadJsonError, is_lines, parse
from index.readers.records import has_text, has_title, read_records
from index.vocabulary import Problem

# Where services and exports put their list, one within the other at times:
# {"response": {"results": [...]}}.
LISTS = (
    *("articles", "items", "data", "results", "entries", "posts", "documents", "docs"),
    *("records", "news", "response", "hits", "content", "article"),
)
LIST_DEPTH = 3
JSON_FEED = "https://jsonfeed.org/version/"


class JsonReader:
    """Reads ``.json``."""

    suffixes = frozenset({".json"})

    def read(self, file: SourceFile) -> Iterator[Draft | Problem]:
        """Yield the file's articles in order."""
        try:
            text = decode(file.content)
        except NotTextError as error:
            yield Problem(file.path, str(error))
            return
        try:
            found = parse(text)
        except BadJsonError as error:
            if is_lines(text):  # JSON Lines by another name
                yield from read_lines(file.path, text)
            else:
                yield Problem(file.path, f"is not JSON: {error}")
            return
        if channel_export.is_export(found):
            yield from _posts(file.path, found)
            return
        records = _records(found, LIST_DEPTH)
        if not records:
            records = _unnamed_records(found, LIST_DEPTH) or records
        if records is None:
            yield Problem(file.path, _no_article(found))
            return
        complaints = Complaints(file.path, "record", "records")
        yield from read_records(enumerate(records, 1), complaints, _outlet(found))


def _posts(path: str, found: Mapping[str, Any]) -> Iterator[Draft | Problem]:
    if channel_export.is_chat(found):
        yield Problem(path, channel_export.A_CHAT)
        return
    complaints = Complaints(path, "post", "posts")
    yield from read_records(channel_export.posts(found, complaints), complaints)


def _records(found: Any, depth: int) -> list[Any] | None:
    """The articles, or None when there is no place where they might be."""
    if isinstance(found, list):
        return found
    if not isinstance(found, Mapping) or not depth:
        return None
    if has_text(found):
        return [found]
    named = fields.keyed(found)
    inner = (_records(named[name], depth - 1) for name in LISTS if name in named)
    return next((records for records in inner if records is not None), None)


def _unnamed_records(found: Any, depth: int) -> list[Any] | None:
    """The articles in a place with another name; there each has a title, as comments have not."""
    if not isinstance(found, Mapping) or not depth:
        return None
    if has_title(found) and has_text(found, fields.TEASER):
        return [found]
    if any(map(_is_article, found.values())):
        # By its name: {"a-17": {"title": ..., "text": ...}}.
        return [{"identifier": name, **r} for name, r in found.items() if _is_article(r)]
    for value in found.values():
        if isinstance(value, list) and any(map(_is_article, value)):
            return value
        if records := _unnamed_records(value, depth - 1):
            return records
    return None


def _is_article(value: Any) -> bool:
    return isinstance(value, Mapping) and has_title(value) and has_text(value)


def _outlet(found: Any) -> str | None:
    """A JSON Feed has its publication's name as its title; other files' titles may be anything."""
    if isinstance(found, Mapping) and str(found.get("version", "")).startswith(JSON_FEED):
        return fields.as_text(found.get("title"))
    return None


def _no_article(found: Any) -> str:
    if not isinstance(found, Mapping):
        return "holds a single value, not articles; an article is an object with a `text` field"
    return (
        "holds no article: give it a `text` field (or body, content, article), "
        "or a list of articles under `articles`, `items`, `data` or `results`"
    )
