"""What the questions about an article are for: learning, fitting the decision, or measuring."""

from __future__ import annotations

import hashlib
from enum import StrEnum

from tests.evaluation.news import held_out

# Articles whose questions fit the decision: one in eight of those not kept for measuring.
CALIBRATION = 8


class Part(StrEnum):
    """One of the three, by article, so that nothing about an article is in two of them."""

    TRAIN = "train"
    CALIBRATE = "calibrate"
    MEASURE = "measure"


def number(name: str) -> int:
    """Return a number that stays the same for a name."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest())


def part_of(article: str) -> Part:
    """Return what an article's questions are for."""
    if held_out(article):
        return Part.MEASURE
    fits = number("calibration " + article) % CALIBRATION == 0
    return Part.CALIBRATE if fits else Part.TRAIN
