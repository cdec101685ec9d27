"""Writing the catalog of an edition that is being built."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Self

from index.catalog import ARTICLE_COLUMNS, Catalog
from index.dates import written_out
from index.vocabulary import Article, Passage, Problem, Removal, Script
from index.words import index_terms

SCHEMA = Path(__file__).with_name("catalog_schema.sql")


def sha256(data: bytes) -> str:
    """Return the digest as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def passage_hash(article: Article, passage: Passage) -> str:
    """Return the digest of a passage's text and of where its sentences lie."""
    spans = ",".join(f"{sentence.start}-{sentence.end}" for sentence in passage.sentences)
    return sha256(f"{spans}\n{passage.span.slice(article.text)}".encode())


class CatalogWriter:
    """Fills the catalog of a new edition. Nobody else opens the file before it is published."""

    def __init__(self, path: Path, base: Path | None = None) -> None:
        """Start a new file, empty or with all that the published catalog ``base`` holds."""
        self._path = path
        if base is not None:
            shutil.copyfile(base, path)
        self._db = sqlite3.connect(path)
        # Until it is published the file is worthless, so it needs no journal; ``finish``
        # flushes it to the disk.
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        if base is None:
            self._db.executescript(SCHEMA.read_text(encoding="utf-8"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def set_meta(self, name: str, value: Any) -> None:
        """Store a JSON value."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, json.dumps(value)))

    def set_file(self, path: str, size: int, mtime_ns: int, digest: str) -> None:
        """Note a file that was looked at."""
        row = (path, size, mtime_ns, digest)
        self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", row)

    def add_problem(self, problem: Problem) -> None:
        """Note what could not be read."""
        self._db.execute("INSERT INTO problems VALUES (?, ?)", (problem.path, problem.reason))

    def forget_file(self, path: str) -> None:
        """Drop a file and everything that came from it."""
        articles = [
            row[0] for row in self._db.execute("SELECT id FROM articles WHERE path = ?", (path,))
        ]
        for article in articles:
            self._db.execute(
                "DELETE FROM terms WHERE rowid IN (SELECT key FROM passages WHERE article = ?)",
                (article,),
            )
            self._db.execute("DELETE FROM passages WHERE article = ?", (article,))
            self._db.execute("DELETE FROM removals WHERE article = ?", (article,))
        for table in ("articles", "problems", "files"):
            self._db.execute(f"DELETE FROM {table} WHERE path = ?", (path,))  # noqa: S608 - constant

    def forget_listing_problems(self) -> None:
        """Drop the problems of entries that were never read (links, oversized files)."""
        self._db.execute("DELETE FROM problems WHERE path NOT IN (SELECT path FROM files)")

    def add_article(
        self,
        article: Article,
        removals: Sequence[Removal],
        passages: Sequence[tuple[Passage, Script]],
    ) -> None:
        """Store an article with what was removed from it, its passages and their stems."""
        day = article.published.isoformat() if article.published else None
        self._db.execute(
            f"INSERT INTO articles ({ARTICLE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (
                *(article.id, article.path, article.text, article.title, article.outlet),
                *(article.author, day, article.url, article.language, article.published_from),
            ),
        )
        self._db.executemany(
            "INSERT INTO removals VALUES (?, ?, ?, ?)",
            [(article.id, at, removal.text, removal.reason) for at, removal in enumerate(removals)],
        )
        heading = " ".join(index_terms(_heading(article), article.language))
        for passage, script in passages:
            self._add_passage(article, passage, script, heading)

    def _add_passage(
        self, article: Article, passage: Passage, script: Script, heading: str
    ) -> None:
        text = passage.span.slice(article.text)
        spans = json.dumps([[s.start, s.end] for s in passage.sentences], separators=(",", ":"))
        row = self._db.execute(
            "INSERT INTO passages (id, article, number, script, sentences, text_hash)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                *(passage.id, passage.article, passage.number, script, spans),
                passage_hash(article, passage),
            ),
        )
        body = " ".join(index_terms(text, article.language))
        self._db.execute(
            "INSERT INTO terms (rowid, body, heading) VALUES (?, ?, ?)",
            (row.lastrowid, body, heading),
        )

    def set_vector_hashes(self, hashes: Iterable[tuple[str, str]]) -> None:
        """Note (passage id, SHA-256 of its vector), for ``verify``."""
        self._db.executemany(
            "UPDATE passages SET vector_hash = ? WHERE id = ?",
            ((digest, passage) for passage, digest in hashes),
        )

    def save(self) -> Catalog:
        """Write out what has been added so far and open it for reading."""
        self._db.commit()
        return Catalog(self._path)

    def finish(self) -> None:
        """Make the full text compact and flush the file to the disk."""
        self._db.execute("INSERT INTO terms (terms) VALUES ('optimize')")
        self._db.commit()
        with self._path.open("rb") as file:
            os.fsync(file.fileno())


def _heading(article: Article) -> str:
    """Title and date, so that a question that names them finds the article's passages."""
    day = article.published
    dates = [written_out(day, language) for language in ("en", "ru", "uk")] if day else []
    return " ".join([article.title or "", *dates])
