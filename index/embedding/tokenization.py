"""The packaged model's tokenizer, shared by all that read with it: each copy takes 140 MB."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

from index.embedding.manifest import TOKENIZER_FILE


def open_tokenizer(folder: Path) -> Tokenizer:
    """Return the tokenizer of a prepared model's folder; it neither truncates nor pads.

    It must not be set to do so: others use it at the same time.

    Raises:
        OSError: There is no file.
        Exception: It is no tokenizer; the library has no type of its own for that.
    """
    file = folder / TOKENIZER_FILE
    return _open(file, file.stat().st_mtime_ns)


def shortened(ids: list[int], most: int) -> list[int]:
    """Return a text's token numbers cut to so many, the one that ends it kept."""
    return ids if len(ids) <= most else [*ids[: most - 1], ids[-1]]


@lru_cache(1)
def _open(file: Path, changed: int) -> Tokenizer:  # noqa: ARG001 - a file made anew is opened anew
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
