"""What the reader learns from: questions, each with one passage, every sentence labelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.reader.inputs import ReadingMatter

# A sentence that may or may not answer: no opinion is asked of the reader.
LEFT_OUT = -1
Kind = Literal["gold", "stripped", "same_article", "other_article", "unanswerable"]


@dataclass(frozen=True, slots=True)
class Example:
    """A question and a passage.

    Attributes:
        answers: For each sentence 1 (answers), 0 (does not) or :data:`LEFT_OUT`.
        contradicts: The same for "contradicts what the question takes for granted".
        source: The collection it comes from.
        article: What examples are split by.
        kind: How the passage was chosen: with the answer; with the answering sentences taken
            out; another one of the article, or of another; for a question without answer.
        question_kind: For news, what makes the question easy or hard; else empty.
        language: Of the question.
    """

    question: str
    matter: ReadingMatter
    answers: tuple[int, ...]
    contradicts: tuple[int, ...]
    source: str
    article: str
    kind: Kind
    question_id: str
    question_kind: str = ""
    language: str = "en"
