"""Buttons under quotes: in context and back, more of them, other accounts."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.buttons import Action
from bot.further import more_of, others_of, restored
from bot.records.shown import Place, ShownAnswer
from bot.rendering import escape
from bot.rendering.context import in_context
from bot.rendering.keyboards import under_context
from bot.rendering.screens import screen_keyboard, screen_messages
from bot.screens import Screen
from bot.sitting import Sitting
from bot.telegram.keyboard import Kept, markup
from bot.telegram.press import Press
from bot.telegram.questions import show
from bot.telegram.state import Context
from bot.telegram.waiting import looked_up
from bot.texts import texts
from bot.vocabulary import Answer, Quote, Reason

Further = Callable[[Sitting, ShownAnswer], Answer]
_FURTHER: dict[Action, tuple[Further, Screen, str]] = {
    Action.MORE: (more_of, Screen.MORE, "coverage-changed"),
    Action.OTHERS: (others_of, Screen.OTHERS, "other-accounts-none"),
}


async def context_pressed(press: Press, context: Context) -> None:
    """Show a quote in its place, in the message where it was quoted."""
    shown = await press.shown_answer(context)
    if shown is None:
        return
    number = press.payload.number or 0
    quotes = await _standing(press, context, shown.quotes)
    if quotes is None:
        return
    quote = quotes[number] if number < len(quotes) else None
    if quote is None:
        await press.note(context, press.words("coverage-changed"))
        return
    words = texts(shown.language)
    # The way back has to know what was marked and used there.
    kept = Kept.of(press.shown).packed(number)
    keyboard = markup(under_context(shown.id, quote, words, kept))
    html = in_context(quote, words)
    await context.state.delivery.edit(press.chat, press.message, html, keyboard)
    await press.note(context)


async def back_pressed(press: Press, context: Context) -> None:
    """Show again what stood there before the context; of what is gone meanwhile, say so."""
    shown = await press.shown_answer(context)
    if shown is None:
        return
    found = await _standing(press, context, (*shown.quotes, *shown.more))
    if found is None:
        return
    quotes = found[: len(shown.quotes)]
    left = [quote for quote in quotes if quote]
    more = [quote for quote in found[len(quotes) :] if quote]
    changed = len(left) < len(quotes)
    if not left:
        html = escape(texts(shown.language)("coverage-changed"))
        await context.state.delivery.edit(press.chat, press.message, html)
        await press.note(context)
        return
    answer = _again(shown, left, more)
    if changed:  # so that the numbers on the buttons are those of the quotes
        shown = await context.state.people.run(
            lambda people: people.shown.remember(
                answer,
                shown.user,
                shown.chat,
                time.time(),
                screen=shown.screen,
                understood=shown.understood,
            )
        )
    html = screen_messages(shown.screen, answer, shown.understood)[-1]
    keyboard = screen_keyboard(
        shown.screen,
        answer,
        shown.id,
        private=press.private,
        watch=await _watch_of(shown, context),
    )
    kept = Kept.unpacked(press.payload.number or 0).put_on(markup(keyboard))
    await context.state.delivery.edit(press.chat, press.message, html, kept)
    await press.note(context, press.words("coverage-changed") if changed else None)


async def further_pressed(press: Press, context: Context) -> None:
    """Send what else answers the question, or what others say; or say that there is nothing."""
    shown = await press.shown_answer(context)
    if shown is None:
        return
    find, screen, none = _FURTHER[press.payload.action]
    work = context.state.desk.seated(
        lambda at_work: find(at_work, shown), begun=context.reply.begin
    )
    found = await looked_up(context, press.words, work, quick=True)
    if isinstance(found, Reason):
        await press.note(context, press.words.refusal(found))
        return
    if found.answered:
        answer = replace(found, language=shown.language)
        await show(context, answer, screen, press.user.id, press.private)
    await press.drop_button(context)
    await press.note(context, None if found.answered else press.words(none))


async def _watch_of(shown: ShownAnswer, context: Context) -> str | None:
    """Return the id of the watch that news is about, if it has not been stopped."""
    if shown.screen is not Screen.NEWS:
        return None
    watches = await context.state.people.run(lambda people: people.watches.of(shown.user))
    return next((watch.id for watch in watches if watch.topic == shown.question), None)


async def _standing(
    press: Press, context: Context, places: Sequence[Place]
) -> list[Quote | None] | None:
    """Return the quotes as they stand in the coverage now; None, and say why, when it is closed."""
    work = context.state.desk.seated(lambda at_work: restored(at_work, places))
    found = await looked_up(context, press.words, work, quick=True)
    if isinstance(found, Reason):
        await press.note(context, press.words.refusal(found))
        return None
    return found


def _again(shown: ShownAnswer, quotes: Sequence[Quote], more: Sequence[Quote]) -> Answer:
    if shown.reason is None:
        return Answer(
            shown.question,
            shown.language,
            quotes=tuple(quotes),
            more=tuple(more),
            edition=shown.edition,
        )
    return Answer(
        shown.question,
        shown.language,
        reason=shown.reason,
        related=tuple(quotes),
        edition=shown.edition,
    )
