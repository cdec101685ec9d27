"""Running heads, running feet and page numbers: on the pages, but not in the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable

from index.pdf.runs import Run, join_row, rows

# Lines from the upper and the lower edge: a head of two lines with a rule of dashes.
EDGE_LINES = 3
# Heads of left and right pages differ, and the first page has often neither: then each of the
# two stands on fewer than half of the pages.
REPEATED = 0.4
# Heads that change with the chapter stand on few pages of a long document.
ENOUGH = 3
# A page's place may be off by a hair's breadth after rounding.
SAME_PLACE = 3.0
DIGITS = re.compile(r"\d+")
NUMBERED = re.compile(r"^(\d{1,4})(?!\d)|(?<!\d)(\d{1,4})$")
PAGE_NUMBER = re.compile(r"\W*\d{1,4}\W*")


def without_furniture(pages: list[list[Run]]) -> list[list[Run]]:
    """Return the pages without the lines that repeat in the same place.

    Digits count as equal, since page numbers and dates change. A page's first or last line
    goes as well when it begins or ends with the page's number, or is nothing but a number.
    """
    lined = [rows(page) for page in pages]
    seen: Counter[Hashable] = Counter()
    for number, page in enumerate(lined):
        seen.update({key for row in _edge(page) for key in _keys(row)})
        seen.update({key for row in _outermost(page) for key in _numbers(row, number)})
    repeated = min(ENOUGH, max(2, REPEATED * len(pages)))
    numbered = max(ENOUGH, REPEATED * len(pages))
    kept = []
    for number, page in enumerate(lined):
        furniture = [
            row for row in _edge(page) if max(seen[key] for key in _keys(row)) >= repeated
        ] + [
            row
            for row in _outermost(page)
            if any(seen[key] >= numbered for key in _numbers(row, number))
            or PAGE_NUMBER.fullmatch(join_row(row).text)
        ]
        kept.append([run for row in page if row not in furniture for run in row])
    return kept


def _outermost(page: list[list[Run]]) -> list[list[Run]]:
    return [page[0], page[-1]] if page else []


def _numbers(row: list[Run], page: int) -> set[tuple[int, int]]:
    """How far numbers at the ends of a line are ahead of the page, each with its place."""
    text = join_row(row).text
    found = {int(match[1] or match[2]) for match in NUMBERED.finditer(text)}
    return {(number - page, round(row[0].y / SAME_PLACE)) for number in found}


def _edge(page: list[list[Run]]) -> list[list[Run]]:
    return page if len(page) <= 2 * EDGE_LINES else page[:EDGE_LINES] + page[-EDGE_LINES:]


def _keys(row: list[Run]) -> set[tuple[str, int]]:
    """The line's words without digits, with the two places that its height may round to."""
    text = DIGITS.sub("#", join_row(row).text).casefold()
    place = row[0].y / SAME_PLACE
    return {(text, round(place)), (text, -round(place + 0.5))}
