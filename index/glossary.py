"""What words are called in the other languages: ceasefire, перемирие, перемир'я.

A question shares no word with an article in another language, and the embedding model alone finds
the passage of a Russian or Ukrainian question over English news less often than BM25 does in one
language (``docs/quality.md``). So the words are looked up in ``glossary.txt``, written for this
project, and their translations are searched for. Looking a question up in a dictionary is the
oldest way of cross-language retrieval: Ballesteros and Croft, "Phrasal translation and query
expansion techniques for cross-language information retrieval" (SIGIR 1997), who also show that
phrases have to be translated as wholes. Names are not in it: see :mod:`index.exonyms` and
:mod:`index.spellings`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from index.words import FUNCTION_WORDS, index_terms, stem, words

TABLE: Final = Path(__file__).with_suffix(".txt")
# The columns of the table.
LANGUAGES: Final = ("en", "ru", "uk")
# In words.
LONGEST_PHRASE: Final = 3


@dataclass(frozen=True, slots=True)
class Translated:
    """A word or phrase of a question, in the other languages.

    Attributes:
        term: As it is indexed in the question's language; of a phrase, stems joined by spaces.
        into: Language → the terms that mean the same in it.
    """

    term: str
    into: Mapping[str, frozenset[str]]


def translated(question: str, language: str) -> list[Translated]:
    """Return what the glossary knows of a question, in order; the longest phrases first found.

    Args:
        question: Of a reader.
        language: One of :data:`LANGUAGES`; of any other the glossary knows nothing.
    """
    if language not in LANGUAGES:
        return []
    known, asked = _lines_of(language), words(question)
    stems = [stem(word.text, language) for word in asked]
    found: dict[str, Translated] = {}
    at = 0
    while at < len(stems):
        # A word that only asks may be part of a phrase, and alone says nothing.
        shortest = 1 if asked[at].text not in FUNCTION_WORDS[language] else 2
        for length in range(min(LONGEST_PHRASE, len(stems) - at), shortest - 1, -1):
            term = " ".join(stems[at : at + length])
            if term in known:
                found[term] = Translated(term, _into(known[term], language))
                at += length
                break
        else:
            at += 1
    return list(found.values())


def _into(lines: tuple[int, ...], language: str) -> dict[str, frozenset[str]]:
    return {
        other: frozenset().union(*(_terms(line, other) for line in lines))
        for other in LANGUAGES
        if other != language
    }


@cache
def _terms(line: int, language: str) -> frozenset[str]:
    """Return the terms of one cell of the table. Stemming all of it at once would take seconds."""
    cell = _table()[line][LANGUAGES.index(language)]
    return frozenset(" ".join(index_terms(word, language)) for word in cell) - {""}


@cache
def _lines_of(language: str) -> dict[str, tuple[int, ...]]:
    """Return term → the lines of the table that have it, of one language."""
    function_words = FUNCTION_WORDS[language]
    found: defaultdict[str, list[int]] = defaultdict(list)
    for line, cells in enumerate(_table()):
        for word in cells[LANGUAGES.index(language)]:
            if word not in function_words:
                term = " ".join(index_terms(word, language))
                if line not in found[term]:
                    found[term].append(line)
    return {term: tuple(lines) for term, lines in found.items()}


@cache
def _table() -> list[list[list[str]]]:
    """Return the lines of the table, each the words of the languages' cells."""
    return [
        [[word.strip() for word in cell.split(",") if word.strip()] for cell in line.split("|")]
        for line in TABLE.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
