"""Pages that a browser saved whole: ``.mhtml`` and ``.mht`` (RFC 2557).

The file is a mail with the page and its pictures as parts. It is cut at the boundary by hand:
the standard library's parser compares every line with every open boundary, and builds all the
parts, of which one is wanted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message

from index.readers import fields
from index.readers.base import Draft, SourceFile
from index.readers.html_document import PageError, decode_page
from index.readers.web_page import page_draft
from index.vocabulary import Problem

BLANK_LINE = re.compile(rb"\r?\n\r?\n")
# Browsers write a dozen lines; a header without an end is not looked for further.
LONGEST_HEADER = 65_536
MOST_PARTS = 10_000
# Levels of parts within parts.
DEPTH = 2
PAGES = frozenset({"text/html", "application/xhtml+xml"})
NOT_AN_ARCHIVE = "is no web archive (MHTML) with a page in it; save the page again as .html"


class WebArchiveReader:
    """Reads the page of a web archive; its pictures, styles and frames are left alone."""

    suffixes = frozenset({".mhtml", ".mht"})

    def read(self, file: SourceFile) -> Iterator[Draft | Problem]:
        """Yield the archive's page as one article, or why there is none."""
        try:
            yield _draft(file.content)
        except PageError as error:
            yield Problem(file.path, str(error))


def _draft(content: bytes) -> Draft:
    head, body = _split(content.lstrip(b"\r\n"))
    root, payload = _root(head, body)
    root.set_payload(payload.decode("ascii", "surrogateescape"))
    page = root.get_payload(decode=True)
    if not isinstance(page, bytes) or not page.strip():
        raise PageError(NOT_AN_ARCHIVE)
    markup = decode_page(page, _parameter(root, "charset"))
    address = root["Snapshot-Content-Location"] or head["Snapshot-Content-Location"]
    address = address or root["Content-Location"] or head["Content-Location"]
    return page_draft(markup, address=fields.as_url(address), title=_subject(head))


def _split(part: bytes) -> tuple[Message, bytes]:
    """Return a part's header and its body."""
    blank = BLANK_LINE.search(part, 0, LONGEST_HEADER)
    if blank is None:
        raise PageError(NOT_AN_ARCHIVE)
    return message_from_bytes(part[: blank.end()]), part[blank.end() :]


def _root(head: Message, body: bytes) -> tuple[Message, bytes]:
    """Return the part that is the page: the named start, the page's address, or the first page."""
    if head.get_content_type() in PAGES:
        return head, body
    if head.get_content_maintype() != "multipart":
        raise PageError(NOT_AN_ARCHIVE)
    pages = list(_pages(head, body, DEPTH))
    if not pages:
        raise PageError(NOT_AN_ARCHIVE)
    start, address = _parameter(head, "start"), head["Snapshot-Content-Location"]
    for page in pages:
        named = start is not None and page[0]["Content-ID"] == start
        if named or (start is None and address and page[0]["Content-Location"] == address):
            return page
    return pages[0]


def _pages(head: Message, body: bytes, depth: int) -> Iterator[tuple[Message, bytes]]:
    """Yield the pages among the parts; the page may be one of several forms of one part."""
    boundary = _parameter(head, "boundary")
    if not boundary:
        return
    mark = b"--" + boundary.encode("utf-8", "surrogateescape")
    for part in re.split(rb"(?:\A|\r?\n)" + re.escape(mark), body, maxsplit=MOST_PARTS)[1:]:
        # What is left of the boundary's line, then the part.
        _, _, rest = part.partition(b"\n")
        try:
            found, payload = _split(rest)
        except PageError:
            continue  # the end, or a part without a header: not the page
        if found.get_content_type() in PAGES:
            yield found, payload
        elif depth and found.get_content_maintype() == "multipart":
            yield from _pages(found, payload, depth - 1)


def _parameter(message: Message, name: str) -> str | None:
    """Return a parameter of the content type, if it is one that can be read."""
    try:
        value = message.get_param(name)
    # A stranger's header: encodings that do not exist, numbers where none belong.
    except (ValueError, LookupError, TypeError):
        return None
    return value if isinstance(value, str) and value else None


def _subject(head: Message) -> str | None:
    """Return the page's title, which browsers write as the subject."""
    try:
        return fields.as_text(str(make_header(decode_header(str(head["Subject"] or "")))))
    except (ValueError, LookupError):
        return None
