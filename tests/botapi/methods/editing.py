"""Changing and deleting what stands in a chat."""

from __future__ import annotations

import time
from typing import Literal

from tests.botapi.formatting import CAPTION, EDITED_MESSAGE, formatted
from tests.botapi.keyboards import check_keyboard
from tests.botapi.methods.media import photo_of
from tests.botapi.methods.writing import chat_to_write_to, message_of
from tests.botapi.params import ATTACHED
from tests.botapi.simulator import Simulator
from tests.botapi.wire import Asked, Json, bad_request

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def edit_message_text(simulator: Simulator, asked: Asked) -> Json | Literal[True]:
    """Replace a message's text and keyboard."""
    text, entities = formatted(asked.params, EDITED_MESSAGE, asked.warnings)
    if asked.params.get("inline_message_id"):
        return True
    message = _own_message(simulator, asked)
    markup = asked.params.get("reply_markup")
    check_keyboard(markup)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    before = message.get("text"), message.get("entities", []), message.get("reply_markup")
    if before == (text, entities, markup):
        raise bad_request(NOT_MODIFIED)
    message.update(text=text, edit_date=int(time.time()))
    _set(message, "entities", entities)
    _set(message, "reply_markup", markup)
    return message


async def edit_message_media(simulator: Simulator, asked: Asked) -> Json:
    """Have a message, of words or with a picture, be another picture with a caption."""
    media = asked.params.get("media")
    if not isinstance(media, dict) or media.get("type") != "photo":
        raise bad_request("there is no such media in the request, or only the simulator lacks it")
    attached = str(media.get("media", "")).removeprefix(ATTACHED)
    if attached not in asked.params:
        raise bad_request("wrong file identifier/HTTP URL specified")
    caption, entities = formatted(media, CAPTION, asked.warnings)
    message = _own_message(simulator, asked)
    markup = asked.params.get("reply_markup")
    check_keyboard(markup)
    for name in ("text", "entities"):
        message.pop(name, None)
    message.update(
        photo=photo_of(simulator, asked.params[attached]["size"]), edit_date=int(time.time())
    )
    _set(message, "caption", caption)
    _set(message, "caption_entities", entities)
    _set(message, "reply_markup", markup)
    return message


async def edit_message_reply_markup(simulator: Simulator, asked: Asked) -> Json:
    """Replace a message's keyboard."""
    message = _own_message(simulator, asked)
    markup = asked.params.get("reply_markup")
    check_keyboard(markup)
    if message.get("reply_markup") == markup:
        raise bad_request(NOT_MODIFIED)
    _set(message, "reply_markup", markup)
    return message


async def delete_message(simulator: Simulator, asked: Asked) -> Literal[True]:
    """Take a message out of the chat."""
    chat_id = chat_to_write_to(simulator, asked, asked.method, counted=False)
    simulator.chats.delete_message(message_of(simulator, asked, chat_id, "delete"))
    return True


def _own_message(simulator: Simulator, asked: Asked) -> Json:
    chat_id = chat_to_write_to(simulator, asked, asked.method)
    message = message_of(simulator, asked, chat_id, "edit")
    if message["from"]["id"] != simulator.me["id"]:
        raise bad_request("message can't be edited")
    return message


def _set(message: Json, name: str, value: object) -> None:
    """Set a field, or take it away when there is nothing in it."""
    if value:
        message[name] = value
    else:
        message.pop(name, None)
