"""Work with the open edition, or the reason why there is none."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TypeVar

import structlog

from bot.desk import Desk, Sitting
from bot.vocabulary import Reason
from index.errors import IndexingError

T = TypeVar("T")
log = structlog.get_logger()


def seated(work: Callable[[Sitting], T]) -> Callable[[Desk], T | Reason]:
    """Return what the desk's thread runs: the work, or why it cannot be done now."""

    def run(desk: Desk) -> T | Reason:
        try:
            at_work = desk.refresh()
        except IndexingError as error:
            return desk.why_closed(error)
        try:
            return work(at_work)
        except (IndexingError, sqlite3.Error) as error:  # damaged while it was open
            log.error("the index cannot be read", edition=desk.edition, reason=str(error))
            return Reason.INDEX_UNUSABLE

    return run
