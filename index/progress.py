"""How far a rebuild is: bars in a terminal, a line now and then in a log."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

import structlog
from tqdm import tqdm

from index.build import Progress

SECONDS_BETWEEN_LINES = 10.0
log = structlog.get_logger()


@contextmanager
def progress_for(stream: TextIO) -> Iterator[Progress]:
    """Give a callback that shows (stage, done, total) on the stream while the block runs."""
    if not stream.isatty():
        yield _lines()
        return
    bars: dict[str, Any] = {}

    def show(stage: str, done: int, total: int) -> None:
        bar = bars.get(stage)
        if bar is None:
            bar = bars[stage] = tqdm(total=total, desc=stage, file=stream, unit="")
        bar.update(done - bar.n)

    try:
        yield show
    finally:
        for bar in bars.values():
            bar.close()


def _lines() -> Progress:
    began: dict[str, tuple[float, int]] = {}
    last: dict[str, float] = {}
    finished: set[str] = set()

    def show(stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        due = now - last.setdefault(stage, now) >= SECONDS_BETWEEN_LINES
        ends = done == total and stage not in finished
        since, before = began.setdefault(stage, (now, done))
        if due or ends:
            last[stage] = now
            rate = (done - before) / (now - since) if now > since else 0.0
            log.info(
                "progress",
                stage=stage,
                done=done,
                total=total,
                a_second=round(rate, 1),
                seconds_left=round((total - done) / rate) if rate else None,
            )
        if ends:
            finished.add(stage)

    return show
