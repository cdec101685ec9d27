"""One line for what is wrong with many parts."""

from __future__ import annotations

from index.readers.complaints import LONGEST_NAME, Complaints, printable
from index.vocabulary import Problem


def test_a_million_bad_rows_are_one_line_that_names_the_first_ones() -> None:
    complaints = Complaints("a.csv", "row", "rows")
    for number in range(1_000_000):
        complaints.add(number, "is bad")
    complaints.add(7, "is worse")

    assert list(complaints.problems()) == [
        Problem("a.csv", "rows 0, 1, 2, 3, 4 and 999,995 more: is bad"),
        Problem("a.csv", "row 7: is worse"),
    ]


def test_a_name_cannot_break_the_report() -> None:
    assert printable("a\n\x1b[31mb\u202e") == "a\ufffd\ufffd[31mb\ufffd"
    assert printable("переговори.txt") == "переговори.txt"
    assert len(printable("x" * 10_000)) == LONGEST_NAME
