"""Where a Russian or Ukrainian sentence says that somebody says something, and who that is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.speakers.forms import Form, forms_of_name, is_person_word, is_place, may_be, names, read
from bot.speakers.slavic_saying import SlavicSaying
from bot.speakers.slavic_subjects import GENDERS, MARKS, Verb
from bot.speakers.slavic_words import (
    ACCORDING,
    ADVERBIALS,
    AFTER_THAT,
    CONTENT,
    OF_SOMEBODY,
    OWN,
    PRONOUNS,
    ROLES,
    SUBORDINATING,
    UNNAMED_HEADS,
)
from bot.speakers.tokens import DASHES, TERMINAL_MARKS, Token
from bot.speakers.vocabulary import UNNAMED, Attribution, Means, Reference
from bot.speakers.word_kinds import is_collective, is_common_noun, is_name_token, run_end

_LONGEST_PHRASE = 18
_MOST_INSERTED = 4
_LONGEST_ADVERBIAL = 3
_LONGEST_APPOSED = 6
_LONGEST_HEAD = 14
_MOST_ADVERBS = 3
# Words that may begin the clause that stands between a subject and its verb.
_INSERTED = frozenset(
    "который которая которое которые який яка яке які где де когда коли в у на по за как як".split()
)


class SlavicSentence(SlavicSaying):
    """Finds who says something in one sentence; see :class:`SlavicSubjects`."""

    def attributions(self) -> list[Attribution]:
        """Return the places where somebody says something outside the quotations, in order."""
        found = []
        for at, token in enumerate(self._tokens):
            if self._quoted[at] or not token.is_word:
                continue
            according = self._according(at)
            if according is not None:
                found.append(according)
                continue
            verb = self._verb(at)
            if verb is not None:
                attribution = self._at(at, verb)
                if attribution is not None:
                    found.append(attribution)
        return found

    def subject(self) -> Reference | None:
        """Return whom the sentence is about: a person named before its first verb."""
        tokens = self._tokens
        for at, token in enumerate(tokens[:_LONGEST_PHRASE]):
            if self._quoted[at]:
                continue
            if at == 0 and token.low in PRONOUNS:
                return Reference(Means.PRONOUN, token.text, GENDERS[PRONOUNS[token.low]])
            if not is_name_token(token) or (at and is_name_token(tokens[at - 1])):
                continue
            end = run_end(tokens, at)
            after = tokens[end] if end < len(tokens) else None
            if after is None or after.text in {"и", "і", "та", "й"}:
                return None
            start = self._cast.name_start(tokens, at, end)
            forms = forms_of_name(names(tokens[start:end]), self._language)
            verb = after
            if after.text == ",":  # "Павел Рощин, выступая вечером, поддержал"
                verb = next(
                    (
                        later
                        for number, later in enumerate(
                            tokens[end + 1 : end + _LONGEST_PHRASE], end + 1
                        )
                        if tokens[number - 1].text == "," and number > end + 1
                    ),
                    after,
                )
            elif not self._is_verb(after):  # "Надія Криниця двічі вимикала мікрофон"
                verb = self._behind_adverbs(end)
            single = end - start == 1
            if (
                single
                and not self._cast.knows(tokens[start].text)
                and (
                    not is_person_word(tokens[start].text, self._language)
                    or is_common_noun(tokens[start].text, self._language)
                )
            ):
                continue
            if start < end and may_be(forms, "nomn") and self._is_verb(verb):
                return self._name(start, end, "", subject=True)
        return self._inverted_subject()

    def _behind_adverbs(self, start: int) -> Token:
        """Return the first word from ``start`` on that is no adverb or particle."""
        last = min(len(self._tokens), start + _MOST_ADVERBS)
        for token in self._tokens[start:last]:
            readings_of = read(token.text, self._language)[:1]
            if not any(r.grammemes & {"ADVB", "PRCL", "PRED"} for r in readings_of):
                return token
        return self._tokens[start]

    def _inverted_subject(self) -> Reference | None:
        """Read "Таку цифру назвала голова спілки Устина Ярема": the only name stands behind."""
        tokens = self._tokens
        at = next((n for n, t in enumerate(tokens) if self._is_verb(t)), None)
        if at is None or self._quoted[at]:
            return None
        runs = []
        number = 0
        while number < len(tokens):
            if is_name_token(tokens[number]) and not self._quoted[number]:
                end = run_end(tokens, number)
                start = self._cast.name_start(tokens, number, end)
                if start < end and is_person_word(tokens[end - 1].text, self._language):
                    runs.append((start, end))
                number = end
            else:
                number += 1
        if len(runs) != 1 or not at < runs[0][0] <= at + _LONGEST_PHRASE:
            return None
        start, end = runs[0]
        if end - start < 2 or any(token.text in MARKS for token in tokens[at:start]):
            return None
        gender = next(
            (
                next(iter(r.grammemes & {"masc", "femn"}), "")
                for r in read(tokens[at].text, self._language)
                if "past" in r.grammemes
            ),
            "",
        )
        forms = forms_of_name(names(tokens[start:end]), self._language)
        if not gender or not may_be(forms, "nomn", gender) or self._after_preposition(start):
            return None
        return self._name(start, end, gender, subject=True)

    def head(self) -> tuple[Reference, int] | None:
        """Return whose turn the sentence begins: "Ольга Потічна: …", and the token after it."""
        tokens = self._tokens
        for at, token in enumerate(tokens[:_LONGEST_HEAD]):
            if token.text in TERMINAL_MARKS or self._verb(at):
                return None
            if token.text != ":":
                continue
            if at == 0 or (at + 1 < len(tokens) and tokens[at + 1].text[0].islower()):
                return None
            begin = at
            while begin > 0 and is_name_token(tokens[begin - 1]):
                begin -= 1
            if begin == at:
                return None
            start = self._cast.name_start(tokens, begin, at)
            words = names(tokens[start:at])
            if begin == 0 and at - begin == 1 and tokens[0].low in UNNAMED_HEADS:
                return UNNAMED, at + 1
            known = len(words) == 1 and self._cast.knows(words[0])
            forms = forms_of_name(words, self._language)
            person = all(is_person_word(word, self._language) for word in words)
            if (
                (begin == 0 or start > begin)
                and may_be(forms, "nomn")
                and (known or (2 <= len(words) <= 3 and person))
            ):
                return Reference(Means.NAME, " ".join(words), phrase="nomn"), at + 1
            return None
        return None

    def _at(self, at: int, verb: Verb) -> Attribution | None:
        if not self._says(at, verb):
            return None
        tokens = self._tokens
        before = self._low(at - 1)
        nested = self._is_nested(at)
        backward = self._is_backward(at)
        if verb.plural:
            reference: Reference | None = UNNAMED
        else:
            inverted = (
                at == 0 or before in DASHES or before in {",", "как", "як", "бы", ";"} or backward
            )
            reference = self._right(at, verb) if inverted else self._left(at, verb)
            if reference is None or (reference is UNNAMED and not self._question):
                other = self._left(at, verb) if inverted else self._right(at, verb)
                reference = other or reference
        if reference is None:
            return None
        return Attribution(
            tokens[at].start, tokens[at].end, reference, nested=nested, backward=backward
        )

    def _is_nested(self, at: int) -> bool:
        start = self._clause_start(at)
        first = self._low(start)
        if first in {"как", "як"} and (self._low(start - 3), self._low(start - 2)) in AFTER_THAT:
            return True  # "после того, как Бем сказал"
        if first in {
            "и",
            "а",
            "но",
            "і",
            "й",
            "та",
            "але",
            "в",
            "о",
            "у",
            "про",
            "с",
            "з",
            "на",
            "по",
        }:
            first = self._low(start + 1)
        return first in SUBORDINATING and start <= at

    def _right(self, at: int, verb: Verb) -> Reference | None:
        """Read the subject behind the verb: "заявил «Медузе» глава департамента Елисеев"."""
        end = at + 1
        tokens = self._tokens
        while end < len(tokens) and end - at <= _LONGEST_PHRASE:
            if tokens[end].text in MARKS and not self._quoted[end]:
                break
            if (tokens[end].low in CONTENT and not self._question) or (
                tokens[end].low in {"и", "а", "но", "і", "й", "та", "але"}
                and self._ends_clause(end)
            ):
                break
            end += 1
        return self._subject_in(at + 1, end, verb)

    def _left(self, at: int, verb: Verb) -> Reference | None:
        """Read the subject before the verb, over a clause that is inserted between them."""
        start = self._clause_start(at)
        found = self._subject_in(start, at, verb)
        if found is not None:
            return found
        end = start
        goes_on = start < at and self._is_verb(self._tokens[start])
        if goes_on and end > 1 and self._tokens[end - 1].text == ",":
            end = self._clause_start(end - 1)  # "Чистяков уехал, вернулся и сказал"
            found = self._subject_in(end, start - 1, verb)
            if found is not None:
                return found
        for _ in range(_MOST_INSERTED):
            if end < 2 or self._tokens[end - 1].text != ",":
                return None
            inserted = self._clause_start(end - 1)
            first = self._tokens[inserted]
            if inserted == 0:
                return None
            if self._tokens[inserted - 1].text == "," and self._is_adverbial(inserted, end - 1):
                end = inserted  # "Ливинский, однако, заявил"
                start = self._clause_start(end - 1)
                found = self._subject_in(start, end - 1, verb)
                if found is not None:
                    return found
                end = start
                continue
            apposed = self._apposed(inserted, end - 1, verb)
            if apposed is not None:
                return apposed
            if self._is_verb(first):  # "Чистяков уехал, вернулся и сказал"
                before = self._clause_start(inserted - 1)
                found = self._subject_in(before, inserted - 1, verb)
                if found is not None:
                    return found
                end = before
                continue
            if not (first.low in _INSERTED or self._is_participle(first)):
                end = inserted  # "…, Москви та Пекіна, заявив": a part of a longer insertion
                continue
            if self._tokens[inserted - 1].text != ",":
                return None
            before = self._clause_start(inserted - 1)
            found = self._subject_in(before, inserted - 1, verb)
            if found is not None:
                return self._with_apposition(found, before, verb)
            end = before
        return None

    def _with_apposition(self, found: Reference, start: int, verb: Verb) -> Reference:
        """Read "Сергей Кельбах, глава «Автодора», которая …, заявил": the name is further left."""
        if found.means is Means.NAME or start < 2 or self._tokens[start - 1].text != ",":
            return found
        named = self._subject_in(self._clause_start(start - 1), start - 1, verb)
        return named if named is not None and named.means is Means.NAME else found

    def _is_adverbial(self, start: int, end: int) -> bool:
        """Whether a clause is only a word or two such as "однако" or "по его словам"."""
        words = [token.low for token in self._tokens[start:end]]
        return 0 < len(words) <= _LONGEST_ADVERBIAL and words[0] in ADVERBIALS

    def _apposed(self, start: int, end: int, verb: Verb) -> Reference | None:
        """Read "Її колега, хімік Остап Бік, вважає": the name stands beside the subject."""
        before = self._clause_start(start - 1) if start > 1 else start
        if (
            end - start > _LONGEST_APPOSED
            or self._tokens[start - 1].text != ","
            or self._low(start) in SUBORDINATING
            or self._is_participle(self._tokens[start])
        ):
            return None
        subject = self._subject_in(before, start - 1, verb)
        if subject is None or subject.means not in {Means.ROLE, Means.UNNAMED}:
            return None
        named = self._subject_in(start, end, verb)
        return named if named is not None and named.means is Means.NAME else None

    def _according(self, at: int) -> Attribution | None:
        """Read "по словам главы департамента Елисеева", "за його словами", "на думку депутата"."""
        low = self._low(at)
        if low not in {"по", "со", "за", "зі", "на", "із"}:
            return None
        tokens = self._tokens
        own = OWN.get(self._low(at + 1))
        noun = at + 2 if own else at + 1
        if own and self._low(noun) in {"собственным", "власними"}:
            noun += 1
        if (low, self._low(noun)) not in ACCORDING:
            return None
        start, stop = tokens[at].start, tokens[min(noun, len(tokens) - 1)].end
        nested = self._is_nested(at)
        if own:
            reference = Reference(Means.PRONOUN, tokens[at + 1].text, GENDERS[own])
            return Attribution(start, stop, reference, nested=nested, covers=True)
        reference = self._in_genitive(noun + 1)
        return Attribution(start, stop, reference, nested=nested, covers=True)

    def _in_genitive(self, start: int) -> Reference:
        tokens = self._tokens
        at = start
        office = ""
        while at < len(tokens) and at - start < _LONGEST_PHRASE:
            token = tokens[at]
            if token.text in MARKS and not self._quoted[at]:
                break
            if self._quoted[at] or not token.is_word:
                at += 1
                continue
            if is_name_token(token):
                end = run_end(tokens, at)
                begin = self._cast.name_start(tokens, at, end)
                run = tokens[begin:end]
                forms = forms_of_name(names(run), self._language)
                if len(run) == 2 and not may_be(forms, "gent"):
                    run, end = run[:1], begin + 1  # "по словам Зеленского Макрону"
                    forms = forms_of_name(names(run), self._language)
                word = run[-1].text if run else ""
                direct = at == start and bool(run) and self._cast.knows(word)
                if (
                    run
                    and (may_be(forms, "gent") or direct)
                    and (at == start or not self._after_preposition(at))
                ):
                    if at > start and not self._is_his_office(office, run, forms):
                        return UNNAMED  # "по словам знакомых Янко"
                    if len(run) > 1 and is_person_word(word, self._language):
                        return self._name(begin, end, self._gender_of(forms), subject=False)
                    if self._cast.knows(word):
                        return self._name(begin, end, self._gender_of(forms), subject=False)
                    if (
                        at == start
                        and not is_collective(word, self._language)
                        and (self._question or not is_place(word, self._language))
                        and (self._question or is_person_word(word, self._language))
                    ):
                        return self._name(begin, end, self._gender_of(forms), subject=False)
                at = end
                continue
            if any("VERB" in reading.grammemes for reading in read(token.text, self._language)[:1]):
                break
            if not office and at == start:
                bases = {reading.base for reading in read(token.text, self._language)} & ROLES
                office = min(bases) if bases else ""
            at += 1
        if office and at == start + 1:
            return Reference(Means.ROLE, tokens[start].text, phrase=office)
        return UNNAMED

    def _is_his_office(self, office: str, run: Sequence[Token], forms: frozenset[Form]) -> bool:
        """Tell "по словам мэра Собянина" from "по словам адвоката Савченко"."""
        if not office:
            return False
        if len(run) > 1 and office not in OF_SOMEBODY:
            return True
        return self._cast.holds(run[-1].text, office) and may_be(forms, "gent")

    def _gender_of(self, forms: frozenset[tuple[str, str]]) -> str:
        genders = {gender for case, gender in forms if case in {"gent", ""}}
        return next(iter(genders)) if len(genders) == 1 else ""
