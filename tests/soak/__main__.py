"""``make soak`` and ``make faults``; see ``--help``."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from itertools import islice
from pathlib import Path

from index.build import rebuild
from index.embedding import open_embedder, prepare_packaged_model
from index.logs import configure_logs
from index.settings import IndexSettings
from tests.auxil.corpora import SAMPLE_CORPUS, make_data_dir, no_progress
from tests.evaluation.questions import sample_questions
from tests.soak.crowd import at_once, in_a_row
from tests.soak.faults import faults
from tests.soak.kills import kills
from tests.soak.questions import never_twice
from tests.soak.rebuilding import rebuilding
from tests.soak.starting import starting

PARTS = ("start", "crowd", "row", "kills", "webhook", "faults", "rebuild")


def main() -> None:
    """Run the parts asked for and print their figures as Markdown."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)} (all)")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--questions", type=int, default=2000, help="of the part row")
    parser.add_argument(
        "--different", action="store_true", help="in the part row no question is asked twice"
    )
    parser.add_argument("--articles", type=int, default=1000, help="of the part rebuild")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--log", type=Path, default=Path("data/soak.log"), help="the bot's")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    configure_logs("WARNING", "console")
    parts = given.parts or PARTS
    given.log.unlink(missing_ok=True)
    asked = [question.text for question in sample_questions()]
    with tempfile.TemporaryDirectory(prefix="quotedesk-soak-") as name:
        data = indexed(Path(name))
        if "start" in parts:
            started = asyncio.run(starting(data, given.log, asked[0], times=5))
            print(f"started 5 times: {started}", flush=True)
        if "crowd" in parts:
            outcome = asyncio.run(at_once(data, given.log, asked, number=50))
            print(f"50 questions at once: {outcome}", flush=True)
        if "row" in parts:
            each = never_twice(asked) if given.different else asked
            kinds = list(islice(each, given.questions))
            row = in_a_row(data, given.log, kinds, number=given.questions, users=200)
            print(
                f"{given.questions} questions, {len(kinds)} of them different, from 200 people:"
                f" {asyncio.run(row)}",
                flush=True,
            )
        for part in ("kills", "webhook"):
            if part in parts:
                killed = kills(
                    data,
                    given.log,
                    asked,
                    number=given.kills,
                    users=10,
                    seed=given.seed,
                    webhook=part == "webhook",
                )
                outcome = asyncio.run(killed)
                print(f"{given.kills} × kill -9 under load, {part}: {outcome}", flush=True)
        if "faults" in parts:
            asyncio.run(_print_faults(data, given.log, asked))
        if "rebuild" in parts:
            built = rebuilding(data, given.log, asked, articles=given.articles)
            print(f"{given.articles} articles added meanwhile: {asyncio.run(built)}", flush=True)


async def _print_faults(data: Path, log: Path, asked: list[str]) -> None:
    async for struck in faults(data, log, asked):
        print(struck, flush=True)


def indexed(folder: Path) -> Path:
    """Build an index of ``corpus/`` and return its DATA_DIR."""
    models = IndexSettings.load().models_dir
    prepare_packaged_model(models)
    data = make_data_dir(folder / "data", models)
    settings = IndexSettings(corpus_dir=SAMPLE_CORPUS, data_dir=data)
    rebuild(settings, open_embedder(None, models), full=False, progress=no_progress)
    return data


if __name__ == "__main__":
    main()
