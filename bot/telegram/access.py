"""Who may ask, where, and how much."""

from __future__ import annotations

import math

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from bot.rendering import escape
from bot.settings import BotSettings
from bot.telegram.addressed import GROUPS, is_meant
from bot.telegram.speech import words_for
from bot.telegram.state import Context
from bot.texts import texts


async def admit(update: Update, context: Context) -> None:
    """Stop an update from somebody who may not ask, or who asks too much; in private, say so."""
    state, message, user = context.state, update.message, update.effective_user
    if not may_ask(state.settings, update):
        state.metrics.turned_away("stranger")
        if message and user and message.chat.type == ChatType.PRIVATE:
            words = texts(user.language_code)
            await context.reply.send(escape(words.not_allowed.format(id=user.id)))
        raise ApplicationHandlerStop
    if message is None or user is None or user.id in state.settings.admin_users:
        return
    if message.chat.type in GROUPS and not is_meant(message):
        return
    entry = context.reply.entry
    if exceeded := state.rates.note(user.id, entry.number, entry.received):
        state.metrics.turned_away(f"too many a {exceeded.per}")
        minutes = math.ceil(exceeded.seconds / 60)
        words = await words_for(update, context)
        said = words(f"rate-{exceeded.per}", most=exceeded.most, minutes=minutes)
        await context.reply.send(escape(said))
        raise ApplicationHandlerStop


def may_ask(settings: BotSettings, update: Update) -> bool:
    """Tell whether an update comes from who may ask, there."""
    user, chat = update.effective_user, update.effective_chat
    if user and user.id in settings.admin_users:
        return True
    if settings.allowed_groups and chat and chat.type in GROUPS:
        return chat.id in settings.allowed_groups
    return settings.admits(user.id) if user else not settings.allowed_users
