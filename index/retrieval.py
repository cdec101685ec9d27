"""Question in, passages out: dense and lexical search, fused by rank."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from numpy.typing import NDArray

from index.concepts import LANGUAGES, Concepts
from index.edition import Edition
from index.embedding import Embedder
from index.fusion import DEPTH, PASSAGES, fuse, refill
from index.language import detect_question_language, script_of
from index.lexical import Lexical
from index.typical_questions import embed_asked
from index.vocabulary import Article, Passage, Script, article_of
from index.windows import Window
from index.words import query_terms

# A copy's passage may have lost or changed a few words to an editor.
CONTAINED = 0.9
WORD = re.compile(r"\w+")


@dataclass
class WindowedQuery(QueryBundle):
    """A question to be answered from the articles of a window only; None: from all."""

    window: Window | None = None


def _window_of(query: QueryBundle) -> Window | None:
    return query.window if isinstance(query, WindowedQuery) else None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that retrieval found.

    Attributes:
        score: 1 divided by the rank.
        cosine: Of the passage with the question less what questions have in common; None when
            only BM25 found it.
        centred: The cosine less the question's mean cosine to all passages in that script:
            how far the passage stands out.
        bm25: Above 0; None when only dense search found it.
    """

    passage: Passage
    article: Article
    score: float
    cosine: float | None
    centred: float | None
    bm25: float | None


class DenseRetriever(BaseRetriever):
    """Nearest passages by e5's cosine, centred within each script."""

    def __init__(self, edition: Edition, embedder: Embedder, depth: int = DEPTH) -> None:
        super().__init__()
        self._edition = edition
        self._embedder = embedder
        self._depth = depth

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        question = asked_vector(query_bundle, self._edition, self._embedder)
        window = _window_of(query_bundle)
        found = []
        for script, mean in self._edition.script_means.items():
            usual = float(question @ mean)
            among = window.passages(self._edition.catalog, script) if window else None
            nearest = self._edition.vectors.nearest(script, question, self._depth, among)
            for passage, cosine in nearest:
                found.append((cosine - usual, cosine, passage, script))
        # Passages that stand alone in their script are all usual: then the question's counts.
        own = script_of(query_bundle.query_str)
        found.sort(key=lambda hit: (round(hit[0], 4), hit[3] == own, hit[1], hit[2]), reverse=True)
        return [
            found_node(passage, centred, cosine=cosine, centred=centred, script=script)
            for centred, cosine, passage, script in found[: self._depth]
        ]


class LexicalRetriever(BaseRetriever):
    """Best passages by BM25: by the question's own words, and by what they are elsewhere.

    A Russian question shares no word with an English passage, but a "перемирие" is a "ceasefire"
    there, "Науседа" is "Nausėda", and numbers are the same (:mod:`index.concepts`).
    """

    def __init__(self, edition: Edition, depth: int = DEPTH) -> None:
        super().__init__()
        self._lexical = Lexical(edition.catalog)
        self._concepts = Concepts(edition.spellings)
        self._scripts = [script for script in edition.script_means if script is not Script.OTHER]
        self._depth = depth

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        question = query_bundle.query_str
        own = script_of(question)
        if own is Script.OTHER:
            return []
        language = detect_question_language(question)
        window = _window_of(query_bundle)
        concepts = self._concepts.of(question, language)
        nodes = []
        for script in self._scripts:
            stems = {
                term
                for other in LANGUAGES[script]
                if other != language
                for concept in concepts
                for term in concept.elsewhere(other, script)
            }
            if script is own:
                stems |= set(query_terms(question, language))
            for passage, score in self._lexical.search(stems, script, self._depth, window):
                nodes.append(found_node(passage, score, bm25=score, script=script))
        return nodes


