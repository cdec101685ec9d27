"""Fitting the decision: a logistic model, and the probability from which on to answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from bot.decision import ANY_MODEL, Signals
from tests.evaluation.scoring import Outcome

LANGUAGES = ("en", "ru", "uk")
# A language with fewer questions than this takes the cut-off of all languages together.
ENOUGH = 60
# Below the answering cut-off, quotes are still shown as "closest" down to the probability
# that this share of the foreign questions stays under.
FOREIGN_BELOW = 0.99
COSINES = {"passage"}


def fit(outcomes: Sequence[Outcome], model: str) -> dict[str, Any]:
    """Return what ``bot/decision.json`` holds: one fit with cosines, one for any model."""
    return {
        "fitted_on": len(outcomes),
        "models": {
            model: _fit(outcomes, [*Signals.__slots__]),
            ANY_MODEL: _fit(outcomes, [s for s in Signals.__slots__ if s not in COSINES]),
        },
    }


def _fit(outcomes: Sequence[Outcome], names: list[str]) -> dict[str, Any]:
    known = [o for o in outcomes if o.signals is not None]
    signals = np.array([[o.signals[name] for name in names] for o in known])  # type: ignore[index]
    # A question whose right sentence would not be shown is better refused.
    wanted = np.array([o.question.answerable and o.found for o in known])
    mean, spread = signals.mean(axis=0), signals.std(axis=0) + 1e-9
    scaled = (signals - mean) / spread
    classifier = LogisticRegression(class_weight="balanced", max_iter=1000)
    # Cut-offs are chosen on probabilities of questions that the fit has not seen.
    unseen: NDArray[np.float64] = cross_val_predict(
        classifier,
        scaled,
        wanted,
        groups=[o.question.text for o in known],
        cv=GroupKFold(5),
        method="predict_proba",
    )[:, 1]
    classifier.fit(scaled, wanted)
    weights = classifier.coef_[0] / spread
    bias = float(classifier.intercept_[0] - (weights * mean).sum())
    languages = np.array([o.question.language for o in known])
    everyone = _cut_off(unseen, wanted)
    foreign = unseen[[o.question.kind == "foreign" for o in known]]
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
        "related": round(float(np.quantile(foreign, FOREIGN_BELOW)), 4) if len(foreign) else 0.0,
    }


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
