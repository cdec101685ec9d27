"""To answer, to say that the coverage does not, or that it is about something else.

Refusing is a decision of its own, made from several signals by logistic models. Their numbers are
fitted by ``make fit`` on questions that the evidence reader did not learn from, and stored in
``decision.json``; none is typed in. ``docs/quality.md`` says what it gets right and what it does
not.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Self

import structlog

from bot.explanation import Explanation
from bot.signals import Signals
from bot.vocabulary import Evidence

STORED = Path(__file__).with_name("decision.json")
# In ``decision.json``: the numbers for a model that none were fitted for. They use no cosine,
# since every model has a scale of its own.
ANY_MODEL = "*"
log = structlog.get_logger()


class Verdict(StrEnum):
    """What to do with the evidence."""

    ANSWERED = "answered"
    RELATED = "related"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Fit:
    """A logistic model and the probabilities from which on it says yes.

    Attributes:
        weights: Signal name → weight; "bias" is added.
        cut_off: Language of the question → probability.
    """

    weights: Mapping[str, float]
    cut_off: Mapping[str, float]

    def probability(self, signals: Signals) -> float:
        """Return how probable a yes is, 0 to 1."""
        total = self.weights["bias"] + sum(
            self.weights.get(name, 0.0) * value for name, value in asdict(signals).items()
        )
        # Beyond 30 the probability is 0 or 1 to thirteen digits, and exp() would overflow.
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Decision:
    """The fitted numbers for one embedding model.

    Attributes:
        order: What evidence is ordered by: name of a score of :class:`Evidence` → weight.
        answer: Whether the evidence answers.
        topic: Whether it is about what was asked, answer or not.
    """

    order: Mapping[str, float]
    answer: Fit
    topic: Fit

    @classmethod
    def load(cls, model: str, path: Path = STORED) -> Self:
        """Read the numbers fitted for an embedding model, given by its name.

        The name may go on after the one that is stored: "… (int8 ONNX)" has the same scale.
        """
        stored = json.loads(path.read_text(encoding="utf-8"))["models"]
        known = next((name for name in stored if model.startswith(name)), None)
        if known is None:
            log.warning("no decision was fitted for this model; refusals are cruder", model=model)
        numbers = stored[known or ANY_MODEL]
        return cls(numbers["order"], Fit(**numbers["answer"]), Fit(**numbers["topic"]))

    def decide(self, signals: Signals, language: str, how: Explanation) -> Verdict:
        """Return what to do with evidence; what it was decided from goes into ``how``."""
        how.signals = asdict(signals)
        how.probability = self.answer.probability(signals)
        how.cut_off = self.answer.cut_off[language]
        if self.topic.probability(signals) < self.topic.cut_off[language]:
            how.verdict = Verdict.UNRELATED
        elif how.probability >= how.cut_off:
            how.verdict = Verdict.ANSWERED
        else:
            how.verdict = Verdict.RELATED
        return how.verdict


def score_of(scores: Mapping[str, float | None], weights: Mapping[str, float]) -> float:
    """Return what a sentence is ordered by: the weighted sum of what speaks for it."""
    return sum(weight * (scores[name] or 0.0) for name, weight in weights.items())


def ranked(evidence: Iterable[Evidence], weights: Mapping[str, float]) -> list[Evidence]:
    """Return evidence with the score that those weights give it, best first."""
    scored = [replace(item, score=score_of(item.scores(), weights)) for item in evidence]
    return sorted(scored, key=lambda item: -item.score)
