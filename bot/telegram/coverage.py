"""What is in the coverage: ``/sources``, ``/latest`` and ``/timeline TOPIC``."""

from __future__ import annotations

from collections.abc import Callable

from telegram import Update
from telegram.constants import ChatType

from bot.coverage import latest_of, timeline_of
from bot.question import tidy, why_not
from bot.rendering.coverage import latest, sources
from bot.rendering.timeline import caption, no_timeline
from bot.screens import Screen
from bot.sitting import Sitting
from bot.telegram.questions import say, show
from bot.telegram.speech import words_for
from bot.telegram.state import Context
from bot.telegram.waiting import looked_up
from bot.texts import Texts
from bot.timeline import Timeline
from bot.timeline_picture import picture
from bot.vocabulary import Answer, Reason
from index.overview import overview


async def sources_(update: Update, context: Context) -> None:
    """``/sources``: outlets with their number of articles and days, and the last rebuild."""
    words = await words_for(update, context)
    await _tell(context, words, lambda at_work: sources(overview(at_work.edition), words))


async def latest_(update: Update, context: Context) -> None:
    """``/latest``: the newest articles with their first sentence."""
    words = await words_for(update, context)
    await _tell(context, words, lambda at_work: latest(latest_of(at_work), words))


async def timeline_(update: Update, context: Context) -> None:
    """``/timeline TOPIC``: a picture, and the quotes that are numbered in it."""
    message = update.message
    if message is None:
        return
    words = await words_for(update, context)
    _, *given = (message.text or "").split(maxsplit=1)
    topic = tidy(given[0]) if given else ""
    if reason := why_not(topic):
        empty = reason is Reason.EMPTY_QUESTION
        await say(context, words("timeline-what") if empty else words.refusal(reason))
        return

    def draw(at_work: Sitting) -> tuple[Timeline, bytes | None, str]:
        found = timeline_of(at_work, topic)
        return found, picture(found, words) if found.bars else None, at_work.edition.id

    work = context.state.desk.seated(draw, begun=context.reply.begin)
    drawn = await looked_up(context, words, work, quick=True)
    if isinstance(drawn, Reason):
        await say(context, words.refusal(drawn))
        return
    found, png, edition = drawn
    if png is None:
        await context.reply.send(no_timeline(found, words))
        return
    await context.reply.send_photo(png, caption(found, words))
    if found.quotes:
        answer = Answer(topic, words.language, quotes=found.quotes, edition=edition)
        user = update.effective_user.id if update.effective_user else message.chat.id
        private = message.chat.type == ChatType.PRIVATE
        await show(context, answer, Screen.TIMELINE, user, private)


async def _tell(context: Context, words: Texts, work: Callable[[Sitting], list[str]]) -> None:
    running = context.state.desk.seated(work, begun=context.reply.begin)
    told = await looked_up(context, words, running, quick=True)
    if isinstance(told, Reason):
        await say(context, words.refusal(told))
        return
    for html in told:
        await context.reply.send(html)
