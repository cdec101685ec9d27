"""Latin names: what part of a run of capitals is a name, and what it tells of the person."""

from __future__ import annotations

from collections.abc import Sequence

from bot.speakers.english_words import (
    BODY_NOUNS,
    FEMALE_NAMES,
    FIRST_NAMES,
    MALE_NAMES,
    NAME_PARTICLES,
    NO_NAMES,
    PEOPLES,
    PLACES,
    TITLES,
)
from bot.speakers.tokens import Token
from bot.speakers.vocabulary import Gender

LONGEST_NAME = 4


def is_title(token: Token) -> bool:
    """Whether a word names an office, a people or a place, and is no part of a person's name."""
    low = token.low
    return token.owns or low in TITLES or low in PEOPLES or low in PLACES or low in BODY_NOUNS


def run_before(tokens: Sequence[Token], end: int) -> int:
    """Return where the run of capitals that ends before ``end`` begins (``end``: there is none)."""
    start = end
    while start > 0:
        token = tokens[start - 1]
        if (token.is_word and token.is_capital) or (
            token.low in NAME_PARTICLES
            and start < end
            and start > 1
            and tokens[start - 2].is_capital
        ):
            start -= 1
        else:
            break
    return start


def run_after(tokens: Sequence[Token], start: int) -> int:
    """Return where the run of capitals that begins at ``start`` ends."""
    end = start
    while end < len(tokens):
        token = tokens[end]
        if token.is_word and token.is_capital:
            end += 1
            if token.owns:
                break
        elif (
            token.low in NAME_PARTICLES
            and end > start
            and end + 1 < len(tokens)
            and (tokens[end + 1].is_capital or tokens[end + 1].low in NAME_PARTICLES)
        ):
            end += 1
        else:
            break
    return end


def name_of_run(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where the name at the end of a run of capitals begins: behind titles and peoples.

    Returns:
        ``end`` when the run holds nothing but titles.
    """
    begin = start
    for at in range(start, end):
        if is_title(tokens[at]):
            begin = at + 1
    while begin < end and (tokens[begin].low in NO_NAMES or tokens[begin].low in NAME_PARTICLES):
        if tokens[begin].low in NAME_PARTICLES and tokens[begin].is_capital:
            break
        begin += 1
    if (
        end - begin == 3
        and tokens[begin].low not in FIRST_NAMES
        and tokens[begin + 1].low in FIRST_NAMES
    ):
        begin += 1  # "Naftogaz Ukrainy Yuriy Vitrenko"
    return begin


def spelled(text: str, tokens: Sequence[Token]) -> str:
    """Return the words of a name as they stand, without a possessive ending."""
    if not tokens:
        return ""
    last = tokens[-1]
    return text[tokens[0].start : last.start] + last.text


def gender_of_name(name: str) -> Gender | None:
    """Return what a Latin name tells: by its first name, or by a Slavic surname's ending."""
    words = name.casefold().split()
    if not words:
        return None
    if len(words) > 1 and words[0] in FEMALE_NAMES:
        return Gender.FEMALE
    last = words[-1]
    if last.endswith(("ova", "eva", "skaya", "ska", "skaia", "yna", "ina", "aya")):
        return Gender.FEMALE
    if last.endswith(("ov", "ev", "sky", "skyy", "skiy", "skyi", "ski", "in", "iy", "yy")):
        return Gender.MALE
    return Gender.MALE if len(words) > 1 and words[0] in MALE_NAMES else None
