"""The names that a question takes for granted, and whether a text has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from index.transliteration import same_name, skeleton

_WORD = re.compile(r"[^\W\d_](?:[\w’ʼ'-]*\w)?")
# One consonant ("Ia", "Hu") would be found in any text.
SHORTEST = 2
# Passages whose names are remembered, at some 4 kB each.
_TEXTS = 500


def names_in(question: str) -> tuple[str, ...]:
    """Return the skeletons of a question's names: capitalised words after its first one.

    A question typed in small letters has none; then only the coverage of its words speaks.
    """
    found = [
        skeleton(word.group())
        for word in list(_WORD.finditer(question))[1:]
        if word.group()[0].isupper() and word.group() != "I"
    ]
    return tuple(dict.fromkeys(name for name in found if len(name) >= SHORTEST))


@lru_cache(maxsize=_TEXTS)
def capitalised(text: str) -> frozenset[str]:
    """Return the skeletons of all capitalised words of a text."""
    return frozenset(
        skeleton(word.group()) for word in _WORD.finditer(text) if word.group()[0].isupper()
    )


def share_found(names: Sequence[str], text: str) -> float | None:
    """Return which part of the names the text has, 0 to 1; None when there are none to find."""
    if not names:
        return None
    there = capitalised(text)
    return sum(any(same_name(name, other) for other in there) for name in names) / len(names)
