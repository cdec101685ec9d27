"""What concerns one person: starting afresh, language, what is stored, forgetting it."""

from __future__ import annotations

import time

from telegram import Update

from bot.records.user_data import KEEP_SHOWN_DAYS
from bot.rendering import escape
from bot.rendering.keyboards import under_languages
from bot.telegram.inbox import KEEP_DAYS
from bot.telegram.keyboard import markup
from bot.telegram.questions import say
from bot.telegram.speech import chosen_language, words_for
from bot.telegram.state import Context


async def new(update: Update, context: Context) -> None:
    """``/new``: what was spoken of in this chat is no longer gone on from."""
    message, user = update.message, update.effective_user
    if message is None or user is None:
        return
    chat = message.chat.id
    await context.state.people.run(lambda people: people.conversations.clear(chat, user.id))
    await say(context, (await words_for(update, context))("new-started"))


async def language(update: Update, context: Context) -> None:
    """``/language``: choose the language of the bot's own words."""
    chosen = await chosen_language(update.effective_user, context)
    words = await words_for(update, context)
    keyboard = markup(under_languages(words, chosen))
    await context.reply.send(escape(words("language-choose")), keyboard)


async def privacy(update: Update, context: Context) -> None:
    """``/privacy``: what is stored, and for how long."""
    words = await words_for(update, context)
    logged = "yes" if context.state.settings.log_questions else "no"
    await say(context, words("privacy", inbox=KEEP_DAYS, answers=KEEP_SHOWN_DAYS, logged=logged))


async def forget(update: Update, context: Context) -> None:
    """``/forget``: delete at once all that is stored about whoever says so."""
    user = update.effective_user
    if user is None:
        return
    words = await words_for(update, context)  # before the language that was set is forgotten
    now = time.time()
    await context.state.people.run(lambda people: people.forget(user.id, now))
    await context.state.inbox.forget(user.id)
    await say(context, words("forgotten"))
