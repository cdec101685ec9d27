"""The wiring: every command of the bot on one screen, and its life from start to stop."""

from __future__ import annotations

import asyncio
import re
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
from bot.telegram.handlers import ask, help_, only_text, question, start
from bot.telegram.secrecy import hide_in_logs
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

TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
ALLOWED_UPDATES = (Update.MESSAGE,)

Bot = Application[Any, Any, Any, Any, Any, Any]


class Service(Bot):
    """The library's application, which says what it waits for at its start."""

    async def initialize(self) -> None:
        """Get to know Telegram; called again by ``run_polling`` until that works.

        Raises:
            TokenError: Telegram does not know the token.
            TelegramError: It cannot be reached now.
        """
        try:
            await super().initialize()
        except InvalidToken:
            # The library would log its own error with a traceback, and the token is in that.
            raise TokenError(NOT_KNOWN) from None
        except TelegramError as error:
            log.warning("Telegram cannot be reached; trying again", reason=str(error))
            raise


def build(settings: BotSettings) -> Bot:
    """Put the bot together. Nothing is sent or opened yet.

    Raises:
        TokenError: No token is set, or it cannot be one.
    """
    if not settings.token:
        raise TokenError(HOW_TO_GET_ONE)
    if not TOKEN.fullmatch(settings.token):
        raise TokenError(NOT_KNOWN)
    application = (
        ApplicationBuilder()
        .application_class(Service)
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
    # The first that fits takes it: commands that do not exist, words, and then all the rest.
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
    application.add_handler(MessageHandler(private & filters.COMMAND, help_))
    application.add_handler(MessageHandler(private & (filters.TEXT | filters.CAPTION), question))
    application.add_handler(MessageHandler(private, only_text))
    application.add_error_handler(on_error)
    return application


def run(settings: BotSettings) -> None:
    """Serve until SIGINT or SIGTERM.

    While Telegram cannot be reached it is waited for, at the start as well as later.

    Raises:
        TokenError: No token is set, or Telegram does not know it.
    """
    if settings.token:
        hide_in_logs(settings.token)
    application = build(settings)
    # run_polling asks for the current loop, which Python no longer makes by itself.
    asyncio.set_event_loop(asyncio.new_event_loop())
    application.run_polling(
        bootstrap_retries=WAIT_FOREVER,
        allowed_updates=ALLOWED_UPDATES,
        stop_signals=(signal.SIGINT, signal.SIGTERM),
    )


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
