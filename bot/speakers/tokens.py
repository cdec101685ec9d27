"""Words and marks of a text, and which of them stand inside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from index.quote_marks import QuoteMarks

_APOSTROPHES: Final = "'’ʼ"
_TOKEN = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Lt|Col|Maj|Prof)\."  # titles keep their full stop
    r"|(?:[A-Z]\.){2,}"  # U.S.
    r"|[A-ZА-ЯЁІЇЄҐ]\.(?=\s?[A-ZА-ЯЁІЇЄҐ])"  # initials
    rf"|[^\W_]+(?:[-‑{_APOSTROPHES}][^\W_]+)*"
    r"|\*\*\*|\.\.\.|\n|[^\w\s]"
)
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")
DASHES: Final = frozenset("—–-−")
QUOTES: Final = frozenset('"“”„«»')
CLAUSE_MARKS: Final = frozenset(",;:()[]…") | DASHES
TERMINAL_MARKS: Final = frozenset({".", "!", "?", "…", "...", "\n"})


class Token(NamedTuple):
    """A word or a mark.

    Attributes:
        text: As it stands, without a possessive ending.
        low: In small letters.
        start: Offset in the text.
        end: Offset in the text, a possessive ending included.
        owns: Whether it had a possessive ending ("Putin's").
    """

    text: str
    low: str
    start: int
    end: int
    owns: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter or digit."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokenise(text: str) -> list[Token]:
    """Return the tokens of a text."""
    found = []
    for match in _TOKEN.finditer(text):
        whole = match.group()
        owns = len(whole) > 2 and _POSSESSIVE.search(whole, len(whole) - 2) is not None
        bare = _POSSESSIVE.sub("", whole) if owns else whole
        found.append(Token(bare, bare.casefold(), match.start(), match.end(), owns))
    return found


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters between an opening and a closing mark, the marks included.

    Attributes:
        end: The end of its paragraph where the mark that would close it is missing.
        closed: Whether there is one.
    """

    start: int
    end: int
    closed: bool = True


# A page without line breaks is one paragraph; a mark that is missing must not swallow it.
LONGEST_UNCLOSED: Final = 2_000
_PARAGRAPH = re.compile(r"[^\n]+")


def quotations(text: str) -> list[Quotation]:
    """Return the outermost quotations of a text, in order.

    A quotation ends with its paragraph at the latest: one that goes on opens anew there.
    """
    found: list[Quotation] = []
    for paragraph in _PARAGRAPH.finditer(text):
        marks_text = paragraph.group()
        marks = QuoteMarks(marks_text)
        offset = paragraph.start()
        spans = [Quotation(offset + first, offset + last + 1) for first, last in marks.quotations]
        spans += [
            Quotation(offset + at, paragraph.end(), closed=False)
            for at in marks.unclosed
            if len(marks_text) - at <= LONGEST_UNCLOSED
        ]
        found += _outermost(spans)
    return found


def _outermost(spans: Sequence[Quotation]) -> list[Quotation]:
    kept: list[Quotation] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
