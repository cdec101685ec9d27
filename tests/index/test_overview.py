"""What an edition has in it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from index.edition import Edition
from index.overview import OutletCount, newest, overview
from tests.auxil.corpora import Newsroom, markdown

TIMES = {"outlet": "Times"}


def test_outlets_are_counted_with_their_days(newsroom: Newsroom) -> None:
    newsroom.write(
        {
            "1.md": markdown("The dam broke.", **TIMES, date="2023-06-06"),
            "2.md": markdown("The dam was blown up, they said.", **TIMES, date="2023-06-08"),
            "3.md": markdown("No day is known of this.", **TIMES),
            "4.md": markdown("The delegations met.", outlet="Desk", date="2025-06-02"),
            "5.txt": "Nothing is known of this.",
        }
    )
    newsroom.rebuild()

    with newsroom.open() as edition:
        found = overview(edition)

    assert found.outlets == (
        OutletCount("Times", 3, 1, date(2023, 6, 6), date(2023, 6, 8)),
        OutletCount("Desk", 1, 0, date(2025, 6, 2), date(2025, 6, 2)),
        OutletCount(None, 1, 1, None, None),
    )
    assert found.articles == 5
    assert found.days == (date(2023, 6, 6), date(2025, 6, 2))
    assert abs((datetime.now(UTC) - found.rebuilt).total_seconds()) < 3600


def test_the_newest_articles_come_first_and_the_undated_last(newsroom: Newsroom) -> None:
    newsroom.write(
        {
            "old.md": markdown("The dam broke. It was June.", date="2023-06-06"),
            "new.md": markdown("The delegations met. They left.", date="2025-06-02"),
            "undated.txt": "Nothing is known of this. Nothing at all.",
        }
    )
    newsroom.rebuild()

    with newsroom.open() as edition:
        found = [
            (article.path, first.slice(article.text))
            for article, first in newest(edition.catalog, 9)
        ]
        assert [article.path for article, _ in newest(edition.catalog, 1)] == ["new.md"]

    assert found == [
        ("new.md", "The delegations met."),
        ("old.md", "The dam broke."),
        ("undated.txt", "Nothing is known of this."),
    ]


def test_of_copies_only_the_newest_is_among_the_newest(newsroom: Newsroom) -> None:
    report = " ".join(
        f"In village {number} the water stood at {number} metres." for number in range(40)
    )
    newsroom.write(
        {
            f"{day}.md": markdown(report, outlet=f"O{day}", date=f"2023-06-{day}")
            for day in (11, 12, 13)
        }
        | {"other.md": markdown("The delegations met.", date="2022-03-29")}
    )
    newsroom.rebuild()

    with newsroom.open() as edition:
        assert [article.path for article, _ in newest(edition.catalog, 5)] == ["13.md", "other.md"]


def test_the_first_sentence_is_the_articles_own(sample_edition: Edition) -> None:
    for article, first in newest(sample_edition.catalog, 30):
        assert article.text.startswith(first.slice(article.text))
