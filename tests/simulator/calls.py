"""Calls of the Bot API, and what they are answered."""

from __future__ import annotations

from typing import Any, Protocol

ANNA, GROUP = 7, -100
EMOJI = "😀"

Answer = dict[str, Any]


class Call(Protocol):
    """Calls a method of the Bot API as a bot does."""

    async def __call__(self, method: str, **params: object) -> Answer:
        """The whole answer."""


def refusal(words: str, code: int = 400) -> Answer:
    return {"ok": False, "error_code": code, "description": words}
