"""What every method checks that writes into a chat, and how a message gets there."""

from __future__ import annotations

from typing import Any

from tests.botapi.chats import quoted
from tests.botapi.keyboards import check_keyboard
from tests.botapi.simulator import Simulator
from tests.botapi.wire import ApiError, Asked, Json, bad_request, is_true


def chat_to_write_to(
    simulator: Simulator, asked: Asked, method: str, *, counted: bool = True
) -> int:
    """The id of the chat that the call is for.

    Raises:
        ApiError: If the bot may not write there, or, when counted, not so soon.
    """
    address = asked.params.get("chat_id")
    if not address:
        raise bad_request("chat_id is empty")
    chat = simulator.chats.find(address)
    if not chat:  # a bot cannot write first
        raise bad_request("chat not found")
    chat_id = int(chat["id"])
    if chat_id in simulator.chats.blocked:
        raise ApiError(403, "Forbidden: bot was blocked by the user")
    if counted:
        simulator.flood.count(method, chat_id)
    return chat_id


def send(simulator: Simulator, asked: Asked, **content: Any) -> Json:
    """Put a message of the bot into the chat.

    Raises:
        ApiError: If Telegram refuses the chat, the keyboard, or the message to reply to.
    """
    chat_id = chat_to_write_to(simulator, asked, asked.method)
    markup = asked.params.get("reply_markup") or {}
    check_keyboard(markup)
    target = _message_to_reply_to(simulator, asked, chat_id)
    if target:
        content["reply_to_message"] = quoted(target)
    if "inline_keyboard" in markup:
        content["reply_markup"] = markup
    return simulator.chats.add_message(chat_id, simulator.me, **content)


def message_of(simulator: Simulator, asked: Asked, chat_id: int, purpose: str) -> Json:
    """The message that the call names.

    Raises:
        ApiError: If it is not in the chat.
    """
    message = simulator.chats.message(chat_id, asked.number("message_id"))
    if not message:
        raise bad_request(f"message to {purpose} not found")
    return message


def _message_to_reply_to(simulator: Simulator, asked: Asked, chat_id: int) -> Json | None:
    reply = asked.params.get("reply_parameters") or {
        "message_id": asked.params.get("reply_to_message_id"),
        "allow_sending_without_reply": asked.params.get("allow_sending_without_reply"),
    }
    if not reply.get("message_id"):
        return None
    target = simulator.chats.message(int(reply.get("chat_id") or chat_id), int(reply["message_id"]))
    if not target and not is_true(reply.get("allow_sending_without_reply")):
        raise bad_request("message to be replied not found")
    return target
