"""Reading what a question takes for granted, and holding it against the evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from cachetools import LRUCache

from bot.answer_kinds import asked_for, shows
from bot.premise.dates import dates_in, of_day
from bot.premise.names import names_in
from bot.premise.numbers import numbers_in
from bot.premise.vocabulary import Grounds, Lacks, Premise, StatedDate
from bot.speakers import RememberedVoices, Speaker, asked_speakers, is_same_speaker
from index.language import detect_question_language, script_of
from index.relative_dates import days_named
from index.sounds import alike
from index.spellings import Spellings
from index.vocabulary import Article
from index.words import index_terms

_QUOTED: Final = re.compile(r"[«“„\"]([^«»“”„\"]{3,200})[»”“\"]")
_NEGATION: Final = re.compile(
    r"(?<!\w)(?:not|never|no longer|without|refus\w+|\w+n['’]t"
    r"|не|ни|нет|никогда|без|ні|ніколи|немає|відмов\w+|отказ\w+)(?!\w)",
    re.IGNORECASE,
)
_REMEMBERED: Final = 200
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Known:
    """What an article states."""

    terms: str
    numbers: frozenset[str]
    dates: tuple[StatedDate, ...]


class PremiseChecker:
    """Knows one edition's names, and remembers the articles looked at. Of the edition's thread."""

    def __init__(self, spellings: Spellings, voices: RememberedVoices) -> None:
        self._spellings = spellings
        self._voices = voices
        self._known: LRUCache[str, _Known] = LRUCache(_REMEMBERED)

    def read(self, question: str) -> Premise:
        """Return what a question takes for granted."""
        language = detect_question_language(question)
        dates, rest = dates_in(question)
        return Premise(
            names=names_in(rest, language, self._spellings),
            numbers=tuple(sorted(numbers_in(rest))),
            dates=dates,
            speakers=asked_speakers(question),
            quoted=tuple(match.strip() for match in _QUOTED.findall(question)),
            kinds=asked_for(question),
            negated=bool(_NEGATION.search(question)),
        )

    def check(self, premise: Premise, grounds: Grounds) -> Lacks:
        """Return what of the premise the grounds lack."""
        article = grounds.article
        known = self._of(article)
        passage = grounds.passage.slice(article.text)
        near = _terms(f"{article.title or ''}\n{passage}", article.language)
        evidence = [sentence.slice(article.text) for sentence in grounds.evidence]
        said = self.said(premise, grounds)
        return Lacks(
            names_nowhere=float(any(not self._spellings.of(name) for name in premise.names)),
            names_article=_share(premise.names, lambda name: self._has(known.terms, name)),
            names_passage=_share(premise.names, lambda name: self._has(near, name)),
            numbers=_share(premise.numbers, known.numbers.__contains__),
            dates=_share(premise.dates, lambda date: any(map(date.allows, known.dates))),
            speaker_silent=said[0],
            speaker_other=said[1],
            quoted=_share(premise.quoted, lambda words: _has_words(words, article, known.terms)),
            polarity=float(premise.negated and not any(map(_NEGATION.search, evidence))),
            kinds=_share(
                sorted(premise.kinds), lambda kind: any(shows(each, kind) for each in evidence)
            ),
        )

    def said(self, premise: Premise, grounds: Grounds) -> tuple[float, float]:
        """Return the speaker's part of the check: silent in the article, and in the evidence."""
        if not premise.speakers:
            return 0.0, 0.0
        voices = self._voices.of(grounds.article, grounds.sentences)
        theirs = {
            (sentence.start, sentence.end)
            for sentence, voice in zip(grounds.sentences, voices, strict=True)
            if any(_is_meant(asked, who) for asked in premise.speakers for who in voice.all)
        }
        here = any((sentence.start, sentence.end) in theirs for sentence in grounds.evidence)
        return float(not theirs), float(not here)

    def _has(self, terms: str, name: str) -> bool:
        return any(f" {term} " in terms for term in self._spellings.of(name))

    def _of(self, article: Article) -> _Known:
        known = self._known.get(article.id)
        if known is None:
            text = "\n".join(
                filter(None, (article.title, article.author, article.outlet, article.text))
            )
            dates, rest = dates_in(text)
            days = [named.day for named in days_named(text, article.language, article.published)]
            if article.published:
                days.append(article.published)
            known = self._known[article.id] = _Known(
                _terms(text, article.language), numbers_in(rest), (*dates, *map(of_day, days))
            )
        return known


def _is_meant(asked: str, who: Speaker) -> bool:
    """Whether a speaker is the one asked for; also where only the sound tells (Scholz, Шольц)."""
    return is_same_speaker(asked, who) or all(
        any(alike(word, other) for other in who.name.split()) for word in asked.split()
    )


def _terms(text: str, language: str | None) -> str:
    """Return a text's terms with a space before and after each, so that phrases are found."""
    return f" {' '.join(index_terms(text, language))} "


def _has_words(words: str, article: Article, terms: str) -> bool:
    """Whether an article has quoted words; what is in another script cannot be compared."""
    if script_of(words) is not script_of(article.text):
        return True
    return _terms(words, article.language) in terms


def _share(stated: Collection[_T] | Sequence[_T], is_there: Callable[[_T], bool]) -> float:
    """Return which part of what is stated is not there; 0 when nothing is."""
    return sum(not is_there(each) for each in stated) / len(stated) if stated else 0.0
