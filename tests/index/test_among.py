"""Retrieval from a few articles only."""

from __future__ import annotations

import pytest

from index.edition import Edition
from index.embedding import Embedder
from index.retrieval import PassageRetriever

QUESTIONS = (
    "How many countries voted for the resolution on annexation?",
    "Сколько военных обменяли?",
    "Що сталося з Каховською ГЕС?",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_only_the_named_articles_are_found_and_every_one_of_them(
    question: str, sample_edition: Edition, embedder: Embedder
) -> None:
    everything = sorted(article.id for article in sample_edition.catalog.all_articles())
    few = frozenset(everything[::9])

    hits = PassageRetriever(sample_edition, embedder).among(few).search(question)

    assert hits
    assert {hit.article.id for hit in hits} <= few
    one = frozenset(everything[:1])
    found = PassageRetriever(sample_edition, embedder).among(one).search(question)
    assert {hit.article.id for hit in found} == one


@pytest.mark.parametrize("question", QUESTIONS)
def test_among_all_articles_it_finds_what_retrieval_finds(
    question: str, sample_edition: Edition, embedder: Embedder
) -> None:
    everything = frozenset(article.id for article in sample_edition.catalog.all_articles())
    usual = PassageRetriever(sample_edition, embedder)

    found = usual.among(everything).search(question)

    assert found[0].passage == usual.search(question)[0].passage


def test_among_no_articles_nothing_is_found(sample_edition: Edition, embedder: Embedder) -> None:
    retriever = PassageRetriever(sample_edition, embedder).among(frozenset({"gone"}))

    assert retriever.search(QUESTIONS[0]) == []
