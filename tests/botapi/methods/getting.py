"""How the bot gets its updates: by long polling or by webhook, never both."""

from __future__ import annotations

import re
from typing import Literal

from tests.botapi.simulator import Simulator
from tests.botapi.webhook import Webhook
from tests.botapi.wire import ApiError, Asked, Json, bad_request

_ADDRESS = re.compile(r"https?://")  # Telegram wants https; http to loopback is what a test has
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


async def get_updates(simulator: Simulator, asked: Asked) -> list[Json]:
    """Acknowledge the updates below the offset and hand over those from it on."""
    if simulator.webhook:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    simulator.updates.allow(asked.params.get("allowed_updates"))
    return await simulator.updates.fetch(
        asked.number("offset"),
        asked.number("limit"),
        timeout_s=float(asked.params.get("timeout") or 0),
    )


async def set_webhook(simulator: Simulator, asked: Asked) -> Literal[True]:
    """Have the updates posted to an address; an empty one ends that."""
    url = asked.text("url")
    if not url:
        return await delete_webhook(simulator, asked)
    if not _ADDRESS.match(url):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = asked.text("secret_token")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if asked.flag("drop_pending_updates"):
        simulator.updates.drop_pending()
    simulator.updates.allow(asked.params.get("allowed_updates"))
    max_connections = asked.number("max_connections") or Webhook.max_connections
    await simulator.begin_webhook(Webhook(url, secret, max_connections))
    return True


async def delete_webhook(simulator: Simulator, asked: Asked) -> Literal[True]:
    """Go back to long polling."""
    await simulator.end_webhook()
    if asked.flag("drop_pending_updates"):
        simulator.updates.drop_pending()
    return True


async def get_webhook_info(simulator: Simulator, _asked: Asked) -> Json:
    """Where updates are posted to, and how that goes."""
    info: Json = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(simulator.updates.pending),
    }
    return info | (simulator.webhook.webhook.as_json() if simulator.webhook else {})
