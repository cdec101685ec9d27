"""Plain text: the whole file is one article, and nothing about it is known."""

from __future__ import annotations

from collections.abc import Iterator

from index.canonical import unwrap
from index.readers.base import LONGEST_TEXT, Draft, SourceFile
from index.readers.decoding import NotTextError, decode
from index.vocabulary import Problem


class TextReader:
    """Reads ``.txt``. Title, date and outlet stay unknown: a first line may be anything."""

    suffixes = frozenset({".txt"})

    def read(self, file: SourceFile) -> Iterator[Draft | Problem]:
        """Yield the file as one article."""
        try:
            text = decode(file.content)
        except NotTextError as error:
            yield Problem(file.path, str(error))
            return
        # What will be refused for its length need not be looked at line by line.
        yield Draft(unwrap(text) if len(text) <= LONGEST_TEXT else text)
