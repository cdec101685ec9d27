"""Where an English sentence says that somebody says something, and who that is."""

from __future__ import annotations

from itertools import pairwise

from bot.speakers.english_phrases import AFTER_SUBJECT, EnglishPhrases
from bot.speakers.english_words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    COLLECTIVES,
    CONVINCED,
    DENYING,
    MENTAL,
    MONTHS,
    PARTICIPLES,
    PEOPLES,
    PLURALS,
    PREPOSITIONS,
    PRONOUNS,
    SAYING,
    SUBORDINATING,
    WEEKDAYS,
    WITH_CONTENT,
    WITH_OBJECT,
    WITH_PARTICLE,
)
from bot.speakers.names import name_of_run, run_before
from bot.speakers.tokens import QUOTES, TERMINAL_MARKS, Token
from bot.speakers.vocabulary import UNNAMED, Attribution, Means, Reference

_FINITE = frozenset(
    """
    is was has had did does gave set went came took made told left met held wrote spoke put said
    struck drove flew broke hit cut shot beat swore fled bought taught laid leads heads runs
    began led sent brought got found kept stood lost won sat ran saw knew thought became fell paid
    grew drew chose rose will would could should may might must can wants plans
    """.split()
)
_STATED_BY = frozenset(
    "stated announced said reported emphasized emphasised noted declared voiced discussed".split()
)
# "Prime Minister of X, Leader of Y Ana Belik:", not "the words by President Reagan:".
_BEFORE_TITLE = frozenset("of and for the , . * ) ***".split())
_CONTENT_WITHIN = 9
_OBJECT_WITHIN = 14
_INSERTED_WITHIN = 8
_TIMES = frozenset("year day month week time night evening morning same moment afternoon".split())
_CLAUSE = BE | frozenset("has have had do does did will can may must shall".split())
_PARTICLE_WITHIN = 8
_LONGEST_HEAD = 60


