"""Names across scripts: Лавров, Лаврова and Lavrov; Київ, Киев, Kyiv and Kiev.

A name is compared by the skeleton of its consonants in Latin letters. Vowels differ between
spellings and endings, so they go; what is left is blunt, but a question's name only has to be
recognised among the few hundred words of the passages that were found.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Consonants of Russian and Ukrainian; whatever else (vowels, signs, й) has no part in it.
_CYRILLIC = {
    "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "ж": "z", "з": "z", "к": "k", "л": "l",
    "м": "m", "н": "n", "п": "p", "р": "r", "с": "s", "т": "t", "ф": "f", "х": "k", "ц": "s",
    "ч": "s", "ш": "s", "щ": "s",
}  # fmt: skip
# English spellings of the same sounds. g and h both stand for Ukrainian г, so h goes with g
# unless it is part of a digraph; c, q and x by their usual sound.
_DIGRAPHS = (
    ("shch", "s"), ("sch", "s"), ("tch", "s"), ("kh", "k"), ("zh", "z"), ("ch", "s"), ("sh", "s"),
    ("ts", "s"), ("tz", "s"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("x", "ks"), ("q", "k"),
    ("c", "k"), ("j", ""), ("w", "v"), ("h", "g"),
)  # fmt: skip
_NOT_CONSONANT = re.compile(r"[^bdfgklmnprstvz]")
_REPEATED = re.compile(r"(.)\1+")
# Two skeletons of the same name may differ by an ending ("ptn", "ptnm"); a shorter common
# part than this says too little.
SHORTEST_COMMON = 3
LONGEST_ENDING = 2


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """Return the consonants of a word, Latin or Cyrillic, in one Latin spelling."""
    lowered = "".join(
        c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c)
    )
    latin = "".join(_CYRILLIC.get(c, c if c < "\u0250" else "") for c in lowered)
    for spelled, sound in _DIGRAPHS:
        latin = latin.replace(spelled, sound)
    return _REPEATED.sub(r"\1", _NOT_CONSONANT.sub("", latin))


def same_name(one: str, other: str) -> bool:
    """Return whether two skeletons may be the same name, one perhaps with an ending."""
    if one == other:
        return bool(one)
    shorter, longer = sorted((one, other), key=len)
    return (
        len(shorter) >= SHORTEST_COMMON
        and len(longer) - len(shorter) <= LONGEST_ENDING
        and longer.startswith(shorter)
    )
