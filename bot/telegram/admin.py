"""What ADMIN_USERS may do from Telegram: see how things stand, and rebuild the index."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import Application, CommandHandler, filters

from bot.rendering import escape
from bot.settings import BotSettings
from bot.telegram.state import Context
from bot.texts import texts


def add_admin_commands(
    application: Application[Any, Any, Any, Any, Any, Any], settings: BotSettings
) -> None:
    """Have admins' commands answered; to everybody else they are commands that do not exist."""
    if not settings.admin_users:
        return
    admins = filters.User(user_id=list(settings.admin_users)) & filters.UpdateType.MESSAGE
    application.add_handler(CommandHandler("status", status, admins))
    application.add_handler(CommandHandler("reindex", reindex, admins))


async def status(update: Update, context: Context) -> None:
    """``/status``: what a person would look for in the figures."""
    state, user = context.state, update.effective_user
    words = texts(user.language_code if user else None)
    waiting = await state.inbox.waiting()
    problems = state.health.not_ready()
    if state.health.desk.refused:
        problems.append(f"edition {state.health.desk.refused} cannot be opened")
    lines = [
        words("status-ready") if not problems else words("status-trouble"),
        *problems,
        words("status-edition", edition=state.desk.edition or "–"),
        words("status-waiting", open=waiting.open - 1, aside=waiting.aside),  # not this one
        words("status-lag", milliseconds=round(state.health.lag.worst * 1000)),
    ]
    await context.reply.send(escape("\n".join(lines)))


async def reindex(update: Update, context: Context) -> None:
    """``/reindex``: rebuild in a process of its own; its report comes as a message."""
    user, place = update.effective_user, context.reply.place
    language = user.language_code if user else None
    begun = context.state.reindexing.begin(place.chat, language, context.reply.entry.number)
    words = texts(language)
    await context.reply.send(escape(words("reindex-begun" if begun else "reindex-running")))
