"""From an entry of the inbox to its reply, and to its being closed."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import AbstractContextManager
from typing import Any

import structlog
from telegram import Update, User
from telegram.error import Forbidden, TelegramError
from telegram.ext import Application

from bot.errors import StorageError
from bot.rendering import escape
from bot.telegram.addressed import is_meant
from bot.telegram.delivery import Delivery, Place
from bot.telegram.dispatcher import Handle, ends_the_task
from bot.telegram.inbox import NOTICE, Entry, Inbox
from bot.telegram.membership import stop_watching
from bot.telegram.metrics import Metrics
from bot.telegram.notices import deliver
from bot.telegram.reply import Reply
from bot.telegram.requests import MayNotWriteError
from bot.telegram.speech import words_even_so
from bot.telegram.state import State
from bot.texts import Texts, texts

# A question that was being worked on each time the process died is not tried for ever.
MOST_TRIES = 5
STORAGE_PAUSE = 5.0
log = structlog.get_logger()


class Answering:
    """Runs the handlers for an entry and closes it when its reply is delivered."""

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        inbox: Inbox,
        delivery: Delivery,
        metrics: Metrics,
    ) -> None:
        self._application = application
        self._inbox = inbox
        self._delivery = delivery
        self._metrics = metrics

    async def answer(self, entry: Entry) -> None:
        """Answer an entry; it stays open only when the process ends meanwhile."""
        with _named_in_logs(entry):
            self._metrics.waited(entry)
            await self._until_stored(entry, self._answer)

    async def refuse(self, entry: Entry) -> None:
        """Say that too much is waiting already."""
        with _named_in_logs(entry):
            self._metrics.turned_away("too many waiting")
            await self._until_stored(entry, self._refuse)

    async def turn_away(self, entry: Entry) -> None:
        """Say that too many people ask."""
        with _named_in_logs(entry):
            self._metrics.turned_away("too many people")
            await self._until_stored(entry, self._tell_busy)

    async def drop(self, entry: Entry) -> None:
        """Close an entry without a word."""
        with _named_in_logs(entry):
            self._metrics.turned_away("dropped")
            log.info("not answered", kind=entry.kind, reason="newer or too many")
            await self._until_stored(entry, self._inbox.finish)

    def meanwhile(self, entry: Entry) -> str:
        """Return what a message says until its reply is ready."""
        if entry.kind == NOTICE:
            html: str = json.loads(entry.body)["html"]
            return html
        update = self._parsed(entry)
        user = update.effective_user if update else None
        return escape(texts(user.language_code if user else None).searching)

    async def _until_stored(self, entry: Entry, work: Handle) -> None:
        while True:
            try:
                return await work(entry)
            except StorageError as error:
                # A full disk: what was said before is edited, so going on again harms nobody.
                log.error("the inbox cannot be written; trying again", reason=str(error))
                await asyncio.sleep(STORAGE_PAUSE)
            except BaseException as error:
                if ends_the_task(error) or work == self._fail:
                    raise
                log.error("unexpected failure", exc_info=error)
                work = self._fail

    async def _fail(self, entry: Entry) -> None:
        await self._give_up(entry, "unexpected failure, see the log")

    async def _answer(self, entry: Entry) -> None:
        if entry.tries >= MOST_TRIES:
            await self._give_up(entry, f"the bot died {entry.tries} times while working on it")
            return
        if entry.kind == NOTICE:
            reply = await self._reply(entry, Place(entry.chat) if entry.chat else None)
            try:
                await deliver(entry, reply)
            except Forbidden as error:
                log.info("a notice was not delivered", reason=str(error))
                if not isinstance(error, MayNotWriteError):  # that may be another day's mood
                    await stop_watching(State.of(self._application), entry.chat or 0)
            except TelegramError as error:
                log.info("a notice was not delivered", reason=str(error))
        else:
            update = self._parsed(entry)
            if update is None:
                await self._set_aside(entry, "it cannot be parsed")
                return
            reply = await self._reply(entry, place_of(update))
            reply.make_current()
            await self._application.process_update(update)
            if reply.failure:
                raise reply.failure
        await self._close(entry, reply)

    async def _give_up(self, entry: Entry, reason: str) -> None:
        """Set an entry aside, and tell whoever wrote it."""
        update = self._parsed(entry) if entry.kind != NOTICE else None
        user = update.effective_user if update else None
        if update and user and update.effective_message:
            words = (await self._words(user)).failed.format(id=entry.request)
            try:
                reply = await self._reply(entry, place_of(update))
                await reply.send(escape(words))
                self._metrics.failed()
            except StorageError:  # tried again
                raise
            except Exception as error:  # whatever it was may be in the way of this, too
                log.error("the reader could not be told", reason=repr(error))
        await self._set_aside(entry, reason)

    async def _refuse(self, entry: Entry) -> None:
        await self._refuse_with(entry, "too-many")

    async def _tell_busy(self, entry: Entry) -> None:
        await self._refuse_with(entry, "too-busy")

    async def _refuse_with(self, entry: Entry, sentence: str) -> None:
        update = self._parsed(entry)
        user = update.effective_user if update else None
        message = update.effective_message if update else None
        if message and not is_meant(message):  # in a group nobody is refused who asked nothing
            await self._inbox.finish(entry)
            return
        reply = await self._reply(entry, place_of(update) if update else None)
        try:
            await reply.send(escape((await self._words(user))(sentence)))
        except TelegramError as error:
            log.info("a refusal was not delivered", reason=str(error))
        await self._close(entry, reply)

    async def _words(self, user: User | None) -> Texts:
        return await words_even_so(user, State.of(self._application).people)

    async def _reply(self, entry: Entry, place: Place | None) -> Reply:
        known = await self._inbox.parts(entry)
        return Reply(entry, place, self._inbox, self._delivery, known)

    async def _close(self, entry: Entry, reply: Reply) -> None:
        if reply.moved_to is not None:
            self._note_move(entry, reply.moved_to)
        if reply.problem:
            await self._set_aside(entry, reply.problem)
            return
        try:
            await reply.finish()
        except TelegramError as error:
            log.info("what an earlier try left behind could not be deleted", reason=str(error))
        await self._inbox.finish(entry)
        self._metrics.closed(entry)
        log.info("closed", kind=entry.kind, seconds=round(time.time() - entry.received, 3))

    def _note_move(self, entry: Entry, now: int) -> None:
        allowed = State.of(self._application).settings.allowed_groups
        if allowed and now not in allowed:
            log.warning(
                "a group has become a supergroup, which is not in ALLOWED_GROUPS; add it there",
                chat=entry.chat,
                now=now,
            )

    async def _set_aside(self, entry: Entry, reason: str) -> None:
        self._metrics.set_aside()
        log.error("an update was set aside", entry=entry.number, kind=entry.kind, reason=reason)
        await self._inbox.set_aside(entry, reason)

    def _parsed(self, entry: Entry) -> Update | None:
        try:
            return Update.de_json(json.loads(entry.body), self._application.bot)
        except Exception as error:  # whatever the library makes of what Telegram has not promised
            log.error("an update cannot be parsed", reason=repr(error))
            return None


def _named_in_logs(entry: Entry) -> AbstractContextManager[object]:
    """Have what is logged on the way, by whomever, say for which entry."""
    return structlog.contextvars.bound_contextvars(request=entry.request, entry=entry.number)


def place_of(update: Update) -> Place | None:
    """Return where the reply to an update goes."""
    message = update.effective_message
    if message:
        thread = message.message_thread_id if getattr(message, "is_topic_message", None) else None
        return Place(message.chat.id, thread, message.message_id)
    return Place(update.effective_chat.id) if update.effective_chat else None
