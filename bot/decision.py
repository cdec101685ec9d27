"""To answer, to say that the coverage does not, or to say that it is about other things.

Refusing is a decision of its own, made from several signals by a logistic model. Its numbers
are fitted by ``make eval`` on development questions and stored in ``decision.json``; nothing
is typed in here. See ``docs/quality.md`` for what it gets right and wrong.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self

from bot.vocabulary import Evidence

STORED = Path(__file__).with_name("decision.json")
# Of the best evidence, this much is looked at: further down there is only noise.
LOOKED_AT = 8


class Verdict(StrEnum):
    """What to do with the evidence."""

    ANSWERED = "answered"
    RELATED = "related"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Signals:
    """What the decision is made from.

    Attributes:
        sentence: Best centred cosine of a sentence.
        passage: Best centred cosine of a passage.
        coverage: Best share of the question's words that a sentence covers, 0 to 1; when
            question and evidence are in different scripts nothing can be said, and it is 0.
        other_script: 1 when nothing could be said about coverage, else 0.
    """

    sentence: float
    passage: float
    coverage: float
    other_script: float

    @classmethod
    def of(cls, evidence: Sequence[Evidence]) -> Self:
        """Return the signals of evidence, best first and not empty."""
        top = evidence[:LOOKED_AT]
        coverages = [item.coverage for item in top if item.coverage is not None]
        return cls(
            sentence=max(item.cosine for item in top),
            passage=max((item.passage_cosine or 0.0) for item in top),
            coverage=max(coverages, default=0.0),
            other_script=0.0 if coverages else 1.0,
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """The fitted model.

    Attributes:
        weights: Signal name → weight; "bias" is added.
        answer: Least probability that is answered, by language of the question.
        related: Least probability at which the closest quotes are worth showing.
    """

    weights: dict[str, float]
    answer: dict[str, float]
    related: float

    @classmethod
    def load(cls, path: Path = STORED) -> Self:
        """Read the stored numbers."""
        stored = json.loads(path.read_text(encoding="utf-8"))
        return cls(stored["weights"], stored["answer"], stored["related"])

    def probability(self, evidence: Sequence[Evidence]) -> float:
        """Return how probable it is, 0 to 1, that the evidence answers the question."""
        signals = Signals.of(evidence)
        total = self.weights["bias"] + sum(
            self.weights[name] * getattr(signals, name) for name in Signals.__slots__
        )
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def decide(self, evidence: Sequence[Evidence], language: str) -> Verdict:
        """Return what to do with evidence that is ordered best first and not empty."""
        probability = self.probability(evidence)
        if probability >= self.answer[language]:
            return Verdict.ANSWERED
        return Verdict.RELATED if probability >= self.related else Verdict.UNRELATED
