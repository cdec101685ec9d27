"""Shares with their uncertainty, and cut-offs tried on questions that did not choose them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

# Two-sided, 95 %.
Z = 1.959964
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int
    of: int

    @classmethod
    def among(cls, found: Sequence[bool]) -> Share:
        """Count the true ones."""
        return cls(sum(map(bool, found)), len(found))

    @property
    def value(self) -> float:
        """The share, 0 to 1; 0 of none."""
        return self.right / self.of if self.of else 0.0

    def interval(self) -> tuple[float, float]:
        """Return where the true share lies with 95 % confidence.

        Source: Wilson, "Probable inference, the law of succession, and statistical inference"
        (Journal of the American Statistical Association, 1927).
        """
        if not self.of:
            return 0.0, 1.0
        n, p = self.of, self.value
        middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        if not self.of:
            return "–"
        low, high = self.interval()
        return f"{self.value:.0%} ({low:.0%}–{high:.0%})"


def youden(
    scores: NDArray[np.float64],
    wanted: NDArray[np.bool_],
    right: NDArray[np.bool_] | None = None,
    slack: float = 0.0,
) -> float:
    """Return the cut-off where right answers and right refusals, as shares, add up to most.

    Source: Youden, "Index for rating diagnostic tests" (Cancer, 1950).

    Args:
        scores: One for each question.
        wanted: Whether it should be answered; both kinds have to occur.
        right: Whether the answer would be right; None: whenever one is wanted.
        slack: By how much the sum may be less than the most: of such cut-offs the lowest is taken.
    """
    order = np.argsort(-scores, kind="stable")
    ranked = scores[order]
    hits = (wanted if right is None else wanted & right)[order]
    answered = np.cumsum(hits) / max(1, wanted.sum())
    wrongly = np.cumsum(~wanted[order]) / max(1, (~wanted).sum())
    # A cut-off between equal scores does not exist.
    last = np.append(ranked[1:] != ranked[:-1], True)
    gain = np.where(last, answered - wrongly, -np.inf)
    return float(ranked[np.flatnonzero(gain >= gain.max() - slack)[-1]])


def answered_by_others_cut_off(
    scores: Sequence[float], wanted: Sequence[bool], groups: Sequence[str]
) -> NDArray[np.bool_]:
    """Return whether each question is answered at the cut-off that the other questions choose.

    Args:
        scores: One for each question.
        wanted: Whether it should be answered.
        groups: Questions of one group (an article, a text) stay together.
    """
    values, truth = np.asarray(scores, np.float64), np.asarray(wanted, bool)
    answered = np.zeros(len(values), bool)
    folds = GroupKFold(min(FOLDS, len(set(groups))))
    for others, these in folds.split(values, truth, groups):
        answered[these] = values[these] >= youden(values[others], truth[others])
    return answered
