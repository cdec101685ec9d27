"""What systemd hears, over the socket that it listens on."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.systemd import Systemd


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.settimeout(5)
        listening.bind(str(tmp_path / "notify"))
        yield listening


def test_the_stages_of_the_service_are_told(listening: socket.socket) -> None:
    systemd = Systemd({"NOTIFY_SOCKET": listening.getsockname(), "WATCHDOG_USEC": "30000000"})
    assert systemd.watchdog_seconds == 30

    systemd.ready("answers")
    assert listening.recv(200) == b"READY=1\nSTATUS=answers"
    systemd.alive("answers")
    assert listening.recv(200) == b"WATCHDOG=1\nSTATUS=answers"
    systemd.stopping()
    assert listening.recv(200).startswith(b"STOPPING=1\n")


@pytest.mark.skipif(sys.platform != "linux", reason="abstract sockets are Linux's")
def test_a_socket_may_be_no_file() -> None:
    name = f"quotedesk-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.settimeout(5)
        listening.bind(f"\0{name}")
        Systemd({"NOTIFY_SOCKET": f"@{name}"}).ready("answers")

        assert listening.recv(200).startswith(b"READY=1\n")


def test_without_systemd_nothing_is_said() -> None:
    systemd = Systemd({"WATCHDOG_USEC": "30000000"})

    systemd.ready("answers")
    assert systemd.watchdog_seconds is None


def test_a_watchdog_for_another_process_is_not_ours(listening: socket.socket) -> None:
    asked = {"NOTIFY_SOCKET": listening.getsockname(), "WATCHDOG_USEC": "1", "WATCHDOG_PID": "1"}

    assert Systemd(asked).watchdog_seconds is None


def test_a_socket_that_is_gone_ends_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Systemd({"NOTIFY_SOCKET": str(tmp_path / "gone")}).ready("answers")

    assert "systemd cannot be told" in capsys.readouterr().out
