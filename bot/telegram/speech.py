"""In which language the bot speaks to somebody."""

from __future__ import annotations

from telegram import Update, User

from bot.telegram.state import Context
from bot.texts import Texts, texts


async def chosen_language(user: User | None, context: Context) -> str | None:
    """Return the language that somebody has set with ``/language``; None: none."""
    if user is None:
        return None
    preference = await context.state.people.run(lambda people: people.preferences.get(user.id))
    return preference.language


async def words_for(update: Update, context: Context) -> Texts:
    """Return the words for whom an update comes from: as set, else as in Telegram."""
    user = update.effective_user
    chosen = await chosen_language(user, context)
    return texts(chosen or (user.language_code if user else None))
