"""Whose words a question asks for: "What did Lavrov say about Crimea?"."""

from __future__ import annotations

from bot.speakers.english_words import (
    BODY_NOUNS,
    FIRST_NAMES,
    PEOPLES,
    PLACES,
    TITLES,
)
from bot.speakers.question_words import (
    BODIES,
    ENDS,
    GENERIC,
    KNOWN_IN_S,
    LONGEST_TOPIC,
    LOWER_JOINS,
    MORE_TITLES,
    NOT_TOPIC,
    PATTERNS,
    STOPS,
    SUMMONS,
    TOPIC,
    VERB_FIRST,
    WHERE,
)
from bot.speakers.questions_slavic import asked_in_slavic
from index.language import detect_question_language


def asked_speakers(question: str) -> tuple[str, ...]:
    """Return the names of those whose words a question asks for, as it spells them.

    Args:
        question: As typed; English, Russian or Ukrainian.

    Returns:
        None where the question asks for nobody's words, or for the speaker ("who said that").
        Several for "What did Kyiv and Moscow say". Without titles; an office stays as it is
        typed where no name follows it ("governor of Yamal").
    """
    language = detect_question_language(question)
    if language in {"ru", "uk"}:
        return asked_in_slavic(question, language)
    for pattern in PATTERNS:
        for match in pattern.finditer(question):
            if SUMMONS.search(match.group()) and WHERE.match(question):
                continue  # "Where did Lukashenko call the delegations to meet?"
            found = _names(match["who"])
            if found and not (_has_capitals(question) and all(map(_is_no_name, found))):
                return found
    topic = TOPIC.match(question)
    if topic and not VERB_FIRST.match(question):
        words = topic["who"].split()
        if _may_be_topic(words):
            return _names(topic["who"])
    return ()


def _has_capitals(question: str) -> bool:
    """Whether names are typed with capitals in it."""
    return any(map(_has_capital, question.split()[1:]))


def _has_capital(text: str) -> bool:
    return any(letter.isupper() for letter in text)


def _is_no_name(phrase: str) -> bool:
    """Whether a phrase in small letters is none that a reader types for a name."""
    if _has_capital(phrase):
        return False
    return " " in phrase or phrase.endswith(("s", "ed", "ing", "ion", "ment", "ity"))


def _may_be_topic(words: list[str]) -> bool:
    """Whether a question may begin with a name: "Podolyak on why …", not "vat rate on fuel"."""
    lowered = [word.casefold() for word in words]
    if len(words) > LONGEST_TOPIC or NOT_TOPIC & set(lowered) or lowered[-1] in BODY_NOUNS:
        return False
    if lowered[-1].endswith("s") and not lowered[-1].endswith(("is", "us", "as", "ys", "os", "'s")):
        return lowered[-1] in KNOWN_IN_S
    if all(_is_name(word) for word in words):
        return True
    return len(words) == 1 or lowered[0] in FIRST_NAMES or lowered[0] in TITLES


def _names(phrase: str) -> tuple[str, ...]:
    """Return the names in a phrase; none when it names nobody."""
    words = phrase.strip(" .,?'’").split()
    kept: list[str] = []
    for word in words:
        if (
            kept
            and word.casefold() in ENDS
            and not (word.casefold() == "and" and _is_name(kept[-1]))
        ):
            break
        kept.append(word)
    parts: list[list[str]] = [[]]
    for word in kept:
        if word.casefold() == "and":
            parts.append([])
        else:
            parts[-1].append(word)
    names = [_name(part) for part in parts]
    return tuple(name for name in names if name) if all(names) else ()


def _is_name(word: str) -> bool:
    return word[0].isupper()


def _name(words: list[str]) -> str:
    bare = [word.removesuffix("'s").removesuffix("’s") for word in words]
    lowered = [word.casefold() for word in bare]
    if not words or set(lowered) & GENERIC or words[-1] != bare[-1]:
        return ""
    while lowered and lowered[0] in {"the", "a", "an", "then", "even", "also"}:
        bare, lowered, words = bare[1:], lowered[1:], words[1:]
    if not words or lowered[0] in STOPS or "no" in lowered:
        return ""
    # The name behind titles, peoples and owners: "Estonia's president Karis".
    begin = 0
    for at, low in enumerate(lowered):
        owned = words[at] != bare[at]
        if owned and at + 1 < len(words) and lowered[at + 1] not in TITLES and at >= begin:
            return _name(bare[begin : at + 1])  # "according to Tokarev's report"
        place = low in PLACES and at + 1 < len(lowered) and lowered[at + 1] in TITLES
        if low in TITLES or low in PEOPLES or low in MORE_TITLES or owned or place:
            begin = at + 1
    if (
        begin < len(bare)
        and lowered[begin] not in {"of", "for"}
        and not (begin and lowered[begin] in PLACES)
    ):
        name = bare[begin:]
        if any(low in STOPS and low not in LOWER_JOINS for low in lowered[begin:]):
            return ""
        small = [w for w in name if w[0].islower() and w.casefold() not in LOWER_JOINS]
        if small and len(small) < len(name):
            return ""  # "Putin offer gas"
        plural = len(name) == 1 and name[0].islower() and name[0].endswith("s") and begin == 0
        return "" if plural and lowered[begin] not in KNOWN_IN_S else " ".join(name)
    if begin == len(bare) and len(bare) < 2 and lowered[0] not in PLACES | BODIES:
        return ""  # "the president": of whom?
    return " ".join(words)
