"""Everything that the simulated Telegram knows, in one place."""

from __future__ import annotations

from tests.botapi.changes import Changes
from tests.botapi.chats import Chats
from tests.botapi.faults import Faults
from tests.botapi.limits import FloodControl, Limits
from tests.botapi.outbox import Outbox
from tests.botapi.queries import OpenQueries
from tests.botapi.updates import UpdateQueue
from tests.botapi.webhook import Webhook, WebhookDelivery
from tests.botapi.wire import Json

USERNAME = "news_bot"
BOT_ID = 123456
TOKEN = f"{BOT_ID}:TEST"


class Simulator:
    """One bot's Telegram: its updates, chats, limits and faults, and the record of its calls."""

    def __init__(self, token: str = TOKEN, username: str = USERNAME) -> None:
        self.token = token
        self.username = username
        self.limits = Limits()
        self.privacy = True
        self.changes = Changes()
        self.webhook: WebhookDelivery | None = None
        self._start_anew(above=0)

    @property
    def me(self) -> Json:
        """The bot as getMe tells it."""
        return {
            "id": int(self.token.split(":")[0]),
            "is_bot": True,
            "first_name": "News bot",
            "username": self.username,
            "can_join_groups": True,
            "can_read_all_group_messages": not self.privacy,
            "supports_inline_queries": True,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    async def reset(self) -> None:
        """Forget everything but the limits and the privacy mode."""
        await self.end_webhook()
        self.updates.release_poll()
        self._start_anew(above=self.updates.last_id)

    def configure(self, **settings: bool | float) -> None:
        """Change `privacy` or any field of Limits, and count messages anew.

        Raises:
            ValueError: If there is no such setting.
        """
        for name, value in settings.items():
            if name == "privacy":
                self.privacy = bool(value)
            elif hasattr(self.limits, name):
                setattr(self.limits, name, value)
            else:
                raise ValueError(f"no such setting: {name}")
        self.flood.forget()

    async def begin_webhook(self, webhook: Webhook) -> None:
        """Post updates from now on; a long poll that is open ends with 409."""
        await self.end_webhook()
        self.updates.end_poll("setWebhook request")
        self.webhook = WebhookDelivery(webhook, self.updates, self.changes)
        self.webhook.start()

    async def end_webhook(self) -> None:
        """Post no more."""
        if self.webhook:
            await self.webhook.stop()
            self.webhook = None

    def _start_anew(self, above: int) -> None:
        self.outbox = Outbox(self.changes)
        self.updates = UpdateQueue(self.changes, self.outbox.counts, self.limits, above)
        self.chats = Chats()
        self.flood = FloodControl(self.limits)
        self.faults = Faults()
        self.callback_queries = OpenQueries(8_000_000 + self.updates.last_id)
        self.inline_queries = OpenQueries(7_000_000 + self.updates.last_id)
        # By scope and language, "" for everybody else's; and by language.
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.descriptions: dict[str, str] = {}
        self.short_descriptions: dict[str, str] = {}
        self.migrations: dict[int, int] = {}  # groups that have become supergroups
