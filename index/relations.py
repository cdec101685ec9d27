"""What articles have in common, kept up to date in the catalog: copies and recurring paragraphs.

An article brings its signature and its paragraphs when it joins and takes them along when it
goes. :meth:`Relations.settle` then looks only at what that touches: stories that lost their
founder, and paragraphs whose count changed. Both are decided on the text as it was before
recurring paragraphs were taken out, so neither depends on the other's outcome.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence

import numpy as np

from index.copies import alike, bands, signature
from index.recurrence import (
    ARTICLES_OWN_VOICE,
    may_be_the_outlets,
    own_voice,
    recurrence_key,
    recurs,
)


class Relations:
    """The tables ``signatures``, ``bands``, ``paragraphs`` and ``recurrences`` of a new edition."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        # Kept until settled: what lost or gained an article.
        self._keys: set[int] = set()
        self._outlets: set[str] = set()
        self._again: set[str] = set()  # articles that need a story

    def add(self, article: str, outlet: str | None, paragraphs: Sequence[str]) -> None:
        """Note an article that has joined.

        Args:
            article: Its id.
            outlet: As it states it.
            paragraphs: Those that the rules of cleaning keep.
        """
        rows = {
            key: (key, article, own_voice(paragraph))
            for paragraph in paragraphs
            if (key := recurrence_key(paragraph)) is not None
            and may_be_the_outlets(paragraph, outlet)
        }
        self._db.executemany("INSERT INTO paragraphs VALUES (?, ?, ?)", rows.values())
        minhash = signature("\n".join(paragraphs)).tobytes()
        self._db.execute(
            "INSERT INTO signatures VALUES (?, ?, '', ?)", (article, outlet or "", minhash)
        )
        self._keys.update(rows)
        self._outlets.add(outlet or "")
        self._again.add(article)

    def forget(self, article: str) -> None:
        """Note an article that has gone."""
        row = self._db.execute(
            "SELECT outlet, story FROM signatures WHERE article = ?", (article,)
        ).fetchone()
        if row is None:
            return
        outlet, story = row
        self._outlets.add(outlet)
        self._keys.update(self._keys_of([article]))
        self._db.execute("DELETE FROM paragraphs WHERE article = ?", (article,))
        self._db.execute("DELETE FROM signatures WHERE article = ?", (article,))
        self._again.discard(article)
        if story == article:
            self._db.execute("DELETE FROM bands WHERE article = ?", (article,))
            followers = self._db.execute("SELECT article FROM signatures WHERE story = ?", (story,))
            self._again.update(row[0] for row in followers)
            self._db.execute("UPDATE signatures SET story = '' WHERE story = ?", (story,))

    def settle(self) -> list[str]:
        """Decide who copies whom and what recurs.

        Returns:
            Ids of the articles that hold a paragraph whose lot has changed, in order.
        """
        # Who copies whom changes how often their paragraphs count.
        self._keys.update(self._keys_of(sorted(self._again)))
        for article in sorted(self._again):
            self._find_story(article)
        turned = [turn for outlet in sorted(self._outlets) for turn in self._recount(outlet)]
        touched = set(self._again)
        # New articles may hold what recurs already.
        affected = {
            article
            for article in touched
            if self._db.execute(
                "SELECT 1 FROM paragraphs JOIN signatures USING (article)"
                " JOIN recurrences USING (outlet, key) WHERE article = ? AND recurs LIMIT 1",
                (article,),
            ).fetchone()
        }
        for outlet, key in turned:
            rows = self._db.execute(
                "SELECT article FROM paragraphs JOIN signatures USING (article)"
                " WHERE key = ? AND outlet = ?",
                (key, outlet),
            )
            affected.update(row[0] for row in rows)
        self._keys.clear()
        self._outlets.clear()
        self._again.clear()
        return sorted(affected)

    def recurring(self, outlet: str | None, paragraphs: Sequence[str]) -> list[int]:
        """Return in how many articles of the outlet each paragraph recurs; 0 where it stays."""
        counts = []
        for paragraph in paragraphs:
            row = self._db.execute(
                "SELECT articles FROM recurrences WHERE outlet = ? AND key = ? AND recurs",
                (outlet or "", recurrence_key(paragraph)),
            ).fetchone()
            counts.append(row[0] if row else 0)
        return counts

    def _find_story(self, article: str) -> None:
        """Join the story of the first founder that the article is like, or found one."""
        (stored,) = self._db.execute(
            "SELECT minhash FROM signatures WHERE article = ?", (article,)
        ).fetchone()
        own = np.frombuffer(stored, np.uint32)
        keys = bands(own)
        founders = self._db.execute(
            "SELECT DISTINCT article, minhash FROM bands JOIN signatures USING (article)"
            " WHERE key IN (SELECT value FROM json_each(?)) ORDER BY article",
            (json.dumps(keys),),
        )
        for founder, minhash in founders:
            if alike(own, np.frombuffer(minhash, np.uint32)):
                story = founder
                break
        else:
            story = article
            self._db.executemany(
                "INSERT OR IGNORE INTO bands VALUES (?, ?)", [(key, article) for key in keys]
            )
        self._db.execute("UPDATE signatures SET story = ? WHERE article = ?", (story, article))

    def _recount(self, outlet: str) -> Iterator[tuple[str, int]]:
        """Count the touched paragraphs anew and yield (outlet, key) of those that turned."""
        (of,) = self._db.execute(
            "SELECT count(DISTINCT story) FROM signatures WHERE outlet = ?", (outlet,)
        ).fetchone()
        before = {
            key: (articles, bool(voice), bool(goes))
            for key, articles, voice, goes in self._db.execute(
                "SELECT key, articles, own_voice, recurs FROM recurrences WHERE outlet = ?",
                (outlet,),
            )
        }
        now = {key: (known[0], known[1]) for key, known in before.items() if key not in self._keys}
        counted = self._db.execute(
            "SELECT p.key, count(DISTINCT story), max(own_voice)"
            " FROM json_each(?) asked JOIN paragraphs p ON p.key = asked.value"
            " JOIN signatures USING (article)"
            " WHERE outlet = ? GROUP BY p.key HAVING count(DISTINCT story) >= ?",
            (json.dumps(sorted(self._keys)), outlet, ARTICLES_OWN_VOICE),
        )
        now.update({key: (articles, bool(voice)) for key, articles, voice in counted})
        decided = {
            key: (articles, voice, recurs(articles, of, own_voice=voice))
            for key, (articles, voice) in now.items()
        }
        self._db.executemany(
            "DELETE FROM recurrences WHERE outlet = ? AND key = ?",
            [(outlet, key) for key in before.keys() - decided.keys()],
        )
        self._db.executemany(
            "INSERT OR REPLACE INTO recurrences VALUES (?, ?, ?, ?, ?)",
            [(outlet, key, *decided[key]) for key in decided if before.get(key) != decided[key]],
        )
        for key in before.keys() | decided.keys():
            if before.get(key, (0, False, False))[2] != decided.get(key, (0, False, False))[2]:
                yield outlet, key

    def _keys_of(self, articles: Sequence[str]) -> set[int]:
        rows = self._db.execute(
            "SELECT DISTINCT paragraphs.key FROM json_each(?) JOIN paragraphs ON article = value",
            (json.dumps(articles),),
        )
        return {row[0] for row in rows}
