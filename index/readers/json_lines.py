"""JSON Lines: an article a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from index.readers.base import Draft, SourceFile
from index.readers.complaints import Complaints
from index.readers.decoding import NotTextError, decode
from index.readers.json_file import BadJsonError, parse
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
        complaints = Complaints(file.path, "line", "lines")
        yield from read_records(_lines(text, complaints), complaints)


def _lines(text: str, complaints: Complaints) -> Iterator[tuple[int, Any]]:
    # Not splitlines: U+2028 and its like may stand within a JSON string.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, parse(line)
        except BadJsonError:
            complaints.add(number, "is not JSON; each line is to be one JSON object, unbroken")
