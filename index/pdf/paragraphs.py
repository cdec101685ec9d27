"""From the lines of columns to paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, quantiles

from index.canonical import ENDS_PARAGRAPH, LIST_ITEM
from index.pdf.columns import Block
from index.pdf.hyphens import HYPHENS, SOFT, Hyphens
from index.pdf.runs import Run

# In sizes of the font: books indent by one to two.
INDENT = 0.7
# Where more than half of the paragraphs within columns are indented, all are that begin.
INDENTING = 0.5
# Headings are set a tenth larger at least, footnotes a tenth smaller.
OTHER_SIZE = 0.08
# Between paragraphs, where they are not indented, stands a third of a line or more.
GAP = 1.2
# A line that fills less of its column and ends no sentence is a heading.
HEADING = 0.65
# Pictures, their captions and footnotes stand between two halves of a paragraph; who looks
# back further finds an unfinished heading.
LOOK_BACK = 6


@dataclass(slots=True)
class _Paragraph:
    lines: list[Run]
    page: int
    right: float
    """Of its column, at the last line."""
    indented: bool
    apart: bool
    """Whether more than the usual space follows, or the column's end."""

    @property
    def is_open(self) -> bool:
        """Whether it stops in the middle of a sentence."""
        last = self.lines[-1].text
        return last.endswith((SOFT, *HYPHENS)) or not ENDS_PARAGRAPH.search(last)


def paragraphs(columns: list[Block]) -> list[str]:
    """Return the paragraphs of a document, joined over lines, columns and pages."""
    pitch = _pitch(columns)
    split = [list(_parts(block, pitch)) for block in columns]
    inner = [part for parts in split for part in parts[1:]]
    indents = sum(part.indented for part in inner) > INDENTING * len(inner)
    found: list[_Paragraph] = []
    for parts in split:
        if before := _continued(found[-LOOK_BACK:], parts[0], indents=indents):
            first = parts.pop(0)
            before.lines += first.lines
            before.right, before.page, before.apart = first.right, first.page, first.apart
        found += parts
    hyphens = Hyphens(line.text for block in columns for line in block.lines)
    return [_joined(paragraph.lines, hyphens) for paragraph in found]


def _joined(lines: list[Run], hyphens: Hyphens) -> str:
    text = ""
    # Each piece is added to the last line only: to add to the whole would be quadratic work.
    done: list[str] = []
    for line in lines:
        joined = hyphens.join(text, line.text) if text else line.text
        cut = len(joined) - len(line.text)
        done.append(joined[:cut])
        text = joined[cut:]
    return "".join([*done, text]).replace(SOFT, "")


def _pitch(columns: list[Block]) -> float:
    """The usual distance from line to line, in sizes of the font."""
    found = [
        (upper.y - lower.y) / upper.size
        for block in columns
        for upper, lower in pairwise(block.lines)
        if _same_size(upper, lower) and upper.y > lower.y
    ]
    return median(found) if found else 1.2


def _parts(block: Block, pitch: float) -> Iterator[_Paragraph]:
    """A column's paragraphs."""
    left, right = _edges(block.lines)
    groups = [[block.lines[0]]]
    for upper, lower in pairwise(block.lines):
        if _breaks(upper, lower, left, right, pitch):
            groups.append([])
        groups[-1].append(lower)
    for number, lines in enumerate(groups):
        following = groups[number + 1][0] if number + 1 < len(groups) else None
        yield _Paragraph(
            lines,
            block.page,
            right,
            indented=lines[0].x0 - left > INDENT * lines[0].size,
            apart=following is None or _distance(lines[-1], following) > GAP * pitch,
        )


def _edges(lines: tuple[Run, ...]) -> tuple[float, float]:
    """Where most lines begin and end; a stray line does not move them."""
    if len(lines) < 10:
        return min(line.x0 for line in lines), max(line.x1 for line in lines)
    return (
        quantiles((line.x0 for line in lines), n=10)[0],
        quantiles((line.x1 for line in lines), n=10)[-1],
    )


def _breaks(upper: Run, lower: Run, left: float, right: float, pitch: float) -> bool:
    if not 0 < _distance(upper, lower) <= GAP * pitch or LIST_ITEM.match(lower.text):
        return True
    if not _same_size(upper, lower) or upper.bold != lower.bold:
        # A line may be set in another font by chance: an address in a typewriter's.
        mid_sentence = not ENDS_PARAGRAPH.search(upper.text) and not lower.text[:1].isupper()
        return not mid_sentence or _has_room(upper, lower, right)
    if lower.x0 - upper.x0 > INDENT * lower.size and lower.x0 - left > INDENT * lower.size:
        # The lines of a list's item stand deeper than its mark.
        return not LIST_ITEM.match(upper.text)
    if upper.text.endswith((SOFT, *HYPHENS)) or not _has_room(upper, lower, right):
        return False
    if ENDS_PARAGRAPH.search(upper.text):
        return True
    return upper.x1 - left < HEADING * (right - left) and lower.text[:1].isupper()


def _has_room(line: Run, following: Run, right: float) -> bool:
    """Whether the following line's first word would have fitted at the end of a line."""
    letter = (following.x1 - following.x0) / len(following.text)
    return line.x1 + (len(following.text.split(" ", 1)[0]) + 1) * letter < right - letter


def _continued(before: list[_Paragraph], part: _Paragraph, *, indents: bool) -> _Paragraph | None:
    """The paragraph that goes on in a new column or on a new page.

    Joined wrongly, two halves make a sentence that nobody wrote; not joined, they are only
    quoted apart. So what stands between them has to be small print, and the text around it
    has to stop and go on in mid-sentence.
    """
    first = part.lines[0]
    if LIST_ITEM.match(first.text):
        return None
    for number, paragraph in enumerate(reversed(before)):
        last = paragraph.lines[-1]
        if part.page - paragraph.page > 1:
            return None
        if _same_size(last, first) and last.bold == first.bold:
            if last.text.endswith((SOFT, *HYPHENS)):
                goes_on = first.text[:1].islower() or number == 0
            elif number == 0:
                # A sentence may end where the column does: then the missing indent tells.
                unfinished = paragraph.is_open or first.text[:1].islower()
                goes_on = unfinished or (indents and not part.indented)
            else:
                goes_on = paragraph.is_open and paragraph.apart and first.text[:1].islower()
            return paragraph if goes_on and not _has_room(last, first, paragraph.right) else None
        if last.size > (1 - OTHER_SIZE) * first.size:
            return None  # no caption and no footnote
    return None


def _distance(upper: Run, lower: Run) -> float:
    """From line to line, in sizes of the font."""
    return (upper.y - lower.y) / upper.size


def _same_size(one: Run, other: Run) -> bool:
    return abs(one.size - other.size) <= OTHER_SIZE * max(one.size, other.size)
