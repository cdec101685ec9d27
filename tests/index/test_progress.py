"""How far a rebuild is, as a person at a terminal and one who reads a log see it."""

from __future__ import annotations

import io
import os
import pty
import re
from types import SimpleNamespace

import pytest
from structlog.testing import capture_logs

from index import progress
from index.progress import progress_for


def test_a_terminal_shows_a_bar_with_the_rate_and_the_time_left() -> None:
    ours, theirs = pty.openpty()
    try:
        with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
            assert terminal.isatty()
            with progress_for(terminal) as show:
                show("embedding", 0, 40)
                show("embedding", 10, 40)
                show("embedding", 40, 40)
            terminal.flush()
            shown = os.read(ours, 100_000).decode("utf-8")
    finally:
        os.close(ours)

    assert "embedding" in shown
    assert re.search(r"40/40 \[\d\d:\d\d<\d\d:\d\d, .*/s\]", shown)


def test_a_log_gets_lines_with_the_rate_and_the_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([100.0, 105.0, 110.0, 112.0, 120.0])
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: next(clock)))

    with capture_logs() as lines, progress_for(io.StringIO()) as show:
        for done in (0, 20, 40, 60, 100):
            show("embedding", done, 100)

    assert [
        {name: line[name] for name in ("done", "a_second", "seconds_left")} for line in lines
    ] == [
        {"done": 40, "a_second": 4.0, "seconds_left": 15},
        {"done": 100, "a_second": 5.0, "seconds_left": 0},
    ]
    assert {(line["event"], line["stage"], line["total"]) for line in lines} == {
        ("progress", "embedding", 100)
    }


def test_an_end_that_is_told_twice_is_logged_once() -> None:
    with capture_logs() as lines, progress_for(io.StringIO()) as show:
        show("reading", 3, 3)
        show("reading", 3, 3)

    assert len(lines) == 1
