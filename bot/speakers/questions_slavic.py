"""Whose words a Russian or Ukrainian question asks for: «Что сказал Песков о Крыме?»."""

from __future__ import annotations

import re
from typing import Final

from bot.speakers.forms import forms_of_name, is_person_word, is_place, may_be, names, read
from bot.speakers.slavic import SlavicSentence
from bot.speakers.slavic_cast import SlavicCast
from bot.speakers.slavic_words import PRONOUNS, ROLES
from bot.speakers.tokens import Token, quotations, tokenise
from bot.speakers.vocabulary import Means
from bot.speakers.word_kinds import is_common_noun, is_small_word, run_end

# Nouns whose genitive says whose words are meant: «реакция Зеленского на …».
_WORDS_OF: Final = re.compile(
    r"(?:(?:реакци|мнени|позици|заявлени|комментари|высказывани|цитат|объяснени|реакці|думк|"
    r"коментар|висловлюванн|поясненн)\w*|(?:ответ|слов|заяв)(?:а|о|у|ом|е|ы|и|ам|ами|ах|і)?|"
    r"відповід(?:ь|і))$",
    re.IGNORECASE,
)
# Asked for by these as well, though an article does not say so with them.
_REACTS: Final = re.compile(
    r"(?:отреагир|реагир|прокоммент|коммент|отзыва|отозва|зареаг|відреаг|реаг|прокомент|відгук)\w*$",
    re.IGNORECASE,
)
_WHO: Final = frozenset({"кто", "хто"})
_ABOUT: Final = frozenset({"о", "об", "про", "на", "щодо", "насчёт", "насчет"})
_MOST_TOPIC = 3


def asked_in_slavic(question: str, language: str) -> tuple[str, ...]:
    """Return the names, as the question spells them; see :func:`asked_speakers`."""
    typed = tokenise(question)
    tokens = [_with_capital(token, number, language) for number, token in enumerate(typed)]
    spans = quotations(question)
    quoted = [any(q.start < t.start and t.end < q.end for q in spans) for t in tokens]
    reading = SlavicSentence(
        question,
        tokens,
        quoted,
        SlavicCast(question, tokens, language),
        language,
        question=True,
    )
    for attribution in reading.attributions():
        reference = attribution.reference
        if _talks_with(typed, attribution.at):
            return ()
        if reference.means in {Means.NAME, Means.BODY}:
            if _asks_who(typed, attribution.at):
                return ()
            return (_as_typed(question, reference.words),)
        if reference.means is Means.PRONOUN:
            first = _topic(tokens, language)
            return (_as_typed(question, first),) if first else ()
    found = _by_noun(tokens, language) or _by_first(tokens, language)
    return tuple(_as_typed(question, name) for name in found)


def _asks_who(tokens: list[Token], at: int) -> bool:
    """Whether "who" is the subject of the verb at an offset."""
    before = [token for token in tokens if token.start < at]
    return any(token.low in _WHO for token in before[-2:])


def _talks_with(tokens: list[Token], at: int) -> bool:
    """Whether somebody talks with somebody: «с кем говорил Зеленский»."""
    verb = next(token for token in tokens if token.start >= at)
    first = [token.low for token in tokens[:3]]
    if any(token.low.startswith("телефон") for token in tokens):
        return verb.low.startswith("говор")
    return verb.low.startswith("говор") and bool({"с", "со", "з", "із", "зі"} & set(first))


def _as_typed(question: str, words: str) -> str:
    at = question.casefold().find(words.casefold())
    return question[at : at + len(words)] if at >= 0 else words


def _with_capital(token: Token, number: int, language: str) -> Token:
    """Give a name that was typed in small letters its capital."""
    word = token.text
    if not token.is_word or not word[0].islower() or len(word) < 4:
        return token
    person = any(
        reading.known and reading.grammemes & {"Surn", "Name"} for reading in read(word, language)
    )
    adjective = re.search(r"(?:ленск|ленськ)\w+$", word) is not None  # зеленский, зеленського
    common = is_common_noun(word, language) or any(
        reading.known and not reading.grammemes & {"Surn", "Name", "Patr", "Geox"}
        for reading in read(word, language)
    )
    if adjective or (person and not common and number >= 0):
        return token._replace(text=word[0].upper() + word[1:])
    return token


def _by_noun(tokens: list[Token], language: str) -> tuple[str, ...]:
    for at, token in enumerate(tokens):
        if not _WORDS_OF.match(token.low) or at + 1 >= len(tokens):
            continue
        if not tokens[at + 1].is_capital:
            continue
        end = run_end(tokens, at + 1)
        run = names(tokens[at + 1 : end])
        if is_place(run[0], language) or not may_be(forms_of_name(run, language), "gent"):
            continue
        if all(is_person_word(word, language) for word in run):
            return (" ".join(run),)
    return ()


def _topic(tokens: list[Token], language: str) -> str:
    """Return the name that a question begins with: «Яровая про поисковик: что она говорила»."""
    at = 0
    while at < len(tokens) and tokens[at].low in ROLES:
        at += 1
    end = run_end(tokens, at)
    run = names(tokens[at:end])
    if not run or len(run) > _MOST_TOPIC or tokens[at].low in PRONOUNS:
        return ""
    first_name_too = all(is_person_word(word, language) for word in run)
    known = first_name_too and not is_common_noun(run[-1], language)
    return " ".join(run) if known and may_be(forms_of_name(run, language), "nomn") else ""


def _by_first(tokens: list[Token], language: str) -> tuple[str, ...]:
    """Read "NAME about …" and "how did NAME react", which no article says so."""
    for at, token in enumerate(tokens):
        if _REACTS.match(token.low) and at and tokens[at - 1].is_capital:
            begin = at - 1
            while (
                begin > 0
                and tokens[begin - 1].is_capital
                and (begin > 1 or is_person_word(tokens[0].text, language))
            ):
                begin -= 1
            run = names(tokens[begin:at])
            after_preposition = begin and is_small_word(tokens[begin - 1].text, language)
            if after_preposition and tokens[begin - 1].low not in {"как", "як", "что", "що"}:
                continue
            if may_be(forms_of_name(run, language), "nomn"):
                return (" ".join(run),)
    first = _topic(tokens, language)
    end = len(first.split())
    if first and end < len(tokens) and tokens[end].low in _ABOUT:
        return (first,)
    return ()
