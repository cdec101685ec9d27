"""The wiring: every command of the bot on one screen."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.settings import BotSettings
from bot.telegram.access import admit
from bot.telegram.admin import add_admin_commands
from bot.telegram.failures import on_error
from bot.telegram.handlers import ask, help_, only_text, question, start
from bot.telegram.requests import Journal, JournallingRequest, TelegramRequest
from bot.telegram.state import Context

# What Telegram is asked for; everything that comes is journalled and handled in its turn.
ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
)
# A call that had no answer after so many seconds is given up: it may have been carried out.
ANSWER_SECONDS = 10.0

Bot = Application[Any, Any, Any, Any, Any, Any]


def build(settings: BotSettings, token: str, journal: Journal) -> Bot:
    """Put the bot together. Nothing is sent or opened yet.

    Args:
        settings: Where Telegram is.
        token: One that can be a token.
        journal: Makes updates safe before Telegram hears that they arrived.
    """
    application = (
        ApplicationBuilder()
        .token(token)
        .base_url(settings.telegram_base_url)
        .base_file_url(settings.telegram_base_file_url)
        .request(TelegramRequest(read_timeout=ANSWER_SECONDS, pool_timeout=ANSWER_SECONDS))
        .get_updates_request(JournallingRequest(journal, connection_pool_size=1))
        .context_types(ContextTypes(context=Context))
        .updater(None)  # bot.telegram.polling and bot.telegram.webhook take its place
        .build()
    )
    application.add_handler(TypeHandler(Update, admit), group=-1)
    add_admin_commands(application, settings)
    application.add_handler(CommandHandler("start", start, filters.UpdateType.MESSAGE))
    application.add_handler(CommandHandler("help", help_, filters.UpdateType.MESSAGE))
    application.add_handler(CommandHandler("ask", ask, filters.UpdateType.MESSAGE))
    # The first that fits takes it: commands that do not exist, words, and then all the rest.
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
    application.add_handler(MessageHandler(private & filters.COMMAND, help_))
    application.add_handler(MessageHandler(private & (filters.TEXT | filters.CAPTION), question))
    application.add_handler(MessageHandler(private, only_text))
    application.add_error_handler(on_error)
    return application
