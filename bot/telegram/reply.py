"""The reply to one update: its messages, each sent once whatever happens in between.

Telegram has no way to send a message twice as one. What it has is editing, which can be
repeated. So each message is journalled as *about to be sent*, then sent, then its id is
journalled; from then on the same message is edited. When the process dies or an answer is lost
in between, nobody knows whether the message stands in the chat. Then it is looked for: ids are
given out in order, so it can only have one of the few that nothing else is known to have, and
editing one of those to say what the message says works only if it is that message ("not
modified" says so, too). Only when it is not found it is sent again.

That never harms: a bot can edit nobody's messages but its own, those in this chat have ids that
are known, and in one chat one message at a time is under way. It can fail when the bot does not
see what else got ids at that moment, and when Telegram carries out a call seconds after its
connection broke: then the message comes twice.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from contextvars import ContextVar
from typing import Literal

import structlog
from telegram import InlineKeyboardMarkup
from telegram.error import ChatMigrated, TelegramError

from bot.telegram.delivery import Delivery, Place, growing_pauses
from bot.telegram.inbox import Entry, Inbox, Part
from bot.telegram.requests import LostError, UnavailableError

# Ids to look at for a message that may have been sent: of a dozen that were lost at once, all
# were found. A server that says it failed has most likely not sent it.
MOST_LOOKED_AT = 12
MOST_AFTER_REFUSAL = 2
log = structlog.get_logger()
_current: ContextVar[Reply] = ContextVar("reply")


class Reply:
    """What is said in answer to one update, message by message.

    A handler may be run again for the same update after a crash: the messages that it sends then
    are the ones that it sent before, edited to what they say now.
    """

    def __init__(
        self, entry: Entry, place: Place | None, inbox: Inbox, delivery: Delivery, known: list[Part]
    ) -> None:
        self.entry = entry
        self._place = place
        self._inbox = inbox
        self._delivery = delivery
        self._parts = {part.part: part for part in known}
        self._next = 0  # the part that is sent next
        # What stands in the place of the next message, until that comes.
        self._waiting: Literal["", "ours", "earlier"] = ""
        self._begun = asyncio.Event()
        self._at_work = False  # should the process die now, the question may be why
        self.failure: Exception | None = None  # what whoever runs the handlers must hear of
        self.moved_to: int | None = None  # the supergroup that its chat has become meanwhile
        self.problem: str | None = None  # why even an apology could not be delivered

    @classmethod
    def current(cls) -> Reply:
        """Return the reply to the update that is being handled."""
        return _current.get()

    def make_current(self) -> None:
        """Have handlers in this task find it."""
        _current.set(self)

    @property
    def place(self) -> Place:
        """Where the messages go.

        Raises:
            LookupError: The update came from no chat, as inline queries do.
        """
        if self._place is None:
            raise LookupError(f"a {self.entry.kind} has no chat to reply in")
        return self._place

    async def placeholder(self, html: str) -> None:
        """Show something until the answer comes; the next message takes its place.

        Another one takes the place of the first. What stands there from before a crash, or
        answers the question before it was edited, stays as it is.
        """
        if self._next:
            return
        known = self._parts.get(0)
        if not known or known.message is None or self._waiting == "ours":
            await self._put(0, html, None)
            self._waiting = "ours"
        else:
            self._waiting = self._waiting or "earlier"

    async def send(self, html: str, keyboard: InlineKeyboardMarkup | None = None) -> int:
        """Say the next thing, in a message of its own; return the message's id."""
        await self._survived()
        message = await self._put(self._next, html, keyboard)
        self._next += 1
        self._waiting = ""
        return message

    async def send_photo(
        self, png: bytes, html: str, keyboard: InlineKeyboardMarkup | None = None
    ) -> int:
        """Send a picture with a caption; return its id.

        A picture whose sending had no answer could not be looked for. So a message of words, or
        the placeholder, becomes one: that is an edit, which can be repeated.
        """
        await self._survived()
        part = self._next
        message = await self._pictured(part, png, html, keyboard)
        if message is None:  # it is gone, or cannot be edited any more
            message = await self._pictured(part, png, html, keyboard)
        if message is None:
            log.warning("a picture was not taken; its caption stands there")
            message = await self._put(part, html, keyboard)
        self._next += 1
        self._waiting = ""
        return message

    async def _pictured(
        self, part: int, png: bytes, html: str, keyboard: InlineKeyboardMarkup | None
    ) -> int | None:
        while True:
            known = self._parts.get(part)
            message = known.message if known else None
            if message is None:
                message = await self._put(part, html, None)
            try:
                if await self._delivery.edit_to_photo(
                    self._parts[part].chat, message, png, html, keyboard
                ):
                    return message
            except ChatMigrated as moved:
                self._move(part, moved)
            else:
                await self._remove(self._parts[part])
                return None

    async def take_over(self, message: int) -> bool:
        """Edit the reply to an earlier message of the chat instead of sending a new one.

        Returns:
            Whether there was one.
        """
        parts = await self._inbox.adopt(self.entry, self.place.chat, message)
        self._parts = {part.part: part for part in parts}
        return bool(parts)

    async def begin(self) -> None:
        """Note that the question is being worked on now; if the process dies, this was the last."""
        await self._inbox.begin(self.entry)
        self._at_work = True
        self._begun.set()

    def typing(self) -> AbstractAsyncContextManager[None]:
        """Show that an answer is being written while the block runs."""
        return self._delivery.typing(self.place, self._begun)

    async def look_for_lost(self, html: str) -> None:
        """Look for what a process that died was sending; have what is found say this meanwhile."""
        for part in list(self._parts.values()):
            if part.message is None:
                await self._found(part.part, html, None)

    async def finish(self) -> None:
        """Take away what an earlier try, or a placeholder, left behind what was said now."""
        for number in sorted(self._parts):
            if number >= self._next:
                await self._remove(self._parts[number])

    async def _survived(self) -> None:
        if self._at_work:  # there is something to say: the question has killed nobody
            await self._inbox.survived(self.entry)
            self._at_work = False

    async def _remove(self, part: Part) -> None:
        if part.message is not None:
            await self._delivery.delete(part.chat, part.message)
        await self._forget(part.part)

    async def _put(self, part: int, html: str, keyboard: InlineKeyboardMarkup | None) -> int:
        while True:
            try:
                # Of two messages that were lost in one chat nobody could tell which is which.
                async with self._delivery.alone_in(self.place.chat):
                    return await self._edited_or_sent(part, html, keyboard)
            except ChatMigrated as moved:
                self._move(part, moved)

    def _move(self, part: int, moved: ChatMigrated) -> None:
        log.info("the chat has become a supergroup", chat=self.place.chat, now=moved.new_chat_id)
        # Ids of the old chat mean nothing in the new one.
        self._place = Place(moved.new_chat_id)
        self.moved_to = moved.new_chat_id
        self._parts.pop(part, None)

    async def _edited_or_sent(
        self, part: int, html: str, keyboard: InlineKeyboardMarkup | None
    ) -> int:
        known = self._parts.get(part)
        if known and known.message is None:
            # It may have been found since this reply was begun; see bot.telegram.lost.
            now = {each.part: each for each in await self._inbox.parts(self.entry)}
            known = self._parts[part] = now.get(part, known)
        if known:
            message = known.message
            if message is not None and await self._delivery.edit(
                known.chat, message, html, keyboard
            ):
                return message
            if message is None and (found := await self._found(part, html, keyboard)):
                return found
            if message is not None:  # a picture cannot say something else
                await self._delivery.delete(known.chat, message)
        return await self._sent(part, html, keyboard)

    async def _sent(self, part: int, html: str, keyboard: InlineKeyboardMarkup | None) -> int:
        """Send a message until it is known to stand there."""
        patience = self._delivery.patience()
        for pause in growing_pauses():
            place = self.place
            await self._intend(part, place)
            try:
                message = await self._delivery.send(place, html, keyboard)
            except LostError as error:
                refused = isinstance(error, UnavailableError)
                most = MOST_AFTER_REFUSAL if refused else MOST_LOOKED_AT
                if found := await self._found(part, html, keyboard, most):
                    return found
                if refused and patience.is_over():
                    raise
                log.warning("a message was not sent; trying again", reason=str(error))
                await asyncio.sleep(pause)
            except TelegramError:
                await self._forget(part)
                raise
            else:
                await self._note(part, message)
                return message
        raise AssertionError("the pauses never end")

    async def _found(
        self,
        part: int,
        html: str,
        keyboard: InlineKeyboardMarkup | None,
        most: int = MOST_LOOKED_AT,
    ) -> int | None:
        """Look for a message that may have been sent; have it say this, and return its id."""
        async for message in self._lost_ids(part, most, time.time()):
            if await self._delivery.edit(self._parts[part].chat, message, html, keyboard):
                await self._note(part, message)
                log.info("a message whose sending had no answer was found")
                return message
        return None

    async def _lost_ids(self, part: int, most: int, lost: float) -> AsyncIterator[int]:
        """Yield ids to look at, knowing each time what has become known meanwhile."""
        tried: set[int] = set()
        while len(tried) < most:
            ids = await self._inbox.lost_ids(self.entry, part, lost)
            left = [message for message in ids if message not in tried]
            if not left:
                return
            tried.add(left[0])
            yield left[0]

    async def _intend(self, part: int, place: Place) -> None:
        await self._inbox.sending(self.entry, part, place.chat)
        self._parts[part] = Part(part, place.chat)

    async def _forget(self, part: int) -> None:
        await self._inbox.removed(self.entry, part)
        self._parts.pop(part, None)

    async def _note(self, part: int, message: int) -> None:
        await self._inbox.sent(self.entry, part, self.place.chat, message)
        self._parts[part] = Part(part, self.place.chat, message)
