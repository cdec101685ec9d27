"""What a follow-up about the last answer gets from that answer: its speakers, what is left of it.

The quotes are found again at their places, so they are slices of what the articles say now.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from bot.conversation import About, Turn, Understood
from bot.records.shown import Place
from bot.vocabulary import Quote

if TYPE_CHECKING:
    from bot.sitting import Sitting


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
            return tuple(quote for quote in _standing(at_work, last.quotes) if quote.speaker)
        case About.WHAT_IS_LEFT:
            return tuple(_standing(at_work, last.more)) or _by_others(at_work, earlier)
    return ()


def _by_others(at_work: Sitting, earlier: Sequence[Turn]) -> tuple[Quote, ...]:
    """Return what others say on the same question, when all that was found has been shown."""
    from bot.further import others_than  # it is about desks itself

    topic = earlier[-1].topic
    places = [place for turn in earlier if turn.topic == topic for place in turn.quotes]
    if not places:
        return ()
    return others_than(at_work, topic, _standing(at_work, places)).quotes


def _standing(at_work: Sitting, places: Iterable[Place]) -> list[Quote]:
    """Return the quotes that still stand at some places."""
    catalog = at_work.edition.catalog
    found = [place.find(catalog.article(place.article)) for place in places]
    return [at_work.explained(quote) for quote in found if quote]
