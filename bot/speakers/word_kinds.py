"""What kind of word a Russian or Ukrainian word is, as far as names are concerned."""

from __future__ import annotations

from collections.abc import Sequence

from bot.speakers.forms import read
from bot.speakers.slavic_words import COLLECTIVES, ROLES
from bot.speakers.tokens import Token


def is_living(word: str, language: str) -> bool:
    """Whether it can be a noun for somebody, and is no office."""
    found = read(word, language)
    return any("anim" in r.grammemes for r in found) and not any(r.base in ROLES for r in found)


def is_surname(word: str, language: str) -> bool:
    """Whether it can be a surname."""
    return any("Surn" in reading.grammemes for reading in read(word, language))


def read_common(word: str, language: str) -> bool:
    """Whether the dictionary knows it as a word that is no name."""
    return any(
        reading.known and not reading.grammemes & {"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"}
        for reading in read(word, language)
    )


def is_other_subject(word: str, language: str) -> bool:
    """Whether it may be a word that is no name, where a name in the nominative may stand."""
    return any(
        reading.known
        and not reading.grammemes & {"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"}
        and not ("NOUN" in reading.grammemes and "nomn" not in reading.grammemes)
        for reading in read(word, language)
    )


def is_common_noun(word: str, language: str) -> bool:
    """Whether the dictionary knows it as a noun that is no name, in the nominative."""
    return any(
        reading.known
        and "nomn" in reading.grammemes
        and "NOUN" in reading.grammemes
        and not reading.grammemes & {"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"}
        for reading in read(word, language)
    )


def is_small_word(word: str, language: str) -> bool:
    """Whether it is a pronoun, a conjunction, a preposition or the like."""
    found = read(word, language)
    if any("NPRO" in reading.grammemes for reading in found):
        return True
    return any(
        r.known and r.grammemes & {"NPRO", "CONJ", "PREP", "PRCL", "ADVB", "INTJ", "PRED"}
        for r in found[:1]
    )


def is_collective(word: str, language: str) -> bool:
    """Whether it is a capital, a country or a body known by one word."""
    bases = {reading.base for reading in read(word, language)} | {word.casefold()}
    return bool(bases & COLLECTIVES)


def is_name_token(token: Token) -> bool:
    """Whether it is a word with a capital, or an initial."""
    return token.is_word and token.is_capital


def run_end(tokens: Sequence[Token], start: int) -> int:
    """Return where a run of capitals ends."""
    end = start + 1
    while end < len(tokens) and is_name_token(tokens[end]) and _alike(tokens[end - 1], tokens[end]):
        end += 1
    return end


def _alike(one: Token, other: Token) -> bool:
    """Whether two words with capitals may be one name: same script, both or neither in capitals."""
    return one.text[0].isascii() == other.text[0].isascii() and _is_acronym(one) == _is_acronym(
        other
    )


def _is_acronym(token: Token) -> bool:
    return len(token.text) > 1 and token.text[:2].isupper()
