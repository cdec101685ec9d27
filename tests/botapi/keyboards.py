"""Inline keyboards: what Telegram refuses in them, and the buttons that a person can press."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.botapi.html_mode import is_url
from tests.botapi.wire import Json, bad_request

MAX_CALLBACK_DATA = 64  # bytes

_KINDS = {
    "callback_data",
    "callback_game",
    "copy_text",
    "login_url",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "url",
    "web_app",
}


def check_keyboard(markup: Any) -> None:
    """Refuse what Telegram refuses in a `reply_markup`.

    Raises:
        ApiError: With Telegram's words.
    """
    for button in _buttons(markup):
        if not button.get("text") or not _KINDS & button.keys():
            raise bad_request(
                "can't parse inline keyboard button: "
                "Text buttons are unallowed in the inline keyboard"
            )
        data = button.get("callback_data")
        if data is not None and not 1 <= len(str(data).encode()) <= MAX_CALLBACK_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
        if "url" in button and not is_url(str(button["url"])):
            raise bad_request(
                f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL"
            )


def callback_buttons(message: Json) -> list[tuple[str, str]]:
    """The buttons of a message that call back, in order: what stands on each, and its data."""
    return [
        (button["text"], button["callback_data"])
        for button in _buttons(message.get("reply_markup"))
        if "callback_data" in button
    ]


def _buttons(markup: Any) -> Iterator[Json]:
    for row in (markup or {}).get("inline_keyboard", []):
        yield from row
