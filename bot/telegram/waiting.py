"""What a reader sees while something is being looked up: never nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from bot.rendering import escape
from bot.telegram.state import Context
from bot.texts import Texts

# An answer takes a fraction of a second; who waits longer than this for one waits for others'.
LONG_SECONDS = 10.0
# What is looked up at once needs no words before it.
SHORT_SECONDS = 2.0
T = TypeVar("T")


async def looked_up(
    context: Context, words: Texts, work: Coroutine[Any, Any, T], *, quick: bool = False
) -> T:
    """Wait for some work, and tell the reader what is going on meanwhile.

    Args:
        context: Whose reply says it.
        words: In whose language.
        work: What is waited for.
        quick: Whether to say nothing for two seconds; it will most likely be there by then.
    """
    reply = context.reply
    async with reply.typing():
        task = asyncio.create_task(work)
        try:
            if quick and await _done(task, SHORT_SECONDS):
                return task.result()
            ready = context.state.desk.ready
            await reply.placeholder(escape(words.searching if ready else words("model-loading")))
            if not await _done(task, LONG_SECONDS):
                await reply.placeholder(escape(words("takes-longer")))
            return await task
        finally:
            task.cancel()


async def _done(task: asyncio.Task[Any], seconds: float) -> bool:
    done, _ = await asyncio.wait({task}, timeout=seconds)
    return bool(done)
