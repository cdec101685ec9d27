"""The subject of a clause in Russian or Ukrainian: who is said to say something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.speakers.forms import (
    Form,
    forms_of_name,
    is_first_name,
    is_person_word,
    is_place,
    may_be,
    names,
    read,
)
from bot.speakers.slavic_cast import SlavicCast
from bot.speakers.slavic_words import BODIES, OTHER_PRONOUNS, PRONOUNS, ROLES, VAGUE
from bot.speakers.tokens import DASHES, QUOTES, TERMINAL_MARKS, Token
from bot.speakers.vocabulary import UNNAMED, Gender, Means, Reference
from bot.speakers.word_kinds import (
    is_collective,
    is_common_noun,
    is_name_token,
    is_other_subject,
    is_small_word,
    read_common,
    run_end,
)

_LONGEST_BRACKET = 9
_DATIVES = ("у", "ю", "ові", "еві", "єві", "ому", "и", "і", "о")
MARKS = frozenset({",", ";", ":", "(", ")"}) | DASHES | TERMINAL_MARKS
GENDERS = {"masc": Gender.MALE, "femn": Gender.FEMALE}


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb of saying.

    Attributes:
        gender: "masc", "femn", "neut"; "" for the present tense.
    """

    base: str
    gender: str
    plural: bool


