"""Sentences like "He named three conditions", which only announce what answers."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from bot.answer_kinds import Kind
from index.vocabulary import Article, Sentence

# Asked for one of these, "three conditions" is the answer, and what they are is not.
_BRIEF = frozenset({Kind.WHEN, Kind.WHERE, Kind.HOW_MANY, Kind.WHY})
_SEVERAL = (
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|several|following"
    r"|дв[ае]|три|четыре|пять|шесть|семь|восемь|девять|десять|несколько|следующ\w+"
    r"|дві|чотири|п['’ʼ]ять|шість|сім|вісім|дев['’ʼ]ять|десять|кілька|декілька|наступн\w+)"
)
_THINGS = (
    r"(?:conditions|points|demands|ways|steps|reasons|proposals|principles|tasks|priorities"
    r"|measures|elements|options|stages|goals|aims|requirements|areas|directions|routes|parts"
    r"|услови\w+|пункт\w*|требован\w+|шаг\w*|причин\w*|предложени\w+|принцип\w*|задач\w*"
    r"|приоритет\w*|мер[аы]?|элемент\w*|вариант\w*|этап\w*|цел\w+|направлени\w+|маршрут\w*"
    r"|умов\w*|вимог\w*|крок\w*|пропозиці\w+|завдан\w+|пріоритет\w*|заход\w*|елемент\w*"
    r"|варіант\w*|етап\w*|ціл\w+|напрям\w*|спос[оі]б\w*)"
)
_ANNOUNCES = re.compile(rf"\b{_SEVERAL}\s+(?:\w+\s+){{0,2}}{_THINGS}\b", re.IGNORECASE)
_OPEN_END = re.compile(r":\s*\Z")
# "Three conditions: neutrality, …" has them already.
_HAS_THEM = re.compile(r":\s+\S")


def following_items(
    article: Article, order: Sequence[Sentence], number: int, kinds: Set[Kind], longest: int
) -> range:
    """Return the numbers of the sentences that a sentence announces; mostly none.

    They are the rest of its paragraph, as far as that is short enough; behind a colon also the
    paragraphs that follow, of which each is an item.

    Args:
        article: The text.
        order: All its sentences.
        number: Which of them.
        kinds: Of answer that the question asks for.
        longest: Characters that all may have together.
    """
    sentence = order[number]
    text = sentence.slice(article.text)
    open_end = bool(_OPEN_END.search(text))
    announces = open_end or (_ANNOUNCES.search(text) and not _HAS_THEM.search(text))
    if not announces or (kinds & _BRIEF and Kind.TERMS not in kinds):
        return range(0)
    last = number
    for place in range(number + 1, len(order)):
        ends_paragraph = "\n" in article.text[order[place - 1].end : order[place].start]
        if order[place].end - sentence.start > longest or (ends_paragraph and not open_end):
            break
        last = place
    return range(number + 1, last + 1)
