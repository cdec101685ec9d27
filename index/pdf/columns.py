"""The order in which the columns of a page are read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, groupby
from statistics import median

from index.pdf.runs import Run, join_row, rows

# Fewer lines beside each other are a form, a signature or a picture's caption.
LINES_IN_COLUMN = 4
# Characters: cells of tables are shorter, and tables are read row by row.
COLUMN_WIDTH = 12
# In sizes of the font: less is the space between two words.
GUTTER = 0.8
# Of the lines between the first and the last that a gutter divides: headlines and captions run
# across it; the wide spaces of justified lines meet at one place far less often.
OF_HEIGHT = 0.5
# The lines of neighbouring columns need not be level.
ANY_OVERLAP = 0.15
# Newspapers have up to eight columns; each costs a look at every line.
MOST_GUTTERS = 12
# A4 is 595 points wide, a broadsheet 1,100; a wider page is cut off here.
WIDEST = 5000


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one column, from the top to the bottom.

    Attributes:
        page: Number of the page, from 0.
        lines: Never empty.
    """

    page: int
    lines: tuple[Run, ...]


def blocks(page: list[Run], number: int) -> list[Block]:
    """Return a page's columns in reading order.

    What runs across columns is read where it stands: what is above it first, column by column.
    """
    gutters = _gutters(page)
    if not gutters:
        return _block(page, number)
    found: list[Block] = []
    band: list[list[Run]] = [[] for _ in range(len(gutters) + 1)]
    crossing: list[Run] = []
    for across, group in groupby(
        sorted(page, key=lambda run: -(run.y + run.size / 2)),
        key=lambda run: any(run.x0 < gutter < run.x1 for gutter in gutters),
    ):
        if across:
            found += [block for column in band for block in _block(column, number)]
            band = [[] for _ in range(len(gutters) + 1)]
            crossing += group
        else:
            found += _block(crossing, number)
            crossing = []
            for run in group:
                band[sum(gutter <= run.x0 for gutter in gutters)].append(run)
    found += _block(crossing, number)
    return found + [block for column in band for block in _block(column, number)]


def _block(runs: list[Run], number: int) -> list[Block]:
    lines = tuple(line for row in rows(runs) if (line := join_row(row)).text)
    return [Block(number, lines)] if lines else []


def _gutters(page: list[Run]) -> list[float]:
    """The places between columns, from the left to the right; none on a page of one column."""
    if len(page) < 2 * LINES_IN_COLUMN:
        return []
    left = int(min(run.x0 for run in page))
    width = min(int(max(run.x1 for run in page)) - left + 2, WIDEST)
    lines = rows(page, overlap=ANY_OVERLAP)
    # How many lines leave a gap at each point of the page's width.
    change = [0] * (width + 1)
    for line in lines:
        end = line[0].x1
        for run in line:
            if run.x0 - end >= GUTTER * run.size and left <= end:
                change[min(int(end) + 1 - left, width)] += 1
                change[min(int(run.x0) + 1 - left, width)] -= 1
            end = max(end, run.x1)
    gaps = list(accumulate(change))
    found = []
    start = 0
    for enough, stretch in groupby(gaps, key=lambda count: count >= LINES_IN_COLUMN):
        length = len(list(stretch))
        if enough:
            counts = gaps[start : start + length]
            first = counts.index(max(counts))
            last = length - 1 - counts[::-1].index(max(counts))
            found.append(left + start + (first + last) / 2)
        start += length
    return [gutter for gutter in found[:MOST_GUTTERS] if _divides(lines, gutter)]


def _divides(lines: list[list[Run]], gutter: float) -> bool:
    """Whether running text stands on both sides of a gap, over most of the height it has."""
    sides: tuple[list[int], list[int]] = ([], [])
    divided = []
    for number, line in enumerate(lines):
        before = [run for run in line if run.x1 <= gutter]
        after = [run for run in line if run.x0 >= gutter]
        if before and after and len(before) + len(after) == len(line):
            divided.append(number)
            sides[0].append(len(before[-1].text))
            sides[1].append(len(after[0].text))
    if len(divided) < LINES_IN_COLUMN or min(median(side) for side in sides) < COLUMN_WIDTH:
        return False
    return len(divided) >= OF_HEIGHT * (divided[-1] - divided[0] + 1)
