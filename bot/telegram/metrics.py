"""What monitoring is told: counts, times, and how things stand at the moment.

``deploy/grafana.json`` shows them, and a test holds its names against these.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.gc_collector import GCCollector
from prometheus_client.process_collector import ProcessCollector
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter

from bot.telegram.inbox import Entry, Waiting
from bot.telegram.requests import LostError, MayNotWriteError, NotSentError, UnavailableError
from bot.vocabulary import Answer

# From an answer in passing to one that waited for a network to come back.
_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 300, 1800, 3600)
# The first that fits names a failure.
_FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (RetryAfter, "flood_limit"),
    (UnavailableError, "server"),
    (LostError, "no_answer"),
    (NotSentError, "network"),
    (MayNotWriteError, "may_not_write"),
    (Forbidden, "blocked"),
    (ChatMigrated, "migrated"),
    (BadRequest, "refused"),
    (InvalidToken, "token"),
)


class Metrics:
    """The service's figures, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        GCCollector(registry=registry)

        def counter(name: str, about: str, *labels: str) -> Counter:
            return Counter(f"quotedesk_{name}", about, labels, registry=registry)

        def gauge(name: str, about: str, *labels: str) -> Gauge:
            return Gauge(f"quotedesk_{name}", about, labels, registry=registry)

        self._updates = counter("updates", "Updates that arrived, by kind.", "kind")
        self._questions = counter("questions", "Questions that were put to the desk.")
        self._answers = counter("answers", "Questions that were answered with quotes.")
        self._refusals = counter("refusals", "Questions that were not, by reason.", "reason")
        self._turned_away = counter(
            "turned_away", "Messages that were not worked on, by reason.", "reason"
        )
        self._set_aside = counter("set_aside", "Updates that nobody could make sense of.")
        self._failures = counter("failures", "Replies that are an apology.")
        self._sending = counter(
            "send_failures", "Calls to Telegram that did not go well, by kind.", "kind"
        )
        self._stages = Histogram(
            "quotedesk_stage_seconds",
            "Seconds by stage: lane (waiting for the chat's turn), desk (waiting for the desk),"
            " work (at the desk), send (one call to Telegram, its turn included), total (from"
            " arrival to the reply's delivery).",
            ["stage"],
            buckets=_SECONDS,
            registry=registry,
        )
        self._open = gauge("inbox_open", "Updates that await their reply.")
        self._oldest = gauge("inbox_oldest_seconds", "Age of the oldest of them; 0: none.")
        self._aside = gauge("inbox_aside", "Updates that were set aside and lie there.")
        self._storage = gauge(
            "storage_failing", "1: a file of the bot's own cannot be read or written.", "file"
        )
        self._queues = gauge("queue", "What waits in memory, by queue.", "queue")
        self._poll_age = gauge("poll_age_seconds", "Since Telegram last answered a poll well.")
        self._conflict = gauge("poll_conflict", "1: another program uses this token.")
        self._webhook_pending = gauge(
            "webhook_pending", "Updates that Telegram has not been able to post."
        )
        self._webhook_failing = gauge(
            "webhook_failing", "1: the webhook is not set, or Telegram cannot post to it."
        )
        self._lag = gauge("loop_lag_seconds", "How late the event loop was when last measured.")
        self._worst_lag = gauge("loop_lag_worst_seconds", "The latest that it was so far.")
        self._edition_age = gauge("edition_age_seconds", "Since the open edition was built.")
        self._edition_refused = gauge(
            "edition_refused", "1: the published edition cannot be opened; an older one answers."
        )
        self._ready = gauge("ready", "1: questions are answered.")

    # What happens

    def arrived(self, kind: str) -> None:
        """Count an update that was not seen before."""
        self._updates.labels(kind).inc()

    def turned_away(self, reason: str) -> None:
        """Count a message that was not worked on: too many, a stranger's."""
        self._turned_away.labels(reason).inc()

    def set_aside(self) -> None:
        """Count an update that was set aside."""
        self._set_aside.inc()

    def failed(self) -> None:
        """Count an apology."""
        self._failures.inc()

    def answered(self, answer: Answer) -> None:
        """Count what became of a question."""
        self._questions.inc()
        if answer.answered:
            self._answers.inc()
        else:
            self._refusals.labels(answer.reason or "none").inc()

    def not_sent(self, error: Exception) -> None:
        """Count a call to Telegram that did not go well."""
        kind = next((name for kind, name in _FAILURES if isinstance(error, kind)), "other")
        self._sending.labels(kind).inc()

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Measure how long the block takes."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.took(stage, time.perf_counter() - began)

    def took(self, stage: str, seconds: float) -> None:
        """Note how long a stage took."""
        self._stages.labels(stage).observe(max(0.0, seconds))

    def waited(self, entry: Entry) -> None:
        """Note that an entry's turn has come."""
        self.took("lane", time.time() - entry.received)

    def closed(self, entry: Entry) -> None:
        """Note that an entry's reply is delivered."""
        self.took("total", time.time() - entry.received)

    # How things stand

    def inbox(self, waiting: Waiting | None) -> None:
        """Note what is in the inbox; None: it cannot be read."""
        self._open.set(waiting.open if waiting else math.nan)
        self._aside.set(waiting.aside if waiting else math.nan)
        age = time.time() - waiting.oldest if waiting and waiting.oldest else 0.0
        self._oldest.set(max(0.0, age) if waiting else math.nan)

    def storage(self, file: str, *, failing: bool) -> None:
        """Note whether a file of the bot's own can be used."""
        self._storage.labels(file).set(failing)

    def queue(self, name: str, length: int) -> None:
        """Note how much waits in a queue."""
        self._queues.labels(name).set(length)

    def poll(self, age: float | None, *, conflict: bool) -> None:
        """Note when Telegram last answered a poll; None: never, or there are none."""
        self._poll_age.set(math.nan if age is None else age)
        self._conflict.set(conflict)

    def webhook(self, pending: int, *, failing: bool) -> None:
        """Note what Telegram says of the webhook."""
        self._webhook_pending.set(pending)
        self._webhook_failing.set(failing)

    def lag(self, last: float, worst: float) -> None:
        """Note how late the event loop is."""
        self._lag.set(last)
        self._worst_lag.set(worst)

    def edition(self, created: float | None, *, refused: bool) -> None:
        """Note when the open edition was built, in seconds since 1970."""
        self._edition_age.set(math.nan if created is None else time.time() - created)
        self._edition_refused.set(refused)

    def ready(self, *, ready: bool) -> None:
        """Note whether questions are answered."""
        self._ready.set(ready)

    def as_text(self) -> bytes:
        """Return everything in the text format of Prometheus."""
        return generate_latest(self.registry)
