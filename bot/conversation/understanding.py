"""From a follow-up and the questions before it to a question that is complete in itself.

Rules over small lists of words, tried from the plainest on. A question that names what it is
about is left as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.entities import (
    Kind,
    Named,
    in_case,
    in_the_form_of,
    kind_of,
    named_in,
    only,
    with_capitals,
)
from bot.conversation.leaning import ANY_DAY, bare, leaning, repeated, who_said
from bot.conversation.phrases import about_last, joined, opened, says
from bot.conversation.spelt import spelt_in
from bot.conversation.vocabulary import About, Turn, Understood
from bot.conversation.words import BY_LANGUAGE, QUESTION_WORDS, Words
from bot.speakers import asked_speakers
from bot.times import Firmness, asked_time
from index.language import detect_question_language, script_of
from index.vocabulary import Script
from index.words import content_terms

# "And the wounded prisoners?" is a fragment; what is longer says what it is about.
_LONGEST_FRAGMENT = 4
# The name, and a word that the last question has, too.
_FEWEST_SHARED = 2
_YEAR = re.compile(r"(?:19|20)\d\d(?: (?:года|року))?")
_IN = re.compile(r"\b(?:in|on|at|during|since|в|во|у|с|з) \Z", re.IGNORECASE)
_POSSESSIVE = "'s"
# Pronouns with one case; the others are taken for the nominative.
_CASES = {
    "него": "gent", "неё": "gent", "нее": "gent", "его": "accs", "ему": "datv", "ей": "datv",
    "нём": "loct", "нем": "loct", "ней": "loct",
    "нього": "gent", "неї": "gent", "його": "accs", "йому": "datv", "їй": "datv", "ньому": "loct",
    "ній": "loct",
}  # fmt: skip
_AND = {"en": "and", "ru": "и", "uk": "і"}
# «а что Трамп?» asks about him as «а Трамп?» does.
_WHAT_OF = re.compile(r"(?:что|що) ", re.IGNORECASE)


def understand(question: str, earlier: Sequence[Turn]) -> Understood:
    """Return what a question means after those that the same reader asked before it.

    Args:
        question: Tidied.
        earlier: The oldest first; the last one is what a follow-up goes on from.
    """
    if not earlier:
        return Understood(question)
    earlier = [replace(turn, question=_topic_of(turn)) for turn in earlier]
    language = _language(question, earlier[-1])
    words, last = BY_LANGUAGE[language], earlier[-1]
    for rule in (repeated, who_said, bare, _said, _fragment, _pronouns, _same_of_another, leaning):
        found = rule(question, last, earlier, words, language)
        if found:
            return found if found.question != question else Understood(question)
    return Understood(question)


def _topic_of(turn: Turn) -> str:
    return opened(turn.topic, BY_LANGUAGE[detect_question_language(turn.topic)])


def _language(question: str, last: Turn) -> str:
    """Return the question's language; "а Путин?" can be two, and goes on in the last one's."""
    own, before = detect_question_language(question), detect_question_language(last.question)
    return before if {own, before} == {"ru", "uk"} and len(question.split()) <= 2 else own


def _said(
    question: str, last: Turn, _: Sequence[Turn], words: Words, language: str
) -> Understood | None:
    """Read "And what did Zelensky say?": about what the last question was about."""
    match = words.said.match(question)
    who = match and next((text for text in match.groupdict().values() if text), None)
    if not match or not who or words.person.search(who) or words.persons.search(who):
        return None
    if len(who.split()) > _LONGEST_FRAGMENT or words.topic.search(question.replace("?", "")):
        about = words.about_it.search(question)
        if not about:
            return None
    before = detect_question_language(last.question)
    asked = (
        says(who, before) if before != language and not words.about_it.search(question) else None
    )
    if asked:  # one question is not in two languages
        mixed = about_last(asked, last.question, BY_LANGUAGE[before], before)
        return Understood(mixed[0], True, False)
    text, sure = about_last(opened(question, words), last.question, words, language)
    return Understood(text, True, sure)


def _fragment(
    question: str, last: Turn, _: Sequence[Turn], words: Words, language: str
) -> Understood | None:
    """Read "And what about Ukraine?": the last question, with something else in it."""
    match = words.about.match(question)
    if not match:
        return None
    what = (match["what"] or match["what_"] or "").strip()
    of = _WHAT_OF.match(what)
    if of and _is_name(what[of.end() :]):
        what = what[of.end() :]
    tokens = re.findall(r"[\w’'-]+", what)
    if (
        not tokens
        or len(tokens) > _LONGEST_FRAGMENT
        or any(token.casefold() in QUESTION_WORDS[language] for token in tokens)
        or words.about_it.search(f"{words.about_word} {what}")
    ):
        return None
    before = detect_question_language(last.question)
    topic = words.topic.search(last.question)
    other_topic = words.topic.match(f" {what}")
    if before == language and topic and other_topic and words.say.search(last.question):
        return Understood(f"{last.question[: topic.start()]} {what}?", True, True)
    changed = _with_other_time(what, last.question) or _with_other_name(what, last.question, before)
    if changed:
        return changed
    if language == before == "en" and topic and match["what"] and words.say.search(last.question):
        preposition = topic.group().split()[0]  # "what about sanctions?"
        return Understood(f"{last.question[: topic.start()]} {preposition} {what}?", True, False)
    whole = f"{last.question.rstrip(' ?!.…')}, {what}?"
    return Understood(whole, True, False, last.question)


def _is_name(what: str) -> bool:
    """Whether words are a name and nothing else, with capitals or without."""
    whole = with_capitals(what) or what
    return [name.text for name in named_in(f"– x {whole}", "en")] == [whole]


def _same_of_another(
    question: str, last: Turn, _: Sequence[Turn], words: Words, language: str
) -> Understood | None:
    """Read «а какие условия у Украины?»: words of the last question, and another name."""
    names = named_in(question, language)
    if len(names) != 1 or not words.opening.match(question):
        return None
    before = detect_question_language(last.question)
    name = names[0].text
    known = {*content_terms(last.question, before), *content_terms(name, language)}
    tokens = [t for t in question.split() if t.casefold() not in QUESTION_WORDS[language]]
    asks = content_terms(" ".join(tokens), language)
    if len(asks) < _FEWEST_SHARED or not set(asks) <= known:
        return None
    found = _with_other_name(name, last.question, before)
    return replace(found, certain=False) if found else None


def _with_other_time(what: str, last: str) -> Understood | None:
    """Put a time in the place of the last question's, or behind it."""
    asked = asked_time(what, ANY_DAY)
    if asked is None or sum(map(len, asked.words)) < len(what) / 2:
        return None
    before = asked_time(last, ANY_DAY)
    bare = last.rstrip(" ?!.…")
    if before is None or len(before.words) != 1 or before.words[0] not in bare:
        return Understood(f"{bare} {what}?", True, True)
    old = before.words[0]
    year = _YEAR.search(old)
    if year and asked.firmness is Firmness.ANY_YEAR:
        what = f"{what} {year.group()}"  # "And in July?" goes on in the year that was spoken of
    start, end = bare.index(old), bare.index(old) + len(old)
    lead = _IN.search(bare[:start])
    if lead and _IN.match(f"{what.split()[0]} "):
        start = lead.start()
    return Understood(f"{bare[:start]}{what}{bare[end:]}?", True, True)


