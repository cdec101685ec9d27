"""What the bot does with a command or a question."""

from __future__ import annotations

import structlog
from telegram import Message, Update

from bot.rendering import escape, messages
from bot.telegram.delivery import Context, send, typing
from bot.telegram.state import State
from bot.texts import Texts, texts

log = structlog.get_logger()


async def start(update: Update, context: Context) -> None:
    """``/start``: what this is, in the reader's language."""
    if update.message:
        await send(context, update.message, escape(_words(update).start))


async def help_(update: Update, context: Context) -> None:
    """``/help``: how to ask and what to expect."""
    if update.message:
        await send(context, update.message, escape(_words(update).help))


async def ask(update: Update, context: Context) -> None:
    """``/ask QUESTION``, in private and in groups."""
    if update.message is None:
        return
    typed = (update.message.text or "").partition(" ")[2]
    if typed.strip():
        await _answer(update.message, typed, context)
    else:
        await send(context, update.message, escape(_words(update).ask_what))


async def question(update: Update, context: Context) -> None:
    """Any other text in a private chat is a question."""
    if update.message:
        await _answer(update.message, update.message.text or "", context)


async def _answer(message: Message, typed: str, context: Context) -> None:
    state = State.of(context.application)
    async with state.turn(message.chat_id), typing(context, message):
        answer = await state.desk.ask(typed)
        for html in messages(answer):
            await send(context, message, html)
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
