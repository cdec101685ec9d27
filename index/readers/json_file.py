"""JSON: one article, a list of them, or an object that holds the list."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from index.readers import fields
from index.readers.base import Draft, SourceFile
from index.readers.complaints import Complaints
from index.readers.decoding import NotTextError, decode
from index.readers.records import has_text, read_records
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
            found = parse(decode(file.content))
        except NotTextError as error:
            yield Problem(file.path, str(error))
            return
        except BadJsonError as error:
            yield Problem(file.path, f"is not JSON: {error}")
            return
        records = _records(found, LIST_DEPTH)
        if records is None:
            yield Problem(file.path, _no_article(found))
            return
        complaints = Complaints(file.path, "record", "records")
        yield from read_records(enumerate(records, 1), complaints, _outlet(found))


class BadJsonError(ValueError):
    """A text is not JSON; says where and why."""


def parse(text: str) -> Any:
    """Return the value that a JSON text stands for.

    Raises:
        BadJsonError: It is none, is nested too deep, or holds a number of thousands of digits.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise BadJsonError(f"{error.msg} ({where})") from error
    except RecursionError as error:
        raise BadJsonError("it is nested too deep") from error
    except ValueError as error:  # Python refuses to read whole numbers of more than 4,300 digits
        raise BadJsonError("it holds a number of thousands of digits") from error


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
