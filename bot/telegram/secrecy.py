"""Secrets, and what is said to people, stay out of the logs, whatever a library writes there."""

from __future__ import annotations

import logging

HIDDEN = "<token>"
# At DEBUG these write every address, every parameter and every text that is sent.
TALKATIVE = ("telegram", "httpx", "httpcore")


def hide_in_logs(secret: str) -> None:
    """Replace the secret in every line that the handlers in place write from now on.

    A Bot API address holds the token, and is in the messages of some errors, which end up in
    tracebacks. The libraries that would write it of themselves, and what is said to people, are
    kept from that.
    """
    for name in TALKATIVE:
        logger = logging.getLogger(name)
        logger.setLevel(max(logging.INFO, logger.level))
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
