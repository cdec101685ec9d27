"""Written dialogues, and how many of them are understood."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.conversation import Turn, Understood, understand

DATA = Path(__file__).parents[1] / "data" / "dialogues.jsonl"


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
            and all(_has(found.question, word) for word in self.has)
            and not any(_has(found.question, word) for word in self.lacks)
        )


def _has(question: str, beginning: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(beginning)}", question, re.IGNORECASE))


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
    for each in asked if failures else ():
        if not each.is_right():
            print(f"\n{' / '.join(each.earlier)} / {each.question}")
            print(f"  understood: {each.understood().question}")
