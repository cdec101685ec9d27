"""BM25 finds what a question names in passages that are written in another language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from llama_index.core.schema import QueryBundle

from index.edition import Edition
from index.embedding import Embedder
from index.retrieval import LexicalRetriever, PassageRetriever
from index.vocabulary import Script
from tests.auxil.corpora import Newsroom, markdown

ARTICLES = {
    "vilnius.md": markdown("President Gitanas Nausėda arrived in Vilnius.", title="Arrival"),
    "kluge.md": markdown("Hans Kluge spoke of 1200 clinics in Kherson.", title="Clinics"),
    "sejm.md": markdown("The Sejm debated the budget. Nobody named a sum.", title="Budget"),
    "ru.md": markdown("Депутаты обсудили бюджет. Сумму никто не назвал.", title="Бюджет"),
}


@pytest.fixture
def edition(newsroom: Newsroom) -> Iterator[Edition]:
    newsroom.write(ARTICLES)
    newsroom.rebuild()
    with newsroom.open() as opened:
        yield opened


def found_in(edition: Edition, question: str, script: Script) -> list[str]:
    nodes = LexicalRetriever(edition).retrieve(QueryBundle(question))
    ids = [n.node.node_id for n in nodes if n.node.metadata["script"] == script]
    passages = edition.catalog.passages(ids)
    articles = edition.catalog.articles({passage.article for passage in passages.values()})
    return [articles[passages[each].article].path for each in ids]


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("Куда приехал Науседа?", "vilnius.md"),
        ("Про що говорив Клюге?", "kluge.md"),
        ("что сказал клюге", "kluge.md"),
        ("Сколько клиник, 1200?", "kluge.md"),
    ],
)
def test_a_name_or_a_number_is_found_in_the_other_script(
    edition: Edition, question: str, path: str
) -> None:
    assert path in found_in(edition, question, Script.LATIN)


@pytest.mark.parametrize(
    ("question", "paths"),
    [
        ("Кто обсуждал бюджет?", {"sejm.md"}),
        ("В каких больницах он был?", {"kluge.md"}),
    ],
)
def test_what_words_are_called_is_found_in_the_other_script(
    edition: Edition, question: str, paths: set[str]
) -> None:
    assert set(found_in(edition, question, Script.LATIN)) == paths


def test_words_that_the_glossary_does_not_know_find_nothing_in_the_other_script(
    edition: Edition,
) -> None:
    assert found_in(edition, "Где абракадабра и тарабарщина?", Script.LATIN) == []


def test_the_two_languages_of_one_script_find_each_others_passages(edition: Edition) -> None:
    assert "ru.md" in found_in(edition, "Хто обговорював бюджет?", Script.CYRILLIC)
    assert "ru.md" in found_in(edition, "Про що радилися посланці депутатів?", Script.CYRILLIC)


def test_the_named_passage_comes_first(edition: Edition, embedder: Embedder) -> None:
    hits = PassageRetriever(edition, embedder).search("Куда приехал Науседа?")
    assert hits[0].article.path == "vilnius.md"
