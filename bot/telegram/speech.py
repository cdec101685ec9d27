"""In which language the bot speaks to somebody."""

from __future__ import annotations

import contextlib

from telegram import Update, User

from bot.errors import StorageError
from bot.people import People
from bot.telegram.state import Context
from bot.texts import Texts, texts


async def chosen_language(user: User | None, context: Context) -> str | None:
    """Return the language that somebody has set with ``/language``; None: none."""
    if user is None:
        return None
    preference = await context.state.people.run(lambda people: people.preferences.get(user.id))
    return preference.language


async def words_even_so(user: User | None, people: People) -> Texts:
    """Return the words for who is told of a failure, be it that of the records themselves."""
    language = user.language_code if user else None
    if user:
        with contextlib.suppress(StorageError):
            set_ = await people.run(lambda stored: stored.preferences.get(user.id).language)
            language = set_ or language
    return texts(language)


async def words_for(update: Update, context: Context) -> Texts:
    """Return the words for whom an update comes from: as set, else as in Telegram."""
    user = update.effective_user
    chosen = await chosen_language(user, context)
    return texts(chosen or (user.language_code if user else None))
