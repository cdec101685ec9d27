"""What a question is about, word by word, in the languages that an edition is written in.

A word may stand in an article as it was typed, under another stem of another language
(:mod:`index.glossary`), or, if it is a name, as it sounds there (:mod:`index.spellings`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from index.glossary import translated
from index.language import script_of
from index.lexical import Lexical
from index.spellings import Spellings, name_forms
from index.vocabulary import Script
from index.words import FUNCTION_WORDS, Word, stem, words

# The languages of each script that are told apart by their stems.
LANGUAGES: Final = {Script.LATIN: ("en",), Script.CYRILLIC: ("ru", "uk"), Script.OTHER: ()}
# "Море" was found, what "солёное" is there is not known: that is less than all of the question.
UNKNOWN_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Concept:
    """A word or phrase of a question, and what may stand for it.

    Attributes:
        term: As it is indexed in the question's language; of a phrase, stems joined by spaces.
        into: Language → the terms that mean the same.
        spelt: The terms, in any script, that are the same name or number.
    """

    term: str
    into: Mapping[str, frozenset[str]] = field(default_factory=dict)
    spelt: frozenset[str] = frozenset()

    def elsewhere(self, language: str | None, script: Script) -> frozenset[str]:
        """Return the terms for it in texts of another language than the question's."""
        named = {term for term in self.spelt if term.isdigit() or script_of(term) is script}
        return self.into.get(language or "", frozenset()) | named


class Concepts:
    """Finds the concepts of questions over one edition. Belongs to the catalog's thread."""

    def __init__(self, spellings: Spellings) -> None:
        """Take the names of the edition."""
        self._spellings = spellings

    def of(self, question: str, language: str) -> list[Concept]:
        """Return the concepts of a question, without the words that only ask.

        Args:
            question: Of a reader.
            language: Of the question; ISO 639-1.
        """
        meant = {each.term: each.into for each in translated(question, language)}
        parts = {part for term in meant if " " in term for part in term.split()}
        names = {name.form for name in name_forms(question, language)}
        small = FUNCTION_WORDS.get(language, frozenset())
        found = {term: Concept(term, into) for term, into in meant.items()}
        for word in words(question):
            term = stem(word.text, language)
            if word.text in small or term in parts:
                continue
            # Typed without capitals, as most do on a phone, any word may be a name.
            is_name = word.text.removesuffix("'s") in names or (not names and term not in meant)
            spelt = self._spelt(word, is_name=is_name)
            found[term] = Concept(term, meant.get(term, {}), spelt)
        return list(found.values())

    def _spelt(self, word: Word, *, is_name: bool) -> frozenset[str]:
        if word.text.isdigit():
            return frozenset({word.text})
        return self._spellings.of(word.text.removesuffix("'s")) if is_name else frozenset()


def rarity_of(concept: Concept, lexical: Lexical) -> float:
    """Return how rare a concept is; where no article has the word, what it is elsewhere.

    Returns:
        An inverse document frequency, as of :meth:`index.lexical.Lexical.rarity`.
    """
    terms = {concept.term}
    if not all(map(lexical.passages_with, concept.term.split())):
        terms |= {*concept.spelt, *chain.from_iterable(concept.into.values())}
    return min(max(map(lexical.rarity, term.split())) for term in terms)


def in_translation(
    concepts: Sequence[tuple[Concept, float]], language: str | None, script: Script
) -> list[tuple[frozenset[str], float]]:
    """Return what may stand for each concept in texts of another language, and its weight.

    What a concept is called there may not be known; then the text can neither have it nor lack
    it, and it counts for half.

    Args:
        concepts: Each with its weight.
        language: Of the texts; ISO 639-1, or None.
        script: Of the texts.
    """
    found = [(concept.elsewhere(language, script), weight) for concept, weight in concepts]
    return [(terms, weight if terms else UNKNOWN_SHARE * weight) for terms, weight in found]
