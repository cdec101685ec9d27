"""Retrieval from a few articles only: every passage of theirs is compared, none is missed.

What is new on a topic is asked of the articles that have just come. Among all others they would
hardly ever be the nearest.
"""

from __future__ import annotations

from collections.abc import Set

import numpy as np
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle
from numpy.typing import NDArray

from index.edition import Edition
from index.embedding import Embedder
from index.language import detect_question_language, script_of
from index.lexical import Lexical
from index.retrieval import DEPTH, asked_vector, found_node
from index.vocabulary import Script, article_of
from index.words import query_terms


class AmongDense(BaseRetriever):
    """Nearest passages of some articles, by exact comparison."""

    def __init__(self, edition: Edition, embedder: Embedder, articles: Set[str]) -> None:
        super().__init__()
        self._edition = edition
        self._embedder = embedder
        self._vectors: dict[Script, tuple[list[str], NDArray[np.float32]]] = {}
        for script in edition.script_means:
            passages = edition.catalog.passage_ids(script, sorted(articles))
            found = edition.vectors.get(script, passages)
            if found:
                self._vectors[script] = (list(found), np.stack(list(found.values())))

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        question = asked_vector(query_bundle, self._edition, self._embedder)
        found = []
        for script, (ids, vectors) in self._vectors.items():
            usual = float(question @ self._edition.script_means[script])
            for passage, cosine in zip(ids, vectors @ question, strict=True):
                found.append((float(cosine) - usual, float(cosine), passage, script))
        found.sort(reverse=True)
        return [
            found_node(passage, centred, cosine=cosine, centred=centred, script=script)
            for centred, cosine, passage, script in found[:DEPTH]
        ]


class AmongLexical(BaseRetriever):
    """Best passages of some articles by BM25, among those in the question's script."""

    def __init__(self, edition: Edition, articles: Set[str]) -> None:
        super().__init__()
        self._lexical = Lexical(edition.catalog)
        self._count = edition.catalog.count("passages")
        self._articles = articles

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        question = query_bundle.query_str
        script = script_of(question)
        if script is Script.OTHER:
            return []
        stems = query_terms(question, detect_question_language(question))
        found = self._lexical.search(stems, script, self._count)
        inside = [(passage, score) for passage, score in found if self._among(passage)]
        return [found_node(passage, score, bm25=score) for passage, score in inside[:DEPTH]]

    def _among(self, passage: str) -> bool:
        return article_of(passage) in self._articles
