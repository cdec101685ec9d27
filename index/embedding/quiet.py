"""Keeps libraries from talking to the terminal about things that nobody has to act on."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from transformers.utils import logging as transformers_logging


@contextmanager
def without_progress_bar() -> Iterator[None]:
    """Switch the progress bar off for a while, and back on if it was on."""
    shown = transformers_logging.is_progress_bar_enabled()
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        if shown:
            transformers_logging.enable_progress_bar()  # type: ignore[no-untyped-call]


@contextmanager
def without_root_chatter() -> Iterator[None]:
    """Hold back what is logged through the root logger below a warning.

    ONNX Runtime's quantiser names every tensor that it leaves alone there.
    """

    def matters(record: logging.LogRecord) -> bool:
        return record.levelno >= logging.WARNING

    root = logging.getLogger()
    root.addFilter(matters)
    try:
        yield
    finally:
        root.removeFilter(matters)
