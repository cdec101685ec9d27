"""Articles about a topic."""

from __future__ import annotations

import pytest

from index.edition import Edition
from index.embedding import Embedder
from index.topics import TopicSearch
from tests.auxil.corpora import Newsroom, markdown
from tests.evaluation.topics import measure


@pytest.fixture(scope="module")
def search(sample_edition: Edition, embedder: Embedder) -> TopicSearch:
    return TopicSearch(sample_edition, embedder)


@pytest.mark.parametrize(
    ("topic", "path"),
    [
        ("sanctions", "money/2025-07-18_eighteenth-package.md"),
        ("Мобилизация", "2022-10-29_chastichnaya-mobilizatsiya.md"),
        ("удари по енергетиці", "energy/2024-11-29_udary-po-enerhetytsi.md"),
        ("Kakhovka dam", "energy/2023-06-20_kakhovska-hes.md"),  # in Ukrainian
    ],
)
def test_articles_are_found_by_words_and_across_languages(
    search: TopicSearch, sample_edition: Edition, topic: str, path: str
) -> None:
    found = sample_edition.catalog.articles(each.article for each in search.articles(topic))

    assert path in {article.path for article in found.values()}


def test_as_many_are_right_and_found_as_the_module_says(
    search: TopicSearch, sample_edition: Edition
) -> None:
    figures = measure(sample_edition, search)

    assert figures["own script"] == pytest.approx((0.85, 0.65), abs=0.03)
    assert figures["other script"] == pytest.approx((0.67, 0.73), abs=0.05)


@pytest.mark.parametrize("topic", ["", "?", "the of and", '"OR" NEAR(', "😀", "слово" * 100])
def test_a_topic_that_is_none_finds_little_and_breaks_nothing(
    search: TopicSearch, topic: str
) -> None:
    assert len(search.articles(topic)) < 15


def test_dated_articles_come_in_order_and_undated_ones_last(newsroom: Newsroom) -> None:
    newsroom.write(
        {
            "b.md": markdown("The dam broke.", date="2023-06-06"),
            "a.md": markdown("Nobody looks after the dam.", date="2023-06-30"),
            "c.txt": "A dam was built.",
            "d.md": markdown("Delegations met in Istanbul.", date="2025-06-02"),
        }
    )
    newsroom.rebuild()

    with newsroom.open() as edition:
        found = TopicSearch(edition, newsroom.embedder).articles("dams")
        paths = [edition.catalog.article(each.article).path for each in found]  # type: ignore[union-attr]

    assert paths[:3] == ["b.md", "a.md", "c.txt"]
    assert [each.published is None for each in found][:3] == [False, False, True]
