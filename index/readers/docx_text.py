"""The words of a Word document's body, in order.

python-docx's ``Paragraph.text`` leaves out what is inserted and still tracked, content
controls, and fields, all of which a reader sees; so the elements are walked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What a reader does not see: deletions, text moved away, and the second form of a text box
# for old programs.
UNSEEN = frozenset(
    {
        *(f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}pPr"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
BREAKS = frozenset({f"{W}br", f"{W}cr"})
# Characters; longer cells hold running text.
LONGEST_CELL = 80
OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, with the name of its style in lower case, or "" without one."""

    text: str
    style: str = ""


def lines(container: Any, styles: Mapping[str, str]) -> Iterator[Line]:
    """Yield the paragraphs of a body or a cell that have words.

    A table's row is one line, with its cells apart by spaces, when all its cells are short.
    The cells of other tables, which only arrange text on a page, give their paragraphs.

    Args:
        container: An element of lxml.
        styles: Names by the ids that paragraphs give.
    """
    for element in container:
        if element.tag in UNSEEN:
            continue
        if element.tag == f"{W}p":
            yield from _paragraph(element, styles)
        elif element.tag == f"{W}tr":
            yield from _row(element, styles)
        elif isinstance(element.tag, str):  # content controls, tables, custom XML
            yield from lines(element, styles)


def _paragraph(paragraph: Any, styles: Mapping[str, str]) -> Iterator[Line]:
    pieces: list[str] = []
    boxes: list[Any] = []
    _collect(paragraph, pieces, boxes)
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    style = styles.get(named.get(f"{W}val", ""), "") if named is not None else ""
    for text in "".join(pieces).split("\n"):
        if words := " ".join(text.split()):
            yield Line(words, style)
    for box in boxes:
        yield from lines(box, styles)


def _collect(element: Any, pieces: list[str], boxes: list[Any]) -> None:
    """Add an element's words, and its text boxes, which follow the paragraph they hang on."""
    for child in element:
        tag = child.tag
        if tag == f"{W}t":
            pieces.append(child.text or "")
        elif tag == f"{W}tab":
            pieces.append("\t")
        elif tag in BREAKS:
            pieces.append("\n")
        elif tag == f"{W}noBreakHyphen":
            pieces.append("\N{NON-BREAKING HYPHEN}")
        elif tag == f"{W}txbxContent":
            boxes.append(child)
        elif tag not in UNSEEN and isinstance(tag, str) and not _is_hidden(child):
            _collect(child, pieces, boxes)


def _is_hidden(element: Any) -> bool:
    if element.tag != f"{W}r":
        return False
    mark = element.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val", "1").lower() not in OFF


def _row(row: Any, styles: Mapping[str, str]) -> Iterator[Line]:
    cells = [list(lines(cell, styles)) for cell in row.iterfind(f".//{W}tc")]
    if all(len(cell) <= 1 and len(line.text) <= LONGEST_CELL for cell in cells for line in cell):
        words = " ".join(line.text for cell in cells for line in cell)
        if words:
            yield Line(words)
        return
    yield from (line for cell in cells for line in cell)
