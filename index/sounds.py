"""How a name sounds, whatever script it is written in: Зеленського, Zelenskyy, Zelensky.

Two steps. :func:`keys` gives what a table can be searched by: the consonants in seven blunt
classes, so that spellings of one name share a key. Names that share one need not be the same
(Putin, Patton), so :func:`alike` then compares vowels and the finer consonants.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

# Phones, one character each: S as in "she", Z as in "vision", T as in "tsar", C as in "church",
# x as in Scottish "loch"; the others by their Latin letter.
_CYRILLIC: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ж": "Z",
    "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "x", "ц": "T",
    "ч": "C", "ш": "S", "щ": "S", "ы": "i", "э": "e", "ю": "u", "я": "a", "ў": "v",
}  # fmt: skip
_LATIN_LETTERS: Final = {
    "č": "C", "ć": "C", "ç": "s", "š": "S", "ś": "S", "ş": "S", "ș": "S", "ž": "Z", "ź": "Z",
    "ż": "Z", "ł": "l", "ß": "s", "đ": "d", "ø": "o", "æ": "e", "ı": "i", "ţ": "T", "ț": "T",
}  # fmt: skip
_LATIN_SPELLINGS: Final = (
    *(
        ("x", "ks"),
        ("shch", "S"),
        ("sch", "S"),
        ("tch", "C"),
        ("dzh", "Z"),
        ("zh", "Z"),
        ("kh", "x"),
    ),
    *(("sh", "S"), ("ts", "T"), ("tz", "T"), ("cz", "C"), ("sz", "S"), ("ch", "C"), ("ck", "k")),
    *(("ph", "f"), ("th", "t"), ("qu", "kv"), ("wh", "v"), ("gh", "g"), ("ce", "se")),
    *(("ci", "si"), ("cy", "si"), ("c", "k"), ("q", "k"), ("w", "v"), ("y", "i")),
)
_CH_AS_KH = re.compile(r"(?<![st])ch(?![aeiouy])")
_SILENT_H = re.compile(r"(?<=[aeiou])h(?![aeiou])")
_ENGLISH_W = re.compile(r"^у(?=[аеиіоэ])")  # Уиткофф, Уолтц
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_NOT_LETTER = re.compile(r"[^\w]|[\d_]")
_DOUBLED = re.compile(r"(.)\1+")
# Case endings that bring a consonant with them; the others are vowels and have no part in keys.
_CASE_ENDING = re.compile(
    r"(?:ого|его|ього|ому|ему|ьому|ым|им|ім|їм|ом|ем|єм|ам|ям|ами|ями|ах|ях|ові|еві|єві|ових)$"
)
_SHORTEST_STEM: Final = 3  # Рим is no case of "Р"
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u04ff]")

_CLASSES: Final = str.maketrans("fxhzSZTCj", "vggssssss")
_VOWELS: Final = "aeiou"
_PHONES: Final = frozenset("abdefghijklmnoprstuvxzSZTC")
_CONSONANTS = re.compile(rf"[^{_VOWELS}]")
# Sounds that the alphabets write for one another, and such that are half a mistake; any other
# pair of one class is a whole one.
_SAME_SOUND: Final = frozenset(map(frozenset, ("gh", "xh", "Tz", "Zj")))
_NEAR_SOUND: Final = frozenset(
    map(frozenset, ("gx", "vf", "sz", "sS", "zZ", "ZS", "sT", "CT", "zS"))
)
_VOWEL_CLASSES: Final = {"a": "a", "e": "e", "i": "e", "o": "o", "u": "o"}
# How many mistakes names of more than _SHORT consonants may differ by.
_SHORT: Final = 2
_ALLOWED: Final = 0.5
_ALLOWED_LONG: Final = 1.0
_LONG: Final = 5


class Spelling(NamedTuple):
    """One way to pronounce a written name.

    Attributes:
        consonants: In order.
        vowels: What stands before, between and after them; one more than consonants.
        latin: Whether it is written in Latin letters.
        stripped: Whether a case ending has been taken off.
    """

    consonants: str
    vowels: tuple[str, ...]
    latin: bool
    stripped: bool

    @property
    def key(self) -> str:
        """The classes of its consonants; a name of one or none also has its vowels."""
        classes = _DOUBLED.sub(r"\1", self.consonants.translate(_CLASSES))
        if len(self.consonants) > 1:
            return classes
        return f"{self.vowels[0]}{classes}{'+'.join(self.vowels[1:])}"


@lru_cache(50_000)
def spellings(word: str) -> tuple[Spelling, ...]:
    """Return the ways to pronounce a word, with and without a case ending; none without letters.

    Args:
        word: One word in any case, Latin or Cyrillic.
    """
    folded = _POSSESSIVE.sub("", unicodedata.normalize("NFC", word).casefold())
    folded = _NOT_LETTER.sub("", folded.replace("ё", "е"))
    if not folded:
        return ()
    if _CYRILLIC_LETTER.search(folded):
        bare = _CASE_ENDING.sub("", folded)
        forms = [(_from_cyrillic(folded), False)]
        if bare != folded and len(bare) >= _SHORTEST_STEM:
            forms.append((_from_cyrillic(bare), True))
        return tuple(_split(phones, latin=False, stripped=gone) for phones, gone in forms)
    readings = [_from_latin(folded)]
    # Johnson and Jens, Michel and Bach: which it is the letters do not tell.
    if "j" in folded:
        readings.append(_from_latin(folded.replace("j", "y")))
    if folded.endswith("ic"):  # Vucic, for Vučić
        readings.append(_from_latin(folded[0] + folded[1:].replace("c", "ch")))
    if _CH_AS_KH.search(folded):
        readings.append(_from_latin(_CH_AS_KH.sub("kh", folded)))
    return tuple(dict.fromkeys(_split(each, latin=True, stripped=False) for each in readings))


@lru_cache(50_000)
def keys(word: str) -> frozenset[str]:
    """Return what a word is found by among names of any script; none without letters."""
    return frozenset(spelling.key for spelling in spellings(word))


@lru_cache(50_000)
def alike(one: str, other: str) -> bool:
    """Return whether two written words can be the same name, in any case form."""
    return any(_alike(a, b) for a in spellings(one) for b in spellings(other) if a.key == b.key)


def _from_cyrillic(folded: str) -> str:
    folded = _ENGLISH_W.sub("в", folded).replace("дж", "ж")
    return "".join(_CYRILLIC.get(letter, "") for letter in folded)


def _from_latin(folded: str) -> str:
    own = "".join(_LATIN_LETTERS.get(letter, letter) for letter in folded)
    plain = "".join(c for c in unicodedata.normalize("NFKD", own) if not unicodedata.combining(c))
    for spelled, phones in _LATIN_SPELLINGS:
        plain = plain.replace(spelled, phones)
    plain = "".join(c for c in plain if c in _PHONES)
    return _SILENT_H.sub("", plain)


def _split(phones: str, *, latin: bool, stripped: bool) -> Spelling:
    phones = _DOUBLED.sub(r"\1", phones)
    consonants = "".join(_CONSONANTS.findall(phones))
    return Spelling(consonants, tuple(_CONSONANTS.split(phones)), latin, stripped)


def _alike(one: Spelling, other: Spelling) -> bool:
    if len(one.consonants) != len(other.consonants):
        return False
    if len(one.consonants) < 2:
        return one.vowels == other.vowels and one.consonants == other.consonants
    cost = sum(map(_consonants_differ, one.consonants, other.consonants))
    last = len(one.consonants)
    for place in range(last):
        before_v = one.consonants[place] in "vf" and place == last - 1
        here, there = one.vowels[place], other.vowels[place]
        if last == _SHORT:
            cost += not _same_vowels(here, there)
        else:
            cost += _vowels_differ(here, there, before_v=before_v)
    cost += _endings_differ(one, other)
    if last == _SHORT:
        return cost == 0
    return cost <= (_ALLOWED_LONG if last >= _LONG else _ALLOWED)


def _consonants_differ(one: str, other: str) -> float:
    pair = frozenset((one, other))
    if len(pair) == 1 or pair in _SAME_SOUND:
        return 0.0
    return 0.5 if pair in _NEAR_SOUND else 1.0


def _same_vowels(one: str, other: str) -> bool:
    """Compare strictly, as short names need it: i and e may come along (Kyiv, Киев)."""
    soft = frozenset("ie")
    return bool(one) == bool(other) and set(one) - soft == set(other) - soft


def _vowels_differ(one: str, other: str, *, before_v: bool) -> float:
    """Compare the vowels at one place; Львів and Львов, Харків and Харьков are one."""
    if one == other:
        return 0.0
    if not one or not other:
        return 1.0
    if before_v and set(one + other) <= set("ioe"):
        return 0.0
    here, there = ({_VOWEL_CLASSES[v] for v in each} for each in (one, other))
    if here & there and abs(len(here) - len(there)) <= 1:
        return 0.0
    # Trump and Трамп; unstressed o and a.
    return 0.5 if "e" not in here | there else 1.0


def _endings_differ(one: Spelling, other: Spelling) -> float:
    """Compare what stands after the last consonant, where Cyrillic words have their cases."""
    mine, theirs = one.vowels[-1], other.vowels[-1]
    if mine == theirs or not (one.latin or other.latin):
        return 0.0
    if one.latin and other.latin:
        return 0.0 if set(mine + theirs) <= set("i") else 1.0
    latin, cyrillic = (one, other) if one.latin else (other, one)
    # A Latin spelling is a nominative: a vowel at its end is in the Cyrillic stem or its ending.
    if "ai" in cyrillic.vowels[-1] and "a" not in latin.vowels[-1]:
        return 1.0  # Китай is no case of "kit"
    if cyrillic.vowels[-1] or cyrillic.stripped or latin.vowels[-1] in {"", "e"}:
        return 0.0
    return 1.0
