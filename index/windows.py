"""A stretch of days that articles are looked for in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from index.catalog import Catalog
from index.vocabulary import Script

# As SQL over a table "articles"; undated articles are in every window. ISO days sort as text.
IN_WINDOW = (
    "(articles.published IS NULL"
    " OR (articles.published >= coalesce(?, '') AND articles.published <= coalesce(?, '9')))"
)

_PASSAGES = (
    "SELECT passages.id FROM passages JOIN articles ON articles.id = passages.article"  # noqa: S608
    f" WHERE passages.script = ? AND {IN_WINDOW} ORDER BY passages.key"
)


@dataclass(frozen=True, slots=True)
class Window:
    """Days of publication, both ends included.

    Attributes:
        start: None: open.
        end: None: open.
    """

    start: date | None = None
    end: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether an article of that day is in it; an undated one may always be."""
        return day is None or (
            (self.start is None or day >= self.start) and (self.end is None or day <= self.end)
        )

    @property
    def values(self) -> tuple[str | None, str | None]:
        """What fills the places of :data:`IN_WINDOW`."""
        return (
            self.start.isoformat() if self.start else None,
            self.end.isoformat() if self.end else None,
        )

    def passages(self, catalog: Catalog, script: Script) -> list[str]:
        """Return the ids of the passages of a script whose articles are in it."""
        rows = catalog.connection.execute(_PASSAGES, (script, *self.values))
        return [row[0] for row in rows]
