"""Reading the retrieved passages: which of their sentences may answer the question?"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.answer_kinds import Kind, asked_for, shows, subject_of
from bot.names import names_in, share_found
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
# What a sentence's score is made of, on the scale of e5's centred cosines. Measured on the
# development questions (docs/quality.md): the passage brings the right sentence among the
# first four in 2 to 8 of 100 questions more, coverage and kind in 1 to 3.
PASSAGE_WEIGHT = 0.5
COVERAGE_WEIGHT = 0.05
KIND_WEIGHT = 0.025
# "What are the conditions" has few words in common with the sentences that state them, so
# here the kind has to say more.
TERMS_WEIGHT = 0.06
# A heading repeats the question's words and answers nothing.
HEADING_PENALTY = 0.06
LONGEST_HEADING = 100
ENDS_SENTENCE = re.compile(r"""[.!?…:;]["'”’»)\]]*\Z|[”»"]\Z""")
# "He rejected it" says little by itself. With the title and this much before it, the right
# sentence came first in 46 of 100 sample questions instead of 40, and among the first four in
# 78 instead of 75; more context costs time, at about 1 ms for 20 characters and 60 sentences.
CHARACTERS_BEFORE = 120
# Vectors of sentences read lately; popular topics are asked about again and again.
REMEMBERED = 20_000


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
    """Scores sentences by meaning, by the words and by the kind of answer they hold.

    No training went into it. Belongs to the edition's thread.
    """

    def __init__(self, edition: Edition, embedder: Embedder) -> None:
        self._edition = edition
        self._embedder = embedder
        self._lexical = Lexical(edition.catalog)
        self._vectors: OrderedDict[tuple[str, int], NDArray[np.float32]] = OrderedDict()

    def read(self, question: str, hits: Sequence[Hit]) -> list[Evidence]:
        """Return every sentence of the passages as evidence, best first."""
        asked = self._understand(question)
        cosines = self._cosines(asked, hits)
        evidence = [item for hit in hits for item in _read_passage(asked, hit, cosines)]
        return sorted(evidence, key=lambda item: -item.score)

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

    def _cosines(self, asked: _Question, hits: Sequence[Hit]) -> dict[tuple[str, int], float]:
        """Return (article id, sentence start) → cosine with the question, not centred."""
        texts = {
            (hit.article.id, sentence.start): _in_context(hit.article, sentence)
            for hit in hits
            for sentence in hit.passage.sentences
        }
        missing = [key for key in texts if key not in self._vectors]
        fresh = self._embedder.embed_sentences([texts[key] for key in missing])
        self._vectors.update(zip(missing, fresh, strict=True))
        for key in texts:
            self._vectors.move_to_end(key)
        cosines = {key: float(asked.vector @ self._vectors[key]) for key in texts}
        while len(self._vectors) > REMEMBERED:
            self._vectors.popitem(last=False)
        return cosines


def _in_context(article: Article, sentence: Sentence) -> str:
    """What the model reads for a sentence: title, the words before it, the sentence."""
    before = article.text[max(0, sentence.start - CHARACTERS_BEFORE) : sentence.start]
    whole_words = before.partition(" ")[2] if len(before) == CHARACTERS_BEFORE else before
    title = f"{article.title}. " if article.title else ""
    return f"{title}{whole_words} {sentence.slice(article.text)}"


def _read_passage(
    asked: _Question, hit: Hit, cosines: dict[tuple[str, int], float]
) -> list[Evidence]:
    around = f"{hit.article.title or ''} {hit.passage.span.slice(hit.article.text)}"
    stems_around = set(index_terms(around, hit.article.language))
    names = share_found(asked.names, around)

    def weigh(sentence: Sentence) -> Evidence:
        text = sentence.slice(hit.article.text)
        script = script_of(text)
        cosine = cosines[hit.article.id, sentence.start] - asked.usual.get(script, 0.0)
        stems = set(index_terms(text, hit.article.language))
        coverage = _coverage(asked.terms, stems, stems_around) if script is asked.script else None
        shown = {kind for kind in asked.kinds if shows(text, kind)}
        return Evidence(
            article=hit.article,
            sentence=sentence,
            cosine=cosine,
            passage_cosine=hit.centred,
            cosine_to_passage=hit.cosine,
            coverage=coverage,
            names=names,
            shows_kind=len(shown) / len(asked.kinds) if asked.kinds else None,
            score=cosine
            + PASSAGE_WEIGHT * (hit.centred or 0.0)
            + COVERAGE_WEIGHT * (coverage or 0.0)
            + _kind_bonus(shown, asked.kinds)
            - (HEADING_PENALTY if _is_heading(text) else 0.0),
        )

    return [weigh(sentence) for sentence in hit.passage.sentences]


def _kind_bonus(shown: Set[Kind], kinds: Set[Kind]) -> float:
    """What holding the kind of answer that was asked for adds to a sentence's score."""
    bonus = sum(TERMS_WEIGHT if kind is Kind.TERMS else KIND_WEIGHT for kind in shown)
    return bonus / len(kinds) if kinds else 0.0


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
