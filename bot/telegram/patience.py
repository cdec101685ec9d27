"""How long a call is tried again that a server fails every time."""

from __future__ import annotations

import time
from collections.abc import Callable

# A server that answers others, and fails this call every time, may mean this very call.
SERVER_PATIENCE = 600.0
# One that answered nobody for so long is away: a poll is answered after 25 seconds at the latest.
HEARD_WITHIN = 30.0


class Patience:
    """Counts the time for which one call fails while others are answered.

    While nobody is answered Telegram is away, and everybody waits: an outage of an hour is no
    reason to give up a question.
    """

    def __init__(self, heard: Callable[[], float]) -> None:
        """Begin with a call that is about to be made.

        Args:
            heard: Tells when Telegram last answered anything, as ``time.monotonic`` counts.
        """
        self._heard = heard
        self._failed = time.monotonic()
        self._spent = 0.0

    def is_over(self) -> bool:
        """Note that the call has failed again; tell whether it is time to give it up."""
        now = time.monotonic()
        if self._heard() > now - HEARD_WITHIN:
            self._spent += now - self._failed
        self._failed = now
        return self._spent > SERVER_PATIENCE
