"""Words that nobody writes, and what the articles have that was meant.

Only what is certain to be a slip is touched: a word that stands in no article, sounds like none of
its names, and is in no dictionary of the question's language. It becomes the one word of the
articles, or of asking, that is a slip or two away; where two would do, it stays.

A slip is a letter too few, too many or another one, or two that changed places (Damerau 1964 found
80 % of misspellings to be one such; the distance is the "optimal string alignment" of rapidfuzz).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from functools import cache
from typing import Final, NamedTuple

from cachetools import LRUCache
from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.catalog import Catalog
from index.glossary import translated
from index.language import detect_question_language, script_of
from index.lexical import Lexical
from index.morphology import readings
from index.spellings import Spellings
from index.words import FUNCTION_WORDS, Word, stem, words

# Nearly every word of four letters is a slip away from others, and many a name of five.
_SHORTEST: Final = 5
_SHORTEST_NAME: Final = 6
# "Plase" is rather a place.
_NOT_MEANT: Final = frozenset({"please"})
_SHORTEST_STEM: Final = 4
_ENDING: Final = 2
# From this length on two slips leave a word recognisable.
_LONG: Final = 9
# Of two words that are as near the one that is so much more common is meant.
_CLEARLY: Final = 4
# What is so often written as a name is one. Headings make names of "Conditions", too.
_NAME: Final = 0.3
# Looking one up takes some 30 ms, and who types more such words than this types no question.
_MOST: Final = 6
# Words of asking are taken to be as common as what stands in so many passages: "whent" may be
# "when", and "went" too.
_SHARE_OF_ASKING: Final = 0.1
# Passages that are looked at for the forms of a stem.
_LOOKED_AT: Final = 5
_REMEMBERED: Final = 2_000


class _Candidate(NamedTuple):
    slips: int
    passages: int
    form: str


class Mistyped:
    """Mends the words of questions over one edition. Belongs to the catalog's thread."""

    def __init__(self, catalog: Catalog, spellings: Spellings) -> None:
        """Take the words of an edition, and its names."""
        self._catalog = catalog
        self._lexical = Lexical(catalog)
        self._spellings = spellings
        self._meant: LRUCache[tuple[str, str], str | None] = LRUCache(_REMEMBERED)

    def mended(self, question: str) -> str:
        """Return the question with the words that were meant; mostly the question itself.

        Args:
            question: On one line, in one of the three languages.
        """
        language = detect_question_language(question)
        known = {part for each in translated(question, language) for part in each.term.split()}
        pieces, end, looked_up = [], 0, 0
        for word in words(question):
            if looked_up == _MOST:
                break
            if (
                not _may_be_a_slip(word, question)
                or stem(word.text, language) in known
                or self._is_known(word.text, language)
            ):
                continue
            looked_up += 1
            meant = self._meaning(word.text, language)
            if meant:
                capital = question[word.start].isupper()
                pieces += [question[end : word.start], meant.capitalize() if capital else meant]
                end = word.end
        return "".join(pieces) + question[end:]

    def _meaning(self, word: str, language: str) -> str | None:
        key = word, language
        if key not in self._meant:
            self._meant[key] = self._nearest(word, language)
        return self._meant[key]

    def _is_known(self, word: str, language: str) -> bool:
        return self._is_written(word, language) or is_a_word(word, language)

    def _is_written(self, word: str, language: str) -> bool:
        """Whether an article has the word, as it is or as a name that sounds alike."""
        stems = {stem(word, other) for other in (language, *FUNCTION_WORDS)}
        return any(map(self._lexical.passages_with, stems)) or any(
            (self._spellings.share_as_name(name) or 0.0) >= _NAME
            for name in self._spellings.of(word)
        )

    def _nearest(self, word: str, language: str) -> str | None:
        most = 2 if len(word) >= _LONG else 1
        found = self._of_asking(word, language, most) + self._of_articles(word, language, most)
        if not found:
            return None
        best, *others = sorted(found, key=lambda each: (each.slips, -each.passages))
        if language == "en" and _may_be_another(word, best.form, {each.form for each in found}):
            return None
        rivals = [each for each in others if each.slips == best.slips]
        if any(best.passages < _CLEARLY * each.passages for each in rivals):
            return None
        return best.form

    def _of_asking(self, word: str, language: str, most: int) -> list[_Candidate]:
        common = round(self._lexical.size * _SHARE_OF_ASKING)
        return [
            _Candidate(slips, common, other)
            for other in FUNCTION_WORDS[language]
            if other not in _NOT_MEANT and (slips := _slips(word, other, most)) <= most
        ]

    def _of_articles(self, word: str, language: str, most: int) -> list[_Candidate]:
        """Return the words of articles in the question's language, one for each stem."""
        found = []
        longest = len(word) + most + _ENDING
        for term, passages in self._lexical.stems_from(word[0], _SHORTEST_STEM, longest):
            if not _begins_with(word, term, most):
                continue
            forms = self._forms(term, language)
            if forms and is_a_word(term, language):
                forms[term] += 0  # the articles may have "demanded" only
            slips = {form: _slips(word, form, most) for form in forms}
            form = min(forms, key=lambda each: (slips[each], -forms[each]), default=None)
            if form and slips[form] <= most and not self._is_short_name(form):
                found.append(_Candidate(slips[form], passages, form))
        return found

    def _is_short_name(self, form: str) -> bool:
        """Whether a word is a name that another name may well be a slip away from."""
        return len(form) < _SHORTEST_NAME and bool(self._spellings.share_as_name(form))

    def _forms(self, term: str, language: str) -> Counter[str]:
        """Return the forms in which a stem stands in the first passages that have it."""
        ids = self._lexical.having(term, script_of(term), language, _LOOKED_AT)
        passages = self._catalog.passages(ids)
        articles = self._catalog.articles({each.article for each in passages.values()})
        return Counter(
            word.text
            for passage in passages.values()
            for word in words(passage.span.slice(articles[passage.article].text))
            if stem(word.text, language) == term
        )


