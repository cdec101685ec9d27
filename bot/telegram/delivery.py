"""Sending to Telegram: as replies, in HTML, and again where that is safe."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import structlog
from telegram import LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import CallbackContext

# "typing" lasts five seconds: https://core.telegram.org/bots/api#sendchataction
TYPING_SECONDS = 4.0
# A server or a connection that fails at once: three more tries, waiting 1, 2 and 4 seconds.
TRIES = 4
FIRST_PAUSE = 1.0
FLOOD_TRIES = 10
log = structlog.get_logger()
Context = CallbackContext[Any, Any, Any, Any]


async def send(context: Context, question: Message, html: str) -> Message:
    """Reply to a message with HTML that :mod:`bot.rendering` made, or with our own plain words."""
    return await _again(
        lambda: context.bot.send_message(
            question.chat_id,
            html,
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            message_thread_id=question.message_thread_id if question.is_topic_message else None,
            # A question that was deleted meanwhile still gets its answer.
            reply_parameters=ReplyParameters(question.message_id, allow_sending_without_reply=True),
        )
    )


async def _again(call: Callable[[], Awaitable[Message]]) -> Message:
    """Call, and call again when Telegram says to wait or could not take the call at all.

    A call that timed out is not repeated: it may have been carried out, and an answer that
    comes twice is worse than a sentence that says to ask again.
    """
    failures = floods = 0
    while True:
        try:
            return await call()
        except RetryAfter as error:
            floods += 1
            if floods == FLOOD_TRIES:
                raise
            await asyncio.sleep(_seconds(error) + 0.1)
        except (BadRequest, TimedOut):  # both are NetworkErrors
            raise
        except NetworkError:
            failures += 1
            if failures == TRIES:
                raise
            await asyncio.sleep(FIRST_PAUSE * 2 ** (failures - 1))


def _seconds(error: RetryAfter) -> float:
    wait: int | timedelta = error._retry_after  # noqa: SLF001 - the public name warns about its type
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


@asynccontextmanager
async def typing(context: Context, question: Message) -> AsyncIterator[None]:
    """Show that an answer is being written while the block runs."""

    async def keep_on() -> None:
        while True:
            # Showing it is a courtesy: an answer must not fail for it.
            with contextlib.suppress(TelegramError):
                await context.bot.send_chat_action(
                    question.chat_id,
                    ChatAction.TYPING,
                    message_thread_id=(
                        question.message_thread_id if question.is_topic_message else None
                    ),
                )
            await asyncio.sleep(TYPING_SECONDS)

    task = asyncio.create_task(keep_on(), name="typing")
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
