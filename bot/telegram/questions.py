"""A question in Telegram becomes a call to the desk, and its answer a reply with buttons."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import structlog
from telegram import Update
from telegram.constants import ChatType

from bot.conversation import Turn
from bot.question import tidy, why_not
from bot.records.shown import ShownAnswer
from bot.records.user_data import UserData
from bot.rendering import escape
from bot.rendering.screens import screen_keyboard, screen_messages
from bot.screens import Screen
from bot.telegram.keyboard import markup
from bot.telegram.speech import chosen_language
from bot.telegram.state import Context
from bot.telegram.waiting import looked_up
from bot.texts import texts
from bot.vocabulary import Answer, Reason
from index.language import detect_question_language

log = structlog.get_logger()


async def answer_question(update: Update, context: Context, typed: str) -> None:
    """Answer what somebody typed, in the chat where it was typed.

    An edited question has its earlier answer edited.
    """
    message, user = update.effective_message, update.effective_user
    if message is None:
        return
    if update.edited_message:
        await context.reply.take_over(message.message_id)
    chosen = await chosen_language(user, context)
    chat, asker, now = message.chat.id, user.id if user else message.chat.id, time.time()
    number, received = message.message_id, context.reply.entry.received
    earlier = await context.state.people.run(
        lambda people: people.conversations.earlier(chat, asker, number, now)
    )
    found = answer = await _asked(context, typed, chosen, earlier)

    def remember(people: UserData) -> None:
        if not people.forgotten_since(asker, received):
            people.conversations.remember(chat, asker, number, found, now)

    await context.state.people.run(remember)
    if chosen:
        answer = replace(answer, language=chosen)
    elif answer.reason is Reason.EMPTY_QUESTION and user:  # no letters to tell a language by
        answer = replace(answer, language=texts(user.language_code).language)
    private = message.chat.type == ChatType.PRIVATE
    await show(context, answer, Screen.ANSWER, asker, private)
    _note(context, answer)


async def _asked(
    context: Context, typed: str, chosen: str | None, earlier: Sequence[Turn]
) -> Answer:
    desk, begin = context.state.desk, context.reply.begin
    question = tidy(typed)
    if why_not(question):
        return await desk.ask(typed, begun=begin)
    work = desk.ask(typed, earlier=earlier, begun=begin)
    words = texts(chosen or detect_question_language(question))
    return await looked_up(context, words, work)


async def show(context: Context, answer: Answer, screen: Screen, user: int, private: bool) -> None:
    """Send an answer as the reply at hand, with buttons that go on working.

    Args:
        context: Whose reply it is.
        answer: In whose language the rest is.
        screen: What kind of message shows it.
        user: Telegram id of who asked.
        private: Whether only that person reads it.
    """
    keyboard = None
    if answer.edition:
        chat, now, received = context.reply.place.chat, time.time(), context.reply.entry.received
        # What a button asks further is the question as it was understood.
        whole = replace(answer, question=answer.asked)
        understood = answer.shown_understood

        def remember(people: UserData) -> ShownAnswer | None:
            if people.forgotten_since(user, received):
                return None
            return people.shown.remember(
                whole, user, chat, now, screen=screen, understood=understood
            )

        shown = await context.state.people.run(remember)
        if shown:
            keyboard = markup(screen_keyboard(screen, answer, shown.id, private=private))
    *before, last = screen_messages(screen, answer)
    for html in before:
        await context.reply.send(html)
    await context.reply.send(last, keyboard)


async def say(context: Context, sentence: str) -> None:
    """Send a sentence of the bot's own as the reply at hand."""
    await context.reply.send(escape(sentence))


def _note(context: Context, answer: Answer) -> None:
    # What was asked stays private; that something was, and how it went, is for the operator.
    asked = {"question": answer.question} if context.state.settings.log_questions else {}
    log.info(
        "answered" if answer.answered else "refused",
        reason=answer.reason,
        quotes=len(answer.quotes),
        language=answer.language,
        seconds=round(answer.seconds, 3),
        edition=answer.edition,
        **asked,
    )
