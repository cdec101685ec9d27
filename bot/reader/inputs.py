"""What the evidence reader is given: question and passage as one row of tokens.

Training and answering build it with the same function, so that the network meets what it was
trained on::

    <s> query: QUESTION </s> </s> passage: TITLE. WORDS BEFORE. SENTENCE SENTENCE … </s>

The prompts are the embedding model's own. Title and words before help to understand ("he", "the
agreement") and are not scored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.embedding.manifest import MAX_TOKENS, PASSAGE_PROMPT, QUESTION_PROMPT

# Enough for three sentences; what is longer is cut at its end.
QUESTION_TOKENS = 80
TITLE_CHARACTERS = 150
# The sentence before says who "he" is.
BEFORE_CHARACTERS = 250
BOS, EOS = "<s>", "</s>"


@dataclass(frozen=True, slots=True)
class ReadingMatter:
    """A passage as the reader sees it.

    Attributes:
        text: Title, words before and passage as one text.
        sentences: ``[start, end)`` of each sentence in it, in characters.
    """

    text: str
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ReaderInput:
    """One row.

    Attributes:
        ids: Token numbers, shape (tokens,), at most 512.
        spans: ``[first, last)`` token of each sentence, shape (sentences, 2); a sentence that
            was cut off has an empty span.
    """

    ids: NDArray[np.int64]
    spans: NDArray[np.int64]


def reading_matter(
    text: str, sentences: Sequence[tuple[int, int]], title: str | None = None
) -> ReadingMatter:
    """Return a passage with its surroundings.

    Args:
        text: The article's text.
        sentences: ``[start, end)`` of the passage's sentences in it, in order.
        title: The article's.
    """
    start, end = sentences[0][0], sentences[-1][1]
    before = text[max(0, start - BEFORE_CHARACTERS) : start]
    if len(before) == BEFORE_CHARACTERS:
        before = before.partition(" ")[2]
    lead = f"{title[:TITLE_CHARACTERS]}. {before}" if title else before
    if lead and not lead[-1].isspace():
        lead += " "
    shift = len(lead) - start
    return ReadingMatter(
        lead + text[start:end], tuple((a + shift, b + shift) for a, b in sentences)
    )


class InputBuilder:
    """Turns questions and passages into rows of tokens. Safe to share between threads."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        """Take a tokenizer that neither truncates nor pads."""
        self._tokenizer = tokenizer
        self._bos = tokenizer.token_to_id(BOS)
        self._eos = tokenizer.token_to_id(EOS)

    def question(self, question: str) -> list[int]:
        """Return the question's half of the row."""
        ids = self._encode(QUESTION_PROMPT + question).ids[:QUESTION_TOKENS]
        return [self._bos, *ids, self._eos]

    def row(self, question: Sequence[int], matter: ReadingMatter) -> ReaderInput:
        """Return the whole row.

        Args:
            question: What :meth:`question` gave.
            matter: The passage.
        """
        encoded = self._encode(PASSAGE_PROMPT + matter.text)
        room = MAX_TOKENS - len(question) - 2
        offset = len(question) + 1
        ids = [*question, self._eos, *encoded.ids[:room], self._eos]
        shift = len(PASSAGE_PROMPT)
        starts = np.array([s - shift for s, _ in encoded.offsets[:room]])
        ends = np.array([e - shift for _, e in encoded.offsets[:room]])
        spans = np.zeros((len(matter.sentences), 2), np.int64)
        for number, (start, end) in enumerate(matter.sentences):
            inside = np.flatnonzero((ends > start) & (starts < end))
            if len(inside):
                spans[number] = inside[0] + offset, inside[-1] + 1 + offset
        return ReaderInput(np.array(ids, np.int64), spans)

    def _encode(self, text: str):  # type: ignore[no-untyped-def]
        # Half of a surrogate pair, which JSON can carry, has no UTF-8.
        clean = text.encode("utf-8", "replace").decode("utf-8")
        return self._tokenizer.encode(clean, add_special_tokens=False)
