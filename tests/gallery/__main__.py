"""``make gallery``: draw every kind of message as a phone shows it; see ``--help``."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.desk import Desk
from index.build import rebuild
from index.embedding import open_embedder, prepare_packaged_model
from index.settings import IndexSettings
from tests.auxil.corpora import ROOT, SAMPLE_CORPUS, make_data_dir, no_progress
from tests.gallery.phone import Bubble, picture
from tests.gallery.scenes import Scene, answered, scenes

DOCS = ROOT / "docs"
INTRODUCTION = """\
# Every kind of message

Drawn by `make gallery` from real answers over `corpus/`; a change in what people see shows here.
Long quotations are folded, as Telegram shows them until they are touched.
"""


def main() -> None:
    """Draw, and say what is drawn."""
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument("--question", help="draw only the answer to this, into --out")
    parser.add_argument("--out", type=Path, default=Path("answer.svg"), help="default: %(default)s")
    given = parser.parse_args()
    with Desk(_sample_index(ROOT / "data")) as desk:
        if given.question:
            _draw(answered(desk, given.question), given.out)
        else:
            _draw_all(list(scenes(desk)))


def _draw_all(all_scenes: list[Scene]) -> None:
    folder = DOCS / "gallery"
    for old in folder.glob("*.svg"):
        old.unlink()
    lines = [INTRODUCTION]
    for scene in all_scenes:
        _draw(scene.bubbles, folder / f"{scene.name}.svg")
        lines.append(f"## {scene.about}\n\n![{scene.about}](gallery/{scene.name}.svg)\n")
    (DOCS / "gallery.md").write_text("\n".join(lines), encoding="utf-8")
    _draw(all_scenes[0].bubbles, DOCS / "answer.svg")  # the README's


def _draw(bubbles: list[Bubble], out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(picture("Quotedesk", "bot", bubbles), encoding="utf-8")
    print(out)  # noqa: T201  # a command line prints


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
