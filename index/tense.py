"""Whether what stands around a day's name tells of the past or of what is to come.

"The ministers met on Monday" and "will meet on Monday" are two days. The verbs of the
clause that the name stands in decide; where there are none, or such as may mean either, nothing
is decided. Rules for English, Russian and Ukrainian.
"""

from __future__ import annotations

import re
import threading
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import Any, Protocol


class Tense(Enum):
    """What a clause tells of."""

    PAST = "past"
    FUTURE = "future"
    UNCLEAR = "unclear"


# Longer clauses are lists or a hostile file; a verb that far off is another clause's.
_WINDOW = 160
# "Was scheduled" is two words with a tense, and the second counts.
_FIRST_VERBS = 2
# "Will not have been adopted": the rest of the form says nothing more.
_FORM_LENGTH = 5
_CLAUSE_END = re.compile(r"[,;:()«»“”\"—–]| - ")
_LONGEST_WORD = 50  # longer is not a word, and the dictionary is slow on it
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_FUTURE = frozenset("will 'll shall будет будут буде будуть".split())
# What may be about a day before or after, and plans, which may have come to nothing.
_UNCLEAR = frozenset(
    """
    would can could may might should must is are be been being plans plan planned planning expects
    expect expected scheduled due set slated postponed moved rescheduled delayed cancelled canceled
    ahead before until till by from since after if unless upcoming starting wants want hopes hope
    intends intend aims proposed ordered offered promised called demanded urged asked invited
    agreed threatened allowed needed going every each usually deadline
    может могут должен должна должно должны собирается собираются планирует планируют планировал
    планировали планировала намерен намерена намерены предложил предложила предложили ожидается
    запланирован запланирована запланированы назначен назначена назначены если бы чтобы до после
    перенес перенесли отложили отложил потребовал призвал обещал обещали пригласил договорились
    каждый каждую каждое обычно
    може можуть має мають повинен повинна повинні планує планують планував планували збирається
    збираються намір запропонував запропонувала запропонували очікується заплановано заплановані
    запланована запланований призначено призначена призначені якщо би щоб після перенесли відклали
    вимагав закликав обіцяв обіцяли запросив домовилися домовились кожен кожну кожного щоразу
    """.split()
)
_PAST_ENGLISH = frozenset(
    """
    said met was were had told held came went began took made struck hit shot fell left sent gave
    spoke wrote found saw won lost brought broke kept led paid ran rose sat set shut stood stole
    swore thought threw understood wore withdrew did got grew heard knew laid lay sought sold
    taught fought flew fled drove drew chose caught built became blew put read spent
    """.split()
)
# Ends in "ed" and is no verb.
_NOT_PAST_ENGLISH = frozenset(
    "united need needed indeed red armed speed bed shed hundred feed".split()
)
_NO_INFINITIVE = frozenset(
    "the a an his her its their our this that these those my your all both one two".split()
)


class _Morphology(Protocol):
    def parse(self, word: str) -> list[Any]: ...


_parsing = threading.Lock()  # the library does not say that several threads may use it
_loaded: dict[str, _Morphology] = {}


def tense_around(sentence: str, start: int, end: int, language: str) -> Tense:
    """Return what the clause around ``sentence[start:end]`` tells of.

    The words with a tense that stand before the place decide, if they agree; where there are
    none, the first one after it. A day's name that opens the sentence may be a clause of its own
    ("On Monday, the army said ...").

    Args:
        sentence: One sentence.
        start: Where a day's name starts.
        end: Where it ends.
        language: "en", "ru" or "uk".
    """
    before = sentence[max(0, start - _WINDOW) : start]
    ends = [match.end() for match in _CLAUSE_END.finditer(before)]
    before = before[ends[-1] :] if ends else before
    after = sentence[end : end + _WINDOW]
    opens = not _WORD.search(sentence, 0, start)
    if opens:
        after = after.lstrip(" ,—–")
    clause_end = _CLAUSE_END.search(after)
    after = after[: clause_end.start()] if clause_end else after
    tenses = _tenses(before, language) or _tenses(after, language)[:_FIRST_VERBS]
    # "As it was planned" and "those who will come said" tell of two times.
    return tenses[0] if len(set(tenses)) == 1 else Tense.UNCLEAR


def _tenses(clause: str, language: str) -> list[Tense]:
    words = _WORD.findall(clause)
    found: list[Tense] = []
    auxiliary = -_FORM_LENGTH
    for number, (before, word) in enumerate(pairwise(["", *words])):
        kind = _kind(word, before, language)
        if kind is Tense.FUTURE:
            auxiliary = number
        elif number - auxiliary < _FORM_LENGTH:
            continue  # "will be adopted", «будут проведены»
        if kind:
            found.append(kind)
    return found


def _kind(word: str, before: str, language: str) -> Tense | None:
    """What one word says; None for words that say nothing about time."""
    lowered = word.casefold().replace("ʼ", "'").replace("’", "'")
    if lowered in _FUTURE or lowered.endswith("'ll"):
        return Tense.FUTURE
    if lowered in _UNCLEAR:
        return Tense.UNCLEAR
    # Names begin with a capital letter: «Ростов» is no verb; "Yes" is not lower either.
    if not word.islower():
        return None
    if language != "en":
        return _cyrillic_kind(lowered, language)
    if before == "to" and lowered not in _NO_INFINITIVE:
        return Tense.UNCLEAR
    regular = lowered.endswith("ed") and lowered not in _NOT_PAST_ENGLISH
    return Tense.PAST if regular or lowered in _PAST_ENGLISH else None


@lru_cache(maxsize=20_000)
def _cyrillic_kind(word: str, language: str) -> Tense | None:
    if len(word) > _LONGEST_WORD:
        return None
    with _parsing:
        if language not in _loaded:
            # Dictionaries of 15 MB that are needed only for texts that name a weekday.
            from pymorphy3 import MorphAnalyzer

            _loaded[language] = MorphAnalyzer(lang=language)
        tag = _loaded[language].parse(word)[0].tag
    if tag.POS == "INFN" or (tag.POS == "VERB" and tag.tense == "pres"):
        return Tense.UNCLEAR
    if tag.POS not in {"VERB", "PRTS"}:
        return None
    if tag.tense == "futr":
        return Tense.FUTURE
    # A Ukrainian impersonal («підписано») has no tense in the dictionary, and is of the past.
    return Tense.PAST if tag.tense == "past" or language == "uk" else Tense.UNCLEAR
