"""Title and author, where a PDF states them and means it."""

from __future__ import annotations

import codecs
from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from index.document_fields import LONGEST, sensible

# A field that holds more is no title, whatever it is encoded in.
LARGEST_FIELD = 4 * LONGEST


def stated(information: list[dict[str, Any]], name: str) -> str | None:
    """Return what the document information says under a name, or None if nothing sensible.

    Not asked are the days: ``CreationDate`` and ``ModDate`` are those of the PDF, which may be
    printed from a page years after its publication.
    """
    # The newest of several generations comes first.
    for entries in information:
        if value := sensible(_text(resolve1(entries.get(name)))):
            return value
    return None


def _text(value: object) -> str:
    if not isinstance(value, bytes) or len(value) > LARGEST_FIELD:
        return ""
    if value.startswith(codecs.BOM_UTF8):
        return value.decode("utf-8-sig", "replace")
    return decode_text(value)
