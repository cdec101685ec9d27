"""What stands beneath the picture of a topic over time."""

from __future__ import annotations

from collections.abc import Sequence

from bot.rendering.answer import quote_blocks
from bot.rendering.markup import MOST_CAPTION_UNITS, bold, joined, packed, text
from bot.rendering.sources import shortened
from bot.texts import Texts
from bot.timeline import Step, Timeline
from bot.vocabulary import Quote
from bot.written_dates import month_written

# Of a topic in a caption, which may have 1,024 units in all.
LONGEST_TOPIC = 200


def caption(found: Timeline, words: Texts) -> str:
    """Return the caption of the picture: how many articles from when to when.

    Args:
        found: With at least one bar.
        words: In whose language it is.
    """
    first, last = (_written(found, number, words) for number in (0, -1))
    said = words(
        "timeline-caption" if found.quotes else "timeline-caption-no-quotes",
        articles=found.articles,
        topic=shortened(found.topic, LONGEST_TOPIC),
        first=first,
        last=last,
    )
    undated = words("timeline-undated", articles=found.undated) if found.undated else ""
    whole = joined("\n", [text(said), text(undated)])
    assert whole.units <= MOST_CAPTION_UNITS  # noqa: S101 - the words and the topic are bounded
    return whole.html


def beneath(topic: str, quotes: Sequence[Quote], words: Texts) -> list[str]:
    """Return the quotes under their numbers in the picture, as messages; none without quotes."""
    if not quotes:
        return []
    head = bold(text(words("timeline-title", topic=shortened(topic, LONGEST_TOPIC))))
    return packed([head, *quote_blocks(quotes, words, first=1)])


def no_timeline(found: Timeline, words: Texts) -> str:
    """Return why there is no picture: no article on the topic states its day."""
    undated = words("timeline-undated", articles=found.undated) if found.undated else ""
    return joined("\n", [text(words("timeline-none")), text(undated)]).html


def _written(found: Timeline, number: int, words: Texts) -> str:
    start = found.bars[number].start
    return month_written(start, words.language) if found.step is Step.MONTH else str(start.year)
