"""Who may ask, where, and how much."""

from __future__ import annotations

import math

import structlog
from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop

from bot.buttons import Action, Payload
from bot.rendering import escape
from bot.settings import BotSettings
from bot.telegram.addressed import GROUPS, is_meant
from bot.telegram.rates import Exceeded
from bot.telegram.speech import words_for
from bot.telegram.state import Context

# Buttons that put a question to the desk.
_ASKING = frozenset({Action.MORE, Action.OTHERS})
log = structlog.get_logger()


async def admit(update: Update, context: Context) -> None:
    """Stop an update from somebody who may not ask, or who asks too much; in private, say so.

    Raises:
        ApplicationHandlerStop: It is stopped. After any other error the library would go on to
            the handlers that answer.
    """
    admitted = False
    try:
        admitted = await _admitted(update, context)
    except TelegramError as error:
        log.info("a refusal was not delivered", reason=str(error))
    except Exception as error:
        context.reply.failure = error
    if not admitted:
        raise ApplicationHandlerStop


async def _admitted(update: Update, context: Context) -> bool:
    state, message, user = context.state, update.message, update.effective_user
    if not may_ask(state.settings, update):
        state.metrics.turned_away("stranger")
        if message and user and message.chat.type == ChatType.PRIVATE:
            words = await words_for(update, context)
            await context.reply.send(escape(words.not_allowed.format(id=user.id)))
        return False
    if user is None or user.id in state.settings.admin_users:
        return True
    entry = context.reply.entry
    if query := update.inline_query:
        if exceeded := state.inline_rates.note(user.id, entry.number, entry.received):
            state.metrics.turned_away(f"too many inline a {exceeded.per}")
            await state.delivery.answer_inline(query.id, [], cache_time=0, is_personal=True)
        return not exceeded
    if not _asks(update):
        return True
    exceeded = state.rates.note(user.id, entry.number, entry.received)
    if exceeded:
        state.metrics.turned_away(f"too many a {exceeded.per}")
        await _tell(update, context, exceeded)
    return not exceeded


def _asks(update: Update) -> bool:
    """Whether an update is a question, new or changed, or a button that is one."""
    if query := update.callback_query:
        payload = Payload.decode(query.data or "")
        return payload is not None and payload.action in _ASKING
    message = update.message or update.edited_message
    return message is not None and (message.chat.type not in GROUPS or is_meant(message))


async def _tell(update: Update, context: Context, exceeded: Exceeded) -> None:
    minutes = math.ceil(exceeded.seconds / 60)
    words = await words_for(update, context)
    said = words(f"rate-{exceeded.per}", most=exceeded.most, minutes=minutes)
    if query := update.callback_query:
        await context.state.delivery.answer_press(query.id, said, alert=True)
    elif update.message:  # under a question that is changed, something stands already
        await context.reply.send(escape(said))


def may_ask(settings: BotSettings, update: Update) -> bool:
    """Tell whether an update comes from who may ask, there."""
    user, chat = update.effective_user, update.effective_chat
    if user and user.id in settings.admin_users:
        return True
    if settings.allowed_groups and chat and chat.type in GROUPS:
        return chat.id in settings.allowed_groups
    return settings.admits(user.id) if user else not settings.allowed_users
