"""Answering in the terminal touches no network."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.auxil.corpora import ROOT, SAMPLE_CORPUS
from tests.auxil.processes import json_of, run

QUESTION = "What did Lavrov say?"

# Python imports a module of this name when it starts.
SITECUSTOMIZE = """
import os, socket

def refuse(*asked, **_):
    with open(os.environ["ASKED"], "a") as file:
        print(asked, file=file)
    raise OSError("the network was asked")

def unless_local(original):
    def connect(self, address):
        return original(self, address) if self.family == socket.AF_UNIX else refuse(address)
    return connect

socket.socket.connect = unless_local(socket.socket.connect)
socket.socket.connect_ex = unless_local(socket.socket.connect_ex)
for name in ("getaddrinfo", "gethostbyname", "create_connection"):
    setattr(socket, name, refuse)
"""


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    """The folder of a module that lets nobody out and takes note of who tries."""
    folder = tmp_path / "watched"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(SITECUSTOMIZE)
    return folder


COMMANDS = [
    ("bot", "ask", QUESTION, "--json"),
    ("index", "rebuild", "--json"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_asks_the_network_for_anything(
    tmp_path: Path,
    asked: Path,
    warm_data: Callable[[Path], Path],
    sample_index: Path,
    command: tuple[str, ...],
) -> None:
    data = warm_data(tmp_path / "data") if "rebuild" in command else sample_index
    log = asked / "asked.log"

    ended = run(
        *command,
        corpus=SAMPLE_CORPUS,
        data=data,
        PYTHONPATH=f"{asked}:{ROOT}",
        ASKED=str(log),
    )

    assert ended.returncode == 0, ended.stderr
    assert not log.exists() or log.read_text() == ""


def test_the_watch_on_the_network_works(asked: Path) -> None:
    log = asked / "asked.log"

    ended = subprocess.run(
        [sys.executable, "-c", "import urllib.request as u; u.urlopen('http://192.0.2.1/')"],
        env={"PYTHONPATH": str(asked), "ASKED": str(log)},
        capture_output=True,
        check=False,
    )

    assert ended.returncode
    assert "192.0.2.1" in log.read_text()


def test_an_answer_is_given_where_there_is_no_network_at_all(sample_index: Path) -> None:
    isolated = ("unshare", "--net", "--map-root-user")
    if (
        shutil.which("unshare") is None
        or subprocess.run([*isolated, "true"], check=False).returncode
    ):
        pytest.skip("a process cannot be cut off from the network here")

    answer = json_of(
        run(
            *("bot", "ask", QUESTION, "--json"),
            corpus=SAMPLE_CORPUS,
            data=sample_index,
            wrapper=isolated,
        )
    )

    assert answer["retrieved"]
    assert answer["edition"]
