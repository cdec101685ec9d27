"""Word documents (Office Open XML). One file is one article."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx

from index.document_fields import sensible
from index.readers.base import Draft, SourceFile
from index.readers.docx_text import lines
from index.vocabulary import Problem

# Unpacked; a book of 500 pages has 10 MB of XML, and takes ten times that in memory.
LARGEST_XML = 48 * 1024 * 1024
# With pictures, which python-docx unpacks as well.
LARGEST = 256 * 1024 * 1024
MOST_PARTS = 10_000
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


class _RefusedError(ValueError):
    """A file that is not opened, with the reason."""


class DocxReader:
    """Reads ``.docx``: paragraphs, headings, lists, tables and text boxes.

    Title and author come from the text's own title or the document's properties. Left out are
    headers, footers, footnotes, comments, hidden text and deletions that are still tracked.
    The day of publication stays unknown: the properties state when the file was made.
    """

    suffixes = frozenset({".docx"})

    def read(self, file: SourceFile) -> Iterator[Draft | Problem]:
        """Yield the file as one article, or the problem with it."""
        try:
            _check(file.content)
            document = docx.Document(BytesIO(file.content))
            names = {style.style_id: (style.name or "").casefold() for style in document.styles}
            found = list(lines(document.element.body, names))
        except _RefusedError as error:
            yield Problem(file.path, str(error))
            return
        # A part that is not there is a KeyError in python-docx, another kind of document a
        # ValueError, broken XML lxml's own error, a damaged archive zipfile's or zlib's.
        except Exception:
            yield Problem(file.path, "is damaged, or is no Word document: save it again as .docx")
            return
        title = _property(document, "title")
        if found and (found[0].style == "title" or (found[0].style == "heading 1" and not title)):
            title = found.pop(0).text
        text = "\n".join(line.text for line in found)
        if not text.strip():
            yield Problem(file.path, "has no text" + (" but its title" if title else ""))
            return
        yield Draft(text, title=title, author=_property(document, "author"))


def _check(content: bytes) -> None:
    """Look at an archive's table of contents before anything is unpacked.

    ``zipfile`` unpacks no more of a part than its entry states, so that the sum holds.
    """
    if content.startswith(OLD_OR_LOCKED):
        raise _RefusedError(
            "is protected by a password, or is a .doc by another name: save a copy as .docx "
            "without a password"
        )
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
        xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
        if (
            len(parts) > MOST_PARTS
            or sum(part.file_size for part in parts) > LARGEST
            or sum(part.file_size for part in xml) > LARGEST_XML
        ):
            raise _RefusedError(
                "unpacks to more than a document does: split it, or save the text as .txt"
            )
        if any(part.flag_bits & 1 for part in parts):
            raise _RefusedError("is protected by a password: save a copy without one")
        # The format forbids document type declarations. Without one there are no entities
        # that could grow or point to files.
        for part in xml:
            data = archive.read(part)
            if any(doctype in data for doctype in DOCTYPES):
                raise _RefusedError("declares a document type, which no Word document does")


def _property(document: Any, name: str) -> str | None:
    """A core property, unless it is missing, unreadable or made by a program."""
    try:
        return sensible(str(getattr(document.core_properties, name) or ""))
    except Exception:  # the part is any XML at all
        return None
