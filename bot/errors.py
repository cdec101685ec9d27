"""What can go wrong between a question and its answer.

::

    BotError              (message for a person: what, where, what to do)
    ├── TokenError        TELEGRAM_BOT_TOKEN is missing or refused       exit 2
    └── BatchError        a batch file cannot be read                    exit 2

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