class SlavicSubjects:
    """The tokens of one sentence, of which some stand inside a quotation.

    Args:
        text: The article's.
        tokens: Of the sentence, in order.
        quoted: For each token, whether it stands inside a quotation.
        cast: Of the article.
        language: "ru" or "uk".
        question: Whether it is a question: what follows the verb is then what is asked for.
    """

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        quoted: Sequence[bool],
        cast: SlavicCast,
        language: str,
        *,
        question: bool = False,
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._quoted = quoted
        self._cast = cast
        self._language = language
        self._question = question
        self._bracketed = _short_brackets(tokens)

    def _low(self, at: int) -> str:
        return self._tokens[at].low if 0 <= at < len(self._tokens) else ""

    def _clause_start(self, at: int) -> int:
        start = at
        while start > 0 and (
            self._tokens[start - 1].text not in MARKS or start - 1 in self._bracketed
        ):
            start -= 1
        return start

    def _is_participle(self, token: Token) -> bool:
        return any(
            reading.grammemes & {"GRND", "PRTF", "PRTS"}
            for reading in read(token.text, self._language)
        )

    def _is_verb(self, token: Token) -> bool:
        return any(
            "VERB" in reading.grammemes and reading.grammemes & {"past", "3per"}
            for reading in read(token.text, self._language)
        )

    def _ends_clause(self, at: int) -> bool:
        following = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        return following is not None and not following.is_capital and self._is_verb(following)

    def _subject_in(self, start: int, end: int, verb: Verb) -> Reference | None:
        """Read the nominative of a clause that agrees with its verb."""
        tokens = self._tokens
        people: list[Reference] = []
        head: int | None = None
        weak = False
        pronoun: Reference | None = None
        at = start
        while at < end:
            token = tokens[at]
            if self._quoted[at] or not token.is_word or at in self._bracketed:
                at += 1
                continue
            if token.low in PRONOUNS and self._agrees(PRONOUNS[token.low], verb):
                pronoun = pronoun or Reference(
                    Means.PRONOUN, token.text, GENDERS[PRONOUNS[token.low]]
                )
                at += 1
                continue
            if token.low in OTHER_PRONOUNS and head is None and not people:
                return UNNAMED
            if is_name_token(token):
                stop = min(run_end(tokens, at), end)
                named = self._cast.name_start(tokens, at, stop)
                if named > at or not self._after_preposition(at):
                    self._read_run(at, stop, verb, people, head)
                if head is None and self._is_head(tokens[at], verb):
                    head = at
                    weak = token.text.isupper() and len(token.text) > 1
                at = stop
                continue
            if (
                (head is None or weak)  # "рассказал РБК источник"
                and not self._after_preposition(at)
                and self._is_head(token, verb)
            ):
                head, weak = at, False
            at += 1
        people_at = self._text.find(people[0].words, self._tokens[start].start) if people else -1
        distinct = {reference.words for reference in people}
        if len(distinct) == 1:
            return people[0]
        if distinct and not is_person_word(people[0].words.split()[-1], self._language):
            return UNNAMED  # "Чекюзер «Википедии» Дмитрий Родионов"
        if distinct and self._tokens[start].start == people_at:
            return people[0]  # "передает Пиманов слова Шойгу"
        if distinct:
            return UNNAMED
        if pronoun is not None:
            return pronoun
        return self._by_head(head, end, verb) if head is not None else None

    def _read_run(
        self, start: int, end: int, verb: Verb, people: list[Reference], head: int | None
    ) -> None:
        begin = self._cast.name_start(self._tokens, start, end)
        if begin == end:
            return
        run = self._tokens[begin:end]
        if begin > start and len(run) == 1 and self._is_body_word(self._tokens[begin - 1]):
            return  # "МЧС Новоречья"
        forms = forms_of_name(names(run), self._language)
        gender = verb.gender if verb.gender in GENDERS else ""
        if len(run) == 2 and self._is_addressed(run):
            if may_be(forms_of_name([run[1].text], self._language), "nomn"):
                return  # "Махатма Ганди": one name, or two people's
            self._read_run(begin, begin + 1, verb, people, head)  # "рассказал Зеленский Хегеру"
            return
        if len(run) == 2 and not may_be(forms, "nomn", gender):
            first = forms_of_name([run[0].text], self._language)
            if may_be(first, "accs") and not may_be(first, "gent") and not may_be(first, "nomn"):
                self._read_run(begin + 1, end, verb, people, head)  # "успокоил Наталию Титов"
            return
        if verb.gender == "neut":
            return
        if len(run) == 3 and not may_be(forms, "nomn", gender):
            first = forms_of_name(names(run[:2]), self._language)
            if first and not may_be(first, "nomn"):
                self._read_run(begin + 2, end, verb, people, head)  # "з Антоном Бережним Лінд"
            return
        if not may_be(forms, "nomn", gender):
            return
        if run[0].text[0].isascii() and (head is not None or self._depends(begin)):
            return  # "директор Chatham House", "изданию TJournal"
        single = len(run) == 1
        word = run[0].text
        if single and self._is_adjective(begin):
            return  # "Московский фонд"
        if single and word.isupper() and len(word) > 1:
            return  # "здания ГДРЗ": a body at most
        if single and (is_collective(word, self._language) or is_place(word, self._language)):
            return
        if single and not self._cast.knows(word):
            first_in_sentence = (
                begin == 0 or self._tokens[begin - 1].text in QUOTES | TERMINAL_MARKS | DASHES
            )
            common = is_common_noun(word, self._language)
            if not is_person_word(word, self._language):
                if common or is_other_subject(word, self._language) or head is not None:
                    return
            elif first_in_sentence and common:
                return
        genitive = any(form.case == "gent" for form in forms)
        if single and genitive and self._may_own(begin) and not self._cast.genders(word):
            return  # "признает знакомый Жукова"
        beside = self._question and head == begin - 1 and self._is_office(self._tokens[head])
        if (
            single
            and head is not None
            and genitive
            and not beside
            and not self._surely_nominative(word, forms)
        ):
            return
        if not gender:
            told = {form.gender for form in forms if form.case in {"nomn", ""}}
            gender = next(iter(told)) if len(told) == 1 else ""
        people.append(self._name(begin, end, gender, subject=True))

    def _may_own(self, at: int) -> bool:
        """Whether the word before may be somebody of whom this name tells whose."""
        before = self._tokens[at - 1] if at else None
        return (
            before is not None
            and before.is_word
            and not before.is_capital
            and any(
                {"ADJF", "nomn"} <= r.grammemes and not r.grammemes & {"NPRO", "Apro"}
                for r in read(before.text, self._language)
            )
        )

    def _is_adjective(self, at: int) -> bool:
        """Whether a word with a capital belongs to the noun behind it."""
        if at + 1 >= len(self._tokens) or self._tokens[at + 1].is_capital:
            return False
        word = self._tokens[at].text
        if is_person_word(word, self._language) or self._cast.knows(word):
            return False
        adjective = any("ADJF" in r.grammemes for r in read(word, self._language))
        return adjective and any(
            {"NOUN", "nomn"} <= r.grammemes and not r.grammemes & {"Name", "Surn"}
            for r in read(self._tokens[at + 1].text, self._language)[:1]
        )

    def _depends(self, at: int) -> bool:
        """Whether the word before is a noun that this one names."""
        before = self._tokens[at - 1] if at else None
        if at > 1 and self._tokens[at - 2].text[0].isdigit():
            return False  # "18 червня ООН"
        return (
            before is not None
            and before.is_word
            and any("NOUN" in reading.grammemes for reading in read(before.text, self._language))
        )

    def _is_office(self, token: Token) -> bool:
        return any(
            "anim" in reading.grammemes or reading.base in ROLES
            for reading in read(token.text, self._language)
        )

    def _is_addressed(self, run: Sequence[Token]) -> bool:
        """Whether a surname in the nominative is followed by another one in the dative."""
        first, second = run[0].text, run[1].text
        return (
            not is_first_name(first, self._language)
            and second.endswith(_DATIVES)
            and may_be(forms_of_name([first], self._language), "nomn")
            and not self._cast.knows_as(first, second)
        )

    def _is_body_word(self, token: Token) -> bool:
        bases = {reading.base for reading in read(token.text, self._language)} | {token.low}
        return token.text.isupper() or bool(bases & BODIES)

    def _surely_nominative(self, word: str, forms: frozenset[Form]) -> bool:
        """Tell "сказала советница Лужная" from "сказала советница Путина"."""
        known = self._cast.genders(word)
        return bool(known) and not any(
            form.case == "gent" and form.gender in known for form in forms
        )

    def _name(self, start: int, end: int, gender: str, *, subject: bool) -> Reference:
        words = " ".join(names(self._tokens[start:end]))
        return Reference(Means.NAME, words, GENDERS.get(gender), phrase="nomn" if subject else "")

    def _agrees(self, gender: str, verb: Verb) -> bool:
        return not verb.gender or verb.gender == gender

    def _after_preposition(self, at: int) -> bool:
        if at == 0:
            return False
        before = self._tokens[at - 1]
        if before.is_capital and len(before.text) > 2:
            return False
        return any("PREP" in reading.grammemes for reading in read(before.text, self._language)[:1])

    def _is_head(self, token: Token, verb: Verb) -> bool:
        """Whether a word can be the subject: a noun in the nominative that agrees."""
        if token.text.isupper() and len(token.text) > 1:
            return not self._depends(self._tokens.index(token))
        if not token.is_capital and is_small_word(token.text, self._language):
            return False
        for reading in read(token.text, self._language):
            tags = reading.grammemes
            if "NOUN" not in tags or ("nomn" not in tags and "Fixd" not in tags):
                continue
            if "plur" in tags and "Fixd" not in tags:
                continue
            if (
                verb.gender
                and not tags & {verb.gender}
                and not (verb.gender == "femn" and tags & {"masc"} and reading.base in ROLES)
            ):
                continue
            return True
        return False

    def _by_head(self, head: int, end: int, verb: Verb) -> Reference:
        """Read a subject without a person's name: a body, an office, or nobody in particular."""
        token = self._tokens[head]
        bases = {reading.base for reading in read(token.text, self._language)} | {token.low}
        if bases & BODIES or is_collective(token.text, self._language):
            body = self._body(head, end)
            alone = " " not in body and read_common(token.text, self._language)
            return UNNAMED if alone else Reference(Means.BODY, body)
        if bases & VAGUE:
            return UNNAMED
        if bases & ROLES:
            base = min(bases & ROLES)
            if base == "глава" and self._low(head + 1) in {"государства", "держави"}:
                base = "президент"
                return Reference(Means.ROLE, token.text, GENDERS.get(verb.gender), phrase=base)
            indefinite = self._low(head - 1) in {"один", "одна", "другой", "інший"}
            owned = head + 1 < end and self._tokens[head + 1].text in QUOTES | {
                "в",
                "из",
                "з",
                "із",
            }
            if indefinite or owned or self._continues_in_genitive(head, end):
                return UNNAMED
            return Reference(Means.ROLE, token.text, GENDERS.get(verb.gender), phrase=base)
        if token.text.isupper() and len(token.text) > 1 and head:
            return Reference(Means.BODY, self._body(head, end))  # "ГУ МВД"
        if token.is_capital and not read_common(token.text, self._language):
            return Reference(Means.BODY, token.text) if head else UNNAMED
        return UNNAMED

    def _continues_in_genitive(self, head: int, end: int) -> bool:
        """Whether an office is told by what depends on it: "представитель торгового центра"."""
        for token in self._tokens[head + 1 : min(end, head + 3)]:
            if token.is_word and any(
                "gent" in reading.grammemes for reading in read(token.text, self._language)[:1]
            ):
                return True
        return False

    def _body(self, head: int, end: int) -> str:
        """Return a body's name: its noun with adjectives before and genitives behind it."""
        tokens = self._tokens
        start = head
        while (
            start > 0
            and any(
                "ADJF" in reading.grammemes and "nomn" in reading.grammemes
                for reading in read(tokens[start - 1].text, self._language)
            )
            and tokens[start - 1].is_word
        ):
            start -= 1
        stop = head + 1
        while stop < end:
            token = tokens[stop]
            if token.text in QUOTES and not self._quoted[stop]:
                close = stop + 1
                while close < len(tokens) and self._quoted[close]:
                    close += 1
                stop = min(close + 1, len(tokens))
                break
            latin = token.is_capital and token.text[0].isascii()
            acronym = token.text.isupper() and len(token.text) > 1
            genitive = (
                latin
                or acronym
                or (
                    token.is_word
                    and any(
                        "gent" in reading.grammemes for reading in read(token.text, self._language)
                    )
                )
            )
            if not genitive or any(
                "PREP" in r.grammemes for r in read(token.text, self._language)[:1]
            ):
                break
            stop += 1
        return self._text[tokens[start].start : tokens[stop - 1].end]


def _short_brackets(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the tokens of brackets that only add a year or a word."""
    found: set[int] = set()
    for at, token in enumerate(tokens):
        if token.text != "(":
            continue
        for end in range(at + 1, min(len(tokens), at + _LONGEST_BRACKET)):
            if tokens[end].text == ")":
                found.update(range(at, end + 1))
                break
    return frozenset(found)
