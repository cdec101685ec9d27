"""BM25 over stems, in the catalog's FTS5 table.

Source of the ranking: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
Beyond" (2009), as SQLite's ``bm25()`` computes it (k1 = 1.2, b = 0.75).
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from index.catalog import Catalog
from index.vocabulary import Script
from index.windows import IN_WINDOW, Window

# A stem in more than half of all passages has no say in BM25 (its inverse document frequency
# is zero or less), but would make SQLite look at every passage.
COMMON = 0.5
# Words of the title and the date weigh more than the same words somewhere in the text.
HEADING_WEIGHT = 2.0
PRIOR_PASSAGES = 100


class Lexical:
    """Full-text search of one edition."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._passages = max(1, catalog.count("passages"))

    @property
    def size(self) -> int:
        """How many passages there are; at least 1."""
        return self._passages

    def passages_with(self, stem: str) -> int:
        """Return in how many passages a stem occurs."""
        row = self._catalog.connection.execute(
            "SELECT doc FROM term_counts WHERE term = ?", (stem,)
        ).fetchone()
        return int(row[0]) if row else 0

    def rarity(self, stem: str) -> float:
        """Return the inverse document frequency of a stem, in nats; higher is rarer.

        A small folder says little about which words are rare in the language: with one passage
        every word of it would count for nothing beside a word that it lacks. So it is counted
        as if PRIOR_PASSAGES more had been seen.
        """
        seen = self._passages + PRIOR_PASSAGES
        return math.log(seen / (self.passages_with(stem) + 0.5))

    def stems_from(self, letter: str, shortest: int, longest: int) -> list[tuple[str, int]]:
        """Return the stems that begin with a letter, each with in how many passages it occurs.

        Args:
            letter: The first.
            shortest: Letters that a stem has at least.
            longest: And at most.
        """
        rows = self._catalog.connection.execute(
            "SELECT term, doc FROM term_counts WHERE term >= ? AND term < ?"
            " AND length(term) BETWEEN ? AND ?",
            (letter, chr(ord(letter) + 1), shortest, longest),
        )
        return rows.fetchall()

    def having(
        self, term: str, script: Script, language: str | None = None, most: int | None = None
    ) -> list[str]:
        """Return the ids of passages of a script that have a term; of a phrase, all its words.

        Args:
            term: Stems joined by spaces.
            script: Of the passages.
            language: Of the articles; ISO 639-1. None: of any.
            most: Only so many, the first ones. None: all.
        """
        rows = self._catalog.connection.execute(
            "SELECT passages.id FROM terms JOIN passages ON passages.key = terms.rowid"
            " JOIN articles ON articles.id = passages.article"
            " WHERE terms MATCH ? AND passages.script = ? AND ifnull(articles.language = ?, ?)"
            " LIMIT ?",
            (
                *(" AND ".join(map(_as_string, term.split())), script),
                *(language, language is None, -1 if most is None else most),
            ),
        )
        return [row[0] for row in rows]

    def search(
        self, stems: Iterable[str], script: Script, count: int, window: Window | None = None
    ) -> list[tuple[str, float]]:
        """Return up to ``count`` (passage id, BM25 score above zero) of a script, best first.

        With a window only of articles in it.
        """
        wanted = [
            stem
            for stem in stems
            # A name of several words is looked up as a phrase, of which nothing is counted.
            if " " in stem or 0 < self.passages_with(stem) <= max(1.0, COMMON * self._passages)
        ]
        if not wanted:
            return []
        match = " OR ".join(map(_as_string, wanted))
        rows = self._catalog.connection.execute(
            "SELECT passages.id, -bm25(terms, 1.0, ?) AS score FROM terms"  # noqa: S608 - constants
            " JOIN passages ON passages.key = terms.rowid"
            f" {'JOIN articles ON articles.id = passages.article' if window else ''}"
            " WHERE terms MATCH ? AND passages.script = ?"
            f" {f'AND {IN_WINDOW}' if window else ''} ORDER BY score DESC LIMIT ?",
            (HEADING_WEIGHT, match, script, *(window.values if window else ()), count),
        )
        return [(passage, score) for passage, score in rows if score > 0]


def _as_string(stem: str) -> str:
    """The stem as a string of FTS5, so that it is not read as an operator."""
    return '"' + stem.replace('"', '""') + '"'