def _with_other_name(what: str, last: str, language: str) -> Understood | None:
    """Put a name in the place of the one of its kind."""
    prepared = re.sub(
        r"\A(?:the|in|on|at|with|в|во|у|на|о|об|про|з|с) ", "", what, flags=re.IGNORECASE
    )
    bare = re.sub(r"['’]s?\Z", "", prepared)
    bare = with_capitals(bare) or bare
    names = named_in(f"– x {bare}", language)
    if len(names) != 1 or names[0].text != bare:
        return None
    there = named_in(last, language)
    kind = kind_of(bare)
    own = bare if _same_language(bare, language) else spelt_in(bare, language)
    if own is None:
        return None
    if any(name.text.casefold() == own.casefold() for name in there):
        return None
    speakers = asked_speakers(last)
    speaker = next((n for n in there if len(speakers) == 1 and n.text in speakers[0]), None)
    old: Named | None
    certain = True
    if kind is not Kind.PLACE and speaker:
        old, certain = speaker, speaker.kind is kind and not _others(there, speaker, kind)
    else:
        old = only(there, kind)
        if old is None:
            old = next((name for name in there if name.kind is kind), None)
            certain = False
    if old is None:
        return None
    new = in_the_form_of(own, old.text, language)
    return Understood(f"{last[: old.at]}{new}{last[old.until :]}", True, certain)


