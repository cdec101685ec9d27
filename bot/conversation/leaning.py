"""Questions that ask about the last answer: "when was that?", "who said it?", «кто виноват?».

They are joined to the question that the answer was given to, and never become what the next
follow-up goes on from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.conversation.entities import named_in
from bot.conversation.phrases import joined, opened
from bot.conversation.vocabulary import About, Turn, Understood
from bot.conversation.words import BY_LANGUAGE, COUNTING, LEANS, QUESTION_WORDS, Words
from bot.times import asked_time
from index.language import detect_question_language
from index.words import FUNCTION_WORDS

# Only the words of a time are needed here, and they are the same on every day.
ANY_DAY = date(2100, 1, 1)
_WHO_SAID = {"en": "Who said it", "ru": "Кто это сказал", "uk": "Хто це сказав"}
# Question words of the three languages that ask for the same, and how they ask it of an answer.
_BARE = (
    ({"en": "when", "ru": "когда", "uk": "коли"},
     {"en": "When was that", "ru": "Когда это было", "uk": "Коли це було"}),
    ({"en": "where", "ru": "где", "uk": "де"},
     {"en": "Where was that", "ru": "Где это было", "uk": "Де це було"}),
    ({"en": "why", "ru": "почему", "uk": "чому"},
     {"en": "Why was that", "ru": "Почему", "uk": "Чому"}),
)  # fmt: skip
_SWAP = frozenset("когда где коли де".split())
_TOKEN = re.compile(r"[\w’'-]+")
# "How are you?" goes on from nothing.
_SMALL_TALK = frozenset(
    "i me my you your yours ты тебя тебе вы вас вам я мне ти тебе ви вам мені дела справи".split()
)


def repeated(
    question: str, last: Turn, _: Sequence[Turn], words: Words, __: str
) -> Understood | None:
    """Read "tell me more": what has not been shown yet."""
    if not words.more.match(question):
        return None
    return Understood(last.question, True, False, last.question, About.WHAT_IS_LEFT)


def who_said(
    question: str, last: Turn, _: Sequence[Turn], words: Words, __: str
) -> Understood | None:
    """Read "who said it?": of what the last answer quoted."""
    if not words.who_said.match(question):
        return None
    asks = _WHO_SAID[detect_question_language(last.question)]
    return Understood(joined(asks, last.question), True, False, last.question, About.ITS_SPEAKERS)


def bare(
    question: str, last: Turn, _: Sequence[Turn], words: Words, language: str
) -> Understood | None:
    """Read "when was that?": the last question, asked for something else."""
    match = words.bare.match(question)
    if not match:
        return None
    asks = match["asks"].casefold()
    before = detect_question_language(last.question)
    asking = BY_LANGUAGE[before].asking.match(last.question)
    # Not «что произошло», and not «почему сказал».
    swaps = language == "en" or (words.say.search(last.question) and asks in _SWAP)
    # "What did he say about it" has an object that "When did he say about it" lacks.
    clean = asking and asking["wh"].casefold() not in {asks, "what"}
    if asking and clean and swaps and before == language:
        aux = f"{asking['aux']} " if asking["aux"] else ""
        swapped = f"{asks[:1].upper()}{asks[1:]} {aux}{last.question[asking.end() :]}"
        return Understood(swapped, True, True, last.question, About.ITS_ARTICLES)
    typed = opened(question, words)
    whole = next((said[before] for asked, said in _BARE if asked[language] == asks), typed)
    return _join(whole, last)


def leaning(
    question: str, last: Turn, _: Sequence[Turn], words: Words, language: str
) -> Understood | None:
    """Read "and who agreed?", «какая реакция Москвы?»: a question with no topic of its own."""
    rest = opened(question, words)
    tokens = [token.casefold().replace("ё", "е") for token in _TOKEN.findall(rest)]
    asks = QUESTION_WORDS[language]
    small = FUNCTION_WORDS[language]
    first = next((token for token in tokens[:2] if token in asks), None)
    if first is None or (first != tokens[0] and tokens[0] not in small):
        return None
    if _SMALL_TALK & set(tokens) or asked_time(question, ANY_DAY):
        return None
    names = named_in(rest, language)
    named = {part.casefold() for name in names for part in _TOKEN.findall(name.text)}
    named |= {f"{part}{ending}" for part in named for ending in ("'s", "’s")}
    content = [each for each in tokens if each not in small and each not in asks]
    plain = [each for each in content if each not in named and each not in LEANS[language]]
    leans = any(each in LEANS[language] for each in content)
    opening = bool(words.opening.match(question))
    if names:
        if plain or len(names) > 1 or words.topic.search(rest) or not leans:
            return None
    elif plain and not (len(plain) == 1 and (opening or first in COUNTING[language])):
        return None
    return _join(rest, last)


def _join(asks: str, last: Turn) -> Understood:
    whole = joined(asks, last.question)
    return Understood(whole, True, False, last.question, About.ITS_ARTICLES)
