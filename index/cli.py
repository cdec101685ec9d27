"""The command line of ``index``: rebuild, watch, status, verify, rollback, search, article."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sqlite3
import sys
from collections.abc import Sequence
from typing import Any

from index.catalog import Catalog
from index.edition import CATALOG, NO_EDITION, Manifest
from index.editions import EditionStore
from index.errors import IndexingError, NoEditionError
from index.lock import builder_lock
from index.logs import configure_logs
from index.settings import IndexSettings

# Of builds, 0 to 19. On two busy cores questions take 4 times as long beside a build of niceness
# 0 as without one (``make soak PARTS=rebuild``).
NICENESS = 10
EPILOG = "Settings are read from the environment and .env; .env.example lists them."


def main(arguments: Sequence[str] | None = None, *, own_process: bool = False) -> int:
    """Run one command and return its exit code: 0 well, 1 not possible, 2 wrong usage.

    Args:
        arguments: None: those of the process.
        own_process: Whether the process is there for nothing else, and may be put behind others.
    """
    given = _parser().parse_args(arguments)
    if own_process and given.run in {_rebuild, _watch}:
        _give_way()
    try:
        # systemd stops with SIGTERM; a terminal's Ctrl-C is KeyboardInterrupt already.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        settings = IndexSettings.load()
        configure_logs(settings.log_level, settings.log_format)
        return int(given.run(settings, given))
    except IndexingError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except sqlite3.Error as error:
        print(
            f"The index is damaged ({error}). Run: python -m index rebuild --full", file=sys.stderr
        )
        return 1
    except KeyboardInterrupt:
        print("Stopped. What was published before still serves.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # "python -m index article ID | head"
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m index",
        description="From a folder of articles to a searchable edition.",
        epilog=EPILOG,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: Any, about: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=about, description=about, epilog=EPILOG)
        command.set_defaults(run=run)
        return command

    rebuild = add("rebuild", _rebuild, "bring the index up to date with the corpus folder")
    rebuild.add_argument("--full", action="store_true", help="read every file again")
    rebuild.add_argument("--json", action="store_true", help="print the report as JSON")
    rebuild.add_argument(
        "--if-none", action="store_true", help="do nothing when an index stands already"
    )
    add("watch", _watch, "rebuild whenever the corpus folder changes")
    status = add("status", _status, "what stands")
    status.add_argument("--json", action="store_true", help="print it as JSON")
    verify = add("verify", _verify, "check every stored passage and vector against its article")
    verify.add_argument("--json", action="store_true", help="print the differences as JSON")
    add("rollback", _rollback, "go back one edition")
    search = add("search", _search, "the passages that retrieval finds, with scores")
    search.add_argument("words")
    search.add_argument("--count", type=int, default=8, metavar="N", help="passages to show (8)")
    article = add("article", _article, "print an article's stored text")
    article.add_argument("id")
    cleaned = add("cleaned", _cleaned, "what cleaning removed from an article, and why")
    cleaned.add_argument("id")
    return parser


def _give_way() -> None:
    """Let a bot that answers on the same machine go before."""
    if hasattr(os, "nice"):  # Windows has none
        os.nice(max(0, NICENESS - os.nice(0)))


def _rebuild(settings: IndexSettings, given: argparse.Namespace) -> int:
    from index.build import rebuild
    from index.embedding import open_embedder_when_needed
    from index.progress import progress_for

    if given.if_none and EditionStore(settings.data_dir).current():
        return 0
    with progress_for(sys.stderr) as progress:
        embedder = open_embedder_when_needed(settings.embed_model, settings.models_dir)
        report = rebuild(settings, embedder, full=given.full, progress=progress)
    print(_json(report.as_json()) if given.json else report.as_text())
    return 0


def _watch(settings: IndexSettings, _: argparse.Namespace) -> int:
    from index.watch import watch

    watch(settings)
    return 0


def _status(settings: IndexSettings, given: argparse.Namespace) -> int:
    store = EditionStore(settings.data_dir)
    current = store.current()
    if current is None:
        raise NoEditionError(NO_EDITION)
    manifest = Manifest.read(store.path(current))
    with Catalog(store.path(current) / CATALOG) as catalog:
        dates = catalog.date_range()
    first, last = (day.isoformat() for day in dates) if dates else (None, None)
    status = {
        "edition": current,
        "created": manifest.created,
        "model": {
            "name": manifest.model,
            "fingerprint": manifest.fingerprint,
            "dimensions": manifest.dimensions,
        },
        "dates": {"first": first, "last": last},
        "report": manifest.report,
        "editions": store.finished(),
    }
    if given.json:
        print(_json(status))
    else:
        articles, passages = manifest.report["articles"], manifest.report["passages"]
        print(
            f"Edition {current}, built {manifest.created}\n"
            f"  {articles['total']} articles, {passages['total']} passages,"
            f" dated {first or 'unknown'} to {last or 'unknown'}\n"
            f"  model {manifest.model}, fingerprint {manifest.fingerprint[:12]}\n"
            f"  files skipped: {len(manifest.report['skipped'])};"
            f" editions kept: {len(store.finished())}"
        )
    return 0


def _verify(settings: IndexSettings, given: argparse.Namespace) -> int:
    from index.verify import verify

    store = EditionStore(settings.data_dir)
    current = store.current()
    if current is None:
        raise NoEditionError(NO_EDITION)
    differences = verify(store.path(current))
    if given.json:
        print(_json({"edition": current, "differences": differences}))
    else:
        print("\n".join(differences) or f"Edition {current} is whole.")
    return 1 if differences else 0


def _rollback(settings: IndexSettings, _: argparse.Namespace) -> int:
    store = EditionStore(settings.data_dir)
    with builder_lock(settings.data_dir):
        edition = store.previous()
        store.point_to(edition)
    print(f"Edition {edition} serves again. The next rebuild starts from it.")
    return 0


def _search(settings: IndexSettings, given: argparse.Namespace) -> int:
    from index.edition import Edition
    from index.embedding import open_embedder
    from index.retrieval import PassageRetriever

    store = EditionStore(settings.data_dir)
    if store.current() is None:
        raise NoEditionError(NO_EDITION)
    embedder = open_embedder(settings.embed_model, settings.models_dir)
    with Edition.open_current(store, embedder.fingerprint) as edition:
        hits = PassageRetriever(edition, embedder, count=max(1, given.count)).search(given.words)
        for rank, hit in enumerate(hits, start=1):
            scores = ", ".join(
                f"{name} {value:.3f}"
                for name in ("score", "cosine", "centred", "bm25")
                if (value := getattr(hit, name)) is not None
            )
            print(f"{rank}. {hit.article.path} [{hit.passage.id}] {scores}")
            print(f"   {hit.passage.span.slice(hit.article.text)}\n")
    return 0


def _article(settings: IndexSettings, given: argparse.Namespace) -> int:
    with _open_catalog(settings) as catalog:
        article = catalog.article(given.id)
        if article is None:
            raise _no_article(given.id)
        # Written as it is stored, without a line end of our own: offsets must fit.
        sys.stdout.write(article.text)
    return 0


def _cleaned(settings: IndexSettings, given: argparse.Namespace) -> int:
    with _open_catalog(settings) as catalog:
        if catalog.article(given.id) is None:
            raise _no_article(given.id)
        removals = catalog.removals(given.id)
    for removal in removals:
        print(f"[{removal.reason}] {removal.text}")
    if not removals:
        print("Nothing was removed from it.")
    return 0


def _open_catalog(settings: IndexSettings) -> Catalog:
    store = EditionStore(settings.data_dir)
    current = store.current()
    if current is None:
        raise NoEditionError(NO_EDITION)
    return Catalog(store.path(current) / CATALOG)


def _no_article(article_id: str) -> IndexingError:
    return IndexingError(
        f"No article {article_id!r} in this edition. Ids are in the answers of `bot ask --json`"
        " and in `python -m index search`."
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
