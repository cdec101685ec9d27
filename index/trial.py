"""One search in an edition that is about to answer: what is damaged inside shows itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.edition import Edition, damage_told
from index.errors import EditionError

if TYPE_CHECKING:
    from index.retrieval import PassageRetriever

LONGEST = 200  # characters of an article that are asked about


def try_out(edition: Edition, retriever: PassageRetriever) -> None:
    """Ask an edition for something that stands in it: from the catalog, the full text, the vectors.

    The sizes of its files are compared when it is opened; bytes can be wrong all the same.

    Raises:
        EditionError: It fails at that, or has passages without vectors.
    """
    with damage_told(edition.folder):
        catalog, vectors = edition.catalog, edition.vectors
        stored = catalog.scripts()
        for script, count in stored.items():
            if vectors.count(script) != count:
                raise EditionError(
                    f"{edition.folder} has {vectors.count(script)} vectors of {count} passages"
                    f" in {script}. Run: python -m index rebuild --full"
                )
        row = catalog.connection.execute("SELECT text FROM articles LIMIT 1").fetchone()
        if row and stored:
            for hit in retriever.search(row[0][:LONGEST]):
                catalog.passages_of(hit.article.id)
