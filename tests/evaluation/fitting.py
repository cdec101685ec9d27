"""Fitting the decision: a logistic model, and the probability from which on to answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from bot.decision import ANY_MODEL
from tests.evaluation.scoring import Outcome

LANGUAGES = ("en", "ru", "uk")
# A language with fewer questions than this takes the cut-off of all languages together.
ENOUGH = 100
# Below the answering cut-off, quotes are still shown as "closest" down to the probability
# that this share of the foreign questions stays under.
FOREIGN_BELOW = 0.97
COSINES = {"passage"}
# Names are words, too: where words can be compared, coverage has them already, and a weight for
# names came out slightly negative.
OF_SAME_SCRIPT = ("passage", "coverage")
OF_OTHER_SCRIPT = ("passage", "names")


def fit(outcomes: Sequence[Outcome], model: str) -> dict[str, Any]:
    """Return what ``bot/decision.json`` holds: one fit with cosines, one for any model."""
    known = [o for o in outcomes if o.signals is not None]
    same = [o for o in known if _signals(o)["coverage"] is not None]
    other = [o for o in known if _signals(o)["coverage"] is None]

    def both(without: set[str]) -> dict[str, Any]:
        return {
            "same_script": _fit(same, [n for n in OF_SAME_SCRIPT if n not in without]),
            "other_script": _fit(other, [n for n in OF_OTHER_SCRIPT if n not in without]),
        }

    return {
        "fitted_on": {"same_script": len(same), "other_script": len(other)},
        "models": {model: both(set()), ANY_MODEL: both(COSINES)},
    }


def _fit(outcomes: Sequence[Outcome], names: list[str]) -> dict[str, Any]:
    signals = np.array([[_signals(o)[name] for name in names] for o in outcomes], np.float64)
    # A question whose right sentence would not be shown is better refused.
    wanted = np.array([o.question.answerable and o.found for o in outcomes])
    mean, spread = signals.mean(axis=0), signals.std(axis=0) + 1e-9
    scaled = (signals - mean) / spread
    classifier = LogisticRegression(class_weight="balanced", max_iter=1000)
    # Cut-offs are chosen on probabilities of questions that the fit has not seen.
    unseen: NDArray[np.float64] = cross_val_predict(
        classifier,
        scaled,
        wanted,
        groups=[o.question.text for o in outcomes],
        cv=GroupKFold(5),
        method="predict_proba",
    )[:, 1]
    classifier.fit(scaled, wanted)
    weights = classifier.coef_[0] / spread
    bias = float(classifier.intercept_[0] - (weights * mean).sum())
    languages = np.array([o.question.language for o in outcomes])
    everyone = _cut_off(unseen, wanted)
    foreign = unseen[[o.question.kind == "foreign" for o in outcomes]]
    return {
        "weights": {
            "bias": round(bias, 4),
            **{n: round(float(w), 4) for n, w in zip(names, weights, strict=True)},
        },
        "answer": {
            language: (
                _cut_off(unseen[languages == language], wanted[languages == language])
                if (languages == language).sum() >= ENOUGH
                else everyone
            )
            for language in LANGUAGES
        },
        "related": round(float(np.quantile(foreign, FOREIGN_BELOW)), 4),
    }


def _signals(outcome: Outcome) -> dict[str, float | None]:
    if outcome.signals is None:
        raise ValueError(f"question {outcome.question.id} found no evidence")
    return outcome.signals


def _cut_off(probabilities: NDArray[np.float64], wanted: NDArray[np.bool_]) -> float:
    """Return the cut-off where right answers and right refusals, as shares, add up to most.

    Source: Youden, "Index for rating diagnostic tests" (Cancer, 1950).
    """
    best = max(
        np.unique(probabilities),
        key=lambda cut: (
            (probabilities[wanted] >= cut).mean() + (probabilities[~wanted] < cut).mean()
        ),
    )
    return round(float(best), 4)
