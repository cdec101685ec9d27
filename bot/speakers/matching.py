"""Whether a sentence gives the words that a question asks for: "What did Lavrov say …?"."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from bot.speakers.same import is_same_speaker
from bot.speakers.vocabulary import Voice


class Match(StrEnum):
    """How the speaker of a sentence stands to the one whom a question asks for."""

    MATCH = "match"
    """One of those who are asked for speaks."""
    MISMATCH = "mismatch"
    """Somebody with a name speaks, and it is nobody who is asked for."""
    UNKNOWN = "unknown"
    """Nobody is asked for, or the text does not tell who speaks."""


def match_speaker(asked: Sequence[str], voice: Voice) -> Match:
    """Compare whom a question asks for with who speaks a sentence.

    Args:
        asked: From :func:`asked_speakers`, once for a question; empty when it asks for nobody.
        voice: Of the sentence, from :meth:`RememberedVoices.of`, which reads an article once.

    Returns:
        A match also where the one who is asked for is one of several in the sentence. "What does
        Moscow say" and an office match only as far as the article says who holds it: what the
        article leaves open may be a mismatch for an office, so weigh it less than for a name.
    """
    if not asked or not voice.all:
        return Match.UNKNOWN
    if any(is_same_speaker(name, speaker) for name in asked for speaker in voice.all):
        return Match.MATCH
    return Match.MISMATCH
