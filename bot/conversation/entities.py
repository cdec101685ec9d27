"""Whom and what a question names: countries, places, people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bot.conversation.spelt import is_known_person
from bot.conversation.words import QUESTION_WORDS
from bot.speakers import asked_speakers
from index.morphology import case_of, inflected, readings

_WORD = re.compile(r"[^\W\d_](?:[\w’ʼ'-]*[^\W_])?")
# How names of countries and bodies begin, in any case form; they can act and speak.
_PARTIES = tuple(
    """
    ukrain russia kyiv kiev moscow kremlin washington america china beijing turkey türkiye ankara
    germany berlin france paris poland warsaw hungary budapest belarus minsk britain london
    nato brussels slovakia israel iran india japan
    украин росси киев москв кремл вашингтон америк сша кита пекин турци анкар герман берлин франц
    париж польш варшав венгри будапешт белорус минск британи лондон нато евросоюз оон магатэ
    україн росі київ києв туречч німечч польщ угорщ білорус єс магате євросоюз пекін мінськ
    """.split()
)
# "Ukrainian", «российские», «украинцы»: of a people, and neither party nor person.
_OF_A_PEOPLE = re.compile(
    r"ukrainians?|russians?|americans?|germans?|french|polish|poles?|british|turkish|chinese"
    r"|hungarians?|belarusians?|slovaks?|israelis?|iranians?|indians?|japanese|europeans?|crimean"
    r"|(?:украин|росси[йе]?|рус|американ|немец|герман|француз|поль|турец|китай|британ|венгер|белорус"
    r"|европей|київ|киев|москов|україн|росій|німець|польсь|турець|угор|білорус)[сз]?ь?к"
    r"(?:ий|ая|ое|ие|ую|ого|ому|им|их|ими|ой|ою|ій|ої|а|е|і|у)"
    r"|(?:украин|україн|американ)[еє]?ц[а-яёіїєґ]{0,3}|росс?[иі]ян[а-яёіїєґ]{0,3}"
)
_EXACT_PARTIES = frozenset("us usa eu un uk iaea ес єс рф".split())
_PLACES = tuple(
    """
    crimea donbas donetsk luhansk kherson zaporizh kharkiv odesa odessa mariupol istanbul alaska
    anchorage jeddah kakhovka kursk sevastopol avdiivka bakhmut pokrovsk sumy lviv dnipro geneva
    enerhodar bucha
    крым донбасс донецк луганск херсон запорож харьков одесс мариупол стамбул аляск джидд каховк
    курск севастопол авдеевк бахмут покровск сум львов днепр женев энергодар буч
    крим донбас донецьк луганськ запоріж харк одес маріупол аляс джид авдіївк покровськ
    """.split()
)
# "and Sergey Lavrov"; the beginnings of places that could not be another word's.
_LONGEST_NAME = 2
_TELLING = 4


class Kind(Enum):
    """What a name is of."""

    PARTY = auto()
    PLACE = auto()
    PERSON = auto()


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a question.

    Attributes:
        at: Offset of its first character.
        until: Offset after its last one; a possessive ending is not part of it.
    """

    text: str
    kind: Kind
    at: int
    until: int


def named_in(question: str, language: str) -> list[Named]:
    """Return the names in a question, in order; capitals next to each other are one name.

    Without capitals only well-known countries and places, and whoever's words are asked for, can
    be told.
    """
    speakers = {name.casefold() for name in asked_speakers(question)}
    found: list[Named] = []
    for number, match in enumerate(_WORD.finditer(question)):
        word = re.sub(r"['’]s?\Z", "", match.group()) if language == "en" else match.group()
        kind = _kind(word, speakers)
        capital = word[0].isupper() and word != "I"
        if kind is None and is_of_a_people(word):
            continue
        if kind is None and not (
            capital and (number or word.casefold() not in QUESTION_WORDS[language])
        ):
            continue
        if kind is None and number == 0:
            continue  # every first word has a capital
        until = match.start() + len(word)
        last = found[-1] if found else None
        if (
            last
            and last.kind is Kind.PERSON
            and kind in {None, Kind.PERSON}
            and question[last.until : match.start()] == " "
        ):
            found[-1] = Named(question[last.at : until], Kind.PERSON, last.at, until)
            continue
        found.append(Named(word, kind or Kind.PERSON, match.start(), until))
    return found


def kind_of(name: str) -> Kind:
    """Return what a name is of; a person, if it is no known country or place."""
    return _kind(name, {name.casefold()}) or Kind.PERSON


def is_of_a_people(word: str) -> bool:
    """Whether a word says of which people something or somebody is."""
    return bool(_OF_A_PEOPLE.fullmatch(word.casefold()))


def with_capitals(phrase: str) -> str | None:
    """Return a name that was typed in small letters as it is written; None when it is none.

    On phones few people look for capitals. What could be another word is no name.
    """
    words = phrase.split()
    if not words or len(words) > _LONGEST_NAME or phrase != phrase.casefold():
        return None
    if not all(_is_known(re.sub(r"['’]s?\Z", "", word)) for word in words):
        return None
    return " ".join(word[:1].upper() + word[1:] for word in words)


def _is_known(word: str) -> bool:
    if not _WORD.fullmatch(word) or is_of_a_people(word):
        return False
    if word.startswith(_PARTIES) or is_known_person(word):
        return True
    if word.startswith(tuple(place for place in _PLACES if len(place) >= _TELLING)):
        return True
    likeliest = [readings(word, language)[:1] for language in ("ru", "uk")]
    return any(
        found.known and found.grammemes & {"Surn", "Name"} for (found,) in filter(None, likeliest)
    )


def _kind(word: str, speakers: set[str]) -> Kind | None:
    lowered = word.casefold()
    if lowered.startswith(_PARTIES) or (lowered in _EXACT_PARTIES and not word.islower()):
        return None if is_of_a_people(word) else Kind.PARTY
    if lowered.startswith(_PLACES) and word[0].isupper():
        return Kind.PLACE
    return Kind.PERSON if any(lowered in name.split() for name in speakers) else None


def only(names: Sequence[Named], *kinds: Kind) -> Named | None:
    """Return the one name of those kinds; None when there are several, or none."""
    fitting = {name.text: name for name in names if name.kind in kinds}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def in_the_form_of(name: str, old: str, language: str) -> str:
    """Return a name in the case form of another one, as far as the dictionary knows it."""
    if language == "en":
        return name
    case = case_of(_WORD.findall(old)[-1], language) if _WORD.search(old) else None
    if case is None:
        return name
    return in_case(name, case, language)


def in_case(name: str, case: str, language: str) -> str:
    """Return a name in a case, as far as the dictionary knows its words."""
    return _WORD.sub(lambda word: inflected(word.group(), language, case) or word.group(), name)
