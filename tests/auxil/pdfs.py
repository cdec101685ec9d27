"""PDFs, laid out by reportlab or written by hand where the place of every word matters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

BODY = ParagraphStyle("body", fontSize=10, leading=12, alignment=TA_JUSTIFY, spaceAfter=6)
INDENTED = ParagraphStyle("indented", fontSize=10, leading=12, firstLineIndent=14)


def laid_out(
    paragraphs: Iterable[str], style: ParagraphStyle = BODY, columns: int = 1, head: str = ""
) -> bytes:
    """Return paragraphs as a typesetter would set them, with page numbers and a running head."""
    buffer = BytesIO()
    width = (A4[0] - 100 - 20 * (columns - 1)) / columns
    frames = [Frame(50 + n * (width + 20), 60, width, 700, 0, 0, 0, 0) for n in range(columns)]

    def furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, 800, head)
        canvas.drawString(300, 30, str(document.page))

    document = BaseDocTemplate(buffer, pagesize=A4)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=furniture))
    document.build([Paragraph(text, style) for text in paragraphs])
    return buffer.getvalue()


def drawn(pages: Sequence[Sequence[tuple[float, float, str]]], size: float = 10) -> bytes:
    """Return pages of lines, each at its place (x and y in points from the lower left)."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for page in pages:
        canvas.setFont("Helvetica", size)
        for x, y, text in page:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def column(lines: Iterable[str], x: float = 50, top: float = 750) -> list[tuple[float, float, str]]:
    """Return lines below each other."""
    return [(x, top - 12 * number, line) for number, line in enumerate(lines)]


@dataclass(frozen=True)
class Handwritten:
    """A one-page PDF of any letters, written object by object.

    Attributes:
        lines: From the top to the bottom.
        named: Whether the font says which letters its glyphs are.
        page: What the page's dictionary holds besides.
    """

    lines: tuple[str, ...]
    named: bool = True
    page: bytes = b""

    @property
    def content(self) -> bytes:
        """The file."""
        letters = sorted(set("".join(self.lines)))
        glyphs = {letter: number for number, letter in enumerate(letters, start=1)}
        shown = [
            f"1 0 0 1 50 {750 - 12 * number} Tm <{''.join(f'{glyphs[c]:04x}' for c in line)}> Tj"
            for number, line in enumerate(self.lines)
        ]
        pairs = "".join(f"<{n:04x}> <{ord(c):04x}>\n" for c, n in glyphs.items())
        unicode_map = (
            "/CIDInit /ProcSet findresource begin begincmap\n"
            "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            f"{len(glyphs)} beginbfchar\n{pairs}endbfchar\nendcmap end"
        )
        to_unicode = b" /ToUnicode 7 0 R" if self.named else b""
        return assembled(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                b"/Resources << /Font << /F 5 0 R >> >> " + self.page + b" >>",
                stream(f"BT /F 10 Tf {' '.join(shown)} ET".encode()),
                b"<< /Type /Font /Subtype /Type0 /BaseFont /Hand /Encoding /Identity-H "
                b"/DescendantFonts [6 0 R]" + to_unicode + b" >>",
                b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Hand /DW 500 /CIDSystemInfo "
                b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor "
                b"<< /Type /FontDescriptor /FontName /Hand /Ascent 800 /Descent -200 /Flags 4 "
                b"/FontBBox [0 -200 1000 800] >> >>",
                stream(unicode_map.encode()),
            ]
        )


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return an object that holds data."""
    return b"<< /Length %d %s >>\nstream\n" % (len(data), entries) + data + b"\nendstream"


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a file of objects numbered from 1, the first of which is the catalog."""
    body = b"%PDF-1.7\n"
    places = []
    for number, item in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + item + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
        + b"startxref\n%d\n%%%%EOF" % len(body)
    )
