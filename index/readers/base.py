"""What every reader of a file format takes and gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from index.vocabulary import DateSource, Problem


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file's name, relative to the corpus folder, and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its file states it, before its text is made canonical and cleaned.

    Attributes:
        text: Paragraphs separated by line breaks.
        part: Tells the articles of one file apart, and stays the same over rebuilds;
            "" for formats that hold a single article.
        published_from: Where in the file ``published`` was stated. What stands around the
            file's content (its address, its name) is asked later, when it states no day.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    part: str = ""
    published_from: DateSource = DateSource.METADATA


class Reader(Protocol):
    """Reads one file format. A new format is a new module with one of these, listed in ``all``."""

    suffixes: frozenset[str]
    """File name endings, lower case, with the dot."""

    def read(self, file: SourceFile) -> Iterator[Draft | Problem]:
        """Yield the file's articles, and a problem for each part that could not be read.

        Never raises for what is in the file: whatever a stranger's file holds ends as a
        line in the report.
        """
        ...
