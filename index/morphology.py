"""The dictionaries of Russian and Ukrainian word forms: `pymorphy3` (MIT) and its data.

One of each language for the whole process: a dictionary takes 0.2 s and 30 MB, so it is loaded
when it is first asked, and whoever asks later gets the same.
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import Any, Final, NamedTuple

# pymorphy3 fails on characters without a Unicode name, so it gets nothing but Cyrillic.
CYRILLIC_WORD: Final = re.compile(r"[а-яіїєґѐ-ѯ'-]+")
_CACHED_WORDS: Final = 50_000
_CASES: Final = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct", "voct"})

_loading = threading.Lock()
_asking = threading.Lock()  # the library does not say that it may be used by several threads
_loaded: dict[str, Any] = {}


class Reading(NamedTuple):
    """One way to understand a word form.

    Attributes:
        base: The form a dictionary lists it under, in small letters.
        grammemes: Its tags, as OpenCorpora names them: NOUN, Surn, femn, nomn, …
        known: Whether the dictionary has the word; else it is guessed by the ending.
    """

    base: str
    grammemes: frozenset[str]
    known: bool = True


def analyser(language: str) -> Any:
    """Return pymorphy3's analyser for "ru" or "uk"."""
    with _loading:
        if language not in _loaded:
            import pymorphy3

            _loaded[language] = pymorphy3.MorphAnalyzer(lang=language)
        return _loaded[language]


@lru_cache(_CACHED_WORDS)
def readings(word: str, language: str) -> tuple[Reading, ...]:
    """Return the ways to understand a word, likeliest first; none for what is not Cyrillic.

    Args:
        word: In any case, with ``'`` as its apostrophe if it has one.
        language: "ru" or "uk".
    """
    folded = word.casefold()
    if not CYRILLIC_WORD.fullmatch(folded):
        return ()
    found = analyser(language)
    with _asking:
        return tuple(
            Reading(each.normal_form, _grammemes(each, folded), each.is_known)
            for each in found.parse(folded)
        )


def _grammemes(parsed: Any, word: str) -> frozenset[str]:
    """Return the tags; the Ukrainian dictionary leaves out the nominative of some base forms."""
    tags = frozenset(map(str, parsed.tag.grammemes))
    if "NOUN" in tags and not tags & _CASES and parsed.normal_form == word:
        return tags | {"nomn"}
    return tags


def case_of(word: str, language: str) -> str | None:
    """Return the case of a noun as OpenCorpora names it ("gent"); None when it has none."""
    found = readings(word, language)
    fitting = [each.grammemes & _CASES for each in found if "NOUN" in each.grammemes]
    singular = [each.grammemes & _CASES for each in found if {"NOUN", "sing"} <= each.grammemes]
    cases = next(iter([cases for cases in (*singular, *fitting) if cases]), None)
    return min(cases) if cases else None


def inflected(word: str, language: str, case: str) -> str | None:
    """Return a noun or an adjective in another case, with its capital; None when it has none."""
    if not CYRILLIC_WORD.fullmatch(word.casefold()):
        return None
    found = analyser(language)
    with _asking:
        for parsed in found.parse(word.casefold()):
            other = parsed.inflect({case}) if parsed.tag.POS in {"NOUN", "ADJF"} else None
            if other is not None:
                text = str(other.word)
                return text[:1].upper() + text[1:] if word[:1].isupper() else text
    return None
