"""What every reader of a file format takes and gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from index.vocabulary import DateSource, Problem

# In characters. A long book has a million; what is above this is a dump of many articles, and
# would be shown as one source.
LONGEST_TEXT = 2_000_000


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
        member: The name that the file has in the archive it came from; "" outside of one. It may
            state the day of publication, as a file's name in the folder may.
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
    member: str = ""
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


def reader_for(path: str, readers: Mapping[str, Reader]) -> Reader | None:
    """Return the reader of the longest ending that the path has, whatever its case, or None."""
    name = path.rpartition("/")[2].lower()
    endings = (name[i:] for i, character in enumerate(name) if character == ".")
    return next((readers[ending] for ending in endings if ending in readers), None)