class PassageRetriever(BaseRetriever):
    """Both searches, fused by weighted reciprocal rank. Belongs to the edition's thread.

    BM25 has more to go by in the question's own script. What both searches name beats what
    one names, so passages in the other script would hardly ever be among the first: of the 12
    sample questions that only the other script answers, 4 had their passage among 12. So
    fusion sorts the passages of each script among themselves, in the places that dense search
    gave to that script; now it is 12 of 12.
    """

    def __init__(
        self,
        edition: Edition,
        embedder: Embedder,
        count: int = PASSAGES,
        *,
        dense: BaseRetriever | None = None,
        lexical: BaseRetriever | None = None,
    ) -> None:
        super().__init__()
        self._edition = edition
        self._embedder = embedder
        self._count = count
        self._dense = dense or DenseRetriever(edition, embedder)
        self._lexical = lexical or LexicalRetriever(edition)

    def wider(self) -> PassageRetriever:
        """Return one that hands on all that the searches look at, not only the best of it."""
        return PassageRetriever(self._edition, self._embedder, DEPTH)

    def among(self, articles: Set[str]) -> PassageRetriever:
        """Return one that knows only the articles of these ids, and looks at all of them."""
        from index.among import AmongDense, AmongLexical

        dense = AmongDense(self._edition, self._embedder, articles)
        lexical = AmongLexical(self._edition, articles)
        return PassageRetriever(self._edition, self._embedder, dense=dense, lexical=lexical)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        asked_vector(query_bundle, self._edition, self._embedder)
        dense = self._dense.retrieve(query_bundle)
        lexical = self._lexical.retrieve(query_bundle)
        scores: dict[str, dict[str, Any]] = {}
        for item in (*dense, *lexical):
            scores.setdefault(item.node.node_id, {}).update(item.node.metadata)
        merged = [item.node.node_id for item in dense]
        for script in self._edition.script_means:
            near = [passage for passage in merged if scores[passage]["script"] == script]
            named = [i.node.node_id for i in lexical if i.node.metadata["script"] == script]
            # BM25 has as much to say as dense search: less of a vote finds less.
            fused = fuse([near, named], (1.0, 1.0))
            merged = refill(merged, set(near), [passage for passage, _ in fused])
        merged = self._without_copies(merged)
        return [
            found_node(passage, 1 / rank, **scores[passage])
            for rank, passage in enumerate(merged[: self._count], start=1)
        ]

    def _without_copies(self, ranking: Sequence[str]) -> list[str]:
        """Drop a passage that a near-duplicate of its article has brought in already.

        Ten outlets that carry one report would otherwise leave no place for another. Copies
        are cut into passages where their wording differs, so equal words decide, not equal
        borders; other numbers make another passage.
        """
        catalog = self._edition.catalog
        stories = catalog.stories(sorted({article_of(passage) for passage in ranking}))
        shared = [passage for passage in ranking if article_of(passage) in stories]
        if not shared:
            return list(ranking)
        passages = catalog.passages(shared)
        articles = catalog.articles({passage.article for passage in passages.values()})
        said: dict[str, list[set[str]]] = {}
        copies = set()
        for passage in shared:
            text = passages[passage].span.slice(articles[passages[passage].article].text)
            words = set(WORD.findall(text.casefold()))
            before = said.setdefault(stories[article_of(passage)], [])
            if any(_is_contained(words, other) for other in before):
                copies.add(passage)
            else:
                before.append(words)
        return [passage for passage in ranking if passage not in copies]

    def search(self, question: str, window: Window | None = None) -> list[Hit]:
        """Return the best passages with their articles, best first.

        Args:
            question: In one of the three languages.
            window: Of articles in it only; undated ones are in every window.
        """
        found = self.retrieve(WindowedQuery(question, window=window))
        passages = self._edition.catalog.passages([item.node.node_id for item in found])
        articles = self._edition.catalog.articles({p.article for p in passages.values()})
        return [
            Hit(
                passage=passages[item.node.node_id],
                article=articles[passages[item.node.node_id].article],
                score=float(item.score or 0.0),
                cosine=item.node.metadata.get("cosine"),
                centred=item.node.metadata.get("centred"),
                bm25=item.node.metadata.get("bm25"),
            )
            for item in found
        ]


def _is_contained(words: set[str], other: set[str]) -> bool:
    """Whether nearly all words of a passage, and every number, are in another one."""
    missing = words - other
    return len(missing) <= (1 - CONTAINED) * len(words) and not any(map(str.isdigit, missing))


def asked_vector(query: QueryBundle, edition: Edition, embedder: Embedder) -> NDArray[np.float32]:
    """Return the question's vector, shape (dimensions,), computing it only once per query."""
    if query.embedding is None:
        query.embedding = embed_asked(query.query_str, embedder, edition.question_means).tolist()
    return np.asarray(query.embedding, np.float32)


def found_node(passage: str, score: float, **details: float | Script) -> NodeWithScore:
    """A hit in LlamaIndex's terms; the passage's text stays in the catalog."""
    return NodeWithScore(node=TextNode(id_=passage, text="", metadata=details), score=score)
