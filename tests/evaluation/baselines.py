"""What simple ways of quoting would get: the same questions, the same passages, no Quotedesk.

Each gives the sentence it would quote, with a score; a cut-off on the score, chosen on the other
questions, decides whether it is quoted or the question refused.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from llama_index.core import VectorStoreIndex
from llama_index.core.embeddings import BaseEmbedding
from pydantic import PrivateAttr

from bot.sitting import Sitting
from bot.vocabulary import Quote
from index.embedding import Embedder
from index.language import detect_question_language, script_of
from index.lexical import Lexical
from index.vocabulary import Passage, Sentence
from index.words import query_terms
from tests.evaluation.questions import Question
from tests.evaluation.scoring import holds_evidence
from tests.evaluation.statistics import Share, answered_by_others_cut_off

Quoted = tuple[Quote, float] | None
NONE_FOUND = -1e9


@dataclass(frozen=True, slots=True)
class BaselineResult:
    """What one of them got."""

    name: str
    answered_right: Share
    refused_right: Share


class _QuestionsOnly(BaseEmbedding):
    """The edition's model in LlamaIndex's own interface."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder) -> None:
        super().__init__(model_name=embedder.name)
        self._embedder = embedder

    def _get_query_embedding(self, query: str) -> list[float]:
        return [float(x) for x in self._embedder.embed_question(query)]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        raise NotImplementedError("the passages are embedded already")


class Baselines:
    """The simple ways, over an open edition."""

    def __init__(self, at_work: Sitting, embedder: Embedder) -> None:
        self._edition = at_work.edition
        self._embedder = embedder
        self._lexical = Lexical(at_work.edition.catalog)
        model = _QuestionsOnly(embedder)
        self._stock = [
            VectorStoreIndex.from_vector_store(store, embed_model=model).as_retriever(
                similarity_top_k=2
            )
            for store in map(at_work.edition.vectors._store, at_work.edition.script_means)
        ]

    def bm25(self, question: str) -> Quoted:
        """The first sentence of BM25's best passage."""
        terms = query_terms(question, detect_question_language(question))
        found = self._lexical.search(terms, script_of(question), 1)
        if not found:
            return None
        passage = self._edition.catalog.passages([found[0][0]])[found[0][0]]
        return self._quote(passage, passage.sentences[0]), found[0][1]

    def cosine(self, question: str) -> Quoted:
        """The sentence nearest to the question, of the passage nearest to it."""
        vector = self._embedder.embed_question(question)
        nearest = [
            hit
            for script in self._edition.script_means
            for hit in self._edition.vectors.nearest(script, vector, 1)
        ]
        if not nearest:
            return None
        best, cosine = max(nearest, key=lambda hit: hit[1])
        passage = self._edition.catalog.passages([best])[best]
        article = self._edition.catalog.articles({passage.article})[passage.article]
        texts = [sentence.slice(article.text) for sentence in passage.sentences]
        scores = self._embedder.embed_sentences(texts) @ vector
        return self._quote(passage, passage.sentences[int(scores.argmax())]), cosine

    def llama_index(self, question: str) -> Quoted:
        """LlamaIndex's stock retriever over the same Chroma; its best node, whole, is quoted."""
        found = [node for retriever in self._stock for node in retriever.retrieve(question)]
        if not found:
            return None
        best = max(found, key=lambda node: node.score or 0.0)
        passage = self._edition.catalog.passages([best.node.node_id])[best.node.node_id]
        whole = Sentence(passage.span.start, passage.span.end)
        return self._quote(passage, whole), float(best.score or 0.0)

    def _quote(self, passage: Passage, sentence: Sentence) -> Quote:
        article = self._edition.catalog.articles({passage.article})[passage.article]
        return Quote(article, sentence.start, sentence.end)

    def all(self) -> dict[str, Callable[[str], Quoted]]:
        """Return name → way of quoting."""
        return {
            "BM25, first sentence": self.bm25,
            "e5 cosine, nearest sentence": self.cosine,
            "LlamaIndex retriever, whole passage": self.llama_index,
        }


def compare(baselines: Baselines, questions: Sequence[Question]) -> list[BaselineResult]:
    """Ask each of them everything."""
    results = []
    wanted = [question.answerable for question in questions]
    for name, way in baselines.all().items():
        quoted = [way(question.text) for question in questions]
        right = [
            found is not None and holds_evidence(question, [found[0]])
            for question, found in zip(questions, quoted, strict=True)
        ]
        scores = [found[1] if found else NONE_FOUND for found in quoted]
        answered = answered_by_others_cut_off(scores, wanted, [q.text for q in questions])
        results.append(
            BaselineResult(
                name,
                Share.among(
                    [bool(a and r) for a, r, w in zip(answered, right, wanted, strict=True) if w]
                ),
                Share.among([not a for a, w in zip(answered, wanted, strict=True) if not w]),
            )
        )
    return results
