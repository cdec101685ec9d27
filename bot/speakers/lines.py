"""An article's sentences while they are read, and the quotations that run through them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.speakers.cast import Person
from bot.speakers.grammar import Clauses, Grammar
from bot.speakers.tokens import DASHES, Quotation, Token, quotations
from bot.speakers.vocabulary import NOBODY, Attribution, Reference, Speaker, Voice
from index.vocabulary import Sentence

# A sentence belongs to a quotation when this part of it stands inside.
_MOST_OF_IT = 0.6
_BEFORE_INSERTION = frozenset({",", "?", "!", ".", "…", "»", "”", "..."})
_FIRST_PERSON = frozenset(
    """
    i we my our me us myself i'm we're i've we've i’m we’re i’ve we’ve mine ours
    я мы мне меня мной нас нам нами мой моя моё моего моей моих мои наш наша наше наши нашего нашей
    наших нашу нашим нашему
    ми мені мене мною моє мої мого моєї моїх нашу нашої наше нашій наші нашого нашим нашому
    """.split()
)


@dataclass(slots=True)
class Line:
    """A sentence while it is read.

    Attributes:
        quoted: For each token, whether it stands inside a quotation.
        found: Where it says that somebody says something.
        people: Parallel to ``found``: who that is; None for somebody who is not named.
        head: Whose turn in a transcript it begins.
        decided: Whether it says itself who speaks, or that it is nobody named.
    """

    sentence: Sentence
    tokens: Sequence[Token]
    quoted: Sequence[bool]
    found: list[Attribution]
    subject: Reference | None
    head: Reference | None
    people: list[Person | None] = field(default_factory=list)
    voice: Voice = NOBODY
    decided: bool = False

    @property
    def unquoted(self) -> list[Token]:
        """The tokens outside quotations."""
        return [t for t, quoted in zip(self.tokens, self.quoted, strict=True) if not quoted]

    @property
    def says_i(self) -> bool:
        """Whether it speaks in the first person, outside quotations."""
        return any(token.low in _FIRST_PERSON for token in self.unquoted)

    def give(self, speaker: Speaker | None) -> None:
        """Make it somebody's, who may name further speakers in it; or nobody's who is named."""
        inner = [other for other in self.voice.all if speaker and other.name != speaker.name]
        self.voice, self.decided = Voice(speaker, tuple(inner)), True


class Page:
    """The lines of an article.

    Attributes:
        lines: In order.
        quotes: The outermost quotations, in order.
    """

    def __init__(self, text: str, sentences: Sequence[Sentence], grammar: Grammar) -> None:
        self._text = text
        self.quotes = quotations(text)
        self._starts = [quote.start for quote in self.quotes]
        starts = [token.start for token in grammar.tokens]
        self.lines = [
            self._line(
                sentence,
                grammar.tokens[
                    bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)
                ],
                grammar,
            )
            for sentence in sentences
        ]

    def _line(self, sentence: Sentence, tokens: Sequence[Token], grammar: Grammar) -> Line:
        quoted = [self._is_quoted(token) for token in tokens]
        for at in _insertions(tokens, quoted):
            quoted[at] = False
        clauses: Clauses = grammar.sentence(tokens, quoted)
        head = clauses.head()
        return Line(
            sentence,
            tokens,
            quoted,
            clauses.attributions(),
            clauses.subject(),
            head[0] if head else None,
        )

    def _is_quoted(self, token: Token) -> bool:
        number = bisect_right(self._starts, token.start) - 1
        if number < 0:
            return False
        quote = self.quotes[number]
        # The marks themselves stand outside.
        return quote.start < token.start and token.end < quote.end + (not quote.closed)

    def between(self, start: int, end: int) -> str:
        """Return the text between two offsets."""
        return self._text[start:end]

    def opens_paragraph(self, number: int) -> bool:
        """Whether a line begins a paragraph."""
        if number == 0:
            return True
        before, after = self.lines[number - 1].sentence, self.lines[number].sentence
        return "\n" in self._text[before.end : after.start]

    def quotes_of(self, line: Line) -> list[int]:
        """Return the numbers of the quotations that a line shares characters with."""
        first = max(0, bisect_right(self._starts, line.sentence.start) - 1)
        numbers = []
        for number in range(first, len(self.quotes)):
            quote = self.quotes[number]
            if quote.start >= line.sentence.end:
                break
            if quote.end > line.sentence.start:
                numbers.append(number)
        return numbers

    def covers(self, quote: Quotation, line: Line) -> bool:
        """Whether most of a line stands inside a quotation."""
        start, end = line.sentence.start, line.sentence.end
        inside = min(end, quote.end) - max(start, quote.start)
        return inside >= _MOST_OF_IT * (end - start)


def _insertions(tokens: Sequence[Token], quoted: Sequence[bool]) -> list[int]:
    """Return the tokens of the author's words inside a quotation: «A, — говорит Б. — В»."""
    found: list[int] = []
    at = 0
    while at < len(tokens) - 1:
        if (
            quoted[at]
            and tokens[at].text in DASHES
            and (at == 0 or tokens[at - 1].text in _BEFORE_INSERTION)
            and tokens[at + 1].is_word
            and not tokens[at + 1].is_capital
        ):
            end = at + 1
            while end < len(tokens) and quoted[end] and tokens[end].text not in DASHES:
                end += 1
            found += range(at, end)
            at = end
        at += 1
    return found
