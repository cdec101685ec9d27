"""Watched topics: the list of them, and the news on one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.quiet_hours import QuietHours
from bot.rendering.answer import quote_blocks
from bot.rendering.markup import bold, joined, packed, text
from bot.rendering.sources import shortened
from bot.texts import Texts
from bot.vocabulary import Quote

LONGEST_TOPIC = 120


def news(topic: str, quotes: Sequence[Quote], words: Texts) -> list[str]:
    """Return the new quotes on a topic, as messages.

    Args:
        topic: As the user wrote it.
        quotes: At least one.
        words: In whose language the rest is.
    """
    head = bold(text(words("watch-notice", topic=shortened(topic, LONGEST_TOPIC))))
    return packed([head, *quote_blocks(quotes, words)])


def watched(topics: Sequence[str], quiet: QuietHours | None, words: Texts) -> str:
    """Return the list of what a user watches, and when no news comes."""
    if topics:
        listed = [text(f"• {shortened(topic, LONGEST_TOPIC)}") for topic in topics]
        head = joined("\n", [bold(text(words("watch-list"))), *listed])
    else:
        head = text(words("watch-none"))
    how = joined("\n", [text(quiet_hours(quiet, words)), text(words("quiet-how"))])
    return joined("\n\n", [head, how]).html


def quiet_hours(quiet: QuietHours | None, words: Texts) -> str:
    """Return in a sentence when no news comes."""
    if quiet is None:
        return words("quiet-off")
    start, end = (f"{hour:02}:00" for hour in (quiet.start, quiet.end))
    return words("quiet-set", **{"from": start, "until": end, "zone": quiet.zone})
