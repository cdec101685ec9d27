"""Letters that stand side by side on a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A line of text, or a stretch of one; lengths in points, y grows upwards.

    Attributes:
        text: With single spaces.
        x0: Left edge.
        x1: Right edge.
        y: Bottom of the letters.
        size: Height of the font.
        bold: Whether most of it is set in a bold font.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False

    def shares_line_with(self, other: Run, overlap: float) -> bool:
        """Whether the two stand beside each other, by this part of the smaller one's height."""
        shared = min(self.y + self.size, other.y + other.size) - max(self.y, other.y)
        return shared > overlap * min(self.size, other.size)


# A raised footnote mark stands beside its word by half of its height; the line below does not,
# even when lines are set solid.
SAME_LINE = 0.4
# Between words stand 0.2 to 0.3 of the font's size, squeezed 0.17; letters move by less than 0.1.
SPACE = 0.15


def rows(runs: list[Run], overlap: float = SAME_LINE) -> list[list[Run]]:
    """Return the runs of each line, from the top to the bottom, each from left to right.

    Args:
        runs: Of one page or column.
        overlap: How far the runs of a line stand beside each other, in parts of their height.
    """
    found: list[list[Run]] = []
    largest = runs[0] if runs else None
    for run in sorted(runs, key=lambda run: -(run.y + run.size / 2)):
        if found and largest and largest.shares_line_with(run, overlap):
            found[-1].append(run)
            largest = max(largest, run, key=lambda run: run.size)
        else:
            found.append([run])
            largest = run
    return [sorted(row, key=lambda run: run.x0) for row in found]


def join_row(row: list[Run]) -> Run:
    """Return one run for a whole line; raised marks of footnotes are left out."""
    main = max(row, key=lambda run: len(run.text))
    text, end = "", row[0].x0
    letters = bold = 0
    for run in row:
        if _is_footnote_mark(run, main, text):
            end = max(end, run.x1)
            continue
        apart = text and run.x0 - end > SPACE * min(run.size, main.size)
        text += (" " if apart else "") + run.text
        end = max(end, run.x1)
        letters += len(run.text)
        bold += len(run.text) if run.bold else 0
    return Run(" ".join(text.split()), row[0].x0, end, main.y, main.size, bold=bold * 2 > letters)


def _is_footnote_mark(run: Run, main: Run, before: str) -> bool:
    """A small raised figure behind a word: not one of the article's words.

    Behind a figure or a unit (10⁶, km²) it changes what is said, and stays.
    """
    mark = run.text.strip(" ,*†‡")
    if run.size > 0.8 * main.size or len(mark) > 3 or not (mark.isdecimal() or not mark):
        return False
    raised = run.y + run.size / 2 > main.y + main.size / 2
    word = before[-80:].rstrip().rsplit(" ", 1)[-1]
    return raised and (len(word) > 3 or word[-1:] in "”»\"')]") and not word[-1:].isdecimal()
