"""What ADMIN_USERS may do from Telegram: see how things stand, and rebuild the index."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import Application, CommandHandler, filters

from bot.rendering import escape
from bot.settings import BotSettings
from bot.telegram.addressed import MEANT
from bot.telegram.speech import words_for
from bot.telegram.state import Context


def add_admin_commands(
    application: Application[Any, Any, Any, Any, Any, Any], settings: BotSettings
) -> None:
    """Have admins' commands answered; to everybody else they are commands that do not exist."""
    if not settings.admin_users:
        return
    admins = filters.User(user_id=list(settings.admin_users)) & filters.UpdateType.MESSAGE & MEANT
    application.add_handler(CommandHandler("status", status, admins))
    application.add_handler(CommandHandler("reindex", reindex, admins))


async def status(update: Update, context: Context) -> None:
    """``/status``: what a person would look for in the figures."""
    state, words = context.state, await words_for(update, context)
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
    words, entry = await words_for(update, context), context.reply.entry.number
    begun = context.state.reindexing.begin(context.reply.place.chat, words.language, entry)
    await context.reply.send(escape(words("reindex-begun" if begun else "reindex-running")))
