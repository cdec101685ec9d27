"""Names that a language has of its own: Germany, Германия, Німеччина.

They stand in ``exonyms.txt``, written for this project: countries, capitals, bodies and places of
the war, with their adjectives, and first names whose forms differ in consonants.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from index.language import script_of
from index.vocabulary import Script
from index.words import index_terms

TABLE: Final = Path(__file__).with_suffix(".txt")
_UKRAINIAN: Final = re.compile(r"[іїєґ’']", re.IGNORECASE)
_ALIKE: Final = 3  # letters that Польша and Польща share


def terms_of(name: str) -> frozenset[str]:
    """Return what a name is indexed as in texts of the languages of its script.

    Args:
        name: One word or several; of several the stems are joined by spaces.
    """
    languages = ("ru", "uk") if script_of(name) is Script.CYRILLIC else ("en", None)
    return frozenset(" ".join(index_terms(name, language)) for language in languages) - {""}


def same_bearer(name: str) -> frozenset[str]:
    """Return the indexed terms of all names of whatever the table says bears this one.

    Several words make one term, with spaces: a phrase. Empty when the table has no such name.
    """
    by_term = _by_term()
    return frozenset().union(*(by_term.get(term, frozenset()) for term in terms_of(name)))


def name_in(name: str, language: str) -> str | None:
    """Return what a language calls whatever the table says bears this name; None: not known.

    Args:
        name: In any case form.
        language: "en", "ru" or "uk".
    """
    line = next((_lines_by_term()[term] for term in terms_of(name) if term in _lines_by_term()), ())
    nouns = [each for each in line if each[0].isupper() and " " not in each]
    if language == "en":
        return next((each for each in nouns if script_of(each) is Script.LATIN), None)
    nouns = [each for each in nouns if script_of(each) is Script.CYRILLIC]
    if language == "ru":
        return next((each for each in nouns if not _UKRAINIAN.search(each)), None)
    # Ukrainian names follow the Russian ones; those spelt alike stand there once.
    own = (each for each in nouns if _UKRAINIAN.search(each))
    alike = [each for each in nouns if each[:_ALIKE] == nouns[0][:_ALIKE]]
    return next(own, alike[-1] if alike else None)


def longest_name() -> int:
    """Return how many words the longest name of the table has."""
    return max(term.count(" ") + 1 for term in _by_term())


@cache
def _by_term() -> dict[str, frozenset[str]]:
    """Read the table, once: 0.3 s, most of it for the dictionaries of Russian and Ukrainian."""
    found: dict[str, frozenset[str]] = {}
    for line in _lines():
        terms = frozenset().union(*(terms_of(name) for name in line))
        for term in terms:
            found[term] = found.get(term, frozenset()) | terms
    return found


@cache
def _lines_by_term() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _lines():
        for name in line:
            for term in terms_of(name):
                found.setdefault(term, line)
    return found


@cache
def _lines() -> tuple[tuple[str, ...], ...]:
    """Return the names of each bearer, as the table writes them."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return tuple(
        tuple(name.strip() for name in line.split(","))
        for line in lines
        if line.strip() and not line.startswith("#")
    )
