"""How the bot presents itself: its command list and descriptions, in each language and scope."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog
from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from bot.telegram.delivery import Bot, growing_pauses
from bot.texts import TEXTS, Texts

# In private every message is a question; in groups what concerns one person has no place.
PRIVATE = ("new", "timeline", "watch", "latest", "sources", "language", "privacy", "help")
GROUPS = ("ask", "timeline", "latest", "sources", "help")
SCOPES: tuple[tuple[BotCommandScope, Sequence[str]], ...] = (
    (BotCommandScopeDefault(), GROUPS),
    (BotCommandScopeAllPrivateChats(), PRIVATE),
    (BotCommandScopeAllGroupChats(), GROUPS),
)
log = structlog.get_logger()


async def introduce(bot: Bot) -> None:
    """Set what differs from what Telegram has; waits for Telegram as long as it takes."""
    for language, words in TEXTS.items():
        # English is what everybody else sees, too.
        code = None if language == "en" else language
        for scope, names in SCOPES:
            await _until_taken(_commands(bot, scope, names, words, code), language)
        await _until_taken(_descriptions(bot, words, code), language)


def _commands(
    bot: Bot, scope: BotCommandScope, names: Sequence[str], words: Texts, code: str | None
) -> Callable[[], Awaitable[None]]:
    wanted = tuple(BotCommand(name, words(f"command-{name}")) for name in names)

    async def set_() -> None:
        if await bot.get_my_commands(scope, code) != wanted:
            await bot.set_my_commands(wanted, scope, code)

    return set_


def _descriptions(bot: Bot, words: Texts, code: str | None) -> Callable[[], Awaitable[None]]:
    async def set_() -> None:
        long, short = words("description"), words("description-short")
        if (await bot.get_my_description(code)).description != long:
            await bot.set_my_description(long, code)
        if (await bot.get_my_short_description(code)).short_description != short:
            await bot.set_my_short_description(short, code)

    return set_


async def _until_taken(set_: Callable[[], Awaitable[None]], language: str) -> None:
    for pause in growing_pauses():
        try:
            await set_()
        except TelegramError as error:
            log.warning("the profile could not be set", language=language, reason=str(error))
        else:
            return
        await asyncio.sleep(pause)
