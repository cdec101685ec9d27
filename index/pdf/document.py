"""A whole PDF: its text, what it states about itself, and what could not be read."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from pdfminer.pdfdocument import PDFEncryptionError
from pdfminer.psexceptions import PSException

from index.pdf.columns import blocks
from index.pdf.furniture import without_furniture
from index.pdf.information import stated
from index.pdf.pages import UNREADABLE, Page, open_document, read_pages
from index.pdf.paragraphs import paragraphs

# A book; a folder of articles holds few. Longer ones are read this far.
PAGES = 500
# Letters with no name in more than a tenth of the text: a page of such text is noise.
UNREADABLE_ALLOWED = 0.1


@dataclass(slots=True)
class Reading:
    """What a PDF gives: a text of paragraphs in lines of their own, or "", and problems."""

    text: str = ""
    title: str | None = None
    author: str | None = None
    problems: list[str] = field(default_factory=list)


def read_document(content: bytes, seconds: float, pages: int = PAGES) -> Reading:
    """Read a PDF and never raise for what is in it.

    Args:
        content: Of the file.
        seconds: After which no further page is begun. A single page is not interrupted.
        pages: How many are read.
    """
    reading = Reading()
    found: list[Page] = []
    deadline = time.monotonic() + seconds
    try:
        document = open_document(content)
        for page in read_pages(document):
            if len(found) == pages:
                reading.problems.append(
                    f"has more than {pages} pages: the rest is not read. Split it"
                )
                break
            found.append(page)
            if time.monotonic() > deadline:
                reading.problems.append(
                    f"takes too long: after {seconds:.0f} seconds and {len(found)} pages the rest "
                    "is not read. Split it, or print it to PDF again"
                )
                break
        reading.title, reading.author = (
            stated(document.info, name) for name in ("Title", "Author")
        )
    except PDFEncryptionError:
        reading.problems.append("is protected by a password: save a copy without one")
    except MemoryError:
        reading.problems.append("needs too much memory: print it to PDF again, or split it")
    # pdfminer lets its own bugs through as nearly any kind: a page whose size is a word is a
    # TypeError, a font without a name a KeyError.
    except Exception as error:
        reading.problems.append(_damage(error, len(found)))
    _fill(reading, found)
    return reading


def _fill(reading: Reading, found: list[Page]) -> None:
    kept = without_furniture([page.runs for page in found])
    columns = [block for number, page in enumerate(kept) for block in blocks(page, number)]
    text = "\n".join(paragraphs(columns))
    empty = sum(not page.runs and page.pictures > 0 for page in found)
    if text.count(UNREADABLE) > UNREADABLE_ALLOWED * len(text):
        reading.problems.append(
            "does not say which letters its fonts draw: save it from its source again, or run "
            "text recognition (OCR) on it"
        )
        return
    if 2 * empty > len(found):
        which = "only pictures of text" if empty == len(found) else f"{empty} pages without text"
        reading.problems.append(f"holds {which}: run text recognition (OCR) on it")
    elif not text and not reading.problems:
        reading.problems.append("has no text")
    reading.text = text


def _damage(error: Exception, pages: int) -> str:
    if pages:
        return f"is damaged: page {pages + 1} and what follows cannot be read. Save it again"
    kind = "is damaged" if isinstance(error, PSException) else "cannot be read"
    return f"{kind}, or is no PDF: open it in another program and save it again"
