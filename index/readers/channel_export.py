"""What Telegram exports of a channel: a list of posts, of which each is an article.

Telegram's own programs write it, as ``result.json``. Exports of chats are not read: they hold what
people wrote to each other, and nobody's coverage.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from index.readers import fields
from index.readers.complaints import Complaints

# Shorter posts are captions, links and alarms.
SHORTEST_POST = 60
TOO_SHORT = f"no article: fewer than {SHORTEST_POST} characters of text"
A_CHAT = (
    "is an export of a chat between people, not of a channel; only channels are read as coverage"
)


def is_export(found: Any) -> bool:
    """Whether a file's value is an export of a channel or of a chat."""
    if not isinstance(found, Mapping) or not isinstance(found.get("messages"), list):
        return False
    return isinstance(found.get("name"), str) or "type" in found


def is_chat(found: Mapping[str, Any]) -> bool:
    """Whether an export is of a chat; one that does not say is taken for a channel's."""
    return "channel" not in str(found.get("type", "channel"))


def posts(
    found: Mapping[str, Any], complaints: Complaints
) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """Yield a record for each post with enough text; the others are complained of.

    The outlet of a forwarded post is the channel it came from.
    """
    for number, message in enumerate(found["messages"], 1):
        if not isinstance(message, Mapping) or message.get("type", "message") != "message":
            continue  # "the channel was renamed"
        text = _text(message.get("text"))
        if len(text) < SHORTEST_POST:
            complaints.add(number, TOO_SHORT)
            continue
        yield (
            number,
            {
                "id": message.get("id"),
                "date": message.get("date") or message.get("date_unixtime"),
                "outlet": message.get("forwarded_from") or fields.as_text(found.get("name")),
                "author": message.get("author"),
                "text": text,
            },
        )


def _text(value: Any) -> str:
    """The words of a post, which stand in pieces: bold ones and links are objects."""
    if isinstance(value, str):
        return value.strip()
    if not isinstance(value, list):
        return ""
    pieces = (piece.get("text") if isinstance(piece, Mapping) else piece for piece in value)
    return "".join(piece for piece in pieces if isinstance(piece, str)).strip()
