"""One line in the report for what is wrong with many parts of one file."""

from __future__ import annotations

from collections.abc import Iterator

from index.vocabulary import Problem

# Enough to find the first ones and see what they have in common.
NAMED = 5
LONGEST_NAME = 120


class Complaints:
    """Gathers problems of a file's parts: a million bad rows are one line, not a million.

    Args:
        path: The file's.
        one: What a part is called, such as "record".
        many: The same for several of them.
    """

    def __init__(self, path: str, one: str, many: str) -> None:
        self._path = path
        self._one, self._many = one, many
        self._named: dict[str, list[str]] = {}
        self._counts: dict[str, int] = {}

    def add(self, part: str | int, reason: str) -> None:
        """Note that something is wrong with a part.

        Args:
            part: Its number or name.
            reason: From a small set of sentences; those that differ become lines of their own.
        """
        named = self._named.setdefault(reason, [])
        if len(named) < NAMED:
            named.append(printable(str(part)))
        self._counts[reason] = self._counts.get(reason, 0) + 1

    def problems(self) -> Iterator[Problem]:
        """Yield a problem for each reason, in the order in which they were first met."""
        for reason, named in self._named.items():
            more = self._counts[reason] - len(named)
            listed = ", ".join(named) + (f" and {more:,} more" if more else "")
            unit = self._one if self._counts[reason] == 1 else self._many
            yield Problem(self._path, f"{unit} {listed}: {reason}")


def printable(name: str) -> str:
    """Return a stranger's name for something so that it fits into a line of the report."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name[:1000])
    return shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - 1]}…"
