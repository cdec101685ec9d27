"""``make reader``: trains the evidence reader; see ``--help``."""

from __future__ import annotations

import argparse
import json
import multiprocessing
from dataclasses import fields
from pathlib import Path

import torch

from bot.reader.network import NETWORK_FILE
from index.embedding import prepare_packaged_model
from index.settings import IndexSettings
from tests.training.card import write_card
from tests.training.export import export
from tests.training.network import Reader
from tests.training.run import Recipe, train


def main() -> None:
    """Train in as many processes as the recipe says."""
    parser = argparse.ArgumentParser(prog="python -m tests.training", description=__doc__)
    parser.add_argument("shared", type=Path, help="folder with train/ and eval/")
    parser.add_argument("--name", default="reader", help="of the run; the same name resumes it")
    parser.add_argument("--minutes", type=float, default=150)
    parser.add_argument("--start", type=Path, help="go on from this shipped network")
    parser.add_argument(
        "--card", action="store_true", help="only measure the shipped network and write its card"
    )
    for field in fields(Recipe)[1:]:
        kind = int if field.type == "int" else float
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=kind, default=field.default)
    given = parser.parse_args()
    recipe = Recipe(**{f.name: getattr(given, f.name) for f in fields(Recipe)})
    settings = IndexSettings.load()
    scratch = settings.data_dir.resolve() / "training" / given.name
    scratch.mkdir(parents=True, exist_ok=True)
    if given.card:
        write_card(given.shared, settings.models_dir, scratch)
        return
    (scratch / "meeting").unlink(missing_ok=True)
    arguments = (recipe, given.shared, settings.models_dir, scratch, given.start)
    context = multiprocessing.get_context("spawn")
    started = [
        context.Process(target=train, args=(*arguments, process))
        for process in range(1, recipe.processes)
    ]
    for process in started:
        process.start()
    train(*arguments, 0)
    for process in started:
        process.join()
    finish(given.shared, settings.models_dir, scratch)


def finish(shared: Path, models: Path, scratch: Path) -> None:
    """Export what a run has learned, and write its card."""
    recipe = json.loads((scratch / "recipe.json").read_text("utf-8"))
    reader = Reader(prepare_packaged_model(models), recipe["trained_layers"])
    reader.load_state_dict(torch.load(scratch / "reader.pt", weights_only=True))
    export(reader, NETWORK_FILE)
    write_card(shared, models, scratch)


if __name__ == "__main__":
    main()
