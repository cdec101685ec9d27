"""The catalog of a published edition, opened for reading."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

from index.digests import sha256
from index.errors import EditionError
from index.vocabulary import Article, DateSource, Passage, Problem, Removal, Script, Sentence

ARTICLE_COLUMNS = "id, path, text, title, outlet, author, published, url, language, published_from"
# SQLite's own limit on "?" marks is 32,766; smaller groups keep statements readable.
GROUP = 500


class Catalog:
    """Articles, passages, full text and the report of one edition.

    Belongs to the thread that opened it.
    """

    def __init__(self, path: Path) -> None:
        """Open the file read-only.

        Raises:
            EditionError: It is missing, damaged or not a catalog.
        """
        # "immutable": a published edition never changes, so no lock or journal is needed
        # and a read-only disk will do.
        address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
        try:
            self._db = sqlite3.connect(address, uri=True)
            self._db.execute("SELECT count(*) FROM meta").fetchone()
        except sqlite3.Error as error:
            raise EditionError(f"{path} cannot be opened ({error}). Rebuild the index.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """The open database, for full-text queries."""
        return self._db

    def meta(self, name: str) -> Any:
        """Return a stored JSON value, or None."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else None

    def files(self) -> dict[str, tuple[int, int, str]]:
        """Return path → (size in bytes, mtime in ns, SHA-256) of every file looked at."""
        rows = self._db.execute("SELECT path, size, mtime_ns, sha256 FROM files")
        return {path: (size, mtime_ns, sha256) for path, size, mtime_ns, sha256 in rows}

    def problems(self) -> list[Problem]:
        """Return what could not be read, by path."""
        rows = self._db.execute("SELECT path, reason FROM problems ORDER BY path, rowid")
        return [Problem(*row) for row in rows]

    def paths(self) -> dict[str, list[str]]:
        """Return path → ids of the articles that came from the file."""
        found: dict[str, list[str]] = {}
        for path, article in self._db.execute("SELECT path, id FROM articles ORDER BY rowid"):
            found.setdefault(path, []).append(article)
        return found

    def article(self, article_id: str) -> Article | None:
        """Return an article, or None when this edition has none of that id."""
        return self.articles([article_id]).get(article_id)

    def articles(self, ids: Iterable[str]) -> dict[str, Article]:
        """Return those of the articles that are there, by id."""
        sql = f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE id IN ({{}})"  # noqa: S608 - constant
        return {row[0]: article_from(row) for row in self._in_groups(sql, list(ids))}

    def all_articles(self) -> Iterator[Article]:
        """Yield every article, by path."""
        sql = f"SELECT {ARTICLE_COLUMNS} FROM articles ORDER BY path, id"  # noqa: S608 - constant
        return (article_from(row) for row in self._db.execute(sql))

    def removals(self, article_id: str) -> list[Removal]:
        """Return what cleaning took out of an article, in order."""
        rows = self._db.execute(
            "SELECT text, reason, position FROM removals WHERE article = ? ORDER BY position",
            (article_id,),
        )
        return [Removal(*row) for row in rows]

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """Return those of the passages that are there, by id."""
        sql = "SELECT id, article, number, sentences FROM passages WHERE id IN ({})"
        return {row[0]: passage_from(*row[1:]) for row in self._in_groups(sql, ids)}

    def passages_of(self, article_id: str) -> list[Passage]:
        """Return an article's passages, in order."""
        sql = "SELECT article, number, sentences FROM passages WHERE article = ? ORDER BY number"
        return [passage_from(*row) for row in self._db.execute(sql, (article_id,))]

    def count(self, table: str) -> int:
        """Return the number of rows of a table of the schema."""
        return int(self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608

    def passage_ids(self, script: Script, articles: Sequence[str] | None = None) -> list[str]:
        """Return the ids of the passages written in a script, in the order they were added.

        Args:
            script: The writing system.
            articles: Of these articles only.
        """
        if articles is None:
            sql = "SELECT id FROM passages WHERE script = ? ORDER BY key"
            return [row[0] for row in self._db.execute(sql, (script,))]
        sql = "SELECT id, script FROM passages WHERE article IN ({}) ORDER BY key"
        return [row[0] for row in self._in_groups(sql, articles) if row[1] == script]

    def hashes(self, articles: Sequence[str] | None = None) -> dict[str, tuple[str, str | None]]:
        """Return passage id → SHA-256 of its text and of its vector; of all, or of articles."""
        sql = "SELECT id, text_hash, vector_hash FROM passages"
        if articles is None:
            rows: Iterable[tuple[Any, ...]] = self._db.execute(sql)
        else:
            rows = self._in_groups(f"{sql} WHERE article IN ({{}})", articles)
        return {passage: (text, vector) for passage, text, vector in rows}

    def article_hashes(self, ids: Sequence[str]) -> dict[str, str]:
        """Return article id → a digest of its text and metadata, for those that are there."""
        sql = f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE id IN ({{}})"  # noqa: S608 - constant
        return {
            row[0]: hashlib.sha256(repr(row).encode()).hexdigest()
            for row in self._in_groups(sql, ids)
        }

    def text_digests(self) -> dict[str, str]:
        """Return article id → a digest of its passages' texts, without reading these."""
        rows = self._db.execute(
            "SELECT article, group_concat(text_hash) FROM"
            " (SELECT article, text_hash FROM passages ORDER BY article, number) GROUP BY article"
        )
        return {article: sha256(hashes.encode()) for article, hashes in rows}

    def copies(self) -> int:
        """Return how many articles are near-duplicates of another one, which is not counted."""
        sql = "SELECT count(*) - count(DISTINCT story) FROM signatures"
        return int(self._db.execute(sql).fetchone()[0])

    def stories(self, articles: Sequence[str]) -> dict[str, str]:
        """Return article id → story, for those that share their story with another article."""
        sql = (
            "SELECT article, story FROM signatures own WHERE article IN ({}) AND EXISTS ("
            "SELECT 1 FROM signatures o WHERE o.story = own.story AND o.article != own.article)"
        )
        return dict(self._in_groups(sql, articles))

    def carriers(self, article_id: str) -> list[Article]:
        """Return the near-duplicates of an article, the earliest first, undated ones last."""
        columns = ", ".join(f"a.{column}" for column in ARTICLE_COLUMNS.split(", "))
        rows = self._db.execute(
            f"SELECT {columns} FROM signatures own JOIN signatures other USING (story)"  # noqa: S608
            " JOIN articles a ON a.id = other.article"
            " WHERE own.article = ? AND other.article != own.article"
            " ORDER BY a.published IS NULL, a.published, a.path",
            (article_id,),
        )
        return [article_from(row) for row in rows]

    def scripts(self) -> dict[Script, int]:
        """Return how many passages are written in each script."""
        rows = self._db.execute("SELECT script, count(*) FROM passages GROUP BY script")
        return {Script(script): count for script, count in rows}

    def days(self, ids: Sequence[str]) -> dict[str, date | None]:
        """Return article id → day of publication, for those that are there."""
        sql = "SELECT id, published FROM articles WHERE id IN ({})"
        return {
            article: date.fromisoformat(day) if day else None
            for article, day in self._in_groups(sql, ids)
        }

    def date_range(self) -> tuple[date, date] | None:
        """Return the first and the last day of publication, or None when none is known."""
        first, last = self._db.execute(
            "SELECT min(published), max(published) FROM articles"
        ).fetchone()
        return (date.fromisoformat(first), date.fromisoformat(last)) if first else None

    def _in_groups(self, sql: str, ids: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        for start in range(0, len(ids), GROUP):
            group = ids[start : start + GROUP]
            yield from self._db.execute(sql.format(", ".join("?" * len(group))), group)


def article_from(row: Sequence[Any]) -> Article:
    """Build an article from a row of :data:`ARTICLE_COLUMNS`."""
    article, path, text, title, outlet, author, published, url, language, source = row
    day = date.fromisoformat(published) if published else None
    day_from = DateSource(source) if source else None
    return Article(article, path, text, title, outlet, author, day, url, language, day_from)


def passage_from(article: str, number: int, sentences: str) -> Passage:
    """Build a passage from its columns."""
    return Passage(article, number, tuple(Sentence(*span) for span in json.loads(sentences)))
