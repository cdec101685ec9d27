"""Long polling that does not end by itself, whatever Telegram answers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.errors import BotError
from bot.telegram.delivery import Bot, growing_pauses

# Telegram answers at once when there is something, else after so many seconds.
POLL_SECONDS = 25
# Two programs that poll with one token end each other's polls; the other one may end.
CONFLICT_PAUSE = 3.0
TOKEN_PAUSE = 30.0
log = structlog.get_logger()


class Poller:
    """Asks for updates for ever; what comes is journalled inside the request.

    The library's own loop ends silently when a server once answers 401 or 404, and waits up to
    half a minute after a network was gone.

    Attributes:
        last_good: When Telegram last answered well, as ``time.monotonic`` counts; None: never.
        conflict: Whether another program polls with this token, or has set a webhook.
    """

    def __init__(self, bot: Bot, kinds: Sequence[str]) -> None:
        self._bot = bot
        self._kinds = kinds
        self._offset = 0
        self._webhook_may_be_set = True  # by this bot, before its settings were changed
        self.last_good: float | None = None
        self.conflict = False

    @property
    def age(self) -> float | None:
        """How many seconds ago Telegram last answered well; None: never."""
        return None if self.last_good is None else time.monotonic() - self.last_good

    async def run(self) -> None:
        """Poll until cancelled."""
        pauses = growing_pauses()
        while True:
            try:
                if self._webhook_may_be_set:
                    # While there is one Telegram refuses to be polled. What waits there is kept.
                    await self._bot.delete_webhook(drop_pending_updates=False)
                    self._webhook_may_be_set = False
                await self._poll(POLL_SECONDS)
                pauses = growing_pauses()
                continue
            except Conflict as error:
                pause = CONFLICT_PAUSE
                self._webhook_may_be_set = "webhook" in str(error).lower()
                if not self.conflict:
                    log.error(
                        "a webhook was set with this bot's token; it is deleted, for the bot polls."
                        " If another program sets it, end that, or change the token"
                        if self._webhook_may_be_set
                        else "another program takes this bot's messages; end it, or change the"
                        " token",
                        reason=str(error),
                    )
                self.conflict = True
            except InvalidToken:
                pause = TOKEN_PAUSE
                log.error("Telegram does not know the token any more")
            except RetryAfter as error:
                pause = error._retry_after.total_seconds()  # noqa: SLF001 - the public one warns
                log.warning("Telegram lets the bot ask later", seconds=pause)
            except (TelegramError, BotError) as error:
                pause = next(pauses)
                log.warning("no messages from Telegram; trying again", reason=str(error))
            except Exception:
                pause = TOKEN_PAUSE
                log.exception("unexpected failure while asking for messages")
            await asyncio.sleep(pause)

    async def acknowledge(self) -> None:
        """Tell Telegram that the last updates have arrived; without it they come again."""
        if self._offset:
            await self._poll(0)

    async def _poll(self, seconds: int) -> None:
        updates = await self._bot.get_updates(
            offset=self._offset, timeout=seconds, allowed_updates=self._kinds
        )
        self.last_good = time.monotonic()
        if self.conflict:
            log.warning("messages come here again")
            self.conflict = False
        if updates:
            self._offset = updates[-1].update_id + 1
