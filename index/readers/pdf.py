"""PDF: paragraphs from places on pages. One file is one article."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import index
from index.pdf.worker import TO_THE_END, receive, send
from index.readers.base import Draft, SourceFile
from index.vocabulary import Problem

ENDED = (
    "takes too long or needs too much memory, and was given up: print it to PDF again, or split it"
)


class PdfReader:
    """Reads ``.pdf`` in a process of its own, which is ended when a file takes too long.

    Title and author are those of the document information, if they look like a title and a
    name. The day of publication stays unknown: a PDF states only when the PDF was made.
    """

    suffixes = frozenset({".pdf"})

    def __init__(self, seconds: float = TO_THE_END) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def read(self, file: SourceFile) -> Iterator[Draft | Problem]:
        """Yield the file as one article, and problems for what of it could not be read."""
        with self._lock:
            reply = self._ask(file.content)
        if reply is None:
            yield Problem(file.path, ENDED)
            return
        reading = json.loads(reply)
        for reason in reading["problems"]:
            yield Problem(file.path, reason)
        if reading["text"]:
            yield Draft(reading["text"], title=reading["title"], author=reading["author"])

    def _ask(self, content: bytes) -> bytes | None:
        """The worker's answer, or None when it had to be ended or ended by itself."""
        process = self._process
        if process is None or process.poll() is not None:
            process = self._start()
        assert process.stdin is not None  # noqa: S101  # for mypy: both are pipes
        assert process.stdout is not None  # noqa: S101
        timer = threading.Timer(self._seconds, process.kill)
        timer.daemon = True
        timer.start()
        try:
            send(process.stdin, content)
            reply = receive(process.stdout)
        except OSError:  # it ended while the file was on its way
            reply = None
        finally:
            timer.cancel()
        if reply is None:
            _end(process)
            self._process = None
        return reply

    def _start(self) -> subprocess.Popen[bytes]:
        root = str(Path(index.__file__).parents[1])
        paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "index.pdf.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
        weakref.finalize(self, _end, self._process)
        return self._process


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the worker and wait for it; ending it twice does nothing."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):  # what was buffered has nobody to go to
                pipe.close()
