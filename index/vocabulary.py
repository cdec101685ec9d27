"""The words of the project, as types.

Somebody who reads this file and ``bot/vocabulary.py`` knows what everything else is about.
Offsets are always Unicode code points into :attr:`Article.text`, half open: ``[start, end)``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Script(StrEnum):
    """The writing system most letters of a text belong to."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    OTHER = "other"


class DateSource(StrEnum):
    """Where an article's day of publication comes from, the most trusted first."""

    METADATA = "metadata"
    """A field of the file: front matter, a column, a mail's header, a feed's entry."""
    PAGE = "page"
    """Meta tags and time elements of a web page."""
    JSON_LD = "json_ld"
    """The structured data that a web page carries for search engines."""
    URL = "url"
    """The article's address, such as ``/2025/07/07/``."""
    FILE_NAME = "file_name"
    """The file's name or folder, such as ``2025-07-07_talks.txt``."""


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of coverage. A field that the source does not state is ``None``, never guessed.

    Attributes:
        id: 16 hexadecimal digits; the same file at the same place keeps its id over rebuilds.
        path: The file it came from, relative to the corpus folder, with ``/`` on every system.
        text: The canonical text. Everything shown as a quote is a slice of it.
        language: ISO 639-1 code ("en", "ru", "uk", ...), or None when it cannot be told.
        published_from: Where ``published`` comes from; None when that is unknown.
    """

    id: str
    path: str
    text: str = field(repr=False)
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    published_from: DateSource | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``[start, end)`` of an article's text."""

    start: int
    end: int

    def slice(self, text: str) -> str:
        """Return the characters of ``text`` that this span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A span that holds one sentence, without the white space around it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article: what is embedded and retrieved.

    Attributes:
        article: The article's id.
        number: Position among the article's passages, from 0.
        sentences: In order, never empty; the passage spans from the first to the last.
    """

    article: str
    number: int
    sentences: tuple[Sentence, ...]

    @property
    def id(self) -> str:
        """``article:number``; unique within an edition, and the id Chroma knows it by."""
        return f"{self.article}:{self.number}"

    @property
    def span(self) -> Span:
        """From the first sentence's start to the last one's end."""
        return Span(self.sentences[0].start, self.sentences[-1].end)


def article_of(passage_id: str) -> str:
    """Return the article's id that a passage's id begins with."""
    return passage_id.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Removal:
    """A paragraph that cleaning took out of an article, and why.

    Attributes:
        position: Number among all paragraphs that the article came with, from 0. A paragraph
            that an appeal was run into counts as two.
    """

    text: str
    reason: str
    position: int


@dataclass(frozen=True, slots=True)
class Problem:
    """A file, or a part of one, that could not be read: a line in the report, never a crash."""

    path: str
    reason: str
