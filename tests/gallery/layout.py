"""A message's text and entities, laid out in lines of runs. Knows nothing of pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from tests.botapi import utf16
from tests.botapi.wire import Json
from tests.gallery.widths import width

QUOTES = {"blockquote", "expandable_blockquote"}
ELLIPSIS = "…"
# What stays on one line: a word with the white space after it. A line may also end after a
# hyphen, a dash or a slash, as file names and compound words are long.
_PIECE = re.compile(r"[^ \t]*?[-–—/](?=\w)|[^ \t]+[ \t]*|[ \t]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive characters that look the same.

    Attributes:
        kinds: The types of the entities that cover them.
    """

    text: str
    kinds: frozenset[str] = frozenset()


Line = tuple[Run, ...]
Styled = Sequence[tuple[str, frozenset[str]]]  # characters, each with its kinds


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together: those of one quotation, or those between two."""

    quote: bool
    lines: tuple[Line, ...]


def lay_out(text: str, entities: Iterable[Json], room: float, room_in_quote: float) -> list[Block]:
    """Lay a message out.

    Every character is in some run, in order, except the line breaks. A break between a
    quotation and what stands around it is the blocks' own boundary, not an empty line.

    Args:
        text: The text that people see.
        entities: Telegram's; offsets and lengths are in UTF-16 units.
        room: The width of a line, in font sizes.
        room_in_quote: The same within a quotation.
    """
    styled, quotation = _styled(text, list(entities))
    blocks = []
    for quote, start, end in _spans(text, quotation):
        paragraphs = list(_paragraphs(styled, start, end))
        lines = [
            line
            for paragraph in paragraphs
            for line in _wrap(paragraph, room_in_quote if quote else room)
        ]
        blocks.append(Block(quote, tuple(lines)))
    return blocks


def line_width(line: Line) -> float:
    """Return the width of a line in font sizes; the white space at its end does not count."""
    widths = [width(run.text, run.kinds) for run in line]
    if line:
        last = line[-1]
        widths[-1] = width(last.text.rstrip(), last.kinds)
    return sum(widths)


def shortened(text: str, room: float) -> str:
    """Return the text on one line, cut and marked with an ellipsis if it is too wide."""
    flat = " ".join(text.split())
    if width(flat) <= room:
        return flat
    while flat and width(flat + ELLIPSIS) > room:
        flat = flat[:-1]
    return flat.rstrip() + ELLIPSIS


def _styled(text: str, entities: Sequence[Json]) -> tuple[Styled, list[int | None]]:
    """Give every character its kinds, and the number of the quotation that it stands in."""
    styled: list[tuple[str, frozenset[str]]] = []
    quotation: list[int | None] = []
    at = 0
    for character in text:
        covering = [
            (number, entity["type"])
            for number, entity in enumerate(entities)
            if entity["offset"] <= at < entity["offset"] + entity["length"]
        ]
        styled.append((character, frozenset(kind for _, kind in covering)))
        quotation.append(next((number for number, kind in covering if kind in QUOTES), None))
        at += utf16.length(character)
    return styled, quotation


def _spans(text: str, quotation: Sequence[int | None]) -> Iterator[tuple[bool, int, int]]:
    """Yield (is it a quotation, start, end) of every block."""
    changes = [at for at in range(1, len(text)) if quotation[at] != quotation[at - 1]]
    for start, end in pairwise([0, *changes, len(text)]):
        if start == end:
            continue
        quote = quotation[start] is not None
        first, last = start, end
        if not quote:
            if start > 0 and text[start] == "\n":
                first += 1
                if first == end:
                    continue
            if end < len(text) and text[end - 1] == "\n":
                last -= 1
        yield quote, first, last


def _paragraphs(styled: Styled, start: int, end: int) -> Iterator[Styled]:
    begin = start
    for at in range(start, end):
        if styled[at][0] == "\n":
            yield styled[begin:at]
            begin = at + 1
    yield styled[begin:end]


def _wrap(paragraph: Styled, room: float) -> Iterator[Line]:
    """Break a paragraph into lines that fit."""
    line: list[tuple[str, frozenset[str]]] = []
    for piece in _pieces(paragraph):
        if line and _wide([*line, *piece]) > room:
            yield _runs(line)
            line = []
        for styled in piece:  # as a rule all of it fits; a word wider than a line is cut
            if line and not styled[0].isspace() and _wide([*line, styled]) > room:
                yield _runs(line)
                line = []
            line.append(styled)
    yield _runs(line)


def _pieces(paragraph: Styled) -> Iterator[Styled]:
    text = "".join(character for character, _ in paragraph)
    for match in _PIECE.finditer(text):
        yield paragraph[match.start() : match.end()]


def _wide(styled: Styled) -> float:
    return line_width(_runs(styled))


def _runs(styled: Styled) -> Line:
    return tuple(
        Run("".join(character for character, _ in group), kinds)
        for kinds, group in groupby(styled, key=lambda one: one[1])
    )
