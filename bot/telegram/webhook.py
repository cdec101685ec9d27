"""Updates that Telegram posts: journalled before they are answered with 200."""

from __future__ import annotations

import asyncio
import hmac
import json
import time
from collections.abc import Sequence
from urllib.parse import urlsplit

import structlog
from aiohttp import web
from telegram import WebhookInfo
from telegram.error import BadRequest, TelegramError

from bot.errors import StorageError, WebhookError
from bot.settings import BotSettings
from bot.telegram.delivery import Bot, growing_pauses
from bot.telegram.requests import Journal, usable

HEADER = "X-Telegram-Bot-Api-Secret-Token"
# An update is a message of 4,096 characters with all that belongs to it; Telegram's have been
# seen up to some tens of kilobytes.
LARGEST_UPDATE = 1 << 20
# How often Telegram is asked how posting goes, and after how long without an answer that is said.
LOOK_EVERY = 60.0
HEARD_WITHIN = 300.0
# What Telegram says of an address that no waiting mends. Whatever else it says may pass: that a
# name cannot be resolved, for one, when the machine and its name come up together.
FOR_GOOD = (
    "https url must be provided",
    "only on ports",
    "unallowed characters",
    "invalid webhook url",
    "wrong http url",
    "url host is empty",
)
log = structlog.get_logger()


class Webhook:
    """A small HTTP server behind the proxy that ends TLS, and Telegram's knowing of it.

    Attributes:
        pending: How many updates Telegram had not been able to post when it was last asked.
    """

    def __init__(
        self, settings: BotSettings, bot: Bot, kinds: Sequence[str], journal: Journal
    ) -> None:
        """Nothing is opened yet.

        Args:
            settings: Where the bot listens, and under which address Telegram reaches it.
            bot: To tell Telegram.
            kinds: The updates that are wanted.
            journal: Makes updates safe before Telegram hears that they arrived.
        """
        self._settings = settings
        self._url = settings.telegram_webhook_url or ""
        self._bot = bot
        self._kinds = kinds
        self._journal = journal
        secret = settings.telegram_webhook_secret
        self._secret = secret.get_secret_value() if secret else ""
        self._runner: web.AppRunner | None = None
        self._is_set = False
        self._heard = time.monotonic()
        self._last_error: float | None = None
        self._trouble: str | None = None
        self.pending = 0

    @property
    def problem(self) -> str | None:
        """Why no update would arrive; None when one would."""
        if not self._is_set:
            return "Telegram does not know the webhook yet"
        age = time.monotonic() - self._heard
        return f"Telegram was last heard {age:.0f} s ago" if age > HEARD_WITHIN else self._trouble

    async def start(self) -> None:
        """Listen, and tell Telegram; when it cannot be told now, :meth:`run` goes on trying.

        Raises:
            WebhookError: The port is taken, or Telegram refuses the address for good.
        """
        settings = self._settings
        application = web.Application(client_max_size=LARGEST_UPDATE)
        application.router.add_post(urlsplit(self._url).path or "/", self._take)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=5)
        await self._runner.setup()
        try:
            await web.TCPSite(
                self._runner, settings.telegram_webhook_host, settings.telegram_webhook_port
            ).start()
        except OSError as error:
            raise WebhookError(
                f"TELEGRAM_WEBHOOK_PORT: cannot listen on {settings.telegram_webhook_port}"
                f" ({error.strerror})."
            ) from error
        try:
            await self._set()
        except BadRequest as error:
            if any(words in str(error).lower() for words in FOR_GOOD):
                raise WebhookError(f"TELEGRAM_WEBHOOK_URL: Telegram says: {error}") from None
            log.error("Telegram refuses the webhook; trying again", reason=str(error))
        except TelegramError as error:
            log.warning("the webhook could not be set; trying again", reason=str(error))

    async def run(self) -> None:
        """Have Telegram know the address, and look how posting goes, until cancelled."""
        pauses = growing_pauses()
        while True:
            pause = LOOK_EVERY
            try:
                if not self._is_set:
                    await self._set()
                self._look_at(await self._bot.get_webhook_info())
                if not self._is_set:
                    await self._set()
                pauses = growing_pauses()
            except BadRequest as error:
                pause = next(pauses)
                log.error("Telegram refuses the webhook; trying again", reason=str(error))
            except TelegramError as error:
                pause = next(pauses)
                log.warning("the webhook could not be looked after", reason=str(error))
            await asyncio.sleep(pause)

    async def stop(self) -> None:
        """Listen no more. Telegram keeps what it has until the bot is back."""
        if self._runner:
            await self._runner.cleanup()

    async def _set(self) -> None:
        await self._bot.set_webhook(
            self._url, secret_token=self._secret, allowed_updates=self._kinds
        )
        self._is_set, self._heard = True, time.monotonic()

    def _look_at(self, info: WebhookInfo) -> None:
        self._heard = time.monotonic()
        self.pending = info.pending_update_count
        if info.url != self._url:
            log.error(
                "somebody else has changed this bot's webhook; it is set again. If another program"
                " does it, end that, or change the token",
                webhook=info.url or "none",
            )
            self._is_set = False
            return
        seen = info.last_error_date.timestamp() if info.last_error_date else None
        failed = seen != self._last_error
        self._last_error = seen
        if not self.pending:
            self._trouble = None
        elif failed:
            self._trouble = f"Telegram cannot post updates: {info.last_error_message}"
            log.error("Telegram cannot post updates", reason=info.last_error_message)

    async def _take(self, request: web.Request) -> web.Response:
        given = request.headers.get(HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, self._secret.encode()):
            log.warning("a webhook call with a wrong secret was refused", sender=request.remote)
            return web.Response(status=403)
        # Too large a body is 413: aiohttp raises it.
        try:
            updates = usable(json.loads(await request.read()))
        except (ValueError, RecursionError):
            return web.Response(status=400)
        try:
            await self._journal(updates)
        except StorageError as error:
            log.error("an update could not be journalled", reason=str(error))
            return web.Response(status=503)
        return web.Response()
