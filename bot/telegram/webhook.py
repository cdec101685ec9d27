"""Updates that Telegram posts: journalled before they are answered with 200."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Sequence
from urllib.parse import urlsplit

import structlog
from aiohttp import web
from telegram.error import BadRequest, TelegramError

from bot.errors import StorageError, WebhookError
from bot.settings import BotSettings
from bot.telegram.delivery import Bot, growing_pauses
from bot.telegram.requests import Journal, usable

HEADER = "X-Telegram-Bot-Api-Secret-Token"
# An update is a message of 4,096 characters with all that belongs to it; Telegram's have been
# seen up to some tens of kilobytes.
LARGEST_UPDATE = 1 << 20
log = structlog.get_logger()


class Webhook:
    """A small HTTP server behind the proxy that ends TLS, and Telegram's knowing of it.

    Attributes:
        is_set: Whether Telegram has taken the address.
    """

    def __init__(self, settings: BotSettings, bot: Bot, journal: Journal) -> None:
        self._settings = settings
        self._bot = bot
        self._journal = journal
        secret = settings.telegram_webhook_secret
        self._secret = secret.get_secret_value() if secret else ""
        self._runner: web.AppRunner | None = None
        self.is_set = False

    async def start(self, kinds: Sequence[str]) -> None:
        """Listen, then tell Telegram; waits for Telegram as long as it takes.

        Raises:
            WebhookError: The port is taken, or Telegram refuses the address.
        """
        settings, url = self._settings, self._settings.telegram_webhook_url or ""
        application = web.Application(client_max_size=LARGEST_UPDATE)
        application.router.add_post(urlsplit(url).path or "/", self._take)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=5)
        await self._runner.setup()
        try:
            await web.TCPSite(
                self._runner, settings.telegram_webhook_host, settings.telegram_webhook_port
            ).start()
        except OSError as error:
            await self.stop()
            raise WebhookError(
                f"TELEGRAM_WEBHOOK_PORT: cannot listen on {settings.telegram_webhook_port}"
                f" ({error.strerror})."
            ) from error
        for pause in growing_pauses():
            try:
                await self._bot.set_webhook(url, secret_token=self._secret, allowed_updates=kinds)
            except BadRequest as error:
                raise WebhookError(f"TELEGRAM_WEBHOOK_URL: Telegram says: {error}") from None
            except TelegramError as error:
                log.warning("the webhook could not be set; trying again", reason=str(error))
            else:
                self.is_set = True
                return
            await asyncio.sleep(pause)

    async def stop(self) -> None:
        """Listen no more. Telegram keeps what it has until the bot is back."""
        if self._runner:
            await self._runner.cleanup()

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
