"""Which button does what."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import Update

from bot.buttons import Action
from bot.rendering import escape
from bot.rendering.keyboards import AUTOMATIC, under_languages
from bot.telegram.keyboard import markup, vote_in, with_vote
from bot.telegram.press import Press
from bot.telegram.quote_buttons import back_pressed, context_pressed, further_pressed
from bot.telegram.speech import words_for
from bot.telegram.state import Context
from bot.telegram.watches import stop_all_pressed, stop_pressed, tell_me_pressed
from bot.texts import LOCALES, texts


async def pressed(update: Update, context: Context) -> None:
    """Any button under a message of the bot's."""
    query = update.callback_query
    if query is None:
        return
    words = await words_for(update, context)
    press = Press.of(query, words)
    if press is None:
        await context.state.delivery.answer_press(query.id, words("answer-gone"), alert=True)
        return
    await _PRESSED[press.payload.action](press, context)


async def vote_pressed(press: Press, context: Context) -> None:
    """👍 or 👎; in private the vote is marked, and pressing it again takes it back."""
    shown = await press.shown_answer(context)
    if shown is None:
        return
    action = press.payload.action
    back = press.private and vote_in(press.shown) is action
    good = None if back else action is Action.UP
    user, now = press.user.id, time.time()
    await context.state.people.run(lambda people: people.feedback.vote(shown, user, good, now))
    if press.private and press.shown:  # in a group it is nobody else's business
        marked = with_vote(press.shown, None if back else action)
        await context.state.delivery.edit_keyboard(press.chat, press.message, marked)
    if back:
        await press.note(context)
    else:
        await press.toast(context, press.words("feedback-thanks"))


async def language_pressed(press: Press, context: Context) -> None:
    """The language of the bot's own words, for whom pressed the button."""
    about, user = press.payload.about, press.user
    if about != AUTOMATIC and about not in LOCALES:
        await press.note(context, press.words("answer-gone"))
        return
    language = None if about == AUTOMATIC else about
    await context.state.people.run(
        lambda people: people.preferences.set(
            user.id, replace(people.preferences.get(user.id), language=language)
        )
    )
    words = texts(language or user.language_code)
    said = words("language-set") if language else words("language-set-automatic")
    if press.private:
        keyboard = markup(under_languages(words, language))
        await context.state.delivery.edit(press.chat, press.message, escape(said), keyboard)
        await press.note(context)
    else:
        await press.note(context, said)


_PRESSED: dict[Action, Callable[[Press, Context], Awaitable[None]]] = {
    Action.CONTEXT: context_pressed,
    Action.BACK: back_pressed,
    Action.MORE: further_pressed,
    Action.OTHERS: further_pressed,
    Action.UP: vote_pressed,
    Action.DOWN: vote_pressed,
    Action.TELL_ME: tell_me_pressed,
    Action.STOP: stop_pressed,
    Action.STOP_ALL: stop_all_pressed,
    Action.LANGUAGE: language_pressed,
}
