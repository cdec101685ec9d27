"""JSON Lines: an article a line."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.base import Draft, SourceFile
from index.readers.complaints import Complaints
from index.readers.decoding import NotTextError, decode
from index.readers.json_text import parse_lines
from index.readers.records import read_records
from index.vocabulary import Problem


class JsonLinesReader:
    """Reads ``.jsonl`` and ``.ndjson``. A line that cannot be read costs only itself."""

    suffixes = frozenset({".jsonl", ".ndjson"})

    def read(self, file: SourceFile) -> Iterator[Draft | Problem]:
        """Yield the file's articles in order."""
        try:
            text = decode(file.content)
        except NotTextError as error:
            yield Problem(file.path, str(error))
            return
        yield from read_lines(file.path, text)


def read_lines(path: str, text: str) -> Iterator[Draft | Problem]:
    """Yield the articles of a decoded text in order."""
    complaints = Complaints(path, "line", "lines")
    yield from read_records(parse_lines(text, complaints), complaints)
