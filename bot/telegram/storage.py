"""The one place that chooses in which form the inbox and what is stored about people are kept."""

from __future__ import annotations

from bot.people import People
from bot.settings import BotSettings
from bot.telegram.inbox import Inbox
from bot.telegram.sqlite_inbox import SqliteInbox


def inbox_for(settings: BotSettings) -> Inbox:
    """Return the inbox, not yet open: a file, for one bot process."""
    return SqliteInbox(settings.inbox_file)


def people_for(settings: BotSettings) -> People:
    """Return the door to what is stored about people, not yet open: a file."""
    return People(settings.data_dir)
