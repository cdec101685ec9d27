"""The token stays out of the logs, whatever a library writes there."""

from __future__ import annotations

import logging

HIDDEN = "<token>"


def hide_in_logs(secret: str) -> None:
    """Replace the secret in every line that the handlers in place write from now on.

    python-telegram-bot logs its addresses at DEBUG, and a Bot API address holds the token; so
    do the messages of some errors, which end up in tracebacks.
    """
    for handler in logging.getLogger().handlers:
        handler.setFormatter(_Without(secret, handler.formatter or logging.Formatter()))


class _Without(logging.Formatter):
    """Formats as another formatter does, and leaves the secret out."""

    def __init__(self, secret: str, inner: logging.Formatter) -> None:
        super().__init__()
        self._secret = secret
        self._inner = inner

    def format(self, record: logging.LogRecord) -> str:
        return self._inner.format(record).replace(self._secret, HIDDEN)
