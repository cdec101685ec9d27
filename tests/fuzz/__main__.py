"""``python -m tests.fuzz SECONDS [FOLDER]``: 0 when every promise held, 1 when not."""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path

from tests.fuzz.loop import forbid_network, fuzz


def main() -> int:
    """Feed broken files to the readers, and say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("seconds", type=int)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("data/fuzz"))
    parser.add_argument("--hypothesis", action="store_true", help="also where atheris is installed")
    asked = parser.parse_args()
    if not asked.hypothesis and importlib.util.find_spec("atheris"):
        from tests.fuzz.with_atheris import run

        run(asked.seconds, asked.folder)
    forbid_network()
    fed, found = fuzz(asked.seconds, asked.folder)
    for suffix, count in sorted(fed.items()):
        sys.stdout.write(f"{suffix}: {count} files\n")
    for path, reason in found.items():
        sys.stdout.write(f"BROKEN {path}: {reason}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
