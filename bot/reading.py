"""Reading the retrieved passages: which of their sentences may answer the question?"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bot.answer_kinds import Kind, asked_for, shows, subject_of
from bot.decision import ranked
from bot.names import names_in, share_found
from bot.reader.inputs import ReadingMatter, reading_matter
from bot.reader.network import ReaderNetwork, Scores
from bot.vocabulary import Evidence
from index.edition import Edition
from index.embedding import Embedder
from index.language import detect_question_language, script_of
from index.lexical import Lexical
from index.retrieval import Hit
from index.typical_questions import embed_asked
from index.vocabulary import Article, Script, Sentence
from index.words import content_terms, index_terms

# A word of the question that stands in the title, or elsewhere in the passage, speaks for a
# sentence, but less than one that it holds itself.
CONTEXT_SHARE = 0.5
LONGEST_HEADING = 100
ENDS_SENTENCE = re.compile(r"""[.!?…:;]["'”’»)\]]*\Z|[”»"]\Z""")
# "He rejected it" says little by itself. With the title and this much before it, the right
# sentence came first in 46 of 100 sample questions instead of 40, and among the first four in
# 78 instead of 75; more context costs time, at about 1 ms for 20 characters and 60 sentences.
CHARACTERS_BEFORE = 120
# Sentences that are compared with the question one by one: the best by everything else.
COMPARED = 24
# Vectors of sentences read lately, 6 MB; popular topics are asked about again and again.
REMEMBERED = 4_000


@dataclass(frozen=True, slots=True)
class _Question:
    """What of a question is compared with every sentence.

    Attributes:
        usual: Script → mean cosine of the question with everything in that script.
        terms: Stem of a content word → its weight.
    """

    vector: NDArray[np.float32]
    usual: dict[Script, float]
    script: Script
    terms: dict[str, float]
    names: tuple[str, ...]
    kinds: frozenset[Kind]


class SentenceReader:
    """Scores sentences: by the trained reader, by meaning, by words, by kind of answer.

    Belongs to the edition's thread.
    """

    def __init__(
        self,
        edition: Edition,
        embedder: Embedder,
        network: ReaderNetwork,
        order: Mapping[str, float],
    ) -> None:
        """Read with the edition's model, the reader's network, and the decision's weights."""
        self._edition = edition
        self._embedder = embedder
        self._network = network
        self._order = order
        self._lexical = Lexical(edition.catalog)
        self._vectors: OrderedDict[tuple[str, int], NDArray[np.float32]] = OrderedDict()

    def read(self, question: str, hits: Sequence[Hit]) -> list[Evidence]:
        """Return the best sentences of the passages as evidence, best first."""
        asked = self._understand(question)
        scores = self._network.read(question, [_matter(hit) for hit in hits])
        evidence = [
            item
            for hit, scored in zip(hits, scores, strict=True)
            for item in _read_passage(asked, hit, scored)
        ]
        nearest = ranked(evidence, self._order)[:COMPARED]
        return ranked(self._compared(asked, nearest), self._order)

    def _understand(self, question: str) -> _Question:
        vector = embed_asked(question, self._embedder, self._edition.question_means)
        language = detect_question_language(question)
        terms = content_terms(subject_of(question), language)
        return _Question(
            vector=vector,
            usual={s: float(vector @ mean) for s, mean in self._edition.script_means.items()},
            script=script_of(question),
            terms={term: self._lexical.rarity(term) for term in terms},
            names=names_in(question),
            kinds=asked_for(question),
        )

    def _compared(self, asked: _Question, evidence: Sequence[Evidence]) -> list[Evidence]:
        """Return the evidence with each sentence's cosine."""
        keys = [(item.article.id, item.sentence.start) for item in evidence]
        missing = {
            key: _in_context(item.article, item.sentence)
            for key, item in zip(keys, evidence, strict=True)
            if key not in self._vectors
        }
        fresh = self._embedder.embed_sentences(list(missing.values()))
        self._vectors.update(zip(missing, fresh, strict=True))
        found = []
        for key, item in zip(keys, evidence, strict=True):
            self._vectors.move_to_end(key)
            usual = asked.usual.get(script_of(item.text), 0.0)
            found.append(replace(item, cosine=float(asked.vector @ self._vectors[key]) - usual))
        while len(self._vectors) > REMEMBERED:
            self._vectors.popitem(last=False)
        return found


def _in_context(article: Article, sentence: Sentence) -> str:
    """What the model reads for a sentence: title, the words before it, the sentence."""
    before = article.text[max(0, sentence.start - CHARACTERS_BEFORE) : sentence.start]
    whole_words = before.partition(" ")[2] if len(before) == CHARACTERS_BEFORE else before
    title = f"{article.title}. " if article.title else ""
    return f"{title}{whole_words} {sentence.slice(article.text)}"


def _matter(hit: Hit) -> ReadingMatter:
    places = [(sentence.start, sentence.end) for sentence in hit.passage.sentences]
    return reading_matter(hit.article.text, places, hit.article.title)


def _read_passage(asked: _Question, hit: Hit, scored: Scores) -> list[Evidence]:
    around = f"{hit.article.title or ''} {hit.passage.span.slice(hit.article.text)}"
    stems_around = set(index_terms(around, hit.article.language))
    names = share_found(asked.names, around)

    def weigh(number: int, sentence: Sentence) -> Evidence:
        text = sentence.slice(hit.article.text)
        script = script_of(text)
        stems = set(index_terms(text, hit.article.language))
        coverage = _coverage(asked.terms, stems, stems_around) if script is asked.script else None
        shown = {kind for kind in asked.kinds if shows(text, kind)}
        return Evidence(
            article=hit.article,
            sentence=sentence,
            cosine=0.0,
            passage_cosine=hit.centred,
            cosine_to_passage=hit.cosine,
            coverage=coverage,
            names=names,
            shows_kind=len(shown) / len(asked.kinds) if asked.kinds else None,
            states_terms=float(Kind.TERMS in shown),
            answers=float(scored.answers[number]),
            contradicts=float(scored.contradicts[number]),
            passage_answers=scored.passage,
            heading=float(_is_heading(text)),
            passage=hit.passage.span,
            score=0.0,
        )

    return [weigh(number, sentence) for number, sentence in enumerate(hit.passage.sentences)]


def _is_heading(text: str) -> bool:
    """Whether a "sentence" is short and stops without a mark, as headings and captions do."""
    return len(text) <= LONGEST_HEADING and not ENDS_SENTENCE.search(text)


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
