"""What a language has of its own, for one article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.speakers.cast import Person
from bot.speakers.english import EnglishSentence
from bot.speakers.english_cast import read_cast
from bot.speakers.names import gender_of_name
from bot.speakers.slavic import SlavicSentence
from bot.speakers.slavic_cast import SlavicCast
from bot.speakers.tokens import Token, tokenise
from bot.speakers.vocabulary import Attribution, Means, Reference
from index.transliteration import skeleton
from index.vocabulary import Article


class Clauses(Protocol):
    """What is asked of a sentence."""

    def attributions(self) -> list[Attribution]:
        """Return where it says that somebody says something, in order."""
        ...

    def subject(self) -> Reference | None:
        """Return the person or body that it is about; None when nobody stands out."""
        ...

    def head(self) -> tuple[Reference, int] | None:
        """Return whose turn in a transcript it begins, and the token after the colon."""
        ...


class Grammar(Protocol):
    """A language, and who occurs in the article.

    Attributes:
        tokens: Of the article's text; those of its title may follow.
    """

    tokens: list[Token]

    def sentence(self, tokens: Sequence[Token], quoted: Sequence[bool]) -> Clauses:
        """Return the reading of a sentence, of which some tokens stand in quotations."""
        ...

    def people_in(self, tokens: Sequence[Token]) -> set[str]:
        """Return the persons whom tokens name, as :meth:`known_as` calls them."""
        ...

    def known_as(self, name: str) -> str:
        """Return what tells a person apart, whatever form the name stands in."""
        ...

    def person(self, reference: Reference) -> Person | None:
        """Return whom a name, a body's name or a role means; None when it may be several."""
        ...


def grammar_of(article: Article) -> Grammar | None:
    """Return the grammar of an article's language; None when it is none of the three."""
    if article.language == "en":
        return _English(article)
    if article.language in {"ru", "uk"}:
        return _Slavic(article, article.language)
    return None


def _context(article: Article) -> str:
    """The text, and behind it the title, where a full name may stand."""
    return f"{article.text}\n{article.title or ''}"


class _English:
    def __init__(self, article: Article) -> None:
        self._text = article.text
        self.tokens = tokenise(_context(article))
        self._cast, self._known, self._small = read_cast(
            _context(article), self.tokens, article.outlet
        )

    def sentence(self, tokens: Sequence[Token], quoted: Sequence[bool]) -> Clauses:
        return EnglishSentence(self._text, tokens, quoted, self._known, self._small)

    def people_in(self, tokens: Sequence[Token]) -> set[str]:
        lasts = {p.name.casefold().split()[-1]: p.name for p in self._cast.people}
        return {lasts[t.low] for t in tokens if t.is_capital and t.low in lasts}

    def known_as(self, name: str) -> str:
        return name

    def person(self, reference: Reference) -> Person | None:
        if reference.means is Means.BODY:
            return Person(reference.words)
        if reference.means is Means.ROLE:
            return self._cast.with_role(reference)
        person = self._cast.person(reference.words)
        person.gender = person.gender or gender_of_name(person.name)
        if reference.phrase:
            person.roles.add(reference.phrase)
        return person


class _Slavic:
    def __init__(self, article: Article, language: str) -> None:
        self._text = article.text
        self._language = language
        self.tokens = tokenise(_context(article))
        self._cast = SlavicCast(_context(article), self.tokens, language)

    def sentence(self, tokens: Sequence[Token], quoted: Sequence[bool]) -> Clauses:
        return SlavicSentence(self._text, tokens, quoted, self._cast, self._language)

    def people_in(self, tokens: Sequence[Token]) -> set[str]:
        return self._cast.named_in(tokens)

    def known_as(self, name: str) -> str:
        return skeleton(name.split()[-1])

    def person(self, reference: Reference) -> Person | None:
        if reference.means is Means.BODY:
            return Person(reference.words)
        if reference.means is Means.ROLE:
            return self._cast.with_role(reference)
        return self._cast.person(reference, nominative=reference.phrase == "nomn")
