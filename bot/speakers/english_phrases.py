"""Noun phrases of an English sentence that may name a speaker."""

from __future__ import annotations

from bot.speakers.english_references import EnglishReferences
from bot.speakers.english_words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    BODY_NOUNS,
    COLLECTIVES,
    PEOPLES,
    PLACES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATING,
    TITLES,
)
from bot.speakers.names import LONGEST_NAME, is_title, name_of_run, run_after, run_before
from bot.speakers.tokens import QUOTES, TERMINAL_MARKS, Token
from bot.speakers.vocabulary import UNNAMED, Gender, Means, Reference

_INDEFINITE = frozenset(
    "a an one another some no any every each several many both two three".split()
)
_LONGEST_APPOSITIVE = 26
_SHORT_APPOSITIVE = 4
_APPOSITIVE = frozenset(
    "the a an who whose which his her its in on by for when as at after".split()
)
_LONGEST_PHRASE = 14
ROLE_NOUNS = (TITLES - {"first", "second", "third", "general", "state", "national"}) | {
    "official", "lawmaker", "politician", "agency", "regulator", "governor",
}  # fmt: skip
AFTER_SUBJECT = PREPOSITIONS | frozenset(
    "who while as when whose and but yesterday today then last earlier later afterwards".split()
)


class EnglishPhrases(EnglishReferences):
    """Reads the noun phrase before or behind a place in a sentence."""

    def _before_appositive(self, comma: int) -> tuple[Reference | None, int]:
        """Read "Maria Zakharova, the spokeswoman, said" and "the spokeswoman, Maria Zakharova,".

        Args:
            comma: One past the comma before the verb.
        """
        tokens = self._tokens
        close = comma - 1
        # The name itself between two commas.
        begin = run_before(tokens, close)
        if begin < close and begin > 0 and tokens[begin - 1].text == ",":
            name = name_of_run(tokens, begin, close)
            if close - name >= 2 and close - name <= LONGEST_NAME:
                return self._named(name, close), self._start_of_phrase(begin - 1)
        for opening in range(close - 1, max(-1, close - _LONGEST_APPOSITIVE), -1):
            if tokens[opening].text in TERMINAL_MARKS or tokens[opening].text in QUOTES:
                break
            if tokens[opening].text != "," or opening == 0:
                continue
            first = tokens[opening + 1]
            if not _opens_appositive(first) and close - opening > _SHORT_APPOSITIVE:
                continue
            reference, start = self._phrase(opening)
            return (None, close) if reference is None else (reference, start)
        return None, close

    def _phrase(self, end: int) -> tuple[Reference | None, int]:
        """Read the noun phrase that ends before ``end``.

        Returns:
            What it refers to, None when it is no phrase that can speak; where it starts.
        """
        tokens = self._tokens
        if end <= 0 or self._quoted[end - 1]:
            return None, end
        last = tokens[end - 1]
        if last.low in PRONOUNS:
            return self._pronoun(end - 1), end - 1
        if last.low == "state" and end > 2 and self._low(end - 3) == "head":
            start = end - 3 - (self._low(end - 4) in PEOPLES)
            return self._role(start, end), start - (self._low(start - 1) == "the")
        if last.low in {"they", "i", "we", "you", "it", "one", "people", "others", "some"}:
            if end > 1 and tokens[end - 2].is_word and tokens[end - 2].low not in {"and", "but"}:
                return None, end  # "the status it declared"
            return UNNAMED, end - 1
        begin = run_before(tokens, end)
        if begin == end:
            return self._common_phrase(end)
        if last.owns:
            return None, end
        name = name_of_run(tokens, begin, end)
        before = tokens[begin - 1].low if begin else ""
        if name < end:
            if name == begin and before in PREPOSITIONS:
                return self._after_preposition(begin, end)
            if name == begin and end - begin == 1 and before == "the":
                return self._with_article(begin, end)
            if before == "and" and name == begin and begin >= 2 and self._is_joint(begin - 1):
                return UNNAMED, begin
            return self._unless_joint(self._named(name, end), begin)
        reference, start = self._titled(begin, end)
        if reference is not None and reference.means is Means.ROLE:
            return self._unless_joint(reference, start)
        return reference, start

    def _unless_joint(self, reference: Reference, begin: int) -> tuple[Reference, int]:
        """Leave out the second of two: "Mayor Jonas Ritt and Governor Belik said"."""
        start = self._start_of_phrase(begin)
        if start > 1 and self._low(start - 1) == "and" and self._is_joint(start - 1):
            return UNNAMED, start
        return reference, start

    def _with_article(self, begin: int, end: int) -> tuple[Reference | None, int]:
        """Read "the IAEA" apart from "in the West": persons' names have no article."""
        token = self._tokens[begin]
        if self._low(begin - 2) in PREPOSITIONS:
            return UNNAMED, begin - 1
        acronym = token.text.isupper() and len(token.text) > 1
        if acronym or token.low in COLLECTIVES:
            return self._body(begin, end), begin - 1
        return UNNAMED, begin - 1

    def _is_joint(self, conjunction: int) -> bool:
        """Whether "and" joins two names: "Putin and Lukashenko said"."""
        before = self._tokens[conjunction - 1]
        return before.is_word and before.is_capital

    def _after_preposition(self, begin: int, end: int) -> tuple[Reference | None, int]:
        """Read "mayor of Kostrova Tomas Lindqvist" apart from "the head of Gazprom"."""
        tokens = self._tokens
        if tokens[begin - 1].low == "of" and end - begin >= 3:
            return self._named(begin + 1, end), self._start_of_phrase(begin)
        if tokens[begin - 1].low in {"of", "for", "in", "at", "from", "to"}:
            head = self._head_noun(begin - 1)
            if head is not None and tokens[head].low in BODY_NOUNS and tokens[head].is_capital:
                # "the Defence Ministry in Moscow"
                start = run_before(tokens, head + 1)
                return self._body(start, head + 1), self._start_of_phrase(start)
        return UNNAMED, begin

    def _head_noun(self, preposition: int) -> int | None:
        """Return the noun before a preposition, over further ones: "Ministry of X of Y"."""
        tokens = self._tokens
        at = preposition - 1
        while at > 0:
            start = run_before(tokens, at + 1)
            if start == at + 1:
                return at if tokens[at].is_word else None
            if start >= 2 and tokens[start - 1].low == "of" and tokens[start - 2].is_word:
                at = start - 2
                continue
            if start >= 3 and tokens[start - 1].low == "the" and tokens[start - 2].low == "of":
                at = start - 3
                continue
            return at
        return at if at == 0 else None

    def _titled(self, begin: int, end: int, floor: int = 0) -> tuple[Reference | None, int]:
        """Read a run of nothing but titles: a role, a body or a place that speaks.

        Args:
            begin: Where the run begins.
            end: Where it ends.
            floor: Words before this one belong to something else.
        """
        tokens = self._tokens
        start = begin
        while start >= floor + 2:
            if tokens[start - 1].low == "of" or (
                start >= 3
                and tokens[start - 1].low == "the"
                and tokens[start - 2].low in {"of", "to"}
            ):
                step = start - 1 if tokens[start - 1].low == "of" else start - 2
            elif tokens[start - 1].low in {"and", "for", "to"} and tokens[start - 2].is_capital:
                step = start - 1
            else:
                break
            earlier = run_before(tokens, step)
            if earlier == step:
                noun = tokens[step - 1]
                if noun.low in TITLES or noun.low in BODY_NOUNS:  # "the head of the Office"
                    start = step - 1
                    while start > 0 and tokens[start - 1].low in TITLES | BODY_NOUNS:
                        start -= 1
                    break
                return UNNAMED, step
            start = earlier
        before = tokens[start - 1].low if start else ""
        if before in PREPOSITIONS:
            return UNNAMED, start
        begins = self._start_of_phrase(start)
        if any(t.low in _INDEFINITE for t in tokens[begins:start]):
            return UNNAMED, begins
        if begin == end - 1 and start == begin:
            low = tokens[begin].low
            if low in COLLECTIVES:
                return self._body(begin, end), begins
        first_end = start
        while first_end < end and tokens[first_end].is_capital | (first_end == start):
            first_end += 1
        head = tokens[first_end - 1]
        if head.low in BODY_NOUNS and head.low != "staff":
            if start and tokens[start - 1].owns:
                return UNNAMED, begins
            return self._body(start, end), begins
        if any(t.low in ROLE_NOUNS for t in tokens[start:first_end]):
            return self._role(start, end), begins
        if head.low in PLACES and head.low in COLLECTIVES:
            return self._body(start, end), begins
        return UNNAMED, begins

    def _common_phrase(self, end: int) -> tuple[Reference | None, int]:
        """Read a phrase that ends in a common noun: "the Ukrainian president", "officials"."""
        tokens = self._tokens
        noun = tokens[end - 1]
        if not noun.is_word or noun.low in SUBORDINATING or noun.low in PREPOSITIONS:
            return None, end
        if noun.low in {"and", "but", "or"}:
            return None, end  # the subject is an earlier verb's
        start = end - 1
        while start > 0 and tokens[start - 1].is_word and end - start < _LONGEST_PHRASE:
            low = tokens[start - 1].low
            if low in SUBORDINATING or low in PREPOSITIONS or low in {"and", "but", "as", "while"}:
                break
            start -= 1
            if low in {"the", "a", "an", "his", "her", "its", "their", "our"} or tokens[start].owns:
                break
        if noun.low in ROLE_NOUNS and tokens[start].low == "the":
            if start and tokens[start - 1].low in {"of", "for"}:
                return UNNAMED, start
            return self._role(start + 1, end), start
        if (
            noun.low in BODY_NOUNS
            and tokens[start].low == "the"
            and any(t.is_capital for t in tokens[start + 1 : end])
        ):
            first = next(i for i in range(start + 1, end) if tokens[i].is_capital)
            if start and tokens[start - 1].low in PREPOSITIONS:
                return UNNAMED, start
            return self._body(first, end), start
        return UNNAMED, start

    def _start_of_phrase(self, start: int) -> int:
        """Go left over small words that belong to a name: "the Kremlin spokesman Dmitry Peskov"."""
        tokens = self._tokens
        at = start
        while at > 0 and start - at < _LONGEST_PHRASE:
            before = tokens[at - 1]
            small = {"of", "for", "to", "the", "a", "an", "his", "her", "its", "their"}
            if not before.is_word or not (
                before.is_capital
                or before.owns
                or before.low in small
                or is_title(before)
                or before.low in ROLE_NOUNS
            ):
                break
            if before.low in SUBORDINATING or before.low in {"and", "but", "while", "as"}:
                break
            at -= 1
            if before.low in {"the", "a", "an", "his", "her", "its", "their"}:
                if at >= 2 and tokens[at - 1].low in {"of", "for", "to"}:
                    continue
                break
        return at

    def _phrase_after(self, start: int) -> tuple[Reference, int] | None:
        """Read the noun phrase that begins at ``start``.

        Returns:
            What it refers to, and where it ends; None when no phrase begins there.
        """
        tokens = self._tokens
        if start >= len(tokens) or self._quoted[start] or not tokens[start].is_word:
            return None
        first = tokens[start]
        if first.low in PRONOUNS:
            return self._pronoun(start), start + 1
        if first.low in {"him", "her"} and not (
            start + 1 < len(tokens)
            and tokens[start + 1].is_word
            and tokens[start + 1].low not in AFTER_SUBJECT
        ):
            gender = Gender.MALE if first.low == "him" else Gender.FEMALE
            return Reference(Means.PRONOUN, first.text, gender), start + 1
        indefinite = first.low in _INDEFINITE
        at = start
        begin = None  # of the last run of capitals
        end = start
        while at < len(tokens) and at - start < _LONGEST_PHRASE and not self._quoted[at]:
            token = tokens[at]
            if token.text == ",":
                run = run_after(tokens, at + 1)
                name = name_of_run(tokens, at + 1, run)
                if 2 <= run - name <= LONGEST_NAME and self._is_common_role(start, at):
                    return self._named(name, run), run
                break
            if not token.is_word:
                break
            if token.is_capital:
                begin, at = at, run_after(tokens, at)
                end = at
                if (
                    at < len(tokens)
                    and tokens[at].low in {"of", "for", "to"}
                    and self._continues(at)
                ):
                    at += 1
                    continue
                if tokens[at - 1].owns:
                    begin = None
                    continue
                if self._two_offices(begin, at):
                    at += 1
                    continue
                if name_of_run(tokens, begin, at) == at and self._low(at) in ROLE_NOUNS:
                    continue  # "the Persian historian Rashid"
                break
            if token.low in AFTER_SUBJECT and token.low not in {"of", "for", "to"}:
                break
            if token.low in SUBORDINATING or token.low in BE or token.low in AUXILIARIES:
                break
            at += 1
            end = at
        if begin is None:
            if indefinite or end == start:
                return (UNNAMED, end) if end > start else None
            reference, _ = self._common_phrase(end)
            return (reference or UNNAMED, end)
        name = name_of_run(tokens, begin, end)
        if name < end:
            before = tokens[begin - 1].low if begin > start else ""
            if end - name == 1 and name > begin and before in {"of", "the"}:
                return UNNAMED, end  # "the President of the Norwegian Storting"
            if name == begin and before in {"of", "for", "in", "to"}:
                if before == "of" and end - begin >= 3:
                    return self._named(begin + 1, end), end
                if self._is_body_phrase(start, begin):
                    return self._body(self._first_capital(start, end), end), end
                return UNNAMED, end
            if indefinite and end - name < 2:
                return UNNAMED, end
            return self._named(name, end), end
        if indefinite:
            return UNNAMED, end
        reference, _ = self._titled(begin, end, floor=start)
        return (reference or UNNAMED, end)

    def _continues(self, preposition: int) -> bool:
        at = preposition + 1
        if self._low(at) == "the":
            at += 1
        return at < len(self._tokens) and self._tokens[at].is_capital

    def _two_offices(self, start: int, conjunction: int) -> bool:
        """Whether "and" joins two offices of one person: "Deputy Prime Minister and Minister"."""
        tokens = self._tokens
        return (
            self._low(conjunction) == "and"
            and all(token.low in TITLES for token in tokens[start:conjunction])
            and conjunction + 1 < len(tokens)
            and tokens[conjunction + 1].is_capital
            and tokens[conjunction + 1].low in TITLES
        )

    def _first_capital(self, start: int, end: int) -> int:
        return next(at for at in range(start, end) if self._tokens[at].is_capital)

    def _is_body_phrase(self, start: int, end: int) -> bool:
        return any(
            t.low in BODY_NOUNS and t.is_capital for t in self._tokens[start:end]
        ) and not any(t.low in ROLE_NOUNS and not t.is_capital for t in self._tokens[start:end])

    def _is_common_role(self, start: int, end: int) -> bool:
        one_of = self._low(start) == "one" and self._low(start + 1) == "of"
        return one_of or any(t.low in ROLE_NOUNS for t in self._tokens[start:end])


def _opens_appositive(token: Token) -> bool:
    """Whether a word may begin what is put between a name and its verb."""
    low = token.low
    return (
        low in _APPOSITIVE
        or low in TITLES
        or low in PEOPLES
        or low in ADVERBS
        or low.endswith(("ing", "ed"))
        or token.owns
    )
