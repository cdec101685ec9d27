"""When something goes wrong all the same: a sentence for the reader, the details for the log."""

from __future__ import annotations

import secrets

import structlog
from telegram import Update
from telegram.error import Forbidden, TelegramError

from bot.errors import StorageError
from bot.rendering import escape
from bot.telegram.state import Context
from bot.texts import texts

log = structlog.get_logger()


async def on_error(update: object, context: Context) -> None:
    """Log the error under an id, and tell the reader that id."""
    error = context.error
    if isinstance(error, Forbidden):  # the reader has blocked the bot: nobody to tell
        log.info("not delivered", reason=str(error))
        return
    if isinstance(error, StorageError):  # bot.telegram.answering tries again
        context.reply.failure = error
        return
    error_id = structlog.contextvars.get_contextvars().get("request") or secrets.token_hex(4)
    context.state.metrics.failed()
    log.error("failed", id=error_id, exc_info=error)
    if not isinstance(update, Update) or update.effective_message is None:
        return
    user = update.effective_user
    words = texts(user.language_code if user else None)
    try:
        await context.reply.send(escape(words.failed.format(id=error_id)))
    except Forbidden as second:
        log.info("not delivered", reason=str(second))
    except TelegramError as second:
        log.error("the reader could not be told", id=error_id, reason=str(second))
        context.reply.problem = f"neither the answer nor an apology was taken: {second}"
