"""The wiring: every command of the bot on one screen, and its life from start to stop."""

from __future__ import annotations

import asyncio
import signal
from typing import Any

import structlog
from telegram import BotCommand, Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.errors import TokenError
from bot.settings import BotSettings
from bot.telegram.access import refuse_strangers
from bot.telegram.failures import on_error
from bot.telegram.handlers import ask, help_, question, start
from bot.telegram.state import State
from bot.texts import TEXTS
from bot.worker import DeskWorker

# What one chat has to wait for (a flood limit, a slow network) must not hold up the others.
UPDATES_AT_ONCE = 64
WAIT_FOREVER = -1
log = structlog.get_logger()
HOW_TO_GET_ONE = (
    "TELEGRAM_BOT_TOKEN is not set. Get a token from @BotFather and put it into .env,"
    " or talk to the bot in the terminal: python -m bot chat"
)
NOT_KNOWN = (
    "TELEGRAM_BOT_TOKEN: Telegram does not know this token. Copy it again from @BotFather"
    " into .env; it looks like 123456789:AA…"
)

Bot = Application[Any, Any, Any, Any, Any, Any]


def build(settings: BotSettings) -> Bot:
    """Put the bot together. Nothing is sent or opened yet.

    Raises:
        TokenError: No token is set.
    """
    if not settings.token:
        raise TokenError(HOW_TO_GET_ONE)
    application = (
        ApplicationBuilder()
        .token(settings.token)
        .base_url(settings.telegram_base_url)
        .base_file_url(settings.telegram_base_file_url)
        .concurrent_updates(UPDATES_AT_ONCE)
        .post_init(_initialize)
        .post_shutdown(_shutdown)
        .build()
    )
    application.bot_data["state"] = State(settings, DeskWorker(settings))

    application.add_handler(TypeHandler(Update, refuse_strangers), group=-1)
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CommandHandler("help", help_))
    application.add_handler(CommandHandler("ask", ask))
    private_text = filters.ChatType.PRIVATE & filters.TEXT & ~filters.COMMAND
    application.add_handler(MessageHandler(private_text & filters.UpdateType.MESSAGE, question))
    application.add_error_handler(on_error)
    return application


def run(settings: BotSettings) -> None:
    """Serve until SIGINT or SIGTERM.

    While Telegram cannot be reached it is waited for, at the start as well as later.

    Raises:
        TokenError: No token is set, or Telegram does not know it.
    """
    application = build(settings)
    # run_polling asks for the current loop, which Python no longer makes by itself.
    asyncio.set_event_loop(asyncio.new_event_loop())
    try:
        application.run_polling(
            bootstrap_retries=WAIT_FOREVER,
            allowed_updates=[Update.MESSAGE],
            stop_signals=(signal.SIGINT, signal.SIGTERM),
        )
    except InvalidToken:
        raise TokenError(NOT_KNOWN) from None


async def _initialize(application: Bot) -> None:
    await State.of(application).desk.initialize()
    for language, words in TEXTS.items():
        commands = [BotCommand(name, about) for name, about in words.commands.items()]
        # English is what everybody else sees, too.
        code = None if language == "en" else language
        try:
            await application.bot.set_my_commands(commands, language_code=code)
        except TelegramError as error:
            log.warning("the command list could not be set", language=language, reason=str(error))
    log.info("ready for questions", bot=application.bot.username)


async def _shutdown(application: Bot) -> None:
    await State.of(application).desk.shutdown()
