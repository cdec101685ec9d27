"""What an English phrase refers to: a person, a body, an office or nobody named."""

from __future__ import annotations

from collections.abc import Sequence

from bot.speakers.english_words import (
    BODY_NOUNS,
    COLLECTIVES,
    DOCUMENTS,
    FIRST_NAMES,
    NAME_PARTICLES,
    NO_NAMES,
    PEOPLES,
    PLACES,
    PRONOUNS,
    TITLES,
)
from bot.speakers.names import LONGEST_NAME, spelled
from bot.speakers.tokens import QUOTES, TERMINAL_MARKS, Token
from bot.speakers.vocabulary import UNNAMED, Gender, Means, Reference

# Few plurals end so, but many Baltic and Greek names do.
_SINGULAR = ("is", "us", "as", "ys", "os")
_NAMES_IN_S = frozenset("guterres jones davis williams collins roberts karins".split())


class EnglishReferences:
    """The tokens of one sentence, of which some stand inside a quotation.

    Args:
        text: The article's.
        tokens: Of the sentence, in order.
        quoted: For each token, whether it stands inside a quotation.
        known: Single words that the article shows to be names, in small letters.
        small: Words that the article also writes with a small letter.
    """

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        quoted: Sequence[bool],
        known: frozenset[str],
        small: frozenset[str],
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._quoted = quoted
        self._known = known
        self._small = small

    def _low(self, at: int) -> str:
        return self._tokens[at].low if 0 <= at < len(self._tokens) else ""

    def _pronoun(self, at: int) -> Reference:
        male = PRONOUNS[self._tokens[at].low]
        gender = Gender.MALE if male else Gender.FEMALE
        return Reference(Means.PRONOUN, self._tokens[at].text, gender)

    def _named(self, start: int, end: int) -> Reference:
        tokens = self._tokens[start:end]
        if _words_of_name(tokens) > LONGEST_NAME or any(t.low in NO_NAMES for t in tokens):
            return UNNAMED
        if start and self._tokens[start - 1].low in {"a", "an"}:
            return UNNAMED  # the title of a work, or one of several: "An Early Frost"
        last = tokens[-1].low
        if last in PEOPLES or (last in DOCUMENTS and tokens[0].low not in FIRST_NAMES):
            return UNNAMED
        if len(tokens) == 1:
            token = tokens[0]
            acronym = token.text.isupper() and len(token.text) > 1
            first = start == 0 or self._opens_sentence(start)
            if token.low in COLLECTIVES or acronym:
                return self._body(start, end)
            if token.low in BODY_NOUNS:
                return UNNAMED  # "the Bureau", or what is left of a longer name
            if first and token.low not in self._known and not self._may_be_name(token):
                return UNNAMED  # "Witnesses said": a capital only because it comes first
            if token.low.endswith(("ians", "cans", "peans")):
                return UNNAMED
        words = spelled(self._text, tokens)
        if any(t.low in BODY_NOUNS for t in tokens):
            return Reference(Means.BODY, words)
        return Reference(Means.NAME, words, phrase=self._titles_before(start))

    def _may_be_name(self, token: Token) -> bool:
        """Whether a capital that begins a sentence is more than a common noun's: no plural."""
        plural = token.low.endswith("s") and not token.low.endswith(_SINGULAR)
        if token.low.endswith("ly"):
            return False  # "Fully stated, …"
        return token.low not in self._small and (not plural or token.low in _NAMES_IN_S)

    def _opens_sentence(self, at: int) -> bool:
        before = self._tokens[at - 1]
        return at == 0 or before.text in TERMINAL_MARKS or before.text in QUOTES

    def _titles_before(self, start: int) -> str:
        """The title that stands before a name, in small letters: "president of ukraine"."""
        tokens = self._tokens
        at = start
        while at > 0:
            before = tokens[at - 1]
            if (
                before.low in TITLES
                or before.low in PEOPLES
                or before.low in BODY_NOUNS
                or (before.is_capital and before.low in PLACES)
                or (before.low in {"of", "the", "for"} and at < start)
                or before.owns
            ):
                at -= 1
            else:
                break
        while at < start and tokens[at].low in {"of", "the", "for"}:
            at += 1
        return " ".join(t.low for t in tokens[at:start])

    def _body(self, start: int, end: int) -> Reference:
        tokens = self._tokens[start:end]
        while tokens and tokens[0].low in {"the", "but", "and", "in"}:
            tokens = tokens[1:]
        if not tokens or (
            len(tokens) == 1 and tokens[0].low in BODY_NOUNS and tokens[0].low not in COLLECTIVES
        ):
            return UNNAMED  # what is left of a longer name
        return Reference(Means.BODY, spelled(self._text, tokens))

    def _role(self, start: int, end: int) -> Reference:
        tokens = self._tokens[start:end]
        phrase = " ".join(t.low for t in tokens if t.low != "the")
        return Reference(Means.ROLE, spelled(self._text, tokens), phrase=phrase)


def _words_of_name(tokens: Sequence[Token]) -> int:
    return sum(token.low not in NAME_PARTICLES for token in tokens)