def is_a_word(word: str, language: str) -> bool:
    """Whether a dictionary has a word.

    Args:
        word: In small letters.
        language: "en", "ru" or "uk"; a Russian word is no slip in a Ukrainian question.
    """
    if language == "en":
        return word in _english()
    return any(each.known for other in ("ru", "uk") for each in readings(word, other))


def _may_be_a_slip(word: Word, question: str) -> bool:
    """Whether a word is long enough, has letters only, and is not typed as a name."""
    return (
        len(word.text) >= _SHORTEST
        and word.text.isalpha()
        and (word.start == 0 or not question[word.start].isupper())
        and not any(word.text in small for small in FUNCTION_WORDS.values())
    )


def _begins_with(word: str, stem: str, most: int) -> bool:
    """Whether a word may be a form of a stem, with slips.

    A Ukrainian "stem" is the form of a dictionary, and has an ending of its own.
    """
    stem = stem[: max(_SHORTEST_STEM, len(word) - _ENDING)]
    lengths = range(len(stem) - 1, len(stem) + 2)
    return any(_slips(word[:length], stem, most) <= most for length in lengths)


def _slips(one: str, other: str, most: int) -> int:
    return OSA.distance(one, other, score_cutoff=most)


def _may_be_another(word: str, best: str, found: Set[str]) -> bool:
    """Whether an English word that no article has is as likely as the one that they have.

    "Redused" may be "reduced", though the articles have "refused" only.
    """
    known = _english()
    near = process.extract(word, known.keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
    likeliest = max((known[other] for other, *_ in near if other not in found), default=0)
    return _CLEARLY * likeliest > known.get(best, 0)


@cache
def _english() -> dict[str, int]:
    """How often English words occur, from pyspellchecker: 0.3 s and 30 MB, once needed."""
    from spellchecker import SpellChecker

    return dict(SpellChecker(language="en").word_frequency.dictionary)
