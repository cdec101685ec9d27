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
from index.fusion import DEPTH
from index.retrieval import LexicalRetriever, asked_vector, found_node
from index.vocabulary import Script, article_of


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
    """Best passages of some articles by BM25."""

    def __init__(self, edition: Edition, articles: Set[str]) -> None:
        super().__init__()
        self._all = LexicalRetriever(edition, edition.catalog.count("passages"))
        self._articles = articles

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = self._all.retrieve(query_bundle)
        return [item for item in found if article_of(item.node.node_id) in self._articles][:DEPTH]
