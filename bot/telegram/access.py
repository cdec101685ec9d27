"""Who may ask."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from bot.rendering import escape
from bot.telegram.state import Context
from bot.texts import texts


async def refuse_strangers(update: Update, context: Context) -> None:
    """Stop an update from somebody who is not in ALLOWED_USERS; in private, say so."""
    allowed = context.state.settings.allowed_users
    user = update.effective_user
    if not allowed or (user and user.id in allowed):
        return
    message = update.effective_message
    if update.message and user and message and message.chat.type == ChatType.PRIVATE:
        words = texts(user.language_code)
        await context.reply.send(escape(words.not_allowed.format(id=user.id)))
    raise ApplicationHandlerStop
