"""Question in, passages out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from index.edition import Edition
from index.embedding import Embedder
from index.retrieval import PASSAGES, DenseRetriever, LexicalRetriever, PassageRetriever
from index.vocabulary import Script
from tests.auxil.corpora import Newsroom, markdown

QUESTIONS = Path(__file__).parents[1] / "data" / "sample_questions.jsonl"


def asked() -> list[dict[str, Any]]:
    """The sample questions that the sample corpus answers."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    return [entry for entry in map(json.loads, lines) if entry["type"] == "answerable"]


@pytest.fixture(scope="module")
def retriever(sample_edition: Edition, embedder: Embedder) -> PassageRetriever:
    return PassageRetriever(sample_edition, embedder)


def recall(retriever: PassageRetriever, language: str) -> float:
    """The share of questions with a sentence of their evidence among the passages found."""
    questions = [entry for entry in asked() if entry["lang"] == language]
    found = 0
    for entry in questions:
        hits = retriever.search(entry["question"])
        shown = [(hit.article.path, hit.passage.span.slice(hit.article.text)) for hit in hits]
        found += any(
            evidence["path"] == path and evidence["text"] in text
            for evidence in entry["evidence"]
            for path, text in shown
        )
    return found / len(questions)


# Measured over the 50, 17 and 16 questions: .98, .88 and 1.0; the floors leave room for two or so.
@pytest.mark.parametrize(("language", "floor"), [("en", 0.94), ("ru", 0.8), ("uk", 0.87)])
def test_the_passages_that_answer_are_among_those_found(
    retriever: PassageRetriever, language: str, floor: float
) -> None:
    assert recall(retriever, language) >= floor


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("What conditions did Lavrov name?", "talks/lavrov-conditions.txt"),
        ("Какие условия назвал Лавров?", "talks/lavrov-conditions.txt"),
        ("Які умови назвав Лавров?", "talks/lavrov-conditions.txt"),
        ("Какой потолок цен на нефть ввёл Евросоюз?", "money/2025-07-18_eighteenth-package.md"),
        ("Яку стелю цін на нафту встановив ЄС?", "money/2025-07-18_eighteenth-package.md"),
        (
            "What happened to the commanders from Azovstal?",
            "prisoners/2023-07-09_komandiry-azovstali.md",
        ),
    ],
)
def test_a_question_finds_passages_in_another_language(
    retriever: PassageRetriever, question: str, path: str
) -> None:
    assert path in [hit.article.path for hit in retriever.search(question)[:3]]


def test_the_best_come_first_with_the_scores_that_brought_them(
    retriever: PassageRetriever,
) -> None:
    hits = retriever.search("What did the eighteenth package of sanctions change?")

    assert len(hits) == PASSAGES
    assert hits[0].article.path == "money/2025-07-18_eighteenth-package.md"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.passage.id for hit in hits}) == len(hits)
    for hit in hits:
        assert hit.passage.article == hit.article.id
        assert hit.cosine is not None or hit.bm25 is not None
        assert (hit.cosine is None) == (hit.centred is None)
        assert hit.cosine is None or -1 <= hit.cosine <= 1.0001
        assert hit.bm25 is None or hit.bm25 > 0


def test_the_same_question_always_finds_the_same(retriever: PassageRetriever) -> None:
    question = "Who may fire on power stations?"

    assert retriever.search(question) == retriever.search(question)


def test_full_text_search_looks_in_other_languages_for_names_and_what_words_are_called(
    sample_edition: Edition,
) -> None:
    found = LexicalRetriever(sample_edition).retrieve("Какие условия назвал Лавров?")
    passages = sample_edition.catalog.passages([item.node.node_id for item in found])
    articles = sample_edition.catalog.articles({p.article for p in passages.values()})
    latin = [
        f"{articles[p.article].title} {p.span.slice(articles[p.article].text)}"
        for p in (passages[item.node.node_id] for item in found)
        if articles[p.article].language == "en"
    ]

    assert "Lavrov" in latin[0]
    for text in latin:
        assert re.search(r"Lavrov|condition|term|nam(?:e|ing)|call|appoint", text)


def test_neither_script_is_preferred_for_being_the_questions_own(
    sample_edition: Edition, embedder: Embedder
) -> None:
    dense = DenseRetriever(sample_edition, embedder)

    best = dense.retrieve("Какие условия назвал Лавров?")[0].node.node_id

    assert best in sample_edition.catalog.passage_ids(Script.LATIN)


@pytest.mark.parametrize(
    "question",
    [
        "?",
        "🙂",
        "هل انتهت الحرب؟",
        "戦争はいつ終わりますか",
        "a" * 4000,
        '"OR" NOT (',
        "\0",
        "x\ud83dy",
    ],
)
def test_whatever_is_typed_is_searched_for_without_an_error(
    retriever: PassageRetriever, question: str
) -> None:
    assert len(retriever.search(question)) <= PASSAGES


def test_title_and_date_help_to_find_what_the_text_does_not_name(newsroom: Newsroom) -> None:
    same = "The sides met again. They agreed on little, and parted after an hour."
    newsroom.write(
        {
            "a.md": markdown(same, title="Grain talks in Odesa", date="2023-03-01"),
            "b.md": markdown(same, title="Prisoner talks in Istanbul", date="2025-07-23"),
            "c.md": markdown(same, title="Gas talks in Vienna", date="2024-11-05"),
        }
    )
    newsroom.rebuild()

    with newsroom.open() as edition:
        retriever = PassageRetriever(edition, newsroom.embedder)
        for question, path in (
            ("What came of the talks about prisoners?", "b.md"),
            ("What came of the talks about natural gas?", "c.md"),
            ("What happened on 1 March 2023?", "a.md"),
            ("Чем кончились переговоры о пленных в Стамбуле?", "b.md"),
        ):
            hits = retriever.search(question)
            assert hits[0].article.path == path
            assert all("talks in" not in hit.passage.span.slice(hit.article.text) for hit in hits)


def test_an_index_of_one_sentence_is_searched_in_every_language(newsroom: Newsroom) -> None:
    newsroom.write({"a.txt": "The delegations met in Istanbul on Monday."})
    newsroom.rebuild()

    with newsroom.open() as edition:
        retriever = PassageRetriever(edition, newsroom.embedder)
        for question in ("Where did they meet?", "Где они встретились?", "Де вони зустрілися?"):
            assert [hit.article.path for hit in retriever.search(question)] == ["a.txt"]


def test_fewer_passages_may_be_asked_for(sample_edition: Edition, embedder: Embedder) -> None:
    assert len(PassageRetriever(sample_edition, embedder, count=3).search("sanctions")) == 3
