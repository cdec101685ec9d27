"""How many questions one person may ask: so many a minute, so many a day."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

MINUTE, DAY = 60.0, 86_400.0
# Who asked nothing for a day is forgotten; looked for when so many are known.
_SWEEP_ABOVE = 1000


@dataclass(frozen=True, slots=True)
class Exceeded:
    """Why somebody has to wait.

    Attributes:
        most: What the limit is.
        per: "minute" or "day".
        seconds: Until there is room again.
    """

    most: int
    per: str
    seconds: float


class Rates:
    """Counts what people ask. What was refused does not count; a restart begins anew."""

    def __init__(self, per_minute: int, per_day: int) -> None:
        self._limits = (("minute", per_minute, MINUTE), ("day", per_day, DAY))
        self._asked: dict[int, deque[tuple[float, int]]] = {}

    def note(self, user: int, entry: int, at: float) -> Exceeded | None:
        """Count a question, unless it is one too many.

        Args:
            user: Who asks.
            entry: The question's number in the inbox; one that is tried again counts once.
            at: When it arrived, in seconds since 1970.

        Returns:
            The limit that forbids it.
        """
        if len(self._asked) > _SWEEP_ABOVE:
            self._sweep(at)
        asked = self._asked.setdefault(user, deque())
        while asked and asked[0][0] <= at - DAY:
            asked.popleft()
        if any(number == entry for _, number in asked):
            return None
        for per, most, seconds in self._limits:
            times = [time for time, _ in asked if time > at - seconds]
            if len(times) >= most:
                return Exceeded(most, per, times[-most] + seconds - at)
        asked.append((at, entry))
        return None

    def _sweep(self, now: float) -> None:
        self._asked = {
            user: asked for user, asked in self._asked.items() if asked and asked[-1][0] > now - DAY
        }
