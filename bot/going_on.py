"""What a follow-up about the last answer gets from that answer: its speakers, what is left of it.

The quotes are found again at their places, so they are slices of what the articles say now.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation import About, Turn, Understood
from bot.further import others_than, standing
from bot.sitting import Sitting
from bot.vocabulary import Quote


def kept_quotes(
    at_work: Sitting, understood: Understood, earlier: Sequence[Turn]
) -> tuple[Quote, ...]:
    """Return the quotes that a question about the last answer is answered with, if any.

    Args:
        at_work: With the edition of now.
        understood: What the question means.
        earlier: The questions before it, the oldest first.
    """
    if not earlier:
        return ()
    last = earlier[-1]
    match understood.about:
        case About.ITS_SPEAKERS:
            return tuple(quote for quote in standing(at_work, last.quotes) if quote.speaker)
        case About.WHAT_IS_LEFT:
            return tuple(standing(at_work, last.more)) or _by_others(at_work, earlier)
    return ()


def _by_others(at_work: Sitting, earlier: Sequence[Turn]) -> tuple[Quote, ...]:
    """Return what others say on the same question, when all that was found has been shown."""
    topic = earlier[-1].topic
    places = [place for turn in earlier if turn.topic == topic for place in turn.quotes]
    if not places:
        return ()
    return others_than(at_work, topic, standing(at_work, places)).quotes
