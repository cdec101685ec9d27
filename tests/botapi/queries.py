"""Callback and inline queries that still wait for their one answer."""

from __future__ import annotations

import itertools
import time

from tests.botapi.wire import bad_request

ANSWER_WITHIN = 60  # seconds; the official server's own patience differs by client


class OpenQueries:
    """Each query is answered once and soon, or not at all."""

    def __init__(self, first_id: int) -> None:
        self._ids = itertools.count(first_id)
        self._asked_at: dict[str, float] = {}

    def ask(self) -> str:
        """The id of a new query."""
        query_id = str(next(self._ids))
        self._asked_at[query_id] = time.monotonic()
        return query_id

    def answer(self, query_id: str) -> None:
        """Take the answer.

        Raises:
            ApiError: If the query is unknown, answered already or too old.
        """
        asked_at = self._asked_at.pop(query_id, None)
        if asked_at is None or time.monotonic() - asked_at > ANSWER_WITHIN:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
