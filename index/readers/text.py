"""Plain text: the whole file is one article, and nothing about it is known."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from index.canonical import unwrap
from index.readers.base import LONGEST_TEXT, Draft, SourceFile
from index.readers.decoding import NotTextError, decode
from index.readers.html_document import PageError
from index.readers.html_text import plain
from index.readers.web_page import page_draft
from index.vocabulary import Problem

WHOLE_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
# Of paragraphs: a text may speak of a tag, but does not use several.
TAGS = re.compile(r"</p\s*>|</div\s*>|<br\s*/?>|<p(?:\s[^<>]{0,500})?>", re.IGNORECASE)
SEVERAL = 3
LOOKED_AT = 20_000


class TextReader:
    """Reads ``.txt``. Title, date and outlet stay unknown: a first line may be anything.

    HTML that was saved under this name is read as what it is.
    """

    suffixes = frozenset({".txt"})

    def read(self, file: SourceFile) -> Iterator[Draft | Problem]:
        """Yield the file as one article."""
        try:
            text = decode(file.content)
        except NotTextError as error:
            yield Problem(file.path, str(error))
            return
        if WHOLE_PAGE.match(text):
            with contextlib.suppress(PageError):  # a piece of a page, then
                yield page_draft(text)
                return
        if len(TAGS.findall(text[:LOOKED_AT])) >= SEVERAL:
            text = plain(text)
        # What will be refused for its length need not be looked at line by line.
        yield Draft(unwrap(text) if len(text) <= LONGEST_TEXT else text)
