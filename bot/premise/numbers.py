"""Amounts that a question or a text states, in one form: 1,200 and 1 200; five, пять and п'ять."""

from __future__ import annotations

import re
from typing import Final

_FIGURES: Final = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)|(?<!\w)\d+(?:[.,]\d+)?"
)
_WORDS: Final = {
    2: "two two-thirds twice second два две двух двум двумя дві двох двом другий другой второй",
    3: "three third three-day три трёх трех трём трем тремя третий трьох трьом третій",
    4: "four fourth четыре четырёх четырех четвёртый чотири чотирьох четвертий",
    5: "five fifth пять пяти пятый п'ять п'яти п'ятий",
    6: "six sixth шесть шести шестой шість шести шостий",
    7: "seven seventh семь семи седьмой сім семи сьомий",
    8: "eight eighth восемь восьми восьмой вісім восьми восьмий",
    9: "nine ninth девять девяти девятый дев'ять дев'яти дев'ятий",
    10: "ten tenth десять десяти десятый десятий",
    11: "eleven одиннадцать одиннадцати одинадцять одинадцяти",
    12: "twelve dozen двенадцать двенадцати дюжина дванадцять дванадцяти",
    20: "twenty двадцать двадцати двадцять двадцяти",
    30: "thirty тридцать тридцати тридцять тридцяти",
    100: "hundred сто ста сотня сотни",
}
_BY_WORD: Final = {word: str(n) for n, listed in _WORDS.items() for word in listed.split()}
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")


def numbers_in(text: str) -> frozenset[str]:
    """Return the amounts of a text from two on, in figures with a full stop for decimals.

    Args:
        text: Without its dates, which are no amounts.
    """
    found = {_figure(match.group()) for match in _FIGURES.finditer(text)}
    for match in _WORD.finditer(text.casefold()):
        for part in (match.group(), *re.split("-", match.group())):
            number = _BY_WORD.get(re.sub("[’ʼ]", "'", part))
            if number:
                found.add(number)
    return frozenset(found - {"0", "1"})


def _figure(written: str) -> str:
    if re.fullmatch(r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+", written):
        return re.sub(r"\D", "", written)
    whole, _, decimals = written.replace(",", ".").partition(".")
    decimals = decimals.rstrip("0")
    return f"{int(whole)}.{decimals}" if decimals else str(int(whole))
