"""Calls to Telegram: which failed calls were surely not carried out, and updates journalled first.

::

    telegram.error.NetworkError
    ├── NotSentError       never reached Telegram: may be repeated
    └── LostError          no answer that can be understood: carried out, or not
        └── UnavailableError   a server in between has answered, or Telegram's own has failed (5xx)

    telegram.error.Forbidden
    └── MayNotWriteError   the chat is closed to the bot, though nobody has blocked it
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import httpx
import structlog
from telegram import Bot
from telegram.error import Forbidden, NetworkError
from telegram.request import HTTPXRequest

# Takes updates as Telegram sent them; when it returns, they are safe.
Journal = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]
log = structlog.get_logger()
_FIRST_ERROR = 300
_FIRST_SERVER_ERROR = 500
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


class NotSentError(NetworkError):
    """The call never reached Telegram."""


class LostError(NetworkError):
    """The call may have been carried out: its answer is lost or cannot be understood."""


class UnavailableError(LostError):
    """A server answered that it cannot serve now."""


class MayNotWriteError(Forbidden):
    """The chat, or the topic of a forum, takes nothing from the bot: it lacks the right."""


class TelegramRequest(HTTPXRequest):
    """The library's request, which tells calls that were not sent from those whose answer is lost.

    The library's own errors hold the address that was called, and with it the token, in the
    errors that caused them; these have no cause.

    Attributes:
        heard: When Telegram last answered well or said no, as ``time.monotonic`` counts.
    """

    heard = -math.inf

    async def do_request(self, *args: Any, **named: Any) -> tuple[int, bytes]:
        """Call a method; see the library.

        Raises:
            NotSentError: Nothing reached Telegram.
            LostError: Nobody knows what came of it.
        """
        try:
            code, payload = await super().do_request(*args, **named)
        except NetworkError as error:  # the library's TimedOut is one, too
            cause = error.__cause__
            kind = NotSentError if isinstance(cause, _NOT_SENT) else LostError
            raise kind(type(cause or error).__name__) from None
        if code >= _FIRST_SERVER_ERROR:
            raise UnavailableError(f"Telegram's server failed: {code}")
        if code >= _FIRST_ERROR and not _is_refusal(payload):
            # A proxy's page is no verdict of Telegram's: a 403 would be taken for a user's block.
            raise UnavailableError(f"a server in between answered: {code}")
        if code < _FIRST_ERROR and not _has_result(payload):
            raise LostError("the answer cannot be understood")
        self.heard = time.monotonic()
        return code, payload

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; the library would log what it cannot read, which may be a question.

        Raises:
            LostError: It is no JSON object.
        """
        try:
            answer = json.loads(payload.decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            raise LostError("the answer is not JSON") from None
        if not isinstance(answer, dict):
            raise LostError("the answer is not a JSON object")
        return answer


def _has_result(payload: bytes) -> bool:
    try:
        return "result" in TelegramRequest.parse_json_payload(payload)
    except LostError:
        return False


def _is_refusal(payload: bytes) -> bool:
    """Whether Telegram says no: https://core.telegram.org/bots/api#making-requests ."""
    try:
        answer = TelegramRequest.parse_json_payload(payload)
    except LostError:
        return False
    return (
        answer.get("ok") is False
        and isinstance(answer.get("error_code"), int)
        and isinstance(answer.get("description"), str)
    )


class JournallingRequest(TelegramRequest):
    """For getUpdates: updates are journalled before anybody, Telegram included, hears of them.

    The next call's offset acknowledges what the last one returned, so this is the last moment.
    The library gets to see only the ids of the updates: what it cannot parse would stop it.
    """

    def __init__(self, journal: Journal, **named: Any) -> None:
        super().__init__(**named)
        self._journal = journal

    async def do_request(self, *args: Any, **named: Any) -> tuple[int, bytes]:
        """Get updates; see the library. Errors of the journal end the call: nothing is lost."""
        code, payload = await super().do_request(*args, **named)
        if code >= _FIRST_ERROR:
            return code, payload
        updates = usable(self.parse_json_payload(payload)["result"])
        if updates:
            await self._journal(updates)
        ids = [{"update_id": update["update_id"]} for update in updates]
        return code, json.dumps({"ok": True, "result": ids}).encode()


def last_heard(bot: Bot) -> float:
    """Return when Telegram last answered any call of the bot's, polls included."""
    requests = bot._request  # noqa: SLF001 - the one for polls is not public
    return max((each.heard for each in requests if isinstance(each, TelegramRequest)), default=0.0)


def usable(result: Any) -> list[dict[str, Any]]:
    """Return the updates of an answer; one without an id cannot be acknowledged, nor kept."""
    given = result if isinstance(result, list) else [result]
    updates = [each for each in given if isinstance(each, dict) and _is_id(each.get("update_id"))]
    if len(updates) < len(given):
        log.error("Telegram sent what is no update", number=len(given) - len(updates))
    return updates


def _is_id(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**63
