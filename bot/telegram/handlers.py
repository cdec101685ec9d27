"""What the bot does with a greeting, a question, and what is no text."""

from __future__ import annotations

from telegram import Update

from bot.telegram.addressed import question_above, question_of, words_of
from bot.telegram.questions import answer_question, say
from bot.telegram.speech import words_for
from bot.telegram.state import Context


async def start(update: Update, context: Context) -> None:
    """``/start``: what this is, in the reader's language."""
    await say(context, (await words_for(update, context)).start)


async def help_(update: Update, context: Context) -> None:
    """``/help``: how to ask and what to expect."""
    await say(context, (await words_for(update, context)).help)


async def ask(update: Update, context: Context) -> None:
    """``/ask QUESTION``, or ``/ask`` under somebody's message, in private and in groups."""
    message = update.effective_message
    if message is None:
        return
    _, *typed = words_of(message).split(maxsplit=1)
    await _answer(update, context, typed[0] if typed else question_above(message))


async def question(update: Update, context: Context) -> None:
    """Any other text in a private chat is a question, and so is what stands under a picture."""
    if update.effective_message:
        await answer_question(update, context, words_of(update.effective_message))


async def group_question(update: Update, context: Context) -> None:
    """A message in a group that mentions the bot or replies to it."""
    if update.effective_message:
        await _answer(update, context, question_of(update.effective_message))


async def only_text(update: Update, context: Context) -> None:
    """Voice, stickers, pictures without words, in a private chat: say what can be read."""
    # An album comes as a message for each picture; its words stand under one of them.
    if update.message and not update.message.media_group_id:
        await say(context, (await words_for(update, context)).only_text)


async def _answer(update: Update, context: Context, typed: str) -> None:
    if typed.strip():
        await answer_question(update, context, typed)
        return
    if update.edited_message:  # an answer whose question was taken away
        await context.reply.take_over(update.edited_message.message_id)
    await say(context, (await words_for(update, context)).ask_what)
