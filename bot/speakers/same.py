"""Whether the one who was asked for is the one who speaks.

Names are compared through transliteration, inflection and spelling, offices by what the article
says of the speaker, capitals and governments by the country they stand for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from bot.speakers.english_words import PEOPLES, TITLES
from bot.speakers.forms import forms_of_name
from bot.speakers.slavic_words import ROLES
from bot.speakers.vocabulary import Speaker
from index.transliteration import same_name, skeleton

_WORD = re.compile(r"[^\W_]+(?:[-'’ʼ][^\W_]+)*")
_SMALL: Final = frozenset("of the for a an and de von van der и та й і".split())
# What a reader may call a state's leadership; stems in Cyrillic, as the case forms begin.
_STATES: Final = {
    "russia": ("russia", "moscow", "kremlin", "росси", "росія", "росії", "росію", "москв", "кремл"),
    "ukraine": ("ukraine", "kyiv", "kiev", "украин", "україн", "киев", "київ", "києв"),
    "us": ("us", "usa", "u.s", "america", "washington", "сша", "вашингтон"),
    "eu": ("eu", "brussels", "ес", "єс", "евросоюз", "євросоюз", "брюссел"),
    "uk": ("uk", "britain", "london", "британ", "лондон"),
    "germany": ("germany", "berlin", "герман", "німеччин", "берлин", "берлін"),
    "france": ("france", "paris", "франц", "париж"),
    "poland": ("poland", "warsaw", "польш", "польщ", "варшав"),
    "turkey": ("turkey", "ankara", "турци", "туреччин", "анкар"),
    "china": ("china", "beijing", "кита", "пекин", "пекін"),
    "hungary": ("hungary", "budapest", "венгри", "угорщин", "будапешт"),
    "belarus": ("belarus", "minsk", "белорусс", "беларус", "білорус", "минск", "мінськ"),
}
_PEOPLES: Final = {
    "росси": "russia", "рф": "russia", "украин": "ukraine", "україн": "ukraine", "америк": "us",
    "росій": "russia", "британ": "uk", "герман": "germany", "немец": "germany", "німец": "germany",
    "франц": "france", "польш": "poland", "польщ": "poland", "турец": "turkey", "китай": "china",
    "угор": "hungary", "венгер": "hungary", "белорус": "belarus", "білорус": "belarus",
}  # fmt: skip
# Bodies whose short names in two scripts have nothing in common.
_SAME_BODY: Final = (
    frozenset({"iaea", "магатэ", "магате"}),
    frozenset({"un", "united nations", "оон"}),
)
# Bodies by which a state speaks.
_STATE_BODIES: Final = re.compile(
    r"ministry|government|kremlin|defen[cs]e|foreign|office|pentagon|white house|department"
    r"|министерств|міністерств|правительств|уряд|мид|мзс|минобороны|міноборони|кремл|генштаб"
    r"|general staff|armed forces|army|air force",
    re.IGNORECASE,
)
_SHORTEST_BARE: Final = 2


def is_same_speaker(asked: str, speaker: Speaker) -> bool:
    """Return whether a name or an office from a question means this speaker.

    Args:
        asked: From :func:`asked_speakers`: in any script, case form and spelling.
        speaker: With the roles that the article gives.
    """
    state = _state_of(asked)
    if state is not None:
        return _speaks_for(speaker, state)
    both = {asked.casefold().removeprefix("the "), speaker.name.casefold().removeprefix("the ")}
    if any(both <= names for names in _SAME_BODY):
        return True
    wanted = _words(asked)
    return bool(wanted) and (_same_words(wanted, _words(speaker.name)) or _holds(wanted, speaker))


def _words(name: str) -> list[str]:
    words = [w.removesuffix("'s").removesuffix("’s") for w in _WORD.findall(name)]
    return [w for w in words if w.casefold() not in _SMALL]


def _same_words(asked: list[str], named: list[str]) -> bool:
    """Whether the last words agree, and the words before them as far as both have any."""
    asked = [w for w in asked if w.casefold() not in TITLES] or asked
    if not named or not _same_word(asked[-1], named[-1]):
        # "Xi Jinping" is asked for as Xi, "Viktor Orban" in Hungarian order as Orban Viktor.
        return len(asked) == 1 and len(named) > 1 and asked[0].casefold() == named[0].casefold()
    before, known = asked[:-1], named[:-1]
    if not before or not known:
        return True
    return any(_same_word(one, other) or _initial(one, other) for one in before for other in known)


@lru_cache(20_000)
def _same_word(one: str, other: str) -> bool:
    if one.casefold() == other.casefold():
        return True
    left, right = skeleton(one), skeleton(other)
    if len(left) < _SHORTEST_BARE or not same_name(left, right):
        return False
    if _is_vowel(one) != _is_vowel(other):
        return False
    genders = _genders(one), _genders(other)
    return not all(genders) or bool(genders[0] & genders[1])


def _is_vowel(word: str) -> bool:
    return word[0].casefold() in "aeiouаеёиоуыэюяіїє"


def _initial(one: str, other: str) -> bool:
    short = min(one, other, key=len).rstrip(".")
    return len(short) == 1 and skeleton(one)[:1] == skeleton(other)[:1]


@lru_cache(20_000)
def _genders(word: str) -> frozenset[str]:
    """Return the genders that a surname's form allows; none when it does not tell."""
    low = word.casefold()
    if low.isascii():
        if low.endswith(("ska", "skaya", "ova", "eva", "skaia")):
            return frozenset({"femn"})
        if low.endswith(("sky", "skyy", "skiy", "skyi", "ski", "ov", "ev")):
            return frozenset({"masc"})
        return frozenset()
    found: set[str] = set()
    for language in ("ru", "uk"):
        found |= {form.gender for form in forms_of_name([word], language)}
    return frozenset() if "" in found else frozenset(found)


def _holds(wanted: list[str], speaker: Speaker) -> bool:
    """Whether the article gives the speaker the office that was asked for."""
    asked = {_office_word(word) for word in wanted}
    offices = {w.casefold() for w in wanted} & TITLES or {
        w for w in wanted if any(skeleton(w).startswith(skeleton(r)[:5]) for r in ROLES)
    }
    if not offices or len(asked) < 2:
        return False  # "the minister": of what?
    return any(asked <= {_office_word(word) for word in _words(role)} for role in speaker.roles)


def _office_word(word: str) -> str:
    """Return what the forms of a word in the name of an office have in common."""
    low = word.casefold()
    if low in PEOPLES:
        return PEOPLES[low]
    for state, names in _STATES.items():
        if any(low == n or (not n.isascii() and low.startswith(n)) for n in names):
            return state
    for stem, state in _PEOPLES.items():
        if low.startswith(stem):
            return state
    return low if low.isascii() else skeleton(low)[:6]


def _state_of(asked: str) -> str | None:
    low = asked.casefold().strip().removeprefix("the ")
    if " " in low and low not in {"white house", "white  house"}:
        return None
    if low == "white house":
        return "us"
    for state, names in _STATES.items():
        if any(low == n or (not n.isascii() and low.startswith(n)) for n in names):
            return state
    return None


def _speaks_for(speaker: Speaker, state: str) -> bool:
    """Whether a state itself, a body of it or one of its office holders speaks.

    Conservative: a body or an office has to be said to be this state's.
    """
    if _state_of(speaker.name) == state:
        return True
    if _STATE_BODIES.search(speaker.name) and _names_state(speaker.name, state):
        return True
    return any(_names_state(role, state) for role in speaker.roles)


def _names_state(phrase: str, state: str) -> bool:
    return any(_office_word(word) == state for word in _words(phrase))
