"""The paragraphs of a page as its reader sees them, one for each block of text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.canonical import unwrap

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Everything else ends the paragraph before it and begins one.
INLINE = frozenset(
    "a abbr acronym amp-link b bdi bdo big br cite code data del dfn em font i img ins kbd mark "
    "nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr".split()
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SPACES = re.compile(r"[ \t\r\n\f]+")
# Stands for <br>: no text holds it, since it cannot be written in HTML.
BREAK = "\x00"
SENTENCE_END = re.compile(r"""[.!?…:;][»”"'’)\]]*$""")
# Shorter ones are bylines, captions and buttons as often as they are text.
SHORTEST_PROSE = 60
MOSTLY_LINKS = 0.5
# A browser writes the marks of <q>; without them nobody could see that somebody is quoted.
QUOTE_MARKS = {"ru": ("«", "»"), "uk": ("«", "»")}
ENGLISH_MARKS = ("“", "”")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a page.

    Attributes:
        text: With single spaces; lines (after ``<br>``) are blocks of their own.
        element: The nearest block element around the words.
        container: What holds the paragraphs of one text: the element around that one, or the
            element itself when line breaks part its words.
        linked: Characters of the text that stand in links.
    """

    text: str
    element: HtmlElement = field(repr=False)
    container: HtmlElement = field(repr=False)
    linked: int = 0

    @property
    def tag(self) -> str:
        """The block element's name, such as "p"."""
        return str(self.element.tag)

    @property
    def is_prose(self) -> bool:
        """Whether this is a sentence or more, and not a list of links."""
        return (
            self.tag not in HEADINGS
            and len(self.text) >= SHORTEST_PROSE
            and self.linked <= MOSTLY_LINKS * len(self.text)
            and SENTENCE_END.search(self.text) is not None
        )


def page_blocks(root: HtmlElement) -> list[Block]:
    """Return the paragraphs under an element, in order."""
    from lxml.etree import iterwalk

    marks = QUOTE_MARKS.get((root.get("lang") or "")[:2].lower(), ENGLISH_MARKS)
    blocks: list[Block] = []
    pieces: list[str] = []
    linked = depth_of_links = 0
    around = [root]

    def end_block() -> None:
        nonlocal linked
        text = "".join(pieces)
        lines = _lines(unwrap(text) if around[-1].tag == "pre" else SPACES.sub(" ", text))
        # Which line of several the links stand in is not kept: all share them evenly.
        element = around[-1]
        parent = element.getparent()
        container = element if len(lines) > 1 or parent is None else parent
        share = linked // max(len(lines), 1)
        blocks.extend(Block(line, element, container, share) for line in lines)
        pieces.clear()
        linked = 0

    for event, element in iterwalk(root, events=("start", "end")):
        inline = element.tag in INLINE
        if event == "start":
            if not inline:
                end_block()
                around.append(element)
            elif element.tag == "br":
                pieces.append(BREAK)
            elif element.tag == "q":
                pieces.append(marks[0])
            depth_of_links += element.tag == "a"
            words = element.text
        else:
            depth_of_links -= element.tag == "a"
            if not inline:
                end_block()
                around.pop()
            elif element.tag == "q":
                pieces.append(marks[1])
            words = element.tail if element is not root else None
        if words:
            pieces.append(words)
            linked += len(words.strip()) if depth_of_links else 0
    return blocks


def _lines(text: str) -> list[str]:
    """Split at line breaks, but for a single one in the middle of a sentence."""
    lines: list[str] = []
    gap = True
    for piece in re.split(rf"[{BREAK}\n]", text):
        line = " ".join(piece.split(" ")).strip(" \t\r\f")
        if not line:
            gap = True
        elif gap or SENTENCE_END.search(lines[-1]) or not line[0].islower():
            lines.append(line)
            gap = False
        else:
            lines[-1] += f" {line}"
    return lines
