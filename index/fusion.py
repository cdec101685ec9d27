"""Rank fusion.

Source: Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and
individual rank learning methods" (SIGIR 2009), with a weight for each ranking.
"""

from __future__ import annotations

from collections.abc import Sequence

# The constant of the paper: how much less a rank further down counts.
K = 60


def fuse(rankings: Sequence[Sequence[str]], weights: Sequence[float]) -> list[tuple[str, float]]:
    """Return (id, score) by falling score; ties keep the order of the first ranking.

    Args:
        rankings: Ids, each ranking best first.
        weights: One for each ranking.
    """
    scores: dict[str, float] = {}
    for ranking, weight in zip(rankings, weights, strict=True):
        for rank, item in enumerate(ranking, start=1):
            scores[item] = scores.get(item, 0.0) + weight / (K + rank)
    return sorted(scores.items(), key=lambda pair: -pair[1])
