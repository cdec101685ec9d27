"""What the bot does with a command or a question."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import structlog
from telegram import Update

from bot.question import tidy, why_not
from bot.rendering import escape, messages
from bot.telegram.state import Context
from bot.texts import Texts, texts
from bot.vocabulary import Reason
from index.language import detect_question_language

log = structlog.get_logger()


async def start(update: Update, context: Context) -> None:
    """``/start``: what this is, in the reader's language."""
    if update.message:
        await context.reply.send(escape(_words(update).start))


async def help_(update: Update, context: Context) -> None:
    """``/help``: how to ask and what to expect."""
    if update.message:
        await context.reply.send(escape(_words(update).help))


async def ask(update: Update, context: Context) -> None:
    """``/ask QUESTION``, in private and in groups."""
    if update.message is None:
        return
    _, *typed = (update.message.text or "").split(maxsplit=1)
    if typed:
        await _answer(update, typed[0], context)
    else:
        await context.reply.send(escape(_words(update).ask_what))


async def question(update: Update, context: Context) -> None:
    """Any other text in a private chat is a question, and so is what stands under a picture."""
    if update.message:
        await _answer(update, update.message.text or update.message.caption or "", context)


async def only_text(update: Update, context: Context) -> None:
    """Voice, stickers, pictures without words, in a private chat: say what can be read."""
    # An album comes as a message for each picture; its words stand under one of them.
    if update.message and not update.message.media_group_id:
        await context.reply.send(escape(_words(update).only_text))


async def _answer(update: Update, typed: str, context: Context) -> None:
    reply, desk = context.reply, context.state.desk
    question = tidy(typed)
    async with reply.typing():
        asking = asyncio.create_task(desk.ask(typed, begun=reply.begin))
        try:
            if not why_not(question):
                words = texts(detect_question_language(question))
                await reply.placeholder(escape(words.searching))
            answer = await asking
        finally:
            asking.cancel()
        user = update.effective_user
        if answer.reason is Reason.EMPTY_QUESTION and user:  # no letters to tell a language by
            answer = replace(answer, language=user.language_code or answer.language)
        for html in messages(answer):
            await reply.send(html)
    # What was asked stays private; that something was, and how it went, is for the operator.
    log.info(
        "answered" if answer.answered else "refused",
        reason=answer.reason,
        quotes=len(answer.quotes),
        language=answer.language,
        seconds=round(answer.seconds, 3),
        edition=answer.edition,
    )


def _words(update: Update) -> Texts:
    user = update.effective_user
    return texts(user.language_code if user else None)
