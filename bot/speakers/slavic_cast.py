"""The cast of a Russian or Ukrainian article: names in the forms in which they stand there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.speakers.cast import Person
from bot.speakers.forms import (
    Form,
    forms_of_name,
    is_certainly_nominative,
    is_first_name,
    is_known_first_name,
    is_person_word,
    is_place,
    may_be,
    names,
    read,
)
from bot.speakers.slavic_words import BODIES, NOT_NAMES, ROLES
from bot.speakers.tokens import Token
from bot.speakers.vocabulary import Gender, Reference
from bot.speakers.word_kinds import (
    is_collective,
    is_common_noun,
    is_living,
    is_name_token,
    is_small_word,
    is_surname,
    read_common,
    run_end,
)
from index.morphology import Reading
from index.transliteration import same_name, skeleton

_LONGEST_NAME = 3
_ADJECTIVE = re.compile(r"(?:ск|цк|ськ|цьк)(?:ий|ая|а|ой|ого|ому|им|ом|ої|ій|ою|ую|у)$")
_LONGEST_ROLE = 8


@dataclass(frozen=True, slots=True)
class _Seen:
    """A name as it stands somewhere in the article."""

    words: tuple[str, ...]
    forms: frozenset[Form]
    role: str

    @property
    def nominative(self) -> bool:
        return is_certainly_nominative(self.forms)


class SlavicCast:
    """The persons of a Russian or Ukrainian article.

    Args:
        text: What the tokens' offsets count in.
        tokens: Of the whole article.
        language: "ru" or "uk".
    """

    def __init__(self, text: str, tokens: Sequence[Token], language: str) -> None:
        self._language = language
        self._full: list[_Seen] = []
        self._single: dict[str, set[str]] = {}  # skeleton → surnames as they stand
        self._known: dict[str, bool] = {}
        self._persons: dict[tuple[str, str], Person] = {}
        at = 0
        while at < len(tokens):
            if not is_name_token(tokens[at]):
                at += 1
                continue
            end = run_end(tokens, at)
            self._see(text, tokens, at, end)
            at = end
        self._lasts = {
            (seen.words[-1][0].casefold(), skeleton(seen.words[-1])) for seen in self._full
        }

    def _see(self, text: str, tokens: Sequence[Token], start: int, end: int) -> None:
        start = self.name_start(tokens, start, end)
        run = tokens[start:end]
        for token in run[-1:]:
            if is_person_word(token.text, self._language) or _ADJECTIVE.search(token.text):
                self._single.setdefault(skeleton(token.text), set()).add(token.text)
        if not 2 <= len(run) <= _LONGEST_NAME or not (
            self._is_full_name(run) or self._follows_office(tokens, start, run)
        ):
            return
        forms = forms_of_name(names(run), self._language)
        if forms:
            role = role_before(text, tokens, start, forms, self._language)
            self._full.append(_Seen(tuple(names(run)), forms, role))

    def _is_full_name(self, run: Sequence[Token]) -> bool:
        if any(is_place(token.text, self._language) for token in run):
            return False
        first = run[0].text
        if first.endswith("."):
            return True
        if is_known_first_name(first, self._language):
            return True
        if is_first_name(first, self._language):
            last = run[-1].text
            return is_person_word(last, self._language) or not is_common_noun(last, self._language)
        # Some first names are only nouns to the Ukrainian dictionary.
        return is_living(first, self._language) and is_surname(run[-1].text, self._language)

    def _follows_office(self, tokens: Sequence[Token], start: int, run: Sequence[Token]) -> bool:
        """Whether a foreign name stands right behind an office: "директор Пер Гаген"."""
        if start == 0 or len(run) != 2 or tokens[start - 1].is_capital:
            return False
        office = any(
            r.base in ROLES and "nomn" in r.grammemes
            for r in read(tokens[start - 1].text, self._language)
        )
        return office and not any(
            is_place(token.text, self._language)
            or is_collective(token.text, self._language)
            or _ADJECTIVE.search(run[0].text)
            or token.text.isupper()
            for token in run
        )

    def name_start(self, tokens: Sequence[Token], start: int, end: int) -> int:
        """Return where the name in a run of capitals begins, behind offices and small words."""
        begin = start
        language = self._language
        opens = start == 0 or not tokens[start - 1].is_word
        for at in range(start, end):
            word = tokens[at].text
            first_name = is_first_name(word, language)
            bases = {reading.base for reading in read(word, language)}
            last = at == end - 1
            if (
                (
                    at == begin
                    and opens
                    and (tokens[at].low in NOT_NAMES or is_small_word(word, language))
                )
                or (bases & (ROLES | BODIES) and not (first_name and at > start) and not last)
                or (at == begin and not last and is_place(word, language))
                or (
                    at == start
                    and not last
                    and len(word) > 2
                    and not is_person_word(word, language)
                    and read_common(word, language)
                    and not (
                        is_living(word, language) and is_surname(tokens[at + 1].text, language)
                    )
                )
            ):
                begin = at + 1
            elif (
                at > begin
                and not last
                and is_known_first_name(word, language)
                and not is_known_first_name(tokens[begin].text, language)
            ):
                begin = at  # "в Мосгордуме Андрей Метельский"
        return begin

    @property
    def full_names(self) -> list[str]:
        """Everybody with a first and a last name, as they stand."""
        return [" ".join(seen.words) for seen in self._full]

    def knows(self, word: str) -> bool:
        """Whether a word is the last one of somebody's full name, in any form."""
        if word not in self._known:
            bones = skeleton(word)
            self._known[word] = any(
                same_name(bones, last) and first == word[0].casefold()
                for first, last in self._lasts
            )
        return self._known[word]

    def knows_as(self, first: str, last: str) -> bool:
        """Whether two words are somebody's full name in the article."""
        return any(seen.words[0] == first and seen.words[-1] == last for seen in self._full)

    def holds(self, word: str, office: str) -> bool:
        """Whether somebody of this surname is said elsewhere to hold an office."""
        bones = skeleton(word)
        return any(
            _same_surname(word, bones, seen.words[-1])
            and office in role_bases(seen.role, self._language)
            for seen in self._full
        )

    def genders(self, word: str) -> set[str]:
        """Return the genders that the article's forms of a surname prove."""
        bones = skeleton(word)
        found: set[str] = set()
        spelled = [seen.forms for seen in self._full if _same_surname(word, bones, seen.words[-1])]
        spelled += [
            forms_of_name([single], self._language)
            for other, singles in self._single.items()
            if same_name(bones, other)
            for single in singles
            if single[0].casefold() == word[0].casefold()
        ]
        for forms in spelled:
            genders = {form.gender for form in forms}
            if len(genders) == 1:
                found |= genders
        return found - {""}

    def person(self, reference: Reference, *, nominative: bool) -> Person:
        """Return whom a name means, under its fullest nominative form in the article.

        Args:
            reference: A name, in any form.
            nominative: Whether the reference stands where only a nominative can.
        """
        words = reference.words.split()
        gender = (
            {Gender.MALE: "masc", Gender.FEMALE: "femn"}.get(reference.gender, "")
            if reference.gender
            else ""
        )
        known = self.genders(words[-1])
        if not gender and len(known) == 1:
            gender = next(iter(known))
        alike = self._alike(words, gender)
        firsts = {skeleton(seen.words[0]) for seen in alike}
        one = len(alike) > 0 and all(
            same_name(first, other) or first == other for first in firsts for other in firsts
        )
        name, certain = " ".join(words), nominative
        roles: set[str] = set()
        if one:
            roles = {seen.role for seen in alike if seen.role}
            best = [
                seen
                for seen in alike
                if seen.nominative
                or (gender == "femn" and "masc" not in known and may_be(seen.forms, "nomn", "femn"))
            ]
            if best:
                longest = max(best, key=lambda seen: len(seen.words))
                if len(longest.words) >= len(words):
                    name, certain = " ".join(longest.words), True
        if not certain:
            single = self._nominative_surname(words[-1], gender)
            if single:
                name, certain = single, True
        person = self._persons.setdefault(
            (name, gender), Person(name, _gender(gender), roles, certain)
        )
        person.roles |= roles
        person.nominative = person.nominative or certain
        return person

    def _alike(self, words: Sequence[str], gender: str) -> list[_Seen]:
        bones = skeleton(words[-1])
        found = []
        for seen in self._full:
            if not _same_surname(words[-1], bones, seen.words[-1]):
                continue
            if gender and not any(form.gender in {"", gender} for form in seen.forms):
                continue
            if len(words) > 1 and not any(
                same_name(skeleton(words[0]), skeleton(other)) or _initial(words[0], other)
                for other in seen.words[:-1]
            ):
                continue
            found.append(seen)
        return found

    def _nominative_surname(self, word: str, gender: str) -> str:
        bones = skeleton(word)
        for other, singles in self._single.items():
            if not same_name(bones, other):
                continue
            for single in sorted(singles):
                forms = forms_of_name([single], self._language)
                if single[0].casefold() != word[0].casefold():
                    continue  # Ильин is not Лунин
                if is_certainly_nominative(forms) and may_be(forms, "nomn", gender):
                    return single
        return ""

    def with_role(self, reference: Reference) -> Person | None:
        """Return the one person who is said to hold an office."""
        wanted = reference.phrase
        found = [
            seen
            for seen in self._full
            if wanted
            and any(
                base == wanted or base.startswith(f"{wanted}-") or wanted.startswith(f"{base}-")
                for base in role_bases(seen.role, self._language)
            )
        ]
        lasts = {skeleton(seen.words[-1]) for seen in found}
        if not found or not all(same_name(one, other) for one in lasts for other in lasts):
            return None
        gender = {form.gender for seen in found for form in seen.forms}
        one = next(iter(gender)) if len(gender) == 1 else ""
        return self.person(
            Reference(reference.means, " ".join(found[0].words), _gender(one)),
            nominative=found[0].nominative,
        )

    def named_in(self, tokens: Sequence[Token]) -> set[str]:
        """Return the surnames' skeletons of the persons whom a sentence names."""
        found = set()
        for token in tokens:
            word = token.text
            if not token.is_capital or len(word) < 3:
                continue
            if self.knows(word) or not (
                not is_person_word(word, self._language)
                or is_common_noun(word, self._language)
                or is_small_word(word, self._language)
                or is_collective(word, self._language)
                or is_place(word, self._language)
            ):
                found.add(skeleton(word))
        return found


