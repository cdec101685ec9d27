"""Calls that write to Telegram: at the pace it allows, and again where that is safe."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from weakref import WeakValueDictionary

import structlog
from telegram import (
    InlineKeyboardMarkup,
    InlineQueryResult,
    InputMediaPhoto,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.telegram.metrics import Metrics
from bot.telegram.pace import Pace
from bot.telegram.patience import Patience
from bot.telegram.requests import LostError, MayNotWriteError, UnavailableError, last_heard

T = TypeVar("T")
Bot = ExtBot[Any]

# "typing" lasts five seconds: https://core.telegram.org/bots/api#sendchataction
TYPING_SECONDS = 4.0
# Most answers are there before anybody could see it.
TYPING_AFTER = 1.0
# A network that is gone is waited for; these are the pauses between two tries, in seconds.
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 5.0
# Telegram's own words (td/telegram/MessagesManager.cpp, telegram-bot-api/Client.cpp).
_UNCHANGED = "message is not modified"
_NOT_OURS = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",
)
_GONE = ("message to delete not found", "message can't be deleted", "message_id_invalid")
_EXPECTED = (_UNCHANGED, *_NOT_OURS, *_GONE)  # when something is looked for or done again
# A bad request to Telegram; to us it is like being blocked: nobody there wants a word of the bot's.
_MAY_NOT_WRITE = (
    "rights to send",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_send_",
    "need administrator rights",
    "topic_closed",
    "topic_deleted",
    "message thread not found",
    "chat not found",
)
_TOO_LATE = ("query is too old", "query id is invalid")
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes.

    Attributes:
        thread: A topic of a forum.
        reply_to: The message that it answers; when that is gone it is sent all the same.
    """

    chat: int
    thread: int | None = None
    reply_to: int | None = None


