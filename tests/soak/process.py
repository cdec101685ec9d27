"""The bot as a process of its own, which can be killed and weighed."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.auxil.corpora import SAMPLE_CORPUS
from tests.auxil.processes import environment
from tests.botapi import BotApi

STOP_WITHIN = 40.0


class BotProcess:
    """``python -m bot`` against a simulated Telegram; what it logs goes to a file."""

    def __init__(self, api: BotApi, data: Path, log: Path, **settings: str) -> None:
        self._environment = environment(
            SAMPLE_CORPUS,
            data,
            **{
                "TELEGRAM_BOT_TOKEN": api.token,
                "TELEGRAM_BASE_URL": api.base_url,
                "TELEGRAM_BASE_FILE_URL": api.base_file_url,
                "LOG_FORMAT": "json",
                # Few people ask for many here.
                "QUESTIONS_PER_MINUTE": "100000",
                "QUESTIONS_PER_DAY": "100000",
                **settings,
            },
        )
        self._folder = data.parent
        self._process: asyncio.subprocess.Process | None = None
        self.log = log

    @classmethod
    @asynccontextmanager
    async def running(cls, *given: object, **settings: str) -> AsyncIterator[BotProcess]:
        """One that is started, and stopped in the end."""
        bot = cls(*given, **settings)  # type: ignore[arg-type]
        await bot.start()
        try:
            yield bot
        finally:
            await bot.kill()

    @property
    def pid(self) -> int:
        """Its process id."""
        assert self._process
        return self._process.pid

    @property
    def command_line(self) -> bytes:
        """What ``ps`` shows of it."""
        return Path(f"/proc/{self.pid}/cmdline").read_bytes()

    async def start(self) -> None:
        """Start it."""
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot"),
                cwd=self._folder,
                env=self._environment,
                stdout=log,
                stderr=log,
            )

    async def kill(self) -> None:
        """End it as a power cut does."""
        if self._process and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def stop(self) -> int:
        """Ask it to end, as systemd does; return its exit code."""
        assert self._process
        self._process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(STOP_WITHIN):
            return await self._process.wait()

    def memory(self, what: str = "RssAnon") -> float:
        """Its memory in MB: "RssAnon" now, "VmHWM" at its highest.

        The first leaves out the pages of files, as of the word vectors: the kernel has them back
        whenever it needs them.
        """
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            name, _, value = line.partition(":")
            if name == what:
                return int(value.split()[0]) / 1024
        raise LookupError(what)
