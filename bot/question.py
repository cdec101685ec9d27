"""What a reader typed, made ready to be looked up."""

from __future__ import annotations

import re

from bot.vocabulary import Reason
from index.canonical import canonical

# Two or three sentences. What is longer is a pasted text, not a question.
LONGEST = 500


def tidy(typed: str) -> str:
    """Return the question on one line, in the same Unicode form as the articles."""
    return re.sub(r"\s+", " ", canonical(typed)).strip()


def why_not(question: str) -> Reason | None:
    """Return why a tidied question cannot be looked up, or None when it can."""
    if not any(character.isalnum() for character in question):
        return Reason.EMPTY_QUESTION
    return Reason.QUESTION_TOO_LONG if len(question) > LONGEST else None
