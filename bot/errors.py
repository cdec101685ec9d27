"""What can go wrong between a question and its answer.

::

    BotError              (message for a person: what, where, what to do)
    ├── TokenError        TELEGRAM_BOT_TOKEN is missing or refused       exit 2
    ├── BatchError        a batch file cannot be read                    exit 2
    ├── WebhookError      the webhook cannot be served or set            exit 2
    ├── HealthError       HEALTH_PORT cannot be listened on              exit 2
    ├── BackupError       no copy of DATA_DIR could be made              exit 1
    └── StorageError      a file of the bot's own cannot be used         exit 1

Errors of the index keep their own types, see ``index.errors``.
"""

from __future__ import annotations


class BotError(Exception):
    """Base of the tree. ``exit_code`` is what the command line ends with."""

    exit_code = 1


class TokenError(BotError):
    """There is no token, or Telegram does not know it."""

    exit_code = 2


class BatchError(BotError):
    """A batch file is missing or unreadable."""

    exit_code = 2


class WebhookError(BotError):
    """The webhook's port is taken, or Telegram refuses its address."""

    exit_code = 2


class HealthError(BotError):
    """HEALTH_PORT is taken by another program."""

    exit_code = 2


class BackupError(BotError):
    """A copy of ``DATA_DIR`` could not be made."""


class StorageError(BotError):
    """A file that the bot writes under ``DATA_DIR`` cannot be opened, read or written."""
