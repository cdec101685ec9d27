"""Reading the retrieved passages: which of their sentences may answer the question?"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.vocabulary import Evidence
from index.edition import Edition
from index.embedding import Embedder
from index.language import detect_question_language, script_of
from index.lexical import Lexical
from index.retrieval import Hit
from index.vocabulary import Article, Sentence
from index.words import content_terms, index_terms

# A word of the question that stands in the title, or elsewhere in the passage, speaks for a
# sentence, but less than one that it holds itself.
CONTEXT_SHARE = 0.5
# What a sentence's score is made of. Chosen on the development questions: `make eval`.
PASSAGE_WEIGHT = 0.5
COVERAGE_WEIGHT = 0.05
# Vectors of sentences read lately; popular topics are asked about again and again.
REMEMBERED = 20_000


class SentenceReader:
    """Scores sentences by meaning (e5 cosine) and by the question's words they cover.

    No training went into it: of what was tried without any, this combination ranked the
    right sentence first most often. Belongs to the edition's thread.
    """

    def __init__(self, edition: Edition, embedder: Embedder) -> None:
        self._edition = edition
        self._embedder = embedder
        self._lexical = Lexical(edition.catalog)
        self._vectors: OrderedDict[tuple[str, int], NDArray[np.float32]] = OrderedDict()

    def read(self, question: str, hits: Sequence[Hit]) -> list[Evidence]:
        """Return every sentence of the passages as evidence, best first."""
        vector = self._embedder.embed_question(question)
        usual = {s: float(vector @ mean) for s, mean in self._edition.script_means.items()}
        terms = self._weighted_terms(question)
        script = script_of(question)
        cosines = self._cosines(vector, hits)
        evidence = []
        for rank, hit in enumerate(hits):
            around = set(index_terms(_context(hit), hit.article.language))
            for sentence in hit.passage.sentences:
                text = sentence.slice(hit.article.text)
                written_in = script_of(text)
                cosine = cosines[hit.article.id, sentence.start] - usual.get(written_in, 0.0)
                coverage = (
                    _coverage(terms, set(index_terms(text, hit.article.language)), around)
                    if written_in is script
                    else None
                )
                evidence.append(
                    Evidence(
                        article=hit.article,
                        sentence=sentence,
                        passage=hit.passage.span,
                        passage_rank=rank,
                        cosine=cosine,
                        passage_cosine=hit.centred,
                        coverage=coverage,
                        score=cosine
                        + PASSAGE_WEIGHT * (hit.centred or 0.0)
                        + COVERAGE_WEIGHT * (coverage or 0.0),
                    )
                )
        return sorted(evidence, key=lambda item: -item.score)

    def _weighted_terms(self, question: str) -> dict[str, float]:
        terms = content_terms(question, detect_question_language(question))
        return {term: self._lexical.rarity(term) for term in terms}

    def _cosines(
        self, question: NDArray[np.float32], hits: Sequence[Hit]
    ) -> dict[tuple[str, int], float]:
        """Return (article id, sentence start) → cosine with the question."""
        wanted = {
            (h.article.id, s.start): (h.article, s) for h in hits for s in h.passage.sentences
        }
        missing = [key for key in wanted if key not in self._vectors]
        texts = [_in_context(*wanted[key]) for key in missing]
        for key, vector in zip(missing, self._embedder.embed_sentences(texts), strict=True):
            self._vectors[key] = vector
        cosines = {}
        for key in wanted:
            self._vectors.move_to_end(key)
            cosines[key] = float(question @ self._vectors[key])
        while len(self._vectors) > REMEMBERED:
            self._vectors.popitem(last=False)
        return cosines


def _in_context(article: Article, sentence: Sentence) -> str:
    """What the model reads for a sentence."""
    return sentence.slice(article.text)


def _context(hit: Hit) -> str:
    return f"{hit.article.title or ''} {hit.passage.span.slice(hit.article.text)}"


def _coverage(terms: dict[str, float], inside: set[str], around: set[str]) -> float:
    """Share of the terms' weight that is in the sentence or, for a part, around it."""
    total = sum(terms.values())
    if total <= 0:
        return 0.0
    share = sum(
        weight * (1.0 if term in inside else CONTEXT_SHARE if term in around else 0.0)
        for term, weight in terms.items()
    )
    return share / total
