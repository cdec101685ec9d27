"""Text messages, drafts, chat actions and reactions."""

from __future__ import annotations

from typing import Any, Literal

from tests.botapi.formatting import DRAFT, MESSAGE, formatted
from tests.botapi.methods.writing import chat_to_write_to, message_of, send
from tests.botapi.simulator import Simulator
from tests.botapi.wire import Asked, Json, bad_request

CHAT_ACTIONS = {
    "choose_sticker",
    "find_location",
    "record_video",
    "record_video_note",
    "record_voice",
    "typing",
    "upload_document",
    "upload_photo",
    "upload_video",
    "upload_video_note",
    "upload_voice",
}
_EMOJI_STYLE = "\ufe0f"  # bots send reactions with and without it
_REACTIONS = """
👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥
🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨
🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""
REACTIONS = frozenset(_REACTIONS.split())


async def send_message(simulator: Simulator, asked: Asked) -> Json:
    """Send a text."""
    text, entities = formatted(asked.params, MESSAGE, asked.warnings)
    content: dict[str, Any] = {"text": text}
    if entities:
        content["entities"] = entities
    return send(simulator, asked, **content)


async def send_message_draft(simulator: Simulator, asked: Asked) -> Literal[True]:
    """Show a text while it is being written; nothing stays in the chat."""
    chat_id = chat_to_write_to(simulator, asked, asked.method, counted=False)
    if chat_id < 0:
        raise bad_request("method is available only in private chats")
    if not asked.number("draft_id"):
        raise bad_request("DRAFT_ID_INVALID")
    formatted(asked.params, DRAFT, asked.warnings)
    return True


async def send_chat_action(simulator: Simulator, asked: Asked) -> Literal[True]:
    """Show that the bot is typing, or the like."""
    chat_to_write_to(simulator, asked, asked.method, counted=False)
    if asked.params.get("action") not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


async def set_message_reaction(simulator: Simulator, asked: Asked) -> Literal[True]:
    """React to a message with one of the emoji that Telegram has for it."""
    chat_id = chat_to_write_to(simulator, asked, asked.method, counted=False)
    message_of(simulator, asked, chat_id, "react")
    for reaction in asked.params.get("reaction") or []:
        emoji = reaction.get("emoji", "").replace(_EMOJI_STYLE, "")
        if reaction.get("type") == "emoji" and emoji not in REACTIONS:
            raise bad_request("REACTION_INVALID")
    return True
