"""The words of this package: who speaks, and what a text uses to say so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody whose words an article gives.

    Attributes:
        name: In the fullest form that the article has, without titles.
        roles: What the article says this person is, as it says it ("President of Ukraine").
        nominative: Whether the name stands in the form that names are listed under; always so
            in English, while "Лаврова" may stand in an article that never says "Лавров".
    """

    name: str
    roles: frozenset[str] = frozenset()
    nominative: bool = True

    @property
    def shown(self) -> str | None:
        """The name as a reader may see it; None when only a case form of it is known."""
        return self.name if self.nominative else None


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a sentence gives.

    Attributes:
        speaker: The one speaker; None when nobody is named, it cannot be told, or there are
            several.
        others: Further named speakers of the sentence: of two statements side by side, or of
            words that the speaker quotes.
    """

    speaker: Speaker | None = None
    others: tuple[Speaker, ...] = ()

    @property
    def all(self) -> tuple[Speaker, ...]:
        """Everybody named who has words in the sentence."""
        return ((self.speaker,) if self.speaker else ()) + self.others


NOBODY = Voice()


class Means(Enum):
    """What a text uses to say who speaks."""

    NAME = auto()
    BODY = auto()
    ROLE = auto()
    PRONOUN = auto()
    UNNAMED = auto()
    """Somebody without a name, several together, or a phrase that cannot be understood."""


class Gender(Enum):
    """What pronouns and endings tell of a person."""

    MALE = auto()
    FEMALE = auto()


@dataclass(frozen=True, slots=True)
class Reference:
    """A phrase that refers to a speaker.

    Attributes:
        words: The name, or the noun of a role, as it stands.
        gender: As far as the phrase or its verb tells.
        phrase: The role with what belongs to it ("president of ukraine"), in small letters.
    """

    means: Means
    words: str = ""
    gender: Gender | None = None
    phrase: str = ""


UNNAMED = Reference(Means.UNNAMED)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A place where a text says that somebody says something.

    Attributes:
        at: Offset of the verb, or of "according".
        end: Where the phrase that names the speaker ends, or the verb.
        reference: Who.
        nested: Stands in a subordinate clause, so that the sentence is not this speaker's.
        backward: "This was stated by …": speaks of the sentences before.
        covers: "According to …": what comes after it up to a semicolon is this speaker's, even
            if it says that somebody else said something.
        whole: "…, he said.": all of the sentence is this speaker's, whoever is named in it.
    """

    at: int
    end: int
    reference: Reference
    nested: bool = False
    backward: bool = False
    covers: bool = False
    whole: bool = False
