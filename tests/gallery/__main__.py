"""``make picture``: draw a real answer over ``corpus/`` as a chat on a phone; see ``--help``."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.desk import Desk
from bot.rendering import plain
from index.build import rebuild
from index.embedding import open_embedder, prepare_packaged_model
from index.settings import IndexSettings
from tests.auxil.corpora import ROOT, SAMPLE_CORPUS, make_data_dir, no_progress
from tests.gallery.conversation import conversation
from tests.gallery.phone import picture

# Two articles answer it, from both sides.
QUESTION = "How many children are on the list Ukraine gave to Russia?"
OUT = ROOT / "docs" / "answer.svg"


def main() -> None:
    """Ask, draw and say what is drawn."""
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument("--question", default=QUESTION, help="default: %(default)s")
    parser.add_argument("--out", type=Path, default=OUT, help="default: %(default)s")
    arguments = parser.parse_args()
    with Desk(_sample_index(ROOT / "data")) as desk:
        answer = desk.ask(arguments.question)
    drawn = picture("Quotedesk", "bot", conversation(arguments.question, answer))
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(drawn, "utf-8")
    print(f"{arguments.out}\n\n{plain(answer)}")  # noqa: T201  # a command line prints


def _sample_index(data: Path) -> IndexSettings:
    """Index ``corpus/`` apart from the bot's own articles, with the packaged model."""
    prepare_packaged_model(data / "models")
    own = data / "gallery"
    if not own.exists():
        make_data_dir(own, data / "models")
    settings = IndexSettings(corpus_dir=SAMPLE_CORPUS, data_dir=own, embed_model=None)
    rebuild(settings, open_embedder(None, settings.models_dir), full=False, progress=no_progress)
    return settings


if __name__ == "__main__":
    main()
