"""``/watch``: topics that somebody wants to be told about, and the buttons that stop it."""

from __future__ import annotations

import re
from dataclasses import replace

from telegram import InlineKeyboardMarkup, Update
from telegram.constants import ChatType

from bot.buttons import Button
from bot.question import tidy, why_not
from bot.quiet_hours import QuietHours, UnknownZoneError
from bot.records.shown import Place
from bot.records.user_data import UserData
from bot.records.watches import MOST_PER_USER, Watch
from bot.rendering import escape
from bot.rendering.keyboards import under_watches
from bot.rendering.sources import shortened
from bot.rendering.watched import LONGEST_TOPIC, quiet_hours, watched
from bot.telegram.keyboard import markup
from bot.telegram.press import Press
from bot.telegram.questions import say
from bot.telegram.speech import words_for
from bot.telegram.state import Context
from bot.telegram.waiting import looked_up
from bot.texts import Texts

_QUIET = re.compile(r"quiet(?:\s+(?P<off>off)|\s+(?P<hours>\d.*)|)", re.IGNORECASE)


async def watch(update: Update, context: Context) -> None:
    """``/watch``: the list; ``/watch TOPIC``; ``/watch quiet 22-7 Europe/Kyiv``."""
    message, user = update.message, update.effective_user
    if message is None or user is None:
        return
    words = await words_for(update, context)
    if message.chat.type != ChatType.PRIVATE:
        await _send_to_private(context, words)
        return
    _, *given = (message.text or "").split(maxsplit=1)
    topic = tidy(given[0]) if given else ""
    quiet = _QUIET.fullmatch(topic)
    if not topic:
        await _list(context, user.id, words)
    elif quiet:
        await say(context, await _set_quiet(context, user.id, quiet, words))
    elif reason := why_not(topic):
        await say(context, words.refusal(reason))
    else:
        await say(context, await _add(context, user.id, message.chat.id, topic, words))


async def tell_me_pressed(press: Press, context: Context) -> None:
    """Watch the question that had no answer."""
    shown = await press.shown_answer(context)
    if shown is None:
        return
    said = await _add(context, press.user.id, press.user.id, shown.question, press.words)
    await press.drop_button(context)
    await press.note(context, said)


async def stop_pressed(press: Press, context: Context) -> None:
    """Stop one watch: from the list, or under its news."""
    about, user = press.payload.about, press.user.id

    def stop(people: UserData) -> Watch | None:
        standing = people.watches.get(about)
        if standing is None or standing.user != user:
            return None
        people.watches.stop(about)
        return standing

    stopped = await context.state.people.run(stop)
    said = (
        press.words("watch-stopped", topic=shortened(stopped.topic, LONGEST_TOPIC))
        if stopped
        else press.words("watch-unknown")
    )
    if press.payload.number is None:
        await press.drop_button(context)
    else:
        await _show_list_again(press, context)
    await press.toast(context, said)


async def stop_all_pressed(press: Press, context: Context) -> None:
    """Stop all that somebody watches."""
    user = press.user.id
    await context.state.people.run(lambda people: people.watches.forget(user))
    await _show_list_again(press, context)
    await press.toast(context, press.words("watch-stopped-all"))


async def _add(context: Context, user: int, chat: int, topic: str, words: Texts) -> str:
    """Add a watch; what the coverage says by now is no news."""
    most = MOST_PER_USER

    def add(people: UserData) -> tuple[Watch | None, bool]:
        before = {each.id for each in people.watches.of(user)}
        added = people.watches.add(user, chat, topic, words.language)
        return added, added is not None and added.id not in before

    added, new = await context.state.people.run(add)
    if added is None:
        return words("watch-full", most=most)
    named = shortened(added.topic, LONGEST_TOPIC)
    if not new:
        return words("watch-exists", topic=named)
    work = context.state.desk.ask(topic, begun=context.reply.begin)
    known = await looked_up(context, words, work, quick=True)
    places = [Place.of(quote) for quote in known.quotes]
    await context.state.people.run(lambda people: people.watches.mark_told(added.id, places))
    return words("watch-added", topic=named)


async def _set_quiet(context: Context, user: int, given: re.Match[str], words: Texts) -> str:
    """Set the quiet hours, or say how they are set."""
    hours = None
    if given["hours"]:
        try:
            hours = QuietHours.typed(given["hours"])
        except UnknownZoneError as error:
            return words("quiet-zone-unknown", zone=shortened(str(error), LONGEST_TOPIC))
    if hours is None and not given["off"]:
        return words("quiet-how")
    await context.state.people.run(
        lambda people: people.preferences.set(
            user, replace(people.preferences.get(user), quiet=hours)
        )
    )
    return quiet_hours(hours, words)


async def _listed(
    context: Context, user: int, words: Texts
) -> tuple[str, InlineKeyboardMarkup | None]:
    standing, preference = await context.state.people.run(
        lambda people: (people.watches.of(user), people.preferences.get(user))
    )
    html = watched([each.topic for each in standing], preference.quiet, words)
    return html, markup(under_watches([(each.id, each.topic) for each in standing], words))


async def _list(context: Context, user: int, words: Texts) -> None:
    html, keyboard = await _listed(context, user, words)
    await context.reply.send(html, keyboard)


async def _show_list_again(press: Press, context: Context) -> None:
    html, keyboard = await _listed(context, press.user.id, press.words)
    await context.state.delivery.edit(press.chat, press.message, html, keyboard)


async def _send_to_private(context: Context, words: Texts) -> None:
    """What is told to one person is set up with that person alone."""
    button = Button(words("button-ask-bot"), address=f"https://t.me/{context.bot.username}")
    await context.reply.send(escape(words("watch-private")), markup(((button,),)))
