"""Messages that answer nobody's question: journalled first, then sent like replies."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from telegram import InlineKeyboardMarkup

from bot.telegram.inbox import Entry, Inbox
from bot.telegram.reply import Reply


class Notices:
    """Sends messages of our own accord, each once."""

    def __init__(self, inbox: Inbox, take: Callable[[Iterable[Entry]], None]) -> None:
        """Nothing is sent yet.

        Args:
            inbox: Where notices are kept until they are delivered.
            take: Queues what is to be delivered.
        """
        self._inbox = inbox
        self._take = take

    async def send(
        self, key: str, chat: int, html: str, keyboard: InlineKeyboardMarkup | None = None
    ) -> bool:
        """Journal a message and have it delivered when the chat's turn comes.

        Args:
            key: The message's own name: a second one of that name is not sent.
            chat: A chat that somebody opened with the bot. Who has blocked it gets nothing.
            html: What :mod:`bot.rendering` made.
            keyboard: Buttons under it.

        Returns:
            Whether it is new. It will be delivered, whatever happens to the process.
        """
        buttons = keyboard.to_dict() if keyboard else None
        entry = await self._inbox.record_notice(key, chat, {"html": html, "keyboard": buttons})
        if entry:
            self._take([entry])
        return entry is not None


async def deliver(notice: Entry, reply: Reply) -> None:
    """Send a notice that was journalled."""
    said = json.loads(notice.body)
    keyboard = said["keyboard"]
    await reply.send(
        said["html"], InlineKeyboardMarkup.de_json(keyboard, None) if keyboard else None
    )
