"""What the handlers share, and how they reach it."""

from __future__ import annotations

from typing import Any, Self

from telegram.ext import Application, CallbackContext

from bot.people import People
from bot.settings import BotSettings
from bot.telegram.delivery import Delivery
from bot.telegram.health import Health
from bot.telegram.inbox import Inbox
from bot.telegram.metrics import Metrics
from bot.telegram.notices import Notices
from bot.telegram.rates import Rates
from bot.telegram.reindexing import Reindexing
from bot.telegram.reply import Reply
from bot.worker import DeskWorker

# Whoever types a question after the bot's name sends it several times on the way.
INLINE_FOR_A_QUESTION = 6


class State:
    """The settings, the desk, what is stored about people, and the ways to write.

    Attributes:
        notices: Messages of our own accord.
        delivery: Everything else that is no reply: editing the message whose button was
            pressed, answering a press or an inline query.
    """

    def __init__(
        self,
        settings: BotSettings,
        desk: DeskWorker,
        inbox: Inbox,
        delivery: Delivery,
        notices: Notices,
        metrics: Metrics,
        health: Health,
        people: People,
    ) -> None:
        self.settings = settings
        self.desk = desk
        self.inbox = inbox
        self.delivery = delivery
        self.notices = notices
        self.metrics = metrics
        self.health = health
        most = settings.questions_per_minute, settings.questions_per_day
        self.rates = Rates(*most)
        self.inline_rates = Rates(*(INLINE_FOR_A_QUESTION * each for each in most))
        self.reindexing = Reindexing(settings, notices)
        self.people = people

    @classmethod
    def of(cls, application: Application[Any, Any, Any, Any, Any, Any]) -> Self:
        """Return the application's state."""
        state: Self = application.bot_data["state"]
        return state


class Context(CallbackContext[Any, Any, Any, Any]):
    """What a handler is given besides the update."""

    @property
    def state(self) -> State:
        """What the handlers share."""
        return State.of(self.application)

    @property
    def reply(self) -> Reply:
        """The reply to the update at hand; whatever is sent through it is sent once."""
        return Reply.current()
