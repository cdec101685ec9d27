"""When a call that fails every time is given up."""

from __future__ import annotations

import pytest

from bot.telegram.patience import HEARD_WITHIN, SERVER_PATIENCE, Patience

PAUSE = 5.0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the clock shows; tests put it forward."""
    now = [1000.0]
    monkeypatch.setattr("bot.telegram.patience.time.monotonic", lambda: now[0])
    return now


def test_a_call_that_fails_while_others_are_answered_is_given_up(clock: list[float]) -> None:
    counting = Patience(lambda: clock[0])
    failures = 0
    while not counting.is_over():
        clock[0] += PAUSE
        failures += 1

    assert SERVER_PATIENCE <= failures * PAUSE <= SERVER_PATIENCE + 2 * PAUSE


def test_while_nobody_is_answered_nothing_is_given_up(clock: list[float]) -> None:
    counting = Patience(lambda: 1000.0)
    for _ in range(10_000):
        clock[0] += PAUSE
        assert not counting.is_over()


def test_a_server_that_is_back_is_given_its_time_from_then_on(clock: list[float]) -> None:
    heard = clock[0]
    counting = Patience(lambda: heard)
    for _ in range(1000):
        clock[0] += PAUSE
        assert not counting.is_over()

    heard = clock[0] + HEARD_WITHIN
    clock[0] += PAUSE
    assert not counting.is_over()