def _same_surname(word: str, bones: str, other: str) -> bool:
    """Whether two forms are of one surname.

    Args:
        word: The one.
        bones: Its skeleton.
        other: The other.
    """
    return word[0].casefold() == other[0].casefold() and same_name(bones, skeleton(other))


def _gender(gender: str) -> Gender | None:
    return {"masc": Gender.MALE, "femn": Gender.FEMALE}.get(gender)


def _initial(one: str, other: str) -> bool:
    return (one.endswith(".") or other.endswith(".")) and one[0] == other[0]


def _stands_in(offices: Sequence[Reading], cases: set[str]) -> bool:
    """Whether an office is the named one's: not "премьера" in "секретарь премьера Борис Агеев"."""
    return "" in cases or any(
        "Fixd" in office.grammemes or office.grammemes & cases for office in offices
    )


def role_before(
    text: str, tokens: Sequence[Token], start: int, forms: frozenset[Form], language: str
) -> str:
    """Return the office before a name, as it stands: "министр транспорта Новоречья".

    Args:
        text: The article's.
        tokens: What the name stands among.
        start: The name's first token.
        forms: In which the name stands.
        language: "ru" or "uk".
    """
    at = start
    best = start
    cases = {form.case for form in forms}
    while at > 0 and start - at < _LONGEST_ROLE:
        token = tokens[at - 1]
        if not token.is_word:
            break
        at -= 1
        if any("VERB" in r.grammemes for r in read(token.text, language)[:1]) or (
            at == start - 1 and any("PREP" in r.grammemes for r in read(token.text, language)[:1])
        ):
            break
        offices = [r for r in read(token.text, language) if r.base in ROLES]
        if offices and _stands_in(offices, cases):
            best = at
            break
    if best == start:
        return ""
    return text[tokens[best].start : tokens[start - 1].end].casefold()


def role_bases(role: str, language: str) -> set[str]:
    """Return the base forms of an office's first word."""
    first = role.split()[:1]
    return {reading.base for word in first for reading in read(word, language)} & ROLES
