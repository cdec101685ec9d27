"""The kinds of messages that show quotes and have buttons under them."""

from __future__ import annotations

from enum import StrEnum


class Screen(StrEnum):
    """What a message with quotes is. The values are stored: never change one."""

    ANSWER = "answer"
    MORE = "more"
    OTHERS = "others"
    TIMELINE = "timeline"
    NEWS = "news"
