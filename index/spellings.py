"""The names that an edition's articles have, and how each is spelt in either script.

The catalog's table ``spellings`` has a row for every form of a name and every key of its sound
(:mod:`index.sounds`), with how often it occurs. An article's names are counted in when it joins
and out when it goes, so that a rebuild of one file leaves the table as a full one would.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import Final, NamedTuple

from cachetools import LRUCache

from index.catalog import Catalog
from index.exonyms import same_bearer, terms_of
from index.language import script_of
from index.sounds import alike, keys
from index.words import FUNCTION_WORDS, normalise, stem, words

_OPENS: Final = " \t\"'«»„“”‘’([—–-•*"
_ENDS: Final = ".!?…:;\n"
_SHORTEST: Final = 2
# A shorter word at the start of a sentence is hardly ever a name.
_SHORTEST_OPENING: Final = 4
# What readers have typed lately; all that they ever type would fill the memory in months.
_REMEMBERED: Final = 10_000
_FUNCTION_WORDS: Final = frozenset().union(*FUNCTION_WORDS.values())


class NameForm(NamedTuple):
    """A name as a text has it, in small letters and without a possessive.

    Attributes:
        stem: What it is indexed as.
    """

    form: str
    stem: str


def name_forms(text: str, language: str | None) -> Counter[NameForm]:
    """Return the names of an article and how often it has each.

    A word is a name when it has a capital that does not open a sentence; at the start of one,
    when the article never has it in small letters.

    Args:
        text: The article's.
        language: Of the text; ISO 639-1, or None.
    """
    small: set[str] = set()
    inside: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    for word in words(text):
        if not text[word.start].isupper():
            small.add(word.text)
        elif len(word.text) >= _SHORTEST and not any(map(str.isdigit, word.text)):
            before = text[max(0, word.start - 8) : word.start].rstrip(_OPENS)
            starts = not before or before[-1] in _ENDS
            (opening if starts else inside)[word.text] += 1
    for word_text, count in opening.items():
        if word_text in inside or (word_text not in small and len(word_text) >= _SHORTEST_OPENING):
            inside[word_text] += count
    return Counter(
        {
            NameForm(word_text.removesuffix("'s"), stem(word_text, language)): count
            for word_text, count in inside.items()
            if word_text not in _FUNCTION_WORDS
        }
    )


class SpellingsWriter:
    """The table ``spellings`` of a new edition."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._changes: Counter[NameForm] = Counter()

    def add(self, text: str, language: str | None) -> None:
        """Count in the names of an article that has joined."""
        self._changes.update(name_forms(text, language))

    def forget(self, text: str, language: str | None) -> None:
        """Count out the names of an article that goes, as it was stored."""
        self._changes.subtract(name_forms(text, language))

    def settle(self) -> None:
        """Write what has come and gone; to be called when all articles have."""
        changed = [
            (key, name.form, name.stem, script_of(name.form), change)
            for name, change in sorted(self._changes.items())
            if change
            for key in keys(name.form)
        ]
        self._db.executemany(
            "INSERT INTO spellings (key, form, stem, script, count) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET count = count + excluded.count",
            changed,
        )
        self._db.executemany(
            "DELETE FROM spellings WHERE key = ? AND form = ? AND stem = ? AND count <= 0",
            [row[:3] for row in changed if row[-1] < 0],
        )
        self._changes.clear()


class Spellings:
    """How names are spelt in one edition. Belongs to the catalog's thread."""

    def __init__(self, catalog: Catalog) -> None:
        self._db = catalog.connection
        self._known: LRUCache[str, frozenset[str]] = LRUCache(_REMEMBERED)

    def of(self, name: str) -> frozenset[str]:
        """Return the indexed terms of a name, in every script, that occur in this edition.

        Args:
            name: In any script, language, inflection and case. Of several words that the table
                of exonyms does not have together, each is looked up.

        Returns:
            Stems as FTS5 has them; one with a space in it ("черн мор") is a phrase. Empty when
            the edition has the name in no spelling.
        """
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._find(name)
        return found

    def share_as_name(self, word: str) -> float | None:
        """Return how often the articles have a word as a name, for each passage that has it.

        Args:
            word: In any case and case form.

        Returns:
            0 for a word that never is a name, about 1 for one that always is. None when no
            article has it in this script.
        """
        stems = terms_of(word)
        passages = sum(
            int(row[0])
            for stem in stems
            for row in self._db.execute("SELECT doc FROM term_counts WHERE term = ?", (stem,))
        )
        if not passages:
            return None
        own = {
            (form, stem): count for form, stem, count in self._sounding_like(word) if stem in stems
        }
        return sum(own.values()) / passages

    def _find(self, name: str) -> frozenset[str]:
        bearer = same_bearer(name)
        found = {term for term in bearer | terms_of(name) if self._occurs(term)}
        parts = [word.text for word in words(name)]
        if bearer:  # the table has all that is meant; Germany is not Herman
            return frozenset(found)
        if len(parts) == 1:
            found.update(stem for _, stem, _ in self._sounding_like(parts[0]))
        else:
            found.update(*(self.of(part) for part in parts))
        return frozenset(found)

    def _sounding_like(self, name: str) -> list[tuple[str, str, int]]:
        """Return (form, stem, count) of the names that can be this one."""
        folded = normalise(name)
        return [
            (form, stem, count)
            for key in sorted(keys(folded))
            for form, stem, count in self._db.execute(
                "SELECT form, stem, count FROM spellings WHERE key = ?", (key,)
            )
            if alike(folded, form)
        ]

    def _occurs(self, term: str) -> bool:
        if " " in term:
            sql = "SELECT 1 FROM terms WHERE terms MATCH ? LIMIT 1"
            term = '"' + term.replace('"', '""') + '"'
        else:
            sql = "SELECT 1 FROM term_counts WHERE term = ?"
        return self._db.execute(sql, (term,)).fetchone() is not None
