"""To answer, to say that the coverage does not, or to say nothing but that.

Refusing is a decision of its own, made from several signals by a logistic model. Its numbers
are fitted by ``make fit`` on development questions and stored in ``decision.json``; none is
typed in. ``docs/quality.md`` says what it gets right and what it does not.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self

import structlog

from bot.explanation import Explanation
from bot.vocabulary import Evidence

STORED = Path(__file__).with_name("decision.json")
# The evidence that would be shown; what stands further down has no part in the decision.
LOOKED_AT = 4
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
class Signals:
    """What the decision is made from, each as of the best of the evidence looked at.

    Attributes:
        passage: The nearest passage's cosine, on the model's own scale.
        names: Share of the question's names that the passage or its title has, 0 to 1; when
            the question has none, that speaks neither for it nor against: 0.5.
        coverage: Share of the question's words that a sentence covers, 0 to 1; None when
            nothing can be said because they are written in different scripts.
    """

    passage: float
    names: float
    coverage: float | None

    @classmethod
    def of(cls, evidence: Sequence[Evidence]) -> Self:
        """Return the signals of evidence, best first and not empty."""
        top = evidence[:LOOKED_AT]
        return cls(
            passage=max((e.cosine_to_passage or 0.0) for e in evidence),
            names=max((e.names for e in top if e.names is not None), default=0.5),
            coverage=max((e.coverage for e in top if e.coverage is not None), default=None),
        )


@dataclass(frozen=True, slots=True)
class Fit:
    """A logistic model and what to do with its probability.

    Attributes:
        weights: Signal name → weight; "bias" is added.
        answer: Language of the question → least probability that is answered.
        related: Least probability at which the closest quotes are worth showing.
    """

    weights: Mapping[str, float]
    answer: Mapping[str, float]
    related: float

    def probability(self, signals: Signals) -> float:
        """Return how probable it is, 0 to 1, that the evidence answers the question."""
        total = self.weights["bias"] + sum(
            self.weights.get(name, 0.0) * value
            for name, value in asdict(signals).items()
            if value is not None
        )
        # Beyond 30 the probability is 0 or 1 to thirteen digits, and exp() would overflow.
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Decision:
    """The fitted numbers for one embedding model.

    A question and evidence in different scripts share no words and lie further apart for e5
    than in the same script, so they have a fit of their own.
    """

    same_script: Fit
    other_script: Fit

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
        return cls(Fit(**numbers["same_script"]), Fit(**numbers["other_script"]))

    def fit_for(self, signals: Signals) -> Fit:
        """Return the fit that the signals belong to."""
        return self.other_script if signals.coverage is None else self.same_script

    def decide(self, evidence: Sequence[Evidence], language: str, how: Explanation) -> Verdict:
        """Return what to do with evidence that is ordered best first and not empty.

        What it was decided from goes into ``how``.
        """
        signals = Signals.of(evidence)
        fit = self.fit_for(signals)
        how.signals = asdict(signals)
        how.probability = fit.probability(signals)
        how.cut_off = fit.answer[language]
        if how.probability >= how.cut_off:
            how.verdict = Verdict.ANSWERED
        else:
            related = how.probability >= fit.related
            how.verdict = Verdict.RELATED if related else Verdict.UNRELATED
        return how.verdict
