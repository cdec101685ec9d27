"""Who occurs in an article: full names, and what the article says each person is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.speakers.english_words import FIRST_NAMES, PEOPLES, PLACES
from bot.speakers.vocabulary import Gender, Reference, Speaker


@dataclass(slots=True)
class Person:
    """Somebody with a name.

    Attributes:
        name: In its fullest form.
        roles: Phrases in small letters.
    """

    name: str
    gender: Gender | None = None
    roles: set[str] = field(default_factory=set)
    nominative: bool = True

    def as_speaker(self) -> Speaker:
        """The person as a speaker."""
        return Speaker(self.name, frozenset(self.roles), self.nominative)


class Cast:
    """The persons of an article, by the last word of their names.

    Args:
        people: Everybody with a first and a last name.
        own: The role of whom the outlet is the office, if it says so ("president of ukraine").
    """

    def __init__(self, people: Iterable[Person], own: str = "") -> None:
        self._own = own.casefold()
        self._by_last: dict[str, list[Person]] = defaultdict(list)
        for person in people:
            self._add(person)

    def _add(self, person: Person) -> None:
        words = person.name.casefold().split()
        for other in self._by_last[words[-1]]:
            theirs = other.name.casefold().split()
            if _same_person(words, theirs):
                other.name = _fuller(person.name, other.name)
                other.roles |= person.roles
                other.gender = other.gender or person.gender
                return
        self._by_last[words[-1]].append(person)

    @property
    def people(self) -> list[Person]:
        """Everybody."""
        return [person for people in self._by_last.values() for person in people]

    def person(self, name: str) -> Person:
        """Return whom a name means; somebody new when it stands in no fuller form."""
        words = name.casefold().split()
        found = [
            p
            for p in self._by_last.get(words[-1], ())
            if _same_person(words, p.name.casefold().split())
        ]
        if len(found) == 1:
            return found[0]
        first = (
            [p for p in self.people if p.name.casefold().split()[0] == words[0]]
            if len(words) == 1
            else []
        )
        if not found and len(first) == 1:
            return first[0]
        return Person(name)

    def with_role(self, reference: Reference) -> Person | None:
        """Return the one person whom "the minister" can mean, None when there are several."""
        wanted = _Role(reference.phrase)
        own = _Role(self._own)
        found = [
            p
            for p in self.people
            if any(
                wanted.fits(_Role(role))
                or (self._own and wanted.is_exactly(own) and own.is_held_as(_Role(role)))
                for role in p.roles
            )
        ]
        names = {p.name for p in found}
        if len(names) == 1:
            if wanted.is_plain and wanted.fits(own) and not self._holds_own(found):
                return None  # the office's own president, not the only one with a title
            return found[0]
        if self._own and (wanted.is_plain or wanted.is_exactly(own)):
            mine = [p for p in found if any(own.is_held_as(_Role(role)) for role in p.roles)]
            if len({p.name for p in mine}) == 1 and (wanted.fits(own) or wanted.is_exactly(own)):
                return mine[0]
        exact = [p for p in found if any(wanted.is_exactly(_Role(role)) for role in p.roles)]
        if len({p.name for p in exact}) == 1 and not wanted.is_plain:
            return exact[0]
        return None

    def _holds_own(self, people: Iterable[Person]) -> bool:
        """Whether one of them holds the office that publishes this."""
        own = _Role(self._own)
        return any(own.is_held_as(_Role(role)) for person in people for role in person.roles)


def _same_person(one: list[str], other: list[str]) -> bool:
    """Whether two names, as words, can be one person's: the shorter one's words are all there."""
    shorter, longer = sorted((one, other), key=len)
    if shorter[-1] != longer[-1]:
        return False
    rest = iter(longer[:-1])
    return all(any(_same_word(word, theirs) for theirs in rest) for word in shorter[:-1])


def _fuller(one: str, other: str) -> str:
    """Return the fuller of two spellings of a name.

    What stands before a name that also stands alone is hardly a part of it: in "the Norwegian
    Storting Masud Gharahkhani" the parliament is none, in "Recep Tayyip Erdogan" it is.
    """
    shorter, longer = sorted((one, other), key=lambda name: len(name.split()))
    if longer.endswith(f" {shorter}") and " " in shorter:
        return longer if longer.split()[0].casefold() in FIRST_NAMES else shorter
    return longer if len(longer.split()) > len(shorter.split()) else other


def _same_word(one: str, other: str) -> bool:
    return one == other or (
        (one.endswith(".") and other.startswith(one[:-1]))
        or (other.endswith(".") and one.startswith(other[:-1]))
    )


_HEADS_OF_STATE = frozenset({"head of state", "head of the state"})


class _Role:
    """A role, compared by the noun, the country and the rest of its words."""

    def __init__(self, phrase: str) -> None:
        text = phrase.casefold()
        for each in _HEADS_OF_STATE:
            text = text.replace(each, "president")
        words = [
            w
            for w in text.replace("'s", "").replace("’s", "").split()
            if w not in {"of", "the", "for", "a", "an", "his", "her", "its", "mr", "mr."}
        ]
        self.countries = {PEOPLES[w] for w in words if w in PEOPLES} | {
            w for w in words if w in PLACES
        }
        self.words = {w for w in words if w not in PEOPLES and w not in PLACES}
        self.words = {{"defense": "defence", "advisor": "adviser"}.get(w, w) for w in self.words}

    @property
    def is_plain(self) -> bool:
        """Whether it names no country: "the President"."""
        return not self.countries

    def fits(self, other: _Role) -> bool:
        """Whether "the minister" may mean a "foreign minister of hungary"."""
        if self.countries and not self.countries <= other.countries:
            return False
        if self.words == {"leader"} and self.countries:
            return bool(other.words & {"president", "leader", "chancellor"})
        return bool(self.words) and self.words <= other.words and self._same_rank(other)

    def _same_rank(self, other: _Role) -> bool:
        """Keep "the president" from meaning a "deputy head of the office of the president"."""
        lower = {
            "office",
            "administration",
            "deputy",
            "spokesman",
            "spokeswoman",
            "adviser",
            "aide",
            "vice",
            "wife",
            "advisers",
            "envoy",
            "head",
            "chief",
            "first",
            "lady",
            "former",
            "representative",
        }
        return not (other.words - self.words) & lower

    def is_held_as(self, other: _Role) -> bool:
        """Whether an article may write this role so, "President" for "President of Ukraine"."""
        return self.words == other.words and other.countries <= self.countries

    def is_exactly(self, other: _Role) -> bool:
        """Whether both say the same."""
        return self.words == other.words and self.countries == other.countries
