"""Answers to button presses and to inline queries."""

from __future__ import annotations

import re
from typing import Literal

from tests.botapi.formatting import INLINE_CONTENT, formatted
from tests.botapi.keyboards import check_keyboard
from tests.botapi.simulator import Simulator
from tests.botapi.wire import Asked, Json, bad_request

MAX_NOTIFICATION = 200
MAX_RESULTS = 50
MAX_RESULT_ID = 64  # bytes
_START = re.compile(r"[A-Za-z0-9_-]{1,64}")


async def answer_callback_query(simulator: Simulator, asked: Asked) -> Literal[True]:
    """Answer a press, once and in time."""
    if len(asked.text("text")) > MAX_NOTIFICATION:
        raise bad_request("MESSAGE_TOO_LONG")
    simulator.callback_queries.answer(asked.text("callback_query_id"))
    return True


async def answer_inline_query(simulator: Simulator, asked: Asked) -> Literal[True]:
    """Answer an inline query, once and in time."""
    results = asked.params.get("results")
    if not isinstance(results, list):
        raise bad_request("can't parse inline query results JSON object")
    if len(results) > MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [str(result.get("id")) for result in results]
    if len(set(ids)) != len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    if any(not 1 <= len(result_id.encode()) <= MAX_RESULT_ID for result_id in ids):
        raise bad_request("RESULT_ID_INVALID")
    for result in results:
        _check_result(result, asked.warnings)
    _check_button(asked.params.get("button"))
    simulator.inline_queries.answer(asked.text("inline_query_id"))
    return True


def _check_button(button: Json | None) -> None:
    if button is None:
        return
    if not button.get("text"):
        raise bad_request("can't parse inline query results button: text must be non-empty")
    if not _START.fullmatch(str(button.get("start_parameter", ""))):
        raise bad_request("START_PARAM_INVALID")


def _check_result(result: Json, warnings: list[str]) -> None:
    if result.get("type") == "article" and not result.get("title"):
        raise bad_request("can't parse inline query result: article title is empty")
    content = result.get("input_message_content")
    if result.get("type") == "article" and not content:
        raise bad_request("can't parse inline query result: article has no content to be sent")
    if content and "message_text" in content:
        formatted(content, INLINE_CONTENT, warnings)
    check_keyboard(result.get("reply_markup"))
