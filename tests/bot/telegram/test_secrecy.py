"""The token stands nowhere but in what goes to Telegram."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from aiohttp import ClientSession

from tests.auxil.ports import free_port
from tests.bot.conftest import EASY
from tests.bot.telegram.conftest import PATIENT, quotes_in, simulated_telegram
from tests.soak.process import BotProcess

ANNA = 7
SECRET = "letters_and-digits-1357"  # noqa: S105 - of nobody's bot
TROUBLES = ("429", "500", "502", "400", "403", "404", "reset", "garbage")


def places_with(secret: str, *folders: Path) -> list[str]:
    """The files, and places in files, that hold a secret."""
    return [
        f"{path}, byte {path.read_bytes().index(secret.encode())}"
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and secret.encode() in path.read_bytes()
    ]


@pytest.mark.parametrize("style", ["json", "console"])
async def test_whatever_goes_wrong_the_token_is_not_written_anywhere(
    style: str, bot_data: Path, tmp_path: Path
) -> None:
    port = free_port()
    async with simulated_telegram() as api:
        log = tmp_path / "bot.log"
        settings = {"LOG_LEVEL": "DEBUG", "LOG_FORMAT": style, "HEALTH_PORT": str(port)}
        async with BotProcess.running(api, bot_data, log, **settings) as bot:
            await api.say(ANNA, EASY)
            assert quotes_in(await api.reply_to(ANNA, within=2 * PATIENT))
            command_line = bot.command_line
            for trouble in TROUBLES:
                api.fault(trouble, retry_after=1, count=4)
                await api.say(ANNA, EASY)
                await asyncio.sleep(0.5)
            async with api.down("reset"):
                await api.say(ANNA, EASY)
                await asyncio.sleep(1)
            api.end_faults()
            said = ""
            async with ClientSession() as http:
                for path in ("metrics", "readyz", "healthz", "other"):
                    async with http.get(f"http://127.0.0.1:{port}/{path}") as answer:
                        said += await answer.text()
            assert await bot.stop() == 0

        # The secret half alone would be enough for whoever knows the bot's id.
        secret = api.token.partition(":")[2]
        assert secret not in said
        assert secret.encode() not in command_line
        assert not places_with(secret, tmp_path)
        assert '"level": "debug"' in (written := log.read_text()) or "[debug" in written
        assert "blockquote" not in written  # nor what people are told
        for call in api.calls("send*") + api.calls("edit*"):
            assert secret not in str(call.params)


async def test_what_proves_that_telegram_posts_is_not_written_either(
    bot_data: Path, tmp_path: Path
) -> None:
    port = free_port()
    settings = {
        "LOG_LEVEL": "DEBUG",
        "TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/updates",
        "TELEGRAM_WEBHOOK_PORT": str(port),
        "TELEGRAM_WEBHOOK_SECRET": SECRET,
    }
    async with simulated_telegram() as api:
        async with BotProcess.running(api, bot_data, tmp_path / "bot.log", **settings) as bot:
            await api.say(ANNA, EASY)
            assert quotes_in(await api.reply_to(ANNA, within=2 * PATIENT))
            assert await bot.stop() == 0

        assert not places_with(SECRET, tmp_path)
        assert not places_with(api.token.partition(":")[2], tmp_path)
