"""The same files and promises, led by the coverage that `atheris` measures.

It is no dependency: it needs a Python that it has a wheel for (or clang with libFuzzer to build
it). Where it can be imported, ``python -m tests.fuzz`` uses it. It wants a process of its own,
since libFuzzer ends the process that it runs in.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.fuzz.loop import forbid_network
from tests.fuzz.promises import check
from tests.fuzz.seeds import name_of, seeds


def run(seconds: int, folder: Path) -> None:
    """Fuzz until the time is over or a promise is broken; does not return.

    The first byte of an input chooses the format, the others are the file.
    """
    import atheris

    with atheris.instrument_imports(include=["index"]):
        from index.readers import readers_by_suffix

        readers = readers_by_suffix()
    suffixes = sorted(readers)

    def one(data: bytes) -> None:
        if data:
            check(f"fuzz/{name_of(suffixes[data[0] % len(suffixes)])}", data[1:], readers)

    corpus = Path(tempfile.mkdtemp(prefix="quotedesk-fuzz-"))
    for number, suffix in enumerate(suffixes):
        for index, content in enumerate(seeds(suffix)):
            (corpus / f"{number}-{index}").write_bytes(bytes([number]) + content)
    folder.mkdir(parents=True, exist_ok=True)
    forbid_network()
    options = [f"-max_total_time={seconds}", f"-artifact_prefix={folder}/", "-timeout=20"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one)
    atheris.Fuzz()