class Delivery:
    """Writes to Telegram.

    Every method waits for the chat's turn, for a flood limit, and for a network that is gone.
    What Telegram refuses is raised as the library's error: ``BadRequest``, ``Forbidden``,
    ``ChatMigrated``; where the bot may not write, :class:`MayNotWriteError`. HTML is what
    :mod:`bot.rendering` made.
    """

    def __init__(self, bot: Bot, pace: Pace, metrics: Metrics) -> None:
        self._bot = bot
        self._pace = pace
        self._metrics = metrics
        self._sending: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def alone_in(self, chat: int) -> AsyncIterator[None]:
        """Let nobody else send a new message to the chat while the block runs."""
        lock = self._sending.get(chat)
        if lock is None:
            lock = self._sending[chat] = asyncio.Lock()
        async with lock:
            yield

    def patience(self) -> Patience:
        """Return what tells when to give up a call that is about to be made."""
        return Patience(lambda: last_heard(self._bot))

    async def send(
        self, place: Place, html: str, keyboard: InlineKeyboardMarkup | None = None
    ) -> int:
        """Send a message; return its id.

        Raises:
            LostError: It may have been sent or not. Nothing that may have been is sent again.
        """
        message = await self._again(
            place.chat,
            lambda: self._bot.send_message(
                place.chat,
                html,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_markup=keyboard,
                **_where(place),
            ),
            repeatable=False,
        )
        return message.message_id

    async def edit(
        self, chat: int, message: int, html: str, keyboard: InlineKeyboardMarkup | None = None
    ) -> bool:
        """Have a message say something else; tell whether it does.

        It does not when the bot has no such message there that can be edited.
        """
        return await self._edit(
            chat,
            lambda: self._bot.edit_message_text(
                html,
                chat,
                message,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_markup=keyboard,
            ),
        )

    async def edit_to_photo(
        self,
        chat: int,
        message: int,
        png: bytes,
        html: str,
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> bool:
        """Have a message, of words or a picture, be a picture with a caption.

        A picture that was sent could not be looked for; this can be repeated.

        Returns:
            Whether it is one; see :meth:`edit`.
        """
        return await self._edit(
            chat,
            lambda: self._bot.edit_message_media(
                InputMediaPhoto(png, html, parse_mode=ParseMode.HTML),
                chat,
                message,
                reply_markup=keyboard,
            ),
        )

    async def edit_keyboard(
        self, chat: int, message: int, keyboard: InlineKeyboardMarkup | None
    ) -> bool:
        """Have other buttons under a message, or none; tell whether it has them."""
        return await self._edit(
            chat,
            lambda: self._bot.edit_message_reply_markup(chat, message, reply_markup=keyboard),
        )

    async def delete(self, chat: int, message: int) -> None:
        """Take a message away; one that is gone already, or too old, is left."""
        try:
            await self._again(chat, lambda: self._bot.delete_message(chat, message))
        except BadRequest as error:
            if not _says(error, *_GONE):
                raise

    async def answer_press(
        self, query: str, text: str | None = None, *, alert: bool = False
    ) -> None:
        """Answer the press of a button, so that it stops spinning; too late is no error."""
        with _in_time():
            await self._again(
                None, lambda: self._bot.answer_callback_query(query, text, show_alert=alert)
            )

    async def answer_inline(
        self, query: str, results: Sequence[InlineQueryResult], **options: Any
    ) -> None:
        """Answer an inline query; too late is no error.

        Args:
            query: Its id.
            results: At most 50.
            **options: As ``Bot.answer_inline_query`` takes them.
        """
        with _in_time():
            await self._again(
                None, lambda: self._bot.answer_inline_query(query, results, **options)
            )

    @asynccontextmanager
    async def typing(self, place: Place, begun: asyncio.Event) -> AsyncIterator[None]:
        """Show that an answer is being written while the block runs, from its beginning on.

        What waits for its turn has a placeholder; that is enough.
        """

        async def keep_on() -> None:
            await begun.wait()
            await asyncio.sleep(TYPING_AFTER)
            while True:
                if self._pace.has_room_for(place.chat):
                    await self._show_typing(place)
                await asyncio.sleep(TYPING_SECONDS)

        task = asyncio.create_task(keep_on(), name="typing")
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _show_typing(self, place: Place) -> None:
        try:
            await self._bot.send_chat_action(
                place.chat, ChatAction.TYPING, message_thread_id=place.thread
            )
        except RetryAfter as error:
            self._hold(place.chat, error)
        except TelegramError as error:  # a courtesy: an answer must not fail for it
            log.debug("typing was not shown", reason=str(error))

    def _hold(self, chat: int, error: RetryAfter) -> None:
        self._pace.hold(chat, _seconds(error))

    async def _edit(self, chat: int, call: Callable[[], Awaitable[object]]) -> bool:
        try:
            await self._again(chat, call)
        except BadRequest as error:
            if _says(error, _UNCHANGED):
                return True
            if _says(error, *_NOT_OURS):
                return False
            raise
        return True

    async def _again(
        self,
        chat: int | None,
        call: Callable[[], Awaitable[T]],
        *,
        repeatable: bool = True,
    ) -> T:
        """Call until Telegram takes it or refuses it.

        Args:
            chat: The chat whose turn it needs; None for calls that are not counted.
            call: Makes one call.
            repeatable: Whether doing it twice is the same as doing it once.
        """
        pauses = growing_pauses()
        patience = self.patience()
        while True:
            try:
                return await self._once(chat, call)
            except RetryAfter as error:
                if chat:
                    self._hold(chat, error)
                else:
                    await asyncio.sleep(_seconds(error))
                continue
            except BadRequest:  # a NetworkError to the library
                raise
            except LostError as error:
                if not repeatable:
                    raise
                if isinstance(error, UnavailableError) and patience.is_over():
                    raise
                reason = str(error)
            except (NetworkError, InvalidToken) as error:
                # A token that was good at the start may have been revoked: the operator will see.
                reason = str(error)
            pause = next(pauses)
            log.warning("Telegram did not take a call; trying again", reason=reason, pause=pause)
            await asyncio.sleep(pause)

    async def _once(self, chat: int | None, call: Callable[[], Awaitable[T]]) -> T:
        with self._metrics.timed("send"):
            async with self._pace.turn(chat) if chat else contextlib.nullcontext():
                try:
                    return await _allowed(call)
                except TelegramError as error:
                    if not (isinstance(error, BadRequest) and _says(error, *_EXPECTED)):
                        self._metrics.not_sent(error)
                    raise


async def _allowed(call: Callable[[], Awaitable[T]]) -> T:
    try:
        return await call()
    except BadRequest as error:
        if _says(error, *_MAY_NOT_WRITE):
            raise MayNotWriteError(error.message) from None
        raise


def _where(place: Place) -> dict[str, Any]:
    target = place.reply_to
    return {
        "message_thread_id": place.thread,
        "reply_parameters": (
            ReplyParameters(target, allow_sending_without_reply=True) if target else None
        ),
    }


def _seconds(error: RetryAfter) -> float:
    return error._retry_after.total_seconds() + 0.1  # noqa: SLF001 - the public one warns


def growing_pauses() -> Iterator[float]:
    """Yield the seconds to wait before the next try, and the next."""
    return (min(LONGEST_PAUSE, FIRST_PAUSE * 2**number) for number in itertools.count())


def _says(error: BadRequest, *words: str) -> bool:
    return any(phrase in error.message.lower() for phrase in words)


@contextlib.contextmanager
def _in_time() -> Iterator[None]:
    try:
        yield
    except BadRequest as error:
        if not _says(error, *_TOO_LATE):
            raise
        log.info("a query was answered too late")
