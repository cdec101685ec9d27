"""Names that a language has of its own: Germany, Германия, Німеччина.

They stand in ``exonyms.txt``, written for this project: countries, capitals, bodies and places of
the war, with their adjectives, and first names whose forms differ in consonants.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from index.language import script_of
from index.vocabulary import Script
from index.words import index_terms

TABLE: Final = Path(__file__).with_suffix(".txt")


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


def longest_name() -> int:
    """Return how many words the longest name of the table has."""
    return max(term.count(" ") + 1 for term in _by_term())


@cache
def _by_term() -> dict[str, frozenset[str]]:
    """Read the table, once: 0.3 s, most of it for the dictionaries of Russian and Ukrainian."""
    found: dict[str, frozenset[str]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        terms = frozenset().union(*(terms_of(name) for name in line.split(",")))
        for term in terms:
            found[term] = found.get(term, frozenset()) | terms
    return found
