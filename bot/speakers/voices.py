"""Whose words each sentence of an article gives, read from the first to the last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.speakers.cast import Person
from bot.speakers.grammar import Grammar
from bot.speakers.lines import Line, Page
from bot.speakers.tokens import Quotation, Token
from bot.speakers.turns import read_address, read_dialogue, read_turns
from bot.speakers.vocabulary import Attribution, Gender, Means, Reference, Speaker, Voice
from index.vocabulary import Article, Sentence

# "“A,” he said. “B.”": at most this many characters stand between the two.
_GAP = 3
# "This was stated by X" speaks of the lead, which has a few sentences at most.
_LONGEST_LEAD = 4
# So many sentences may stand between a name and the "he" that means it.
_LONGEST_FOCUS = 3
# Of a sentence that semicolons divide, what has to say who speaks.
_MOST_OF_IT = 0.4
# Between a name and "he said" these make a clause of its own.
# "When Lund saw it, he said …": the clause at the sentence's beginning says who "he" is.
_OPENING = frozenset("when after while once когда после пока коли після поки".split())
# After somebody's words the text's own: "но это неправда", "— однако, как выяснила газета, …".
_CONTRADICTED = re.compile(
    r"(?:,|[—–-]) (?:но|однако|хотя|але|проте|однак|but|however|though|although) (?:, )?"
    r"(?:(?:это|це) (?:неправда|не так|не соответствует|не відповідає)"
    r"|(?:this|that|it) (?:is|was) (?:not true|untrue|false|not the case|wrong)"
    r"|(?:как|як|as) (?!бы\b|би\b|if\b|though\b|long\b|soon\b|well\b|far\b)(?:\S+ ){0,2}"
    r"(?:выясни|обнаруж|установ|подсчита|показ|следует|з.ясува|виявил|встанови|показу|свідч"
    r"|found|learned|discovered|reported|shown|seen))"
)
_TURNED = re.compile(r"[,—–-] (?:однако|однак|и действительно|і справді|and indeed) (?!,)")
_TURNS = frozenset("but and yet а но але і й та и".split())


@dataclass(slots=True)
class _Focus:
    """Whom "he" would mean: the nearest speaker or subject, unless another name came between."""

    person: Person | None = None
    certain: bool = False
    age: int = 0

    def named(self, person: Person) -> None:
        self.person, self.certain, self.age = person, True, 0

    def lost(self) -> None:
        self.certain = False

    def passed(self) -> None:
        """Take note of a sentence that says nothing of this person."""
        self.age += 1
        self.certain = self.certain and self.age <= _LONGEST_FOCUS


class Reading:
    """Reads one article.

    Args:
        sentences: All of the article, in order.
        grammar: Of the article's language.
    """

    def __init__(self, article: Article, sentences: Sequence[Sentence], grammar: Grammar) -> None:
        self._text = article.text
        self._author = article.author
        self._grammar = grammar
        self._page = Page(article.text, sentences, grammar)
        self._focus = _Focus()

    def voices(self) -> list[Voice]:
        """Return a voice for every sentence."""
        for line in self._page.lines:
            self._resolve(line)
        self._read_backward()
        self._read_quotations()
        read_dialogue(self._page)
        if not read_turns(self._page, self._person):
            read_address(self._page, self._author)
        return [line.voice for line in self._page.lines]

    # Who is meant, sentence by sentence

    def _resolve(self, line: Line) -> None:
        main: list[Person] = []
        unnamed = False
        line.found = _under_cover(self._text, _bracketed(line))
        for attribution in line.found:
            person = self._speaker_in(line, attribution, main)
            line.people.append(person)
            if attribution.nested or attribution.backward:
                continue
            if person is None:
                unnamed = True
            elif all(person.name != other.name for other in main):
                main.append(person)
        _decide(line, main, unnamed=unnamed)
        self._follow(line, main)

    def _speaker_in(
        self, line: Line, attribution: Attribution, main: Sequence[Person]
    ) -> Person | None:
        """Return who speaks; a name earlier in the same sentence may be what "he" means."""
        person = self._person(attribution.reference)
        if attribution.reference.means is not Means.PRONOUN:
            return person
        if main and not _contradicts(main[-1].gender, attribution.reference.gender):
            return main[-1]
        before = [token for token in line.unquoted if token.start < attribution.at]
        if not self._grammar.people_in(before) - self._known_as(person):
            return person
        opens = bool(line.tokens) and line.tokens[0].low in _OPENING
        if not opens and not any(
            t.text in {":", ";"} or t.low in _TURNS for t in _after_last_name(before)
        ):
            return None  # "Zelensky would have to leave, he said": not Zelensky
        if line.subject is None or line.subject.means is not Means.NAME:
            return None
        named = self._person(line.subject)
        if named is None or _contradicts(named.gender, attribution.reference.gender):
            return None
        if opens and self._grammar.people_in(before) - self._known_as(named):
            return None
        return named

    def _known_as(self, person: Person | None) -> set[str]:
        return {self._grammar.known_as(person.name)} if person else set()

    def _person(self, reference: Reference) -> Person | None:
        if reference.means in {Means.NAME, Means.BODY, Means.ROLE}:
            return self._grammar.person(reference)
        person = self._focus.person
        if reference.means is not Means.PRONOUN or person is None or not self._focus.certain:
            return None
        if _contradicts(person.gender, reference.gender):
            return None
        if " " not in person.name and person.gender is None and person.name.isascii():
            return None  # a place, perhaps
        person.gender = person.gender or reference.gender
        return person

    def _follow(self, line: Line, main: Sequence[Person]) -> None:
        """Take note of whom the next "he" would mean."""
        backward = [p for a, p in zip(line.found, line.people, strict=True) if a.backward and p]
        if len(main) == 1 or (backward and not main):
            self._focus.named(main[0] if main else backward[0])
        elif main or line.found:
            self._focus.lost()
        elif line.subject is not None:
            if line.subject.means is not Means.PRONOUN:
                person = self._person(line.subject)
                if person is not None:
                    self._focus.named(person)
                else:
                    self._focus.lost()
        elif self._grammar.people_in(line.unquoted) - self._known_as(self._focus.person):
            self._focus.lost()
        elif line.unquoted:
            self._focus.passed()

    # "This was stated by …"

    def _read_backward(self) -> None:
        lines = self._page.lines
        for number, line in enumerate(lines):
            for attribution, person in zip(line.found, line.people, strict=True):
                if not attribution.backward or person is None:
                    continue
                line.give(person.as_speaker())
                first = 0 if number <= _LONGEST_LEAD else number - 1
                for earlier in lines[first:number]:
                    if not earlier.decided and not earlier.found:
                        earlier.give(person.as_speaker())

    # Quotations

    def _read_quotations(self) -> None:
        """Give the sentences of a quotation to the one who speaks it."""
        page = self._page
        by_quote: dict[int, Speaker | None] = {}
        for line in page.lines:
            for number in page.quotes_of(line) if line.decided else ():
                quote, sentence = page.quotes[number], line.sentence
                if quote.start < sentence.start or quote.end > sentence.end:
                    by_quote[number] = line.voice.speaker
        for at, line in enumerate(page.lines):
            if not line.decided:
                line.voice = self._inherited(at, by_quote)

    def _inherited(self, at: int, by_quote: dict[int, Speaker | None]) -> Voice:
        """Find who speaks a sentence that does not say so itself."""
        line = self._page.lines[at]
        for number in self._page.quotes_of(line):
            quote = self._page.quotes[number]
            if not self._page.covers(quote, line):
                continue
            if number not in by_quote:
                by_quote[number] = (
                    by_quote.get(number - 1)
                    if self._goes_on(number)
                    else self._from_before(at, quote)
                )
            speaker = by_quote[number]
            if speaker is not None:
                return Voice(speaker, line.voice.others)
        return line.voice

    def _goes_on(self, number: int) -> bool:
        """Whether a quotation goes on one that the paragraph before did not close."""
        if number == 0:
            return False
        before, quote = self._page.quotes[number - 1], self._page.quotes[number]
        return not before.closed and not self._text[before.end : quote.start].strip()

    def _from_before(self, at: int, quote: Quotation) -> Speaker | None:
        """Read on after "“A,” he said.": in the same paragraph the same person goes on."""
        lines = self._page.lines
        while at > 0 and lines[at].sentence.start > quote.start:
            at -= 1
        if at == 0:
            return None
        before = lines[at - 1]
        between = self._text[before.sentence.end : quote.start]
        if "\n" in between or len(between) > _GAP or not before.decided:
            return None
        after_quotation = before.found and any(before.quoted)
        announces = self._text[before.sentence.end - 1] == ":"
        return before.voice.speaker if after_quotation or announces else None


def _decide(line: Line, main: Sequence[Person], *, unnamed: bool) -> None:
    """Take down whose words a sentence gives, as far as it says so itself."""
    nested = [
        person.as_speaker()
        for attribution, person in zip(line.found, line.people, strict=True)
        if attribution.nested and person and all(person.name != p.name for p in main)
    ]
    line.decided = bool(main) or unnamed
    named = [person.as_speaker() for person in main]
    if len(named) == 1 and not unnamed and _reaches(line) and not _is_contradicted(line):
        line.voice = Voice(named[0], tuple(nested))
    elif named or nested:
        line.voice = Voice(None, (*named, *nested))


def _reaches(line: Line) -> bool:
    """Whether the parts of a sentence that say who speaks are the most of it.

    "He was asked to go, and thinks about it; on Monday X said …" is hardly X's.
    """
    ends = [token.start for token in line.unquoted if token.text == ";"]
    if not ends:
        return True
    if not any(each.at < ends[0] for each in line.found):
        return False  # "It was planned so; later X said …"
    borders = [line.sentence.start, *ends, line.sentence.end]
    attributed = sum(
        after - before
        for before, after in pairwise(borders)
        if any(before <= each.at < after and not each.nested for each in line.found)
    )
    return attributed >= _MOST_OF_IT * (line.sentence.end - line.sentence.start)


def _is_contradicted(line: Line) -> bool:
    """Whether the text goes on in its own voice: "X said so, but this is untrue"."""
    if not line.found:
        return False
    after = " ".join(t.low for t in line.unquoted if t.start > line.found[0].at)
    if _CONTRADICTED.search(after):
        return True
    return not line.found[0].covers and _TURNED.search(after) is not None


def _after_last_name(tokens: Sequence[Token]) -> Sequence[Token]:
    last = max((at for at, token in enumerate(tokens) if token.is_capital), default=0)
    return tokens[last:]


def _contradicts(one: Gender | None, other: Gender | None) -> bool:
    return one is not None and other is not None and one is not other


def _bracketed(line: Line) -> list[Attribution]:
    """Make what somebody says in brackets a part of the sentence only."""
    brackets: list[tuple[int, int]] = []
    opened: int | None = None
    for token in line.unquoted:
        if token.text == "(":
            opened = token.start
        elif token.text == ")" and opened is not None:
            brackets.append((opened, token.end))
            opened = None
    return [
        replace(each, nested=True) if any(a < each.at < b for a, b in brackets) else each
        for each in line.found
    ]


def _under_cover(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """Make what follows "according to X" a part of X's words: "…, Y proposed to build it"."""
    if (
        any(each.whole and not each.nested for each in found)
        and ";" not in (text[found[0].at : found[-1].end])
    ):
        return [each if each.whole else replace(each, nested=True) for each in found]
    under: list[Attribution] = []
    cover: Attribution | None = None
    for attribution in found:
        if cover is not None and ";" in text[cover.end : attribution.at]:
            cover = None
        under.append(replace(attribution, nested=True) if cover else attribution)
        if attribution.covers and not attribution.nested:
            cover = attribution
    return under
