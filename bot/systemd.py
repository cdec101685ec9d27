"""What systemd is told of the service's life: ``man sd_notify``, ``Type=notify``.

Nothing is said when the service was not started by systemd.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping

import structlog

log = structlog.get_logger()


class Systemd:
    """The socket that systemd listens on, if it does.

    Attributes:
        listens: Whether the service was started by systemd.
        watchdog_seconds: How often systemd wants to hear that it lives; None: not at all.
    """

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        """Nothing is said yet.

        Args:
            environment: Where systemd says how it wants to be told; no setting of ours.
        """
        address = environment.get("NOTIFY_SOCKET", "")
        # "@": a name that is no file; the kernel wants a zero there.
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        limit = environment.get("WATCHDOG_USEC", "")
        whose = environment.get("WATCHDOG_PID", "") or str(os.getpid())
        watched = self._address and limit.isdecimal() and whose == str(os.getpid())
        self.listens = bool(self._address)
        self.watchdog_seconds: float | None = int(limit) / 1e6 if watched else None

    def ready(self, status: str) -> None:
        """Tell that the service has started."""
        self._tell(f"READY=1\nSTATUS={status}")

    def alive(self, status: str) -> None:
        """Tell that it lives; when it does not for the watchdog's time, systemd restarts it."""
        self._tell(f"WATCHDOG=1\nSTATUS={status}")

    def stopping(self) -> None:
        """Tell that it ends, and is to be left to it."""
        self._tell("STOPPING=1\nSTATUS=finishing what is in work")

    def _tell(self, words: str) -> None:
        if not self._address:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as way:
                way.setblocking(False)
                way.sendto(words.encode(), self._address)
        except OSError as error:
            log.warning("systemd cannot be told", reason=str(error))