class EnglishSentence(EnglishPhrases):
    """Finds who says something in one sentence; see :class:`EnglishReferences`."""

    def attributions(self) -> list[Attribution]:
        """Return the places where somebody says something outside the quotations, in order."""
        found = []
        for at, token in enumerate(self._tokens):
            if self._quoted[at]:
                continue
            attribution = self._at(at, token)
            if attribution is not None:
                found.append(attribution)
        return found

    def subject(self) -> Reference | None:
        """Return whom the sentence is about: the one person named before a finite verb."""
        tokens = self._tokens
        first = 0
        while first < len(tokens) and (
            not tokens[first].is_word or tokens[first].low in {"but", "and"}
        ):
            first += 1
        if first < len(tokens) and tokens[first].low in PRONOUNS:
            return self._pronoun(first)
        found: list[Reference] = []
        for at, token in enumerate(tokens):
            if self._quoted[at] or at == 0 or not _is_finite(token):
                continue
            end = at
            while end > 1 and (
                tokens[end - 1].low in ADVERBS or tokens[end - 1].low.endswith("ly")
            ):
                end -= 1
            if tokens[end - 1].text == ",":
                reference, start = self._before_appositive(end)
            elif tokens[end - 1].is_capital and tokens[end - 1].is_word:
                reference, start = self._phrase(end)
            else:
                continue
            if reference is None or self._is_nested(start):
                continue
            if reference.means in {Means.NAME, Means.ROLE} and all(
                reference.words != other.words for other in found
            ):
                found.append(reference)
        if len(found) == 1:
            return found[0]
        return UNNAMED if found else None

    def head(self) -> tuple[Reference, int] | None:
        """Return whose turn the sentence begins: "President of Russia Vladimir Putin: Friends, …".

        Returns:
            Who speaks, and the number of the token after the colon.
        """
        tokens = self._tokens
        for at, token in enumerate(tokens[:_LONGEST_HEAD]):
            if token.low in SAYING or token.low in WITH_CONTENT:
                return None
            if token.text != ":" or at == 0:
                continue
            if self._quoted[at]:
                return None  # the forum "Roads: A Plan"
            if at + 1 < len(tokens) and not _opens_speech(tokens[at + 1]):
                return None
            end = at
            if tokens[at - 1].text == ")":
                end = next((i for i in range(at - 1, 0, -1) if tokens[i].text == "("), at)
            begin = run_before(tokens, end)
            if begin == end:
                return None
            name = name_of_run(tokens, begin, end)
            alone = name == 0 or not tokens[name - 1].is_word
            before = tokens[begin - 1] if begin else None
            titled = (name > begin and (before is None or before.low in _BEFORE_TITLE)) or (
                name and tokens[name - 1].low in {"of", "mr.", "ms.", "mrs."}
            )
            if not (alone or titled):
                return None
            if name < end and (end - name > 1 or titled or tokens[name].low in self._known):
                reference = self._named(name, end)
                if reference.means is Means.NAME:
                    return reference, at + 1
            return UNNAMED, at + 1
        return None

    def _at(self, at: int, token: Token) -> Attribution | None:
        low = token.low
        if token.is_capital and low != "according":
            return None  # "the United States", not "he states"
        if low == "according" and self._low(at + 1) == "to":
            return self._according(at)
        if low in _STATED_BY and self._low(at + 1) == "by" and self._low(at - 1) in BE:
            return self._stated_by(at)
        if low in PARTICIPLES and self._low(at - 1) == ",":
            return self._participle(at)
        if low in CONVINCED and self._low(at - 1) in BE:
            return self._left(at - 1, at) if self._has_content(at) else None
        if low not in SAYING and low not in WITH_CONTENT and low not in WITH_PARTICLE:
            return None
        by = self._low(at + 1) == "by" and not self._low(at + 2).endswith("ing")
        if self._low(at - 1) in BE or by:
            return None
        if not self._says(at, low):
            return self._behind(at, low)
        inverted = self._right(at) if self._may_be_inverted(at) else None
        if inverted is not None and (
            self._tokens[at - 1].text in QUOTES or self._closes(at, inverted)
        ):
            return inverted
        left = self._left(at, at)
        if inverted is None or (left is not None and left.reference.means is not Means.UNNAMED):
            return left
        return inverted

    def _closes(self, at: int, inverted: Attribution) -> bool:
        """Whether the sentence ends with who says it: "…, said Ivan Lund."."""
        if self._tokens[at - 1].text != "," or inverted.reference.means is not Means.NAME:
            return False
        last = self._tokens[-1]
        end = last.start if last.text in TERMINAL_MARKS else last.end
        return inverted.end == end

    def _behind(self, at: int, low: str) -> Attribution | None:
        """Read a verb that wants content where that stands before: "…, wrote Delgado;"."""
        tokens = self._tokens
        if low not in WITH_CONTENT or at + 1 >= len(tokens):
            return None
        if tokens[at - 1].text == "," and tokens[at + 1].is_capital and not tokens[at + 1].owns:
            right = self._right(at)
            return right if right is not None and right.reference.means is Means.NAME else None
        left = self._left(at, at) if tokens[at + 1].text in TERMINAL_MARKS else None
        return left if left is not None and left.whole else None

    def _says(self, at: int, low: str) -> bool:
        if low in PLURALS:
            before = self._tokens[at - 1] if at else None
            if before is None or not (before.is_capital or before.low in PRONOUNS | {"also": 1}):
                return False  # the plural of a noun
            if before.low in PEOPLES or self._low(at + 1) in PREPOSITIONS:
                return False  # "the Central Asian states", "Opening remarks at"
        if low in WITH_OBJECT and self._has_object(at) and not self._has_content(at):
            return self._follows_quotation(at)
        if low in {"said", "says"} and self._low(at + 1) in {"nothing", "little", "goodbye", "no"}:
            return False
        if low in {"believes", "thinks"} and self._low(at + 1) not in {"in", "of", "about", "so"}:
            return True
        if low == "thought":
            return self._low(at + 1) in {"it", "that", "they", "he", "she", "the", "this", "there"}
        if low in SAYING:
            return low not in {"told", "tells"} or self._low(at + 1) not in {"to", "a", "the truth"}
        after = self._tokens[at + 1 : at + 1 + _PARTICLE_WITHIN]
        wanted = WITH_PARTICLE.get(low)
        if wanted is not None:
            direct = low in {"called", "calls"}
            if any(t.low in wanted for t in (after[:1] if direct else after)):
                return True
            if direct and after and after[0].is_capital:
                return True
        return low in WITH_CONTENT and (self._has_content(at) or self._follows_quotation(at))

    def _has_content(self, at: int) -> bool:
        tokens = self._tokens[at + 1 : at + 2 + _CONTENT_WITHIN]
        for token, following in pairwise(tokens):
            if token.text in QUOTES or token.text == ":":
                return True
            if token.low == "that" and following.low not in _TIMES:
                return not self._writes_thing(at)
        return False

    def _writes_thing(self, at: int) -> bool:
        """Whether a thing is written or shared: "wrote a poem that begins with"."""
        if self._low(at) not in {"wrote", "writes", "posted", "posts", "shared", "reads"}:
            return False
        return self._low(at + 1) in {"a", "an", "the", "his", "her", "its", "this", "several"}

    def _has_object(self, at: int) -> bool:
        """Whether something is added or claimed, not said: "added six points"."""
        after = self._tokens[at + 1 : at + 1 + _OBJECT_WITHIN]
        if not after or (not after[0].is_word and not after[0].text[0].isdigit()):
            return False
        if after[0].low in PRONOUNS:
            return False
        for token in after:
            if token.text in TERMINAL_MARKS or token.text in {",", ";"}:
                break
            if token.low in _CLAUSE or _is_finite(token):
                return False  # "He added the talks would go on."
        return True

    def _follows_quotation(self, at: int) -> bool:
        """Whether a quotation ends within a few words before the verb."""
        return any(t.text in QUOTES for t in self._tokens[max(0, at - 10) : at])

    def _may_be_inverted(self, at: int) -> bool:
        before = self._tokens[at - 1].text if at else ""
        verb = self._tokens[at].low
        return (at == 0 or before in QUOTES or before in {",", "—", "–", "-"}) and (
            verb in SAYING or verb in WITH_CONTENT
        )

    def _left(self, at: int, verb: int) -> Attribution | None:
        tokens = self._tokens
        end = at
        while end > 0 and (
            tokens[end - 1].low in AUXILIARIES
            or tokens[end - 1].low in ADVERBS
            or (tokens[end - 1].low.endswith("ly") and not tokens[end - 1].is_capital)
        ):
            if tokens[end - 1].low in DENYING:
                return None
            end -= 1
        if end == 0:
            return None
        before = tokens[end - 1]
        if before.low in {"and", "but"}:
            return self._elided(verb)
        if before.low in DENYING or before.low in BE or before.low in {"used", "did", "does", "do"}:
            return None
        end = self._without_time(end)
        if before.text == ",":
            reference, start = self._before_appositive(end)
        else:
            reference, start = self._phrase(end)
        if reference is None:
            return None
        if reference.means is Means.BODY and tokens[verb].low in MENTAL:
            return None  # "Russia hopes that it will be forgotten"
        nested = self._is_nested(start)
        return Attribution(
            tokens[verb].start,
            tokens[verb].end,
            reference,
            nested=nested,
            whole=self._is_parenthesis(start, verb),
        )

    def _is_parenthesis(self, start: int, verb: int) -> bool:
        """Whether it is put into what it attributes: "…, he said." or "…, Umerov said, …"."""
        after = self._tokens[verb + 1].text if verb + 1 < len(self._tokens) else "."
        ends = after == "," or after in TERMINAL_MARKS
        return ends and start > 0 and self._tokens[start - 1].text == ","

    def _elided(self, verb: int) -> Attribution | None:
        """Read "Zelensky met Erdogan and said that …": the subject is the sentence's."""
        subject = self.subject()
        if subject is None or subject.means is not Means.NAME:
            return None
        return Attribution(self._tokens[verb].start, self._tokens[verb].end, subject)

    def _without_time(self, end: int) -> int:
        """Leave out "on Monday", "on 3 March" and "in turn" before the verb."""
        tokens = self._tokens
        if end >= 3 and tokens[end - 1].low in WEEKDAYS and tokens[end - 2].low == "on":
            return end - 2
        if end >= 2 and tokens[end - 1].low in WEEKDAYS:
            return end - 1
        if end >= 4 and tokens[end - 1].low in MONTHS and tokens[end - 3].low == "on":
            return end - 3
        return end

    def _is_nested(self, start: int) -> bool:
        if start == 0 and self._low(0) in SUBORDINATING:
            return True  # "When Lavrov said that, …": its capital is the sentence's
        before = self._low(start - 1)
        if before == "," and self._follows_when(start - 1):
            return True
        if before in SUBORDINATING or before in SAYING or before in WITH_CONTENT:
            # "After X said", first thing in a sentence, or "…, when X said".
            return True
        return before == "as" and self._low(start - 2) in {"such", "same"}

    def _follows_when(self, comma: int) -> bool:
        """Whether a clause begins before what is put in: "when, in October, he said"."""
        for at in range(comma - 1, max(0, comma - _INSERTED_WITHIN), -1):
            if self._tokens[at].text == ",":
                return self._low(at - 1) in SUBORDINATING
        return False

    def _right(self, at: int) -> Attribution | None:
        """Read an inverted subject: "…," said its director, Paula Reiner."""
        found = self._phrase_after(at + 1)
        if found is None:
            return None
        reference, end = found
        following = self._tokens[end] if end < len(self._tokens) else None
        if following is not None and following.is_word and following.low not in AFTER_SUBJECT:
            return None
        token = self._tokens[at]
        return Attribution(token.start, self._tokens[end - 1].end, reference)

    def _according(self, at: int) -> Attribution | None:
        tokens = self._tokens
        found = self._phrase_after(at + 2)
        if found is None:
            return None
        reference, end = found
        if end < len(tokens) and tokens[end - 1].owns:
            return None
        if self._low(end) == "and" and end + 1 < len(tokens) and tokens[end + 1].is_capital:
            reference = UNNAMED  # "according to Lund and Berg"
        if reference.means is Means.NAME:
            single = " " not in reference.words
            if single and reference.words.casefold() not in self._known | COLLECTIVES:
                return None  # a document, as often as a person
        nested = self._low(at - 1) in SUBORDINATING
        return Attribution(
            tokens[at].start, tokens[end - 1].end, reference, nested=nested, covers=True
        )

    def _stated_by(self, at: int) -> Attribution | None:
        found = self._phrase_after(at + 2)
        if found is None or self._low(0) not in {"this", "it", "these", "the"}:
            return None
        if self._low(0) == "the" and self._low(1) not in {"corresponding", "relevant"}:
            return None
        reference, end = found
        return Attribution(
            self._tokens[at].start, self._tokens[end - 1].end, reference, backward=True
        )

    def _participle(self, at: int) -> Attribution | None:
        """Read "Zelensky rejected the idea, saying that …": the sentence's subject speaks."""
        if self._low(at) == "adding" and self._low(at + 1) == "to":
            return None
        subject = self.subject()
        if subject is None or subject.means is Means.UNNAMED:
            return None
        return Attribution(self._tokens[at].start, self._tokens[at].end, subject)


def _opens_speech(token: Token) -> bool:
    return (
        token.is_capital or token.text in QUOTES or token.text[0].isdigit() or token.text in "—–("
    )


def _is_finite(token: Token) -> bool:
    return token.low in _FINITE or (token.low.endswith("ed") and not token.is_capital)
