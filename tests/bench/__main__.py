"""``make bench``; see ``--help``."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from index.embedding import open_embedder, prepare_packaged_model
from index.logs import configure_logs
from index.settings import IndexSettings
from tests.bench.building import against_stock, against_the_model
from tests.bench.rebuilding import memory, nothing_and_little
from tests.bench.scale import scale

PARTS = ("model", "stock", "rebuild", "memory", "scale")


def main() -> None:
    """Run the parts asked for and print their figures as Markdown."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)} (all)")
    parser.add_argument("--passages", type=int, default=100_000, help="of the part scale")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    configure_logs("WARNING", "console")
    models = IndexSettings.load().models_dir
    prepare_packaged_model(models)
    parts = given.parts or PARTS
    with tempfile.TemporaryDirectory(prefix="quotedesk-bench-") as name:
        folder = Path(name)
        if "model" in parts or "stock" in parts:
            embedder = open_embedder(None, models)
            embedder.embed_question("Warm up.")
        if "model" in parts:
            against_the_model(folder, models, embedder)
        if "stock" in parts:
            against_stock(folder, models, embedder)
        if "rebuild" in parts:
            nothing_and_little(folder, models)
        if "memory" in parts:
            memory(folder, models)
        if "scale" in parts:
            scale(folder, models, given.passages)


if __name__ == "__main__":
    main()
