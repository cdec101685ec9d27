"""Writing the catalog of an edition that is being built."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Self

from index.articles import Prepared, without_recurring
from index.catalog import ARTICLE_COLUMNS, Catalog, article_from
from index.dates import written_out
from index.digests import sha256
from index.relations import Relations
from index.relative_dates import days_named
from index.spellings import SpellingsWriter
from index.vocabulary import Article, Passage, Problem, Removal, Script, Span
from index.words import index_terms

SCHEMA = Path(__file__).with_name("catalog_schema.sql")


def passage_hash(article: Article, passage: Passage) -> str:
    """Return the digest of a passage's text and of where its sentences lie."""
    spans = ",".join(f"{sentence.start}-{sentence.end}" for sentence in passage.sentences)
    return sha256(f"{spans}\n{passage.span.slice(article.text)}".encode())


class CatalogWriter:
    """Fills the catalog of a new edition. Nobody else opens the file before it is published."""

    def __init__(self, path: Path, base: Path | None = None) -> None:
        """Start a new file, empty or with all that the published catalog ``base`` holds."""
        self._path = path
        self._is_new = base is None
        if base is not None:
            shutil.copyfile(base, path)
        self._db = sqlite3.connect(path)
        self.relations = Relations(self._db)
        self._spellings = SpellingsWriter(self._db)
        # Articles that joined, went or are not what they were; for the stages that follow.
        self.touched: set[str] = set()
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
            self.relations.forget(article)
            self._drop(article)
        for table in ("problems", "files"):
            self._db.execute(f"DELETE FROM {table} WHERE path = ?", (path,))  # noqa: S608 - constant

    def forget_listing_problems(self) -> None:
        """Drop the problems of entries that were never read (links, oversized files)."""
        self._db.execute("DELETE FROM problems WHERE path NOT IN (SELECT path FROM files)")

    def add(self, prepared: Prepared) -> None:
        """Store an article with what was removed from it, its passages and their stems."""
        article = prepared.article
        ruled = [paragraph for _, paragraph in prepared.ruled()]
        self.relations.add(article.id, article.outlet, ruled)
        self._store(prepared)

    def settle(self) -> None:
        """Take out the paragraphs that recur across articles; find copies; count names.

        To be called when all articles have been added.
        """
        for article_id in self.relations.settle():
            prepared = self._load(article_id)
            ruled = [paragraph for _, paragraph in prepared.ruled()]
            recurring = self.relations.recurring(prepared.article.outlet, ruled)
            cleaned = without_recurring(prepared, recurring)
            if cleaned.removals != prepared.removals:
                self._drop(article_id)
                self._store(cleaned)
        self._spellings.settle()

    def _load(self, article_id: str) -> Prepared:
        """Return a stored article, without its passages."""
        row = self._db.execute(
            f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE id = ?",  # noqa: S608 - constant
            (article_id,),
        ).fetchone()
        removals = self._db.execute(
            "SELECT text, reason, position FROM removals WHERE article = ? ORDER BY position",
            (article_id,),
        )
        return Prepared(article_from(row), tuple(Removal(*each) for each in removals), ())

    def _drop(self, article_id: str) -> None:
        """Delete an article with all that hangs on it but its relations."""
        self.touched.add(article_id)
        stored = self._db.execute(
            "SELECT text, language FROM articles WHERE id = ?", (article_id,)
        ).fetchone()
        if stored:
            self._spellings.forget(*stored)
        self._db.execute(
            "DELETE FROM terms WHERE rowid IN (SELECT key FROM passages WHERE article = ?)",
            (article_id,),
        )
        for table in ("passages", "removals"):
            self._db.execute(f"DELETE FROM {table} WHERE article = ?", (article_id,))  # noqa: S608
        self._db.execute("DELETE FROM articles WHERE id = ?", (article_id,))

    def _store(self, prepared: Prepared) -> None:
        article = prepared.article
        self.touched.add(article.id)
        self._spellings.add(article.text, article.language)
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
            [(article.id, each.position, each.text, each.reason) for each in prepared.removals],
        )
        heading = " ".join(index_terms(_heading(article), article.language))
        for passage, script in prepared.passages:
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
        # "On Monday" is found by who asks about 7 July.
        at = passage.span.start
        sentences = [Span(each.start - at, each.end - at) for each in passage.sentences]
        named = days_named(text, article.language, article.published, sentences)
        days = {each.day for each in named}
        dates = " ".join(map(_in_words, sorted(days)))
        if dates:
            heading = " ".join([heading, *index_terms(dates, article.language)])
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
        """Flush the file to the disk; a new one's full text is made compact before.

        What was added to an earlier catalog is merged by SQLite as it goes.
        """
        if self._is_new:
            self._db.execute("INSERT INTO terms (terms) VALUES ('optimize')")
        self._db.commit()
        with self._path.open("rb") as file:
            os.fsync(file.fileno())


def _heading(article: Article) -> str:
    """Title and date, so that a question that names them finds the article's passages."""
    return f"{article.title or ''} {_in_words(article.published) if article.published else ''}"


def _in_words(day: date) -> str:
    """The day as a question in any of the three languages would name it."""
    return " ".join(written_out(day, language) for language in ("en", "ru", "uk"))
