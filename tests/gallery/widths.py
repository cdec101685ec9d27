"""How wide text is, without a font: advance widths of Arial, Helvetica and Liberation Sans."""

from __future__ import annotations

import unicodedata
from collections.abc import Set

# In thousandths of the font size. The three fonts share them by design; Roboto and Segoe UI
# are a little narrower, so that a line that fits here fits there.
_CHARACTERS = {
    191: "'",
    222: "ijl‘’‚łіј",
    260: "|",
    278: " \u00a0!,./:;I[\\]ftÌÍÎÏìíîïİıІЇї",
    333: "()-`r“”„",
    350: '{}•"',
    365: "₴гѓ*°",
    438: "кќґ",
    458: "зт^",
    500: "JcksvxyzçýÿšžčćśşżźЈсухѕўҐ",
    521: "эєчьв",
    542: "ЃГпянџ÷",
    556: "#$0123456789?L_abdeghnopqu«»–€§àáâãäåèéêëðñòóôõöøùúûüþğńęąаеорѐёђћийѝ",
    583: "+<=>~×бцдлЌК",
    611: "FTZßŽŻŹТЗ",
    635: "ЎУъ",
    667: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞŠŚŞЀЁЅАВЕРХЧБЛЬж",
    688: "мД",
    722: "CDHNRUwÇÐÑÙÚÛÜČĆŃЍНСЯЄЏИЙПЭыЦ",
    760: "юФ",
    778: "GOQÒÓÔÕÖØĞОЪ",
    833: "MmМшњфщ",
    889: "%æЂЋЫљ",
    944: "WШЖЩ",
    1015: "@—…ÆЊЮЉ",
    1073: "№",
}
_WIDTH = {character: width for width, row in _CHARACTERS.items() for character in row}
_UNKNOWN = 611
_FULL = 1000  # a Chinese character, an emoji
_MONOSPACED = 602
_BOLD = 1.06  # bold to regular, on average


def width(text: str, kinds: Set[str] = frozenset()) -> float:
    """Return the width of a text in font sizes.

    Args:
        text: One line.
        kinds: The entities that it stands in, such as "bold".
    """
    if kinds & {"code", "pre"}:
        return len(text) * _MONOSPACED / 1000
    thousandths = sum(map(_of_character, text))
    return thousandths * (_BOLD if "bold" in kinds else 1) / 1000


def _of_character(character: str) -> int:
    known = _WIDTH.get(character)
    if known is not None:
        return known
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return _FULL if unicodedata.east_asian_width(character) in "WF" else _UNKNOWN
