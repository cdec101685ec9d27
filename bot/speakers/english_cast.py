"""The cast of an English article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.speakers.cast import Cast, Person
from bot.speakers.english_words import (
    BODY_NOUNS,
    COLLECTIVES,
    NAME_PARTICLES,
    NO_NAMES,
    PEOPLES,
    PLACES,
    TITLES,
)
from bot.speakers.names import LONGEST_NAME, gender_of_name, name_of_run, run_after, spelled
from bot.speakers.tokens import QUOTES, TERMINAL_MARKS, Token
from bot.speakers.vocabulary import Gender

_LONGEST_APPOSITIVE = 14
_FEMALE_ROLES = frozenset(
    {
        "spokeswoman",
        "chairwoman",
        "congresswoman",
        "queen",
        "princess",
        "lady",
        "mrs",
        "ms",
        "mrs.",
        "ms.",
        "ombudswoman",
    }
)
_MALE_ROLES = frozenset(
    {
        "spokesman",
        "chairman",
        "congressman",
        "king",
        "prince",
        "pope",
        "patriarch",
        "mr",
        "mr.",
        "sir",
    }
)


def read_cast(
    text: str, tokens: Sequence[Token], outlet: str | None
) -> tuple[Cast, frozenset[str], frozenset[str]]:
    """Return the persons of an article, and what it shows of single words.

    Returns:
        The persons; words that it shows to be names; words that it writes with a small letter.

    Args:
        text: What the tokens' offsets count in.
        tokens: Of the whole article; its title may stand before it as a paragraph.
        outlet: The article's, which may be an office ("President of Ukraine").
    """
    small = {token.text for token in tokens if token.is_word and not token.is_capital}
    people: list[Person] = []
    inside: Counter[str] = Counter()
    at = 0
    while at < len(tokens):
        if not (tokens[at].is_word and tokens[at].is_capital):
            at += 1
            continue
        end = run_after(tokens, at)
        opens = (
            at == 0
            or tokens[at - 1].text in TERMINAL_MARKS
            or tokens[at - 1].text in QUOTES
            or "\n" in text[tokens[at - 1].end : tokens[at].start]
        )
        start = name_of_run(tokens, at, end)
        if start == at and opens and start < end and tokens[start].low in small:
            start += 1  # "Yesterday Lavrov": a capital only because it comes first
        of_something = at and tokens[at - 1].low == "of" and start == at
        if (of_something or _of_a_people(tokens, start)) and end - start >= 3:
            start += 1  # "mayor of Kostrova Tomas Lindqvist"
        name = tokens[start:end]
        words_of_name = [token for token in name if token.low not in NAME_PARTICLES]
        if 2 <= len(words_of_name) <= LONGEST_NAME and not any(
            t.low in NO_NAMES or (t.text.isupper() and len(t.text) > 2) for t in name
        ):
            words = spelled(text, name)
            role = _title_before(tokens, start)
            person = Person(words, gender_of_name(words))
            for each in (role, _appositive(tokens, end)):
                if each:
                    person.roles.add(each)
                    found = set(each.split())
                    if found & _FEMALE_ROLES:
                        person.gender = Gender.FEMALE
                    elif found & _MALE_ROLES:
                        person.gender = Gender.MALE
            people.append(person)
        if not opens or len(name) >= 2:
            for token in name[-1:]:
                if token.low not in NO_NAMES:
                    inside[token.low] += 1
        at = max(end, at + 1)
    known = frozenset(word for word in inside if word not in small or len(word) > 3)
    return Cast(people, _office(outlet)), known, frozenset(small)


def _office(outlet: str | None) -> str:
    office = (outlet or "").partition("(")[0].strip()
    return "President of Russia" if office.casefold() in {"kremlin", "the kremlin"} else office


def _title_before(tokens: Sequence[Token], start: int) -> str:
    at = start
    while at > 0:
        before = tokens[at - 1]
        low = before.low
        if (
            low in TITLES
            or low in PEOPLES
            or (before.is_capital and (low in PLACES or low in BODY_NOUNS or low in COLLECTIVES))
            or before.owns
            or (at < start and low in {"of", "the", "for", "and"})
            or (
                low == "to"
                and at >= 2
                and at < start
                and (tokens[at - 2].low in TITLES or tokens[at - 2].low in PLACES)
            )
        ):
            at -= 1
        elif (
            before.is_capital
            and at < start
            and before.is_word
            and at >= 2
            and tokens[at - 2].low in {"of", "for"}
        ):
            at -= 1  # "Mayor of Kostrova"
        else:
            break
    while at < start and (tokens[at].low in {"of", "the", "for", "and"}):
        at += 1
    return " ".join(
        t.low + ("'s" if t.owns else "") for t in tokens[at:start] if t.low not in {"mr", "mr."}
    )


def _appositive(tokens: Sequence[Token], end: int) -> str:
    """Read the role behind a name: "Maria Zakharova, the spokeswoman of the Foreign Ministry,"."""
    if end >= len(tokens) or tokens[end].text != ",":
        return ""
    words: list[str] = []
    for token in tokens[end + 1 : end + 1 + _LONGEST_APPOSITIVE]:
        if not token.is_word:
            break
        if not words and token.low in {"the", "a", "an"}:
            continue
        words.append(token.low)
    else:
        return ""
    if not words or not any(w in TITLES for w in words[:4]) or words[0] in {"who", "and", "which"}:
        return ""
    return " ".join(words)


def _of_a_people(tokens: Sequence[Token], start: int) -> bool:
    """Whether a run stands behind "of Norwegian", so that it begins with a body's name."""
    return start > 1 and tokens[start - 1].low in PEOPLES and tokens[start - 2].low in {"of", "the"}
