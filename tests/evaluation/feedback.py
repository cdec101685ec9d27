"""What readers thought of answers: the bot's 👍 and 👎, as a section of ``make eval``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bot.records.database import Database, file_in
from bot.records.feedback import SqliteFeedback, Vote
from index.catalog import Catalog
from index.edition import CATALOG
from index.editions import EditionStore


def stored_votes(data_dir: Path) -> list[Vote]:
    """Return the votes of a bot's readers, the oldest first; none where no bot has run.

    Raises:
        RecordsError: The file that holds them cannot be opened.
    """
    if not file_in(data_dir).is_file():
        return []
    with Database(data_dir) as database:
        return list(SqliteFeedback(database).votes())


def print_votes(votes: Sequence[Vote], data_dir: Path, *, disliked: bool) -> None:
    """Print how many votes there are of which kind.

    Args:
        votes: The oldest first.
        data_dir: Where the articles stand that were quoted.
        disliked: Also print each answer that got a 👎, with the words that were shown as far as
            they are still in the coverage.
    """
    counts = Counter((vote.language, vote.answered, vote.good) for vote in votes)
    print("| language | outcome | 👍 | 👎 |\n|---|---|---|---|")
    for language, answered in sorted({(language, answered) for language, answered, _ in counts}):
        up, down = (counts[language, answered, good] for good in (True, False))
        print(f"| {language} | {'answered' if answered else 'refused'} | {up} | {down} |")
    print()
    if disliked:
        _print_disliked([vote for vote in votes if not vote.good], data_dir)


def _print_disliked(votes: Sequence[Vote], data_dir: Path) -> None:
    store = EditionStore(data_dir)
    current = store.current()
    if current is None:
        return
    with Catalog(store.path(current) / CATALOG) as catalog:
        for vote in votes:
            print(f"\n👎 edition {vote.edition}: {vote.question}")
            for place in vote.quotes:
                quote = place.find(catalog.article(place.article))
                words = quote.text if quote else "(no longer in the coverage)"
                print(f"  shown: [{place.article} {place.start}:{place.end}] {words}")
