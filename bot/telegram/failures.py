"""When something goes wrong all the same: a sentence for the reader, the details for the log."""

from __future__ import annotations

import secrets

import structlog
from telegram import Update
from telegram.error import Forbidden, TelegramError

from bot.rendering import escape
from bot.telegram.delivery import Context, send
from bot.texts import texts

log = structlog.get_logger()


async def on_error(update: object, context: Context) -> None:
    """Log the error under an id, and tell the reader that id."""
    error = context.error
    if isinstance(error, Forbidden):  # the reader has blocked the bot: nobody to tell
        log.info("not delivered", reason=str(error))
        return
    if update is None and isinstance(error, TelegramError):
        # Nobody's question: messages could not be fetched. The library tries again, ever slower.
        log.warning("no messages from Telegram; trying again", reason=str(error))
        return
    error_id = secrets.token_hex(4)
    log.error("failed", id=error_id, exc_info=error)
    if not isinstance(update, Update) or update.effective_message is None:
        return
    user = update.effective_user
    words = texts(user.language_code if user else None)
    try:
        await send(context, update.effective_message, escape(words.failed.format(id=error_id)))
    except TelegramError as second:
        log.error("the reader could not be told", id=error_id, reason=str(second))
