"""When something goes wrong all the same: a sentence for the reader, the details for the log."""

from __future__ import annotations

import secrets

import structlog
from telegram import InlineQueryResultsButton, Update
from telegram.error import Forbidden, TelegramError

from bot.errors import StorageError
from bot.rendering import escape
from bot.telegram.speech import words_even_so
from bot.telegram.state import Context
from bot.texts import Texts

log = structlog.get_logger()


async def on_error(update: object, context: Context) -> None:
    """Log the error under an id, and tell the reader that id."""
    error = context.error
    if isinstance(error, Forbidden):  # blocked, or not allowed to write: nobody to tell
        log.info("not delivered", reason=str(error))
        return
    if isinstance(error, StorageError):  # bot.telegram.answering tries again
        context.reply.failure = error
        return
    error_id = structlog.contextvars.get_contextvars().get("request") or secrets.token_hex(4)
    context.state.metrics.failed()
    log.error("failed", id=error_id, exc_info=error)
    if not isinstance(update, Update):
        return
    user = update.effective_user
    words = await words_even_so(user, context.state.people)
    said = words.failed.format(id=error_id)
    try:
        if update.callback_query:
            await context.state.delivery.answer_press(update.callback_query.id, said, alert=True)
        elif update.inline_query:
            await context.state.delivery.answer_inline(
                update.inline_query.id, [], cache_time=0, button=failed_button(error_id, words)
            )
        elif update.effective_message:
            await context.reply.send(escape(said))
    except StorageError as second:  # tried again, and apologised for when it fails again
        context.reply.failure = second
    except Forbidden as second:
        log.info("not delivered", reason=str(second))
    except TelegramError as second:
        log.error("the reader could not be told", id=error_id, reason=str(second))
        context.reply.problem = f"neither the answer nor an apology was taken: {second}"


def failed_button(error_id: str, words: Texts) -> InlineQueryResultsButton:
    """Return what stands above no results: a button has room for few words."""
    return InlineQueryResultsButton(words("inline-failed", id=error_id), start_parameter="failed")
