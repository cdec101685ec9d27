"""Putting a question together from parts of others."""

from __future__ import annotations

import re

from bot.conversation.spelt import spelt_in
from bot.conversation.words import BY_LANGUAGE, QUESTION_WORDS, Words
from index.language import detect_question_language

_THAT = {"en": "about this: ", "ru": "о том, ", "uk": "про те, "}
_OF_TOPICS = ("about ", "о ", "об ", "про ", "щодо ", "по поводу ")
_ABOUT = {"en": "about", "ru": "о", "uk": "про"}
_SAYS = {"en": "What did {} say", "ru": "Что говорит {}", "uk": "Що каже {}"}
# "What are Russia's conditions?" is about "Russia's conditions".
_WHAT_IS = re.compile(
    r"what (?:is|are|was|were) (?P<what>(?:the |[A-Z][\w-]*['’]s? )[^?]+?)[ ?.!]*\Z"
)


def clause(question: str) -> str:
    """Return a question as a part of another: its first word small, if it is no name."""
    bare = question.rstrip(" ?!.…")
    first = bare.split()[0] if bare else ""
    every = frozenset().union(*QUESTION_WORDS.values())
    return bare[:1].lower() + bare[1:] if first.casefold() in every else bare


def opened(question: str, words: Words) -> str:
    """Return a question without the "And" before it, its first letter a capital."""
    rest = words.opening.sub("", question, count=1) if words.opening.match(question) else question
    return rest[:1].upper() + rest[1:]


def joined(asks: str, topic: str) -> str:
    """Return a question about another one: "When was that: who signed the agreement?"."""
    return f"{asks.rstrip(' ?!.…')}: {clause(topic)}?"


def about_last(question: str, last: str, words: Words, language: str) -> tuple[str, bool]:
    """Return a question for somebody's words, about what the last one is about; whether surely."""
    bare = words.about_it.sub("", question.rstrip(" ?!.…"))
    bare = re.sub(r"\s+", " ", bare).strip()
    before = BY_LANGUAGE[detect_question_language(last)]
    topic = before.topic.search(last) if before.say.search(last) else None
    if topic and before is words:
        preposition = topic.group().split()[0]
        return f"{bare} {preposition} {topic['topic']}?", True
    if topic:
        return f"{bare} {_ABOUT[language]} {topic['topic']}?", False
    points = words.about_it.search(question)
    if points and not points.group().casefold().startswith(_OF_TOPICS):
        return joined(opened(question, words), last), False  # "respond to that"
    is_what = _WHAT_IS.match(clause(last)) if language == "en" else None
    if is_what:
        return f"{bare} about {is_what['what']}?", False
    return f"{bare} {_THAT[language]}{clause(last)}?", False


def says(who: str, language: str) -> str | None:
    """Return the beginning of a question for somebody's words, in another language than typed."""
    name = spelt_in(who, language)
    return _SAYS[language].format(name) if name else None
