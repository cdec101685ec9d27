"""Quotation marks and brackets of a paragraph: which open, which close, and what they enclose."""

from __future__ import annotations

import re
from typing import Final

# A quotation with at most this many characters is kept whole. About the length of
# the longest one per cent of sentences in the three corpora (359, 372 and 212 characters).
LONGEST_WHOLE_QUOTE: Final = 400
LONGEST_WHOLE_BRACKET: Final = 200
# What a sentence ends with.
TERMINALS: Final = ".!?…"


class QuoteMarks:
    """The quotation marks and brackets of a paragraph, paired.

    Attributes:
        opening: Offsets of the straight marks (") that open.
        spans: Quotations and brackets short enough to stay whole, as (first, last) offset.
        quotations: All quotations, however long, as (first, last) offset, inner ones before
            the one that they stand in.
        unclosed: Offsets of the marks that open a quotation which this paragraph does not close.
    """

    _MARK = re.compile(r"[\"«»“”„()]")
    _PARTNERS: Final = {")": "(", "»": "«", "”": "“„", '"': '"'}
    _DEPTH: Final = 6  # deeper nesting is noise; the bound keeps the pairing linear

    def __init__(self, text: str) -> None:
        self.opening: set[int] = set()
        self.spans: list[tuple[int, int]] = []
        self.quotations: list[tuple[int, int]] = []
        marks = [(match.group(), match.start()) for match in self._MARK.finditer(text)]
        self._classify(text, [at for mark, at in marks if mark == '"'])
        stack: list[tuple[str, int]] = []
        for mark, at in marks:
            if self._opens(mark, at, stack):
                stack = [*stack[1 - self._DEPTH :], (mark, at)]
                continue
            partners = self._PARTNERS.get(mark, "„")
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] in partners:
                    self._add(*stack[depth], at)
                    del stack[depth:]
                    break
        self.unclosed = [at for mark, at in stack if mark != "("]

    def _add(self, mark: str, start: int, end: int) -> None:
        if mark != "(":
            self.quotations.append((start, end))
        if end - start <= (LONGEST_WHOLE_BRACKET if mark == "(" else LONGEST_WHOLE_QUOTE):
            self.spans.append((start, end))

    def _opens(self, mark: str, at: int, stack: list[tuple[str, int]]) -> bool:
        if mark == '"':
            return at in self.opening
        if mark == "“":  # closes „ in Ukrainian, Russian and German, opens in English
            return all(opened != "„" for opened, _ in stack)
        return mark in "«„("

    def _classify(self, text: str, straight: list[int]) -> None:
        """Tell opening from closing straight marks by the white space around them.

        Between two letters or a full stop and a letter ('respect."In 2021') only the neighbours
        tell. A press release opens every paragraph of a quotation with a mark and closes only
        the last, so a doubtful mark reopens when the next one closes, or is as doubtful.
        """
        kinds = [self._kind(text, at) for at in straight]
        is_open = False
        for number, (at, kind) in enumerate(zip(straight, kinds, strict=True)):
            if kind == "doubtful":
                following = kinds[number + 1] if number + 1 < len(kinds) else "opening"
                kind = "closing" if is_open and following == "opening" else "opening"
            is_open = kind == "opening"
            if is_open:
                self.opening.add(at)

    @staticmethod
    def _kind(text: str, at: int) -> str:
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if not before or before.isspace() or before in "([—–:":
            return "opening"
        if not after or not (after.isalnum() or after in "«“„("):
            return "closing"
        return "doubtful" if before in TERMINALS else "closing"
