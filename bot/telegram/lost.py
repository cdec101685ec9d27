"""What a process that died was sending is looked for before anything else is sent there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable

import structlog
from telegram.error import TelegramError

from bot.errors import StorageError
from bot.telegram.delivery import Delivery, Place
from bot.telegram.inbox import Entry, Inbox, Part
from bot.telegram.reply import Reply

log = structlog.get_logger()


class LostMessages:
    """Looks for messages that were about to be sent when the process before this one ended.

    Nothing else is sent to their chats until it has looked: of two lost messages in one chat
    nobody could tell which is which, and one person's answer would be written into the reply to
    another question.
    """

    def __init__(self, inbox: Inbox, delivery: Delivery) -> None:
        """Nothing is looked for yet."""
        self._inbox = inbox
        self._delivery = delivery
        self._looking: list[asyncio.Task[None]] = []

    async def look(self, entries: Iterable[Entry], meanwhile: Callable[[Entry], str]) -> None:
        """Begin to look; when this returns, the chats are kept from being written to.

        Args:
            entries: What the process before this one left open.
            meanwhile: What a message that is found says until its reply is ready.
        """
        chats: dict[int, list[tuple[Entry, Part]]] = {}
        for entry in entries:
            for part in await self._inbox.parts(entry):
                if part.message is None:
                    chats.setdefault(part.chat, []).append((entry, part))
        held = asyncio.Barrier(len(chats) + 1)

        async def look_in(chat: int) -> None:
            async with self._delivery.alone_in(chat):
                await held.wait()
                for entry, part in chats[chat]:
                    reply = Reply(entry, Place(chat), self._inbox, self._delivery, [part])
                    try:
                        await reply.look_for_lost(meanwhile(entry))
                    except (TelegramError, StorageError) as error:
                        # The reply looks again when its turn comes.
                        log.warning("a lost message was not looked for", reason=str(error))

        self._looking = [asyncio.create_task(look_in(chat), name=f"lost {chat}") for chat in chats]
        await held.wait()

    async def stop(self) -> None:
        """Look no more; the next process does."""
        for task in self._looking:
            task.cancel()
        await asyncio.gather(*self._looking, return_exceptions=True)