def _same_language(name: str, language: str) -> bool:
    """Whether a name can stand in a question of that language as it is."""
    script = script_of(name)
    if script is not (Script.LATIN if language == "en" else Script.CYRILLIC):
        return False
    # «Україна» is no Russian word; what has no letter of one language only may be either's.
    foreign = {"ru": "іїєґ", "uk": "ыэъё"}.get(language, "")
    return not set(foreign) & set(name.casefold())


def _others(names: Sequence[Named], one: Named, kind: Kind) -> bool:
    return any(name.kind is kind and name.text != one.text for name in names)


def _pronouns(
    question: str, last: Turn, earlier: Sequence[Turn], words: Words, language: str
) -> Understood | None:
    """Put names in the place of pronouns that nothing in the question itself explains."""
    certain, text = True, question
    own = named_in(question, language)
    person = words.person.search(text)
    owner = words.owner.search(text)
    several = words.persons.search(text)
    for pronoun, kinds in (
        (person, (Kind.PERSON,)), (owner, (Kind.PERSON,)), (several, (Kind.PARTY,)),
    ):  # fmt: skip
        if pronoun is None or any(name.at < pronoun.start() for name in own):
            continue
        if text != question:
            break
        name, sure = _antecedent(earlier, kinds)
        if name is None:
            continue
        text = _named_instead(text, pronoun, name, language, owns=pronoun is owner)
        certain &= sure and language == "en"
    place = words.there.search(text)
    if place and not any(name.kind is Kind.PLACE for name in own):
        named = only(named_in(last.question, detect_question_language(last.question)), Kind.PLACE)
        if named:
            in_place = {"en": "in ", "ru": "в месте ", "uk": "у місці "}[language]
            text = f"{text[: place.start()]}{in_place}{named.text}{text[place.end() :]}"
    if words.about_it.search(text) and words.say.search(text):
        text, sure = about_last(text, last.question, words, language)
        return Understood(opened(text, words), True, sure and certain)
    if text != question:
        return Understood(opened(text, words), True, certain)
    it = words.it.search(question)
    if it and not own and not words.no_reference.search(question) and len(question.split()) <= 8:
        whole = joined(opened(question, words), last.question)
        return Understood(whole, True, False, last.question, About.ITS_ARTICLES)
    return None


def _named_instead(
    text: str, pronoun: re.Match[str], name: str, language: str, *, owns: bool
) -> str:
    """Return a question with a name where a pronoun stands, in the pronoun's case."""
    before, after = text[: pronoun.start()], text[pronoun.end() :]
    if language == "en":
        return f"{before}{name}{_POSSESSIVE if owns else ''}{after}"
    case = "gent" if owns else _CASES.get(pronoun.group().casefold())
    if case:
        name = in_case(name, case, language)
    owned = re.match(r" [\w’'-]+", after) if owns else None
    if owned:  # «его условия» are «условия Путина»
        return f"{before.rstrip()}{owned.group()} {name}{after[owned.end() :]}"
    return f"{before}{name}{after}"


def _antecedent(earlier: Sequence[Turn], kinds: tuple[Kind, ...]) -> tuple[str | None, bool]:
    """Return whom a pronoun means, from the last turn that names one, and whether surely."""
    for turn in reversed(earlier):
        names = named_in(turn.question, detect_question_language(turn.question))
        if kinds == (Kind.PERSON,):
            asked = [name for name in asked_speakers(turn.question) if kind_of(name) in kinds]
            people = asked or list(dict.fromkeys(n.text for n in names if n.kind in kinds))
            people = people or list(turn.speakers)
            if people:
                return people[0], len(people) == 1
        else:
            parties = list(dict.fromkeys(n.text for n in names if n.kind in kinds))
            if parties:
                return f" {_AND[detect_question_language(turn.question)]} ".join(parties), False
    return None, False
