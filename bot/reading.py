"""Reading the retrieved passages: which of their sentences may answer the question?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from bot.answer_kinds import Kind, asked_for, shows, subject_of
from bot.decision import ranked
from bot.names import names_in, share_found
from bot.reader.inputs import ReadingMatter, reading_matter
from bot.reader.network import ReaderNetwork, Scores
from bot.vocabulary import Evidence
from index.concepts import Concept, Concepts, in_translation, rarity_of
from index.edition import Edition
from index.embedding import Embedder
from index.language import detect_question_language, script_of
from index.lexical import Lexical
from index.retrieval import Hit
from index.typical_questions import embed_asked
from index.vocabulary import Article, Script, Sentence
from index.words import index_terms, words

# A word of the question that stands in the title, or elsewhere in the passage, speaks for a
# sentence, but less than one that it holds itself.
CONTEXT_SHARE = 0.5
LONGEST_HEADING = 100
# "773." and "Imagine!" say nothing by themselves, and stand nearest to a question for what was said
# before them.
FEWEST_WORDS = 3
LONGEST_FRAGMENT = 25  # what has no spaces between its words is longer
ENDS_SENTENCE = re.compile(r"""[.!?…:;]["'”’»)\]]*\Z|[”»"]\Z""")
# "He rejected it" says little by itself. With the title and this much before it, the right
# sentence came first in 46 of 100 sample questions instead of 40, and among the first four in
# 78 instead of 75; more context costs time, at about 1 ms for 20 characters and 60 sentences.
CHARACTERS_BEFORE = 120
# Sentences that are compared with the question one by one: the best by everything else. With 12,
# 8 and 6 the right sentence is among the first four for .63, .62 and .61 of the 409 answerable
# questions that `make fit` uses; 24 do no better, and take as long as half of the trained reader.
COMPARED = 12
# Terms stand in sentences that have little else in common with the question.
COMPARED_FOR_TERMS = 24
# Vectors of sentences read lately, 6 MB; popular topics are asked about again and again.
REMEMBERED = 4_000


@dataclass(frozen=True, slots=True)
class _Question:
    """What of a question is compared with every sentence.

    Attributes:
        usual: Script → mean cosine of the question with everything in that script.
        concepts: What it is about, each with its weight.
    """

    vector: NDArray[np.float32]
    usual: dict[Script, float]
    language: str
    concepts: list[tuple[Concept, float]]
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
        self._concepts = Concepts(edition.spellings)
        self._vectors: LRUCache[tuple[str, int], NDArray[np.float32]] = LRUCache(REMEMBERED)

    def read(self, question: str, hits: Sequence[Hit]) -> list[Evidence]:
        """Return the best sentences of the passages as evidence, best first."""
        asked = self._understand(question)
        scores = self._network.read(question, [_matter(hit) for hit in hits])
        evidence = [
            item
            for hit, scored in zip(hits, scores, strict=True)
            for item in _read_passage(asked, hit, scored)
        ]
        most = COMPARED_FOR_TERMS if Kind.TERMS in asked.kinds else COMPARED
        nearest = ranked(evidence, self._order)[:most]
        return ranked(self._compared(asked, nearest), self._order)

    def _understand(self, question: str) -> _Question:
        vector = embed_asked(question, self._embedder, self._edition.question_means)
        language = detect_question_language(question)
        concepts = self._concepts.of(subject_of(question), language)
        return _Question(
            vector=vector,
            usual={s: float(vector @ mean) for s, mean in self._edition.script_means.items()},
            language=language,
            concepts=[(concept, rarity_of(concept, self._lexical)) for concept in concepts],
            names=names_in(question),
            kinds=asked_for(question),
        )

    def _compared(self, asked: _Question, evidence: Sequence[Evidence]) -> list[Evidence]:
        """Return the evidence with each sentence's cosine."""
        keys = [(item.article.id, item.sentence.start) for item in evidence]
        vectors = {key: self._vectors[key] for key in keys if key in self._vectors}
        missing = {
            key: _in_context(item.article, item.sentence)
            for key, item in zip(keys, evidence, strict=True)
            if key not in vectors
        }
        fresh = self._embedder.embed_sentences(list(missing.values()))
        vectors.update(zip(missing, fresh, strict=True))
        self._vectors.update(vectors)  # others may go for them
        found = []
        for key, item in zip(keys, evidence, strict=True):
            usual = asked.usual.get(script_of(item.text), 0.0)
            found.append(replace(item, cosine=float(asked.vector @ vectors[key]) - usual))
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
    wanted = _wanted(asked, hit.article.language, script_of(around))
    names = share_found(asked.names, around)

    def weigh(number: int, sentence: Sentence) -> Evidence:
        text = sentence.slice(hit.article.text)
        stems = set(index_terms(text, hit.article.language))
        coverage = _coverage(wanted, stems, stems_around)
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
            other_language=float(hit.article.language != asked.language),
        )

    return [
        weigh(number, sentence)
        for number, sentence in enumerate(hit.passage.sentences)
        if not _is_fragment(sentence.slice(hit.article.text))
    ]


def _is_fragment(text: str) -> bool:
    """Whether a "sentence" is a word or two."""
    return len(text) <= LONGEST_FRAGMENT and len(words(text)) < FEWEST_WORDS


def _is_heading(text: str) -> bool:
    """Whether a "sentence" is short and stops without a mark, as headings and captions do."""
    return len(text) <= LONGEST_HEADING and not ENDS_SENTENCE.search(text)


def _wanted(
    asked: _Question, language: str | None, script: Script
) -> list[tuple[frozenset[str], float]]:
    """Return what may stand for each concept in a text, and its weight."""
    if language == asked.language:
        return [(frozenset({concept.term}), weight) for concept, weight in asked.concepts]
    return in_translation(asked.concepts, language, script)


def _coverage(
    wanted: Sequence[tuple[frozenset[str], float]], inside: Set[str], around: Set[str]
) -> float | None:
    """Return which share of the concepts' weight a sentence has or, for a part, what is around it.

    None when it is of no concept known what to look for.
    """
    if not any(terms for terms, _ in wanted):
        return None
    total = sum(weight for _, weight in wanted)
    share = sum(
        weight * (1.0 if _has(inside, terms) else CONTEXT_SHARE if _has(around, terms) else 0.0)
        for terms, weight in wanted
    )
    return share / total if total > 0 else 0.0


def _has(stems: Set[str], terms: Iterable[str]) -> bool:
    """Whether one of the terms is there; a phrase is when all its words are."""
    return any(stems >= set(term.split()) for term in terms)
