"""Near-duplicates: wire copy on several outlets, the same page saved twice.

MinHash estimates the share of word triples that two texts have in common (Broder, "On the
resemblance and containment of documents", 1997); signatures come from datasketch. Which pairs
are compared at all is decided by bands of the signature (locality-sensitive hashing: Leskovec,
Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3), kept in the catalog, so that a
rebuild compares new articles only.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.digests import key_of

PERMUTATIONS = 128
SEED = 1
# Words in a shingle. Three bear light editing; five lose half of what an editor's one change
# per sentence leaves.
SHINGLE = 3
# From this estimate on two texts are one. With 128 permutations the estimate is off by .04
# (one standard deviation).
ALIKE = 0.7
# 25 bands of 5: a pair that is .7 alike meets in 99 of 100 cases, one of .4 in 23.
BAND_ROWS = 5
BANDS = PERMUTATIONS // BAND_ROWS
WORD = re.compile(r"\w+")
Signature = NDArray[np.uint32]
"""Shape (128,)."""


def signature(text: str) -> Signature:
    """Return the MinHash of a text's word triples, shape (128,)."""
    words = WORD.findall(text.casefold())
    starts = range(max(1, len(words) - SHINGLE + 1))
    shingles = {" ".join(words[at : at + SHINGLE]) for at in starts}
    made = _empty().copy()
    made.update_batch([shingle.encode() for shingle in shingles])
    return np.asarray(made.hashvalues, np.uint32)  # datasketch hashes to 32 bits in 64


@cache
def _empty() -> Any:
    """Return a signature of nothing. A copy spares drawing the permutations for every text."""
    # A third of a second to import, and not needed when nothing has changed.
    from datasketch import MinHash

    return MinHash(PERMUTATIONS, seed=SEED)


def bands(of: Signature) -> list[int]:
    """Return a key for each band, as SQLite's signed 64-bit integers; equal bands, equal keys."""
    return [
        key_of(bytes([number]) + of[number * BAND_ROWS : (number + 1) * BAND_ROWS].tobytes())
        for number in range(BANDS)
    ]


def alike(one: Signature, other: Signature) -> bool:
    """Whether two texts are near-duplicates, by the estimate of their Jaccard similarity."""
    return float(np.mean(one == other)) >= ALIKE
