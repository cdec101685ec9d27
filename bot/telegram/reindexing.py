"""A rebuild that somebody asked for in Telegram."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from pathlib import Path

import structlog

from bot.rendering import escape
from bot.settings import BotSettings
from bot.telegram.notices import Notices
from bot.texts import Texts, texts

STOP_SECONDS = 10.0
FIRST_TO_GO = "500"
MOST_WORDS = 600
log = structlog.get_logger()


class Reindexing:
    """Rebuilds the index in a process of its own, one rebuild at a time."""

    def __init__(self, settings: BotSettings, notices: Notices) -> None:
        """Nothing runs yet."""
        self._settings = settings
        self._notices = notices
        self._task: asyncio.Task[None] | None = None

    def begin(self, chat: int, language: str | None, number: int) -> bool:
        """Begin a rebuild; tell whether none was running already.

        Args:
            chat: Where the report goes.
            language: Of the report.
            number: Of the request in the inbox: its report is sent once.
        """
        if self._task and not self._task.done():
            return False
        self._task = asyncio.create_task(self._run(chat, texts(language), number), name="reindex")
        return True

    async def stop(self) -> None:
        """End a rebuild that runs; the edition that answers stays."""
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _run(self, chat: int, words: Texts, number: int) -> None:
        try:
            said = _report(*await self._rebuild(), words)
        except Exception as error:  # it could not be started, or says what nobody can read
            log.exception("a rebuild that was asked for in Telegram failed")
            said = words("reindex-failed", reason=f"{type(error).__name__}: {error}")
        try:
            await self._notices.send(f"reindex {number}", chat, escape(said))
        except Exception:
            log.exception("the report of a rebuild could not be sent", report=said)

    async def _rebuild(self) -> tuple[int, str, str]:
        settings = self._settings
        # The rebuild is nobody in Telegram, and needs no token.
        kept = {k: v for k, v in os.environ.items() if not k.startswith("TELEGRAM_")}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "index", "rebuild", "--json"),
            env={
                **kept,
                "CORPUS_DIR": str(settings.corpus_dir),
                "DATA_DIR": str(settings.data_dir),
                "EMBED_MODEL": settings.embed_model or "",
            },
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        _let_go_first(process.pid)
        try:
            out, err = await process.communicate()
        except asyncio.CancelledError:
            await _end(process)
            raise
        log.info("a rebuild was asked for in Telegram", exit_code=process.returncode)
        return process.returncode or 0, out.decode(), err.decode("utf-8", "replace")


def _let_go_first(pid: int) -> None:
    """Where memory runs out, have the rebuild end and not the bot."""
    with contextlib.suppress(OSError):  # it has ended, or the system does not let us
        Path(f"/proc/{pid}/oom_score_adj").write_text(FIRST_TO_GO, "ascii")


async def _end(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(STOP_SECONDS):
            await process.communicate()
    except TimeoutError:
        process.kill()
        await process.wait()


def _report(code: int, out: str, err: str, words: Texts) -> str:
    if code:
        return words("reindex-failed", reason=err.strip()[-MOST_WORDS:])
    report = json.loads(out)
    articles = report["articles"]
    return words(
        "reindex-done" if report["published"] else "reindex-unchanged",
        edition=report["edition"],
        total=articles["total"],
        new=articles["new"],
        changed=articles["changed"],
        removed=articles["removed"],
        skipped=len(report["skipped"]),
    )
