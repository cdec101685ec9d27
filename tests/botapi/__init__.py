"""A simulated Telegram Bot API server, strict about Telegram's rules, for testing a bot offline.

What it is strict about follows the official open-source server (tdlib/telegram-bot-api 10.0): the
queue of updates and its offsets, 409 between two pollers, HTML parsing with Telegram's own error
texts, lengths in UTF-16 units, flood control, privacy mode in groups, webhooks with a secret. It
was never compared with the live service.

Start with `BotApi` in client.py; `python -m tests.botapi` runs it as a process of its own.
"""

from tests.botapi.client import BotApi, NothingCameError
from tests.botapi.faults import Fault
from tests.botapi.outbox import Call
from tests.botapi.people import Deed, NotThereError
from tests.botapi.wire import ApiError

__all__ = [
    "ApiError",
    "BotApi",
    "Call",
    "Deed",
    "Fault",
    "NotThereError",
    "NothingCameError",
]
