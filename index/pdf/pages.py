"""From a PDF's bytes to the runs of letters on its pages."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pdfminer import pdftypes
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTItem
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from index.pdf.runs import SPACE, Run

# A run ends where the next letter is further than this away, in sizes of the font: newspapers
# leave one between columns, and the words of a justified line seldom stand so far apart.
REACH = 1.0
# Of one page; a dense broadsheet page has 15,000.
LETTERS_PER_PAGE = 100_000
# Unpacked streams of one document: text takes a few kilobytes a page, fonts a megabyte.
# (Pictures are never unpacked.)
UNPACKED = 256 * 1024 * 1024
# Points from the corner; the largest page of the format is 14,400 wide.
FARTHEST = 20_000.0
CHUNK = 64 * 1024
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
UNNAMED = re.compile(r"\(cid:\d+\)")
UNREADABLE = "\N{REPLACEMENT CHARACTER}"


@dataclass(slots=True)
class Page:
    """What stands on a page, in the order in which the file draws it.

    Attributes:
        runs: Level text; text at an angle (watermarks, edges of forms) is left out.
        pictures: How many it shows.
    """

    runs: list[Run]
    pictures: int


class _Device(PDFPageAggregator):
    """Collects letters and counts pictures; lines and fills, a map's millions, are skipped."""

    pictures = 0

    def paint_path(self, *_: Any, **__: Any) -> None:
        """Draw nothing."""

    def render_image(self, *_: Any, **__: Any) -> None:
        """Count the picture without looking into it."""
        self.pictures += 1


def open_document(content: bytes) -> PDFDocument:
    """Return a document that is not protected by a password; pdfminer's errors come through."""
    vars(pdftypes)["zlib"] = _BoundedZlib(UNPACKED)
    return PDFDocument(PDFParser(BytesIO(content)))


def read_pages(document: PDFDocument) -> Iterator[Page]:
    """Yield the pages in order; pdfminer's errors come through."""
    resources = PDFResourceManager()
    device = _Device(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.create_pages(document):
        device.pictures = 0
        interpreter.process_page(page)
        yield Page(list(_runs(device.get_result())), device.pictures)


def _letters(container: LTContainer[Any], depth: int = 0) -> Iterator[LTChar]:
    """Letters, those of figures within figures included."""
    item: LTItem
    for item in container:
        if isinstance(item, LTChar):
            yield item
        elif isinstance(item, LTContainer) and depth < 20:
            yield from _letters(item, depth + 1)


def _runs(page: LTContainer[Any]) -> Iterator[Run]:
    run: list[str] = []
    x0 = x1 = y = size = drawn = 0.0
    bold = False
    seen: set[tuple[str, int, int]] = set()

    def finish() -> Iterator[Run]:
        text = " ".join("".join(run).translate(LIGATURES).split())
        # Some programs make text bold by drawing it twice, a hair apart.
        places = {
            (text, round(x0 / 2 + dx), round(y / 2 + dy)) for dx in (0, 0.5) for dy in (0, 0.5)
        }
        if text and not places & seen:
            yield Run(text, x0, x1, y, size, bold)
        seen.update(places)

    for number, letter in enumerate(_letters(page)):
        if number == LETTERS_PER_PAGE:
            break
        text = UNNAMED.sub(UNREADABLE, letter.get_text())
        a, b = letter.matrix[0], letter.matrix[1]
        # Not-a-number fails every comparison.
        on_paper = max(map(abs, letter.bbox)) < FARTHEST and 0 < letter.size < FARTHEST
        if not on_paper or abs(b) > 0.1 * abs(a):
            continue
        gap = letter.x0 - x1
        level = abs(letter.y0 - y) < 0.2 * size and abs(letter.size - size) < 0.15 * size
        if run and level and -0.5 * size < gap < REACH * size:
            if text == run[-1] and letter.x0 < drawn + 0.3 * letter.width:
                continue  # the same, letter by letter
            if gap > SPACE * size and not text.isspace() and not run[-1].isspace():
                run.append(" ")
        else:
            yield from finish()
            run = []
            if text.isspace():
                continue
            x0, y, size = letter.x0, letter.y0, letter.size
            bold = "bold" in str(letter.fontname).lower()
        run.append(text)
        x1, drawn = letter.x1, letter.x0
    yield from finish()


class _BoundedZlib:
    """Stands in for ``zlib`` in pdfminer, with one budget for everything a document unpacks.

    pdfminer unpacks whatever it is given, and a kilobyte can hold a megabyte of zeros; and it
    takes damaged streams apart a byte at a time.
    """

    error = zlib.error

    def __init__(self, budget: int) -> None:
        self._left = budget

    def decompress(self, data: bytes) -> bytes:
        """Return what can be unpacked before the stream ends or is damaged.

        Raises:
            MemoryError: The budget is spent.
        """
        unpacker = zlib.decompressobj()
        unpacked = bytearray()
        for start in range(0, len(data), CHUNK):
            try:
                unpacked += unpacker.decompress(data[start : start + CHUNK], self._left + 1)
            except zlib.error:
                break
            if len(unpacked) > self._left or unpacker.unconsumed_tail:
                raise MemoryError("unpacks to more than is allowed")
        self._left -= len(unpacked)
        return bytes(unpacked)
