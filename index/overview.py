"""What an edition has in it: outlets with their days, and the newest articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from index.catalog import Catalog
from index.edition import Edition
from index.vocabulary import Article, Sentence
from index.windows import Window


@dataclass(frozen=True, slots=True)
class OutletCount:
    """How much of the coverage is an outlet's.

    Attributes:
        outlet: None: articles that do not state theirs.
        undated: How many of the articles state no day.
        first: Day of the earliest dated article; None when none is.
        last: Of the latest.
    """

    outlet: str | None
    articles: int
    undated: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Overview:
    """What an edition has in it.

    Attributes:
        outlets: Those with most articles first.
        rebuilt: When the edition was made, UTC.
    """

    outlets: tuple[OutletCount, ...]
    rebuilt: datetime

    @property
    def articles(self) -> int:
        """How many there are."""
        return sum(each.articles for each in self.outlets)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of publication; None when none is known."""
        known = [day for each in self.outlets for day in (each.first, each.last) if day]
        return (min(known), max(known)) if known else None


def overview(edition: Edition) -> Overview:
    """Return what the edition has in it."""
    rows = edition.catalog.connection.execute(
        "SELECT outlet, count(*), count(*) - count(published), min(published), max(published)"
        " FROM articles GROUP BY outlet ORDER BY count(*) DESC, outlet IS NULL, outlet"
    )
    counts = tuple(
        OutletCount(outlet, articles, undated, _day(first), _day(last))
        for outlet, articles, undated, first, last in rows
    )
    return Overview(counts, datetime.fromisoformat(edition.manifest.created))


def newest(
    catalog: Catalog, count: int, window: Window | None = None
) -> list[tuple[Article, Sentence]]:
    """Return the newest articles, each with its first sentence; undated ones come last.

    Of near-duplicates only the newest is among them. With a window only dated articles in it.
    """
    found: dict[str, tuple[Article, Sentence]] = {}
    # Ids only: to sort whole articles SQLite would have to read all their texts.
    rows = catalog.connection.execute(
        "SELECT a.id, coalesce(s.story, a.id) FROM articles a"
        " LEFT JOIN signatures s ON s.article = a.id"
        " WHERE ? OR a.published BETWEEN coalesce(?, '') AND coalesce(?, '9')"
        " ORDER BY a.published IS NULL, a.published DESC, a.path, a.id",
        (window is None, *(window.values if window else (None, None))),
    )
    for article_id, story in rows:
        if len(found) == count:
            break
        article, passages = catalog.article(article_id), catalog.passages_of(article_id)
        if article and passages and story not in found:
            found[story] = (article, passages[0].sentences[0])
    return list(found.values())


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
