"""The project's commands as real processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.auxil.corpora import ROOT

LONGEST = 120
# A test's environment is its own: no setting of whoever runs it, no .env of the checkout.
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "SYSTEMROOT")


def environment(corpus: Path, data: Path, **more: str) -> dict[str, str]:
    """Return what a command of the project is started with."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    ours = {"CORPUS_DIR": str(corpus), "DATA_DIR": str(data), "PYTHONPATH": str(ROOT)}
    return {**kept, **ours, "HEALTH_PORT": "0", **more}


def start(
    *arguments: str, corpus: Path, data: Path, wrapper: tuple[str, ...] = (), **more: str
) -> subprocess.Popen[str]:
    """Start ``python -m`` with the arguments, from a folder that has no .env."""
    return subprocess.Popen(
        [*wrapper, sys.executable, "-m", *arguments],
        cwd=data.parent,
        env=environment(corpus, data, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def finish(process: subprocess.Popen[str]) -> subprocess.CompletedProcess[str]:
    """Wait for a started command."""
    with process:
        out, err = process.communicate(timeout=LONGEST)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def run(*arguments: str, corpus: Path, data: Path, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run ``python -m`` with the arguments to its end."""
    return finish(start(*arguments, corpus=corpus, data=data, **more))


def json_of(result: subprocess.CompletedProcess[str]) -> Any:
    """What a command that went well printed, as an object."""
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)
