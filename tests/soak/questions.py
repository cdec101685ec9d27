"""What is asked: what was asked before is remembered, and costs the bot nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count


def never_twice(questions: Sequence[str]) -> Iterator[str]:
    """Yield questions in turn, from the second time on with a number that makes them others."""
    yield from questions
    for again in count(2):
        yield from (f"{question} ({again})" for question in questions)
