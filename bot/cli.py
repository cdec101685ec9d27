"""The command line of ``bot``: the Telegram service, chat, ask, backup."""

from __future__ import annotations

import argparse
import asyncio
import io
import json
import sys
from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import Any

from bot.desk import Desk
from bot.errors import BatchError, BotError
from bot.explanation import explained
from bot.rendering import plain
from bot.settings import BotSettings
from bot.vocabulary import Answer, Reason
from index.edition import NO_EDITION
from index.errors import IndexingError
from index.logs import configure_logs

EPILOG = "Settings are read from the environment and .env; .env.example lists them."
# Reasons that are the operator's to mend, not the reader's: the exit code says so.
BROKEN = frozenset({Reason.EMPTY_INDEX, Reason.INDEX_UNUSABLE, Reason.INVALID_LINE})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 well, 1 not possible, 2 wrong usage."""
    _take_any_character()
    given = _parser().parse_args(arguments)
    try:
        settings = BotSettings.load()
        configure_logs(settings.log_level, settings.log_format)
        return int(given.run(settings, given))
    except (BotError, IndexingError) as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # "… | head"
        sys.stderr.close()
        return 0


def _take_any_character() -> None:
    """Have no byte that is typed and no character that is printed end the program."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="Answers with the exact words of your articles; in Telegram by default.",
        epilog=EPILOG,
    )
    parser.set_defaults(run=_serve)
    commands = parser.add_subparsers(metavar="COMMAND")

    def add(name: str, run: Any, about: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=about, description=about, epilog=EPILOG)
        command.set_defaults(run=run)
        return command

    add("run", _run, "in Telegram when TELEGRAM_BOT_TOKEN is set, else as a chat in the terminal")
    add("chat", _chat, "the same answers in the terminal")
    copy = add("backup", _backup, "copy DATA_DIR whole, while the bot goes on working")
    copy.add_argument("folder", type=Path, metavar="FOLDER", help="must not exist yet")
    ask = add("ask", _ask, "one answer, or one for each line of a file")
    ask.add_argument("question", nargs="?")
    ask.add_argument("--json", action="store_true", help="print the answer object")
    ask.add_argument("--explain", action="store_true", help="print how the answer came about")
    ask.add_argument(
        "--batch",
        type=Path,
        metavar="FILE.jsonl",
        help='lines {"id": …, "question": …} in, one answer object per line out, in order',
    )
    return parser


def _serve(settings: BotSettings, _: argparse.Namespace) -> int:
    from bot.telegram.service import serve

    asyncio.run(serve(settings))
    return 0


def _backup(settings: BotSettings, given: argparse.Namespace) -> int:
    from bot.backup import backup

    files = backup(settings, given.folder)
    size = sum(file.stat().st_size for file in files) / 1e6
    print(f"{given.folder}: {len(files)} files, {size:.1f} MB")
    return 0


def _run(settings: BotSettings, given: argparse.Namespace) -> int:
    return (_serve if settings.token else _chat)(settings, given)


def _only_trouble(settings: BotSettings) -> None:
    """In a terminal answers are read, not logs, unless LOG_LEVEL asks for them."""
    if "log_level" not in settings.model_fields_set:
        configure_logs("WARNING", settings.log_format)


def _chat(settings: BotSettings, _: argparse.Namespace) -> int:
    from bot.chat import chat

    _only_trouble(settings)
    return chat(settings, sys.stdin, sys.stdout)


def _ask(settings: BotSettings, given: argparse.Namespace) -> int:
    if (given.question is None) == (given.batch is None):
        raise BatchError("Give either one question or --batch FILE.jsonl.")
    if given.explain and given.batch is not None:
        raise BatchError("--explain is about one question; leave --batch out.")
    _only_trouble(settings)
    if given.batch is not None:
        return _batch(settings, given.batch)
    with Desk(settings) as desk:
        answer, how = desk.explain(given.question)
    print(_as_json(answer) if given.json else plain(answer))
    if given.explain:  # beside the answer object, which a script reads from standard output
        print("\n" + explained(answer, how), file=sys.stderr if given.json else sys.stdout)
    return _exit_code({answer.reason})


def _batch(settings: BotSettings, file: Path) -> int:
    try:
        # Not splitlines(): U+2028 and the like may stand inside a JSON string.
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BatchError(f"--batch: {file} cannot be read ({error}).") from error
    reasons = set()
    with Desk(settings) as desk:
        for answer in _answers(desk, lines, file):
            print(_as_json(answer), flush=True)
            reasons.add(answer.reason)
    return _exit_code(reasons)


def _answers(desk: Desk, lines: Sequence[str], file: Path) -> Iterator[Answer]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            question, answer_id = entry["question"], entry.get("id")
            if not isinstance(question, str):
                raise TypeError("the question is not a text")
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            print(f"{file}, line {number}: not a question object ({error!r})", file=sys.stderr)
            yield Answer(line[:200], "en", reason=Reason.INVALID_LINE)
            continue
        yield desk.ask(question, None if answer_id is None else answer_id)


def _as_json(answer: Answer) -> str:
    return json.dumps(answer.as_json(plain(answer)), ensure_ascii=False)


def _exit_code(reasons: Set[Reason | None]) -> int:
    if Reason.EMPTY_INDEX in reasons:  # the other ones have been told where they were met
        print(NO_EDITION, file=sys.stderr)
    return 1 if reasons & BROKEN else 0
