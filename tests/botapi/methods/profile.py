"""The bot itself, its commands, and the chats that it knows."""

from __future__ import annotations

import re
from typing import Literal

from tests.botapi.chats import person
from tests.botapi.simulator import Simulator
from tests.botapi.wire import Asked, Json, bad_request

MAX_COMMANDS = 100
MAX_COMMAND_DESCRIPTION = 256
MAX_DESCRIPTION = 512
MAX_SHORT_DESCRIPTION = 120
# Those for one chat or one member are not simulated.
SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
_LANGUAGE = re.compile(r"[a-z]{2}")
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


async def get_me(simulator: Simulator, _asked: Asked) -> Json:
    """Who the bot is."""
    return simulator.me


async def agree(_simulator: Simulator, _asked: Asked) -> Literal[True]:
    """Answer yes, for what changes nothing that the simulator shows."""
    return True


async def get_my_commands(simulator: Simulator, asked: Asked) -> list[Json]:
    """The commands set for exactly that scope and language."""
    return simulator.commands.get(_where(asked), [])


async def delete_my_commands(simulator: Simulator, asked: Asked) -> Literal[True]:
    """Empty the menu of that scope and language."""
    simulator.commands.pop(_where(asked), None)
    return True


async def set_my_commands(simulator: Simulator, asked: Asked) -> Literal[True]:
    """Fill the menu of that scope and language."""
    commands = asked.params.get("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands JSON object")
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(str(command.get("command", "")).lstrip("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= MAX_COMMAND_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    simulator.commands[_where(asked)] = commands
    return True


async def get_my_description(simulator: Simulator, asked: Asked) -> Json:
    """What stands in an empty chat with the bot."""
    return {"description": simulator.descriptions.get(_language(asked), "")}


async def set_my_description(simulator: Simulator, asked: Asked) -> Literal[True]:
    """Change it."""
    simulator.descriptions[_language(asked)] = _bounded(asked, "description", MAX_DESCRIPTION)
    return True


async def get_my_short_description(simulator: Simulator, asked: Asked) -> Json:
    """What stands in the bot's profile."""
    return {"short_description": simulator.short_descriptions.get(_language(asked), "")}


async def set_my_short_description(simulator: Simulator, asked: Asked) -> Literal[True]:
    """Change it."""
    words = _bounded(asked, "short_description", MAX_SHORT_DESCRIPTION)
    simulator.short_descriptions[_language(asked)] = words
    return True


def _language(asked: Asked) -> str:
    code = asked.text("language_code")
    if code and not _LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def _where(asked: Asked) -> tuple[str, str]:
    scope = str((asked.params.get("scope") or {}).get("type") or "default")
    if scope not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    return scope, _language(asked)


def _bounded(asked: Asked, field: str, most: int) -> str:
    words = asked.text(field)
    if len(words) > most:
        raise bad_request(f"{field.replace('_', ' ')} is too long")
    return words


async def get_chat(simulator: Simulator, asked: Asked) -> Json:
    """A chat with what getChat adds to it."""
    chat = simulator.chats.find(asked.params.get("chat_id") or 0)
    if not chat:
        raise bad_request("chat not found")
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    return {
        **chat,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys((*gifts, "gifts_from_channels"), False),
    }


async def get_chat_member(simulator: Simulator, asked: Asked) -> Json:
    """A member of a chat: everybody is one."""
    user_id = asked.number("user_id")
    me = simulator.me
    return {"status": "member", "user": me if user_id == me["id"] else person(user_id)}
