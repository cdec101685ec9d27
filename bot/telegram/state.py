"""What the handlers share."""

from __future__ import annotations

import asyncio
from typing import Any, Self
from weakref import WeakValueDictionary

from telegram.ext import Application

from bot.settings import BotSettings
from bot.worker import DeskWorker


class State:
    """The desk, the settings, and a turn for each chat."""

    def __init__(self, settings: BotSettings, desk: DeskWorker) -> None:
        self.settings = settings
        self.desk = desk
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    @classmethod
    def of(cls, application: Application[Any, Any, Any, Any, Any, Any]) -> Self:
        """Return the application's state."""
        state: Self = application.bot_data["state"]
        return state

    def turn(self, chat: int) -> asyncio.Lock:
        """Return the lock that keeps one chat's answers in the order of its questions.

        asyncio's locks wake those who wait in the order they came. A chat that nobody is
        waiting in is forgotten.
        """
        lock = self._turns.get(chat)
        if lock is None:
            lock = self._turns[chat] = asyncio.Lock()
        return lock
