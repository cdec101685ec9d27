"""The wiring: every command of the bot on one screen."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.settings import BotSettings
from bot.telegram.access import admit
from bot.telegram.addressed import ASK_UNDER_PICTURE, FOR_THE_BOT, MEANT
from bot.telegram.admin import add_admin_commands
from bot.telegram.coverage import latest_, sources_, timeline_
from bot.telegram.failures import on_error
from bot.telegram.handlers import ask, group_question, help_, only_text, question, start
from bot.telegram.inline import inline
from bot.telegram.membership import membership
from bot.telegram.personal import forget, language, new, privacy
from bot.telegram.presses import pressed
from bot.telegram.requests import Journal, JournallingRequest, TelegramRequest
from bot.telegram.state import Context
from bot.telegram.watches import watch

COMMANDS = {
    "start": start,
    "help": help_,
    "new": new,
    "timeline": timeline_,
    "watch": watch,
    "latest": latest_,
    "sources": sources_,
    "language": language,
    "privacy": privacy,
    "forget": forget,
}

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
# Calls that may be under way at once. 25 begin in a second at most (:mod:`bot.telegram.pace`), and
# each takes a fraction of one. Of the library's 256 connections ever more come into use under load:
# memory grew by 3 MB over the second thousand of 2,000 questions from 200 people, with 64
# connections by 1.1 to 1.6 MB, with 32 by 0.8.
CONNECTIONS = 32

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
        .request(
            TelegramRequest(CONNECTIONS, read_timeout=ANSWER_SECONDS, pool_timeout=ANSWER_SECONDS)
        )
        .get_updates_request(JournallingRequest(journal, connection_pool_size=1))
        .context_types(ContextTypes(context=Context))
        .updater(None)  # bot.telegram.polling and bot.telegram.webhook take its place
        .build()
    )
    application.add_handler(TypeHandler(Update, admit), group=-1)
    add_admin_commands(application, settings)
    for name, handle in COMMANDS.items():
        application.add_handler(CommandHandler(name, handle, filters.UpdateType.MESSAGE & MEANT))
    asked = filters.UpdateType.MESSAGES  # an edited question has its answer edited
    application.add_handler(CommandHandler("ask", ask, asked))
    application.add_handler(MessageHandler(asked & ASK_UNDER_PICTURE, ask))
    # The first that fits takes it: commands that do not exist, words, and then all the rest.
    private = filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL
    fresh = filters.UpdateType.MESSAGE
    words = filters.TEXT | filters.CAPTION
    application.add_handler(MessageHandler(private & fresh & filters.COMMAND, help_))
    application.add_handler(MessageHandler(private & asked & words & ~filters.COMMAND, question))
    application.add_handler(MessageHandler(private & fresh, only_text))
    application.add_handler(MessageHandler(asked & FOR_THE_BOT & ~filters.COMMAND, group_question))
    application.add_handler(CallbackQueryHandler(pressed))
    application.add_handler(InlineQueryHandler(inline))
    application.add_handler(ChatMemberHandler(membership, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_error_handler(on_error)
    return application
