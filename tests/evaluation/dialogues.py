"""Written dialogues, and how many of them are understood."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.conversation import Turn, Understood, understand
from bot.records.conversations import MOST_TURNS

DATA = Path(__file__).parents[1] / "data" / "dialogues.jsonl"
CONVERSATIONS = DATA.with_name("conversations.jsonl")
# "When and what are the conditions?" is no question that anybody asks.
_TWO_IN_ONE = re.compile(
    r"\w+ (?:and|и|і|й|та) (?:what|who|how|why|что|кто|какие|каковы|що|хто|які)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A question after others, and what it means.

    Attributes:
        earlier: The oldest first.
        changed: Whether the question needs those before it; else it has to stay as it is.
        has: Beginnings of words that the question has when it is understood.
        lacks: Beginnings of words that it no longer has.
    """

    language: str
    earlier: tuple[str, ...]
    question: str
    changed: bool
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()

    def understood(self) -> Understood:
        """Return what the project makes of the question."""
        return understand(self.question, [Turn(question) for question in self.earlier])

    def is_right(self) -> bool:
        """Whether that is what it means."""
        found = self.understood()
        if not self.changed:
            return not found.changed and found.question == self.question
        return (
            found.changed
            and not _TWO_IN_ONE.match(found.question)
            and all(_has(found.question, word) for word in self.has)
            and not any(_has(found.question, word) for word in self.lacks)
        )


def _has(question: str, beginning: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(beginning)}", question, re.IGNORECASE))


@dataclass(frozen=True, slots=True)
class Conversation:
    """Questions one after another, and word for word what each of them means.

    Attributes:
        turns: (as it is asked, what it means); a question that stands by itself means what it says.
    """

    language: str
    turns: tuple[tuple[str, str], ...]

    def understood(self) -> list[Understood]:
        """Return what the project makes of each question, given what it made of those before."""
        found: list[Understood] = []
        earlier: list[Turn] = []
        for asked, _ in self.turns:
            found.append(understand(asked, earlier[-MOST_TURNS:]))
            earlier.append(Turn(found[-1].question, base=found[-1].base))
        return found

    def right(self) -> int:
        """Return how many follow-ups are understood, word for word."""
        return sum(
            found.question == means
            for found, (_, means) in zip(self.understood()[1:], self.turns[1:], strict=True)
        )


def conversations() -> list[Conversation]:
    """Return all of them."""
    entries = map(json.loads, CONVERSATIONS.read_text("utf-8").splitlines())
    return [
        Conversation(
            entry["lang"], tuple((turn["asked"], turn["means"]) for turn in entry["turns"])
        )
        for entry in entries
    ]


def dialogues() -> list[Dialogue]:
    """Return all of them."""
    entries = map(json.loads, DATA.read_text("utf-8").splitlines())
    return [
        Dialogue(
            entry["lang"],
            tuple(entry["earlier"]),
            entry["question"],
            entry["changed"],
            tuple(entry.get("has", ())),
            tuple(entry.get("lacks", ())),
        )
        for entry in entries
    ]


def print_dialogues(asked: Sequence[Dialogue], *, failures: bool) -> None:
    """Print a table by language of how many are right."""
    print("| dialogues | follow-ups understood | left alone as they should be |\n|---|---|---|")
    for language in ("en", "ru", "uk"):
        own = [each for each in asked if each.language == language]
        cells = []
        for changed in (True, False):
            group = [each for each in own if each.changed is changed]
            cells.append(f"{sum(each.is_right() for each in group)} of {len(group)}")
        print(f"| {language} | {' | '.join(cells)} |")
    every = conversations()
    right, follow_ups = sum(c.right() for c in every), sum(len(c.turns) - 1 for c in every)
    print(f"\n{len(every)} conversations: {right} of {follow_ups} follow-ups word for word.")
    for each in asked if failures else ():
        if not each.is_right():
            print(f"\n{' / '.join(each.earlier)} / {each.question}")
            print(f"  understood: {each.understood().question}")
