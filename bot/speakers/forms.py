"""Case and gender of Russian and Ukrainian names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from bot.speakers.tokens import Token
from index.morphology import Reading, readings

CASES: Final = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct", "voct"})
_GENDERS: Final = frozenset({"masc", "femn"})
_PERSON: Final = frozenset({"Name", "Surn", "Patr"})
_INDECLINABLE: Final = frozenset("іиоуеєюэы")
# Genitives of countries and the like.
_NO_NAME: Final = ("ії", "ии", "иї")
# Names that are not declined, taken by the dictionary for a form of another one.
_FOREIGN: Final = frozenset({"гроссі", "гросси", "мелоні", "мелони", "санду", "калласс"})
_CONSONANTS: Final = frozenset("бвгґджзклмнпрстфхцчшщьо")
_APOSTROPHES: Final = str.maketrans("’ʼ`", "'''")


class Form(NamedTuple):
    """A way to read a name.

    Attributes:
        case: As OpenCorpora names it ("nomn"); "" when any case may be meant.
        gender: "masc", "femn" or "" for either.
    """

    case: str
    gender: str


def read(word: str, language: str) -> tuple[Reading, ...]:
    """Return the readings of a word with any apostrophe."""
    return readings(word.translate(_APOSTROPHES), language)


@lru_cache(20_000)
def _forms_of_word(word: str, language: str) -> frozenset[Form] | None:
    """Return the forms of a word as a part of a name; None when it tells nothing."""
    found: set[Form] = set()
    all_readings = read(word, language)
    guessed = not any(reading.known for reading in all_readings)
    if guessed and word.endswith(_NO_NAME):
        return frozenset()
    if guessed and (
        word[-1] in _INDECLINABLE or not any(r.grammemes & {"Surn", "ADJF"} for r in all_readings)
    ):
        return None  # a foreign name: the guess is by endings that it does not have
    if word.casefold() in _FOREIGN:
        return None
    common = not any(r.grammemes & (_PERSON | {"ADJF"}) for r in all_readings)
    surname = any("Surn" in reading.grammemes for reading in all_readings)
    if surname and word[-1] in _CONSONANTS:
        common = True  # Перебийніс is known as a woman's surname and as a common noun
    for reading in all_readings:
        tags = reading.grammemes
        if "plur" in tags and not tags & {"Fixd"}:
            continue
        adjective = "ADJF" in tags and not surname and "inan" not in tags
        if not ("NOUN" in tags or adjective) or not (tags & _PERSON or adjective or common):
            continue
        if common and {"inan", "accs", "masc"} <= tags:
            continue  # Макрон is a person here, whatever the dictionary takes him for
        case = next(iter(tags & CASES), "")
        gender = next(iter(tags & _GENDERS), "")
        found.add(Form("" if "Fixd" in tags else case, gender))
    if word.endswith(("ова", "ева", "єва", "ина", "іна")) and Form("gent", "masc") in found:
        found.add(Form("nomn", "femn"))
    adjective_only = all("ADJF" in reading.grammemes for reading in all_readings)
    if adjective_only and word.endswith("ой") and not word.endswith(("ской", "цкой")):
        found.add(Form("nomn", "masc"))  # Бережной, Толстой
    first_name = any(r.known and "Name" in r.grammemes for r in all_readings)
    if not first_name and Form("nomn", "masc") in found and word[-1] in _CONSONANTS:
        found.add(Form("", "femn"))  # a woman's surname that is not declined: Ирина Лобовец
    return frozenset(found) if found else None


def is_person_word(word: str, language: str) -> bool:
    """Whether a dictionary reading, or a guess by the ending, makes it a person's name."""
    return any(reading.grammemes & _PERSON for reading in read(word, language))


def is_first_name(word: str, language: str) -> bool:
    """Whether it can be a first name."""
    return any("Name" in reading.grammemes for reading in read(word, language))


def is_known_first_name(word: str, language: str) -> bool:
    """Whether the dictionary has it as a first name."""
    return any(r.known and "Name" in r.grammemes for r in read(word, language))


def is_place(word: str, language: str) -> bool:
    """Whether the dictionary has it as a place or a body, and not as a person's name."""
    found = read(word, language)
    tags = frozenset().union(*(reading.grammemes for reading in found)) if found else frozenset()
    return bool(tags & {"Geox", "Orgn"}) and not tags & _PERSON


def forms_of_name(words: Sequence[str], language: str) -> frozenset[Form]:
    """Return the forms in which all words of a name can stand together.

    A word of which nothing is known (a foreign name) agrees with any; when all are unknown the
    name may stand in any case.
    """
    agreed: set[Form] | None = None
    for word in words:
        own = None if word.endswith(".") else _forms_of_word(word, language)
        if own is None:
            continue
        if agreed is None:
            agreed = set(own)
            continue
        agreed = {
            Form(one.case or other.case, one.gender or other.gender)
            for one in agreed
            for other in own
            if (not one.case or not other.case or one.case == other.case)
            and (not one.gender or not other.gender or one.gender == other.gender)
        }
    return frozenset({Form("", "")} if agreed is None else agreed)


def may_be(forms: frozenset[Form], case: str, gender: str = "") -> bool:
    """Whether a name can stand in a case, and be of a gender."""
    return any(
        form.case in {"", case} and (not gender or form.gender in {"", gender}) for form in forms
    )


def is_certainly_nominative(forms: frozenset[Form]) -> bool:
    """Whether the form says by itself that it is nominative: "Лавров", not "Лаврова"."""
    cases = {form.case for form in forms} - {"voct"}
    if any(form.case == "nomn" and form.gender == "masc" for form in forms):
        cases -= {""}
    return bool(forms) and cases <= {"nomn", ""} and "nomn" in cases


def names(tokens: Sequence[Token]) -> list[str]:
    """Return the words of tokens."""
    return [token.text for token in tokens]
