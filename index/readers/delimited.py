"""Tables: an article a row, the first row names the columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from index.folder import LARGEST_FILE
from index.readers import fields
from index.readers.base import Draft, SourceFile
from index.readers.complaints import Complaints, printable
from index.readers.decoding import NotTextError, decode
from index.readers.records import read_records
from index.vocabulary import Problem

DELIMITERS = (",", ";", "\t", "|")
# The first line that Excel writes to say what separates the cells.
EXCEL_HINT = re.compile(r"sep=(.)\r?\n")
KNOWN = frozenset(
    {
        *fields.TEXT,
        *fields.TEASER,
        *fields.TITLE,
        *fields.OUTLET,
        *fields.AUTHOR,
        *fields.PUBLISHED,
        *fields.URL,
    }
)
# How exports write that a cell is empty: pandas, MySQL, spreadsheets.
EMPTY = frozenset({"nan", "nat", "<na>", "null", "none", "n/a", "#n/a", r"\n"})
# Characters that are looked at to tell how cells are quoted: tens of articles.
SAMPLE = 200_000
# Of column names in the report.
LONGEST_NAMES = 200
TOO_MANY_CELLS = "has more cells than the first row; quote cells that contain the separator"

# The module's limit of 131,072 characters for a cell is one for the whole process; an article
# may be longer, and a file cannot be longer than this.
csv.field_size_limit(max(csv.field_size_limit(), LARGEST_FILE))


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is written down.

    Attributes:
        delimiter: One character.
        quote: The quotation mark around cells, or None when cells are never quoted.
        escape: What stands before a quotation mark within a cell; None when it is doubled.
    """

    delimiter: str
    quote: str | None
    escape: str | None

    def rows(self, text: str, *, strict: bool = False) -> Iterator[list[str]]:
        """Yield the rows of cells.

        Raises:
            csv.Error: ``strict``, and quotation marks stand where they should not.
        """
        return csv.reader(
            io.StringIO(text, newline=""),
            delimiter=self.delimiter,
            quotechar=self.quote,
            quoting=csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE,
            escapechar=self.escape,
            doublequote=self.escape is None,
            strict=strict,
        )


class DelimitedReader:
    """Reads ``.csv`` and ``.tsv``; what separates and quotes the cells is told from the file."""

    suffixes = frozenset({".csv", ".tsv"})

    def read(self, file: SourceFile) -> Iterator[Draft | Problem]:
        """Yield the file's articles in order."""
        try:
            text = decode(file.content).lstrip("\r\n")
        except NotTextError as error:
            yield Problem(file.path, str(error))
            return
        hint = EXCEL_HINT.match(text)
        text = text[hint.end() :] if hint else text
        layout = _layout(text, hint[1] if hint else None)
        rows = layout.rows(text)
        header = next(rows, [])
        if not any(fields.key(name) in {*fields.TEXT, *fields.TEASER} for name in header):
            yield Problem(file.path, _no_text_column(header))
            return
        complaints = Complaints(file.path, "row", "rows")
        yield from read_records(_records(header, rows, complaints), complaints)


def _layout(text: str, delimiter: str | None) -> Layout:
    quote = "'" if text.startswith("'") else '"'
    escape = "\\" if text.count(f"\\{quote}") > text.count(quote * 2) else None
    candidates = [delimiter] if delimiter and delimiter not in "\r\"'" else DELIMITERS
    layouts = [Layout(candidate, quote, escape) for candidate in candidates]
    quoted = max(layouts, key=lambda layout: _known_columns(layout, text))
    unquoted = Layout(quoted.delimiter, None, None)
    sample = text[:SAMPLE]
    return unquoted if not _is_clean(quoted, sample) and _is_even(unquoted, sample) else quoted


def _known_columns(layout: Layout, text: str) -> tuple[int, int]:
    """How much sense the first row makes."""
    header = next(layout.rows(text), [])
    return len(KNOWN & {fields.key(name) for name in header}), len(header)


def _is_clean(layout: Layout, sample: str) -> bool:
    """Whether quotation marks stand only around cells, as a program that quotes writes them."""
    try:
        for _ in layout.rows(sample, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" in str(error)  # where the sample was cut
    return True


def _is_even(layout: Layout, sample: str) -> bool:
    """Whether every row but the last, which the sample may cut, has as many cells as the first."""
    widths = [len(row) for row in layout.rows(sample) if row]
    return len(widths) > 1 and set(widths[:-1]) == {widths[0]} and widths[-1] <= widths[0]


def _records(
    header: list[str], rows: Iterator[list[str]], complaints: Complaints
) -> Iterator[tuple[int, Any]]:
    for number, row in enumerate(rows, 2):
        if not any(cell.strip() for cell in row):
            continue
        if any(cell.strip() for cell in row[len(header) :]):
            complaints.add(number, TOO_MANY_CELLS)
            continue
        record: dict[str, str] = {}
        for name, cell in zip(header, row, strict=False):
            if len(cell) > 5 or cell.strip().lower() not in EMPTY:
                record.setdefault(name, cell)
        yield number, record


def _no_text_column(header: list[str]) -> str:
    names = ", ".join(printable(name) for name in header[:20]) or "nothing"
    if len(names) > LONGEST_NAMES:
        names = f"{names[:LONGEST_NAMES]}…"
    return (
        f"has no column for the text: its first row names {names}. Name the columns in the "
        "first row, one of them text, body, content or article"
    )
