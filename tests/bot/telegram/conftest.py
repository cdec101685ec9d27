"""A bot that runs against a simulated Telegram, in the test's own event loop."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.settings import BotSettings
from bot.telegram.service import Service
from bot.texts import TEXTS
from index.build import rebuild
from index.embedding import open_embedder
from index.settings import IndexSettings
from tests.auxil.corpora import markdown, no_progress, write_corpus
from tests.botapi import BotApi
from tests.botapi.chats import person
from tests.botapi.outbox import Call
from tests.botapi.wire import Json

GROUP = -100
PLACEHOLDERS = frozenset(
    said
    for words in TEXTS.values()
    for said in (words.searching, words("model-loading"), words("takes-longer"))
)
PATIENT = 30.0  # seconds that a first answer may take on a machine that is busy
_users = itertools.count(1000)


def settings_for(api: BotApi, data: Path, **more: Any) -> BotSettings:
    """The settings of a bot that talks to the simulator, and of nothing else."""
    return BotSettings(
        _env_file=None,
        telegram_bot_token=api.token,
        telegram_base_url=api.base_url,
        telegram_base_file_url=api.base_file_url,
        data_dir=data,
        **{"health_port": 0, **more},
    )


def simulated_telegram(**settings: Any) -> AbstractAsyncContextManager[BotApi]:
    """A simulated Telegram in which placeholders count as no replies."""
    return BotApi.running(slow_repeats=False, passing=PLACEHOLDERS, **settings)


@asynccontextmanager
async def running_bot(settings: BotSettings) -> AsyncIterator[Service]:
    """The bot as `bot.telegram.service.serve` runs it, for as long as the block lasts.

    It must leave nothing behind when it ends.
    """
    before = asyncio.all_tasks()
    async with Service(settings) as service:
        yield service
    left = asyncio.all_tasks() - before - {asyncio.current_task()}
    assert not [task for task in left if not _is_simulators(task)]


async def at_rest(bot: Service) -> None:
    """Wait until the bot has nothing left to do."""
    async with asyncio.timeout(PATIENT):
        while bot.dispatcher.at_work:  # noqa: ASYNC110 - nobody rings
            await asyncio.sleep(0.01)


def _is_simulators(task: asyncio.Task[Any]) -> bool:
    work = repr(task.get_coro())
    return any(name in work for name in ("aiohttp", "RequestHandler", "WebhookDelivery"))


def data_of_its_own(index: Path, folder: Path) -> Path:
    """Make a DATA_DIR that shares another one's index, and nothing that the bot writes."""
    folder.mkdir(parents=True)
    for name in ("editions", "current", "models", "cache"):
        (folder / name).symlink_to(index / name)
    return folder


async def write(api: BotApi, user: int, *, language: str = "en", **content: Any) -> int:
    """Send the bot any kind of message, as somebody whose Telegram speaks that language.

    Returns:
        The message's id.
    """
    who = {**person(user), "language_code": language}
    api.simulator.chats.open(user, who)
    message: Json = api.simulator.chats.add_message(user, who, **content)
    await api.deliver({"message": message})
    return int(message["message_id"])


def command(text: str) -> Json:
    """The content of a message that begins with a command."""
    length = len(text.split()[0])
    return {"text": text, "entities": [{"type": "bot_command", "offset": 0, "length": length}]}


def quotes_in(message: Call) -> list[str]:
    """The texts of a message's blockquotes."""
    units = message.text.encode("utf-16-le")
    return [
        units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in message.entities
        if e["type"] in ("blockquote", "expandable_blockquote")
    ]


@pytest.fixture
def bot_data(sample_index: Path, tmp_path: Path) -> Path:
    """A DATA_DIR of the bot's own, with the articles of ``corpus/``."""
    return data_of_its_own(sample_index, tmp_path / "data")


@pytest.fixture
def someone() -> int:
    """Somebody who has not written to the bot before."""
    return next(_users)


@pytest.fixture
def another() -> int:
    """And somebody else."""
    return next(_users)


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared_api() -> AsyncIterator[BotApi]:
    """One simulated Telegram for a module's tests."""
    async with simulated_telegram() as api:
        yield api


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def bot(
    shared_api: BotApi, sample_index: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Service]:
    """One bot for a module's tests, with the articles of ``corpus/``."""
    data = data_of_its_own(sample_index, tmp_path_factory.mktemp("bot") / "data")
    async with running_bot(settings_for(shared_api, data)) as bot:
        yield bot


@pytest.fixture
def api(shared_api: BotApi, bot: Service) -> Iterator[BotApi]:  # noqa: ARG001 - it has to run
    """The simulated Telegram that the bot talks to."""
    yield shared_api
    shared_api.end_faults()


@pytest.fixture
def publish(
    warm_data: Callable[[Path], Path], models_dir: Path
) -> Callable[[Path, Mapping[str, tuple[str, str]]], Path]:
    """Publishes an edition of some articles, given as name → (text, outlet); returns DATA_DIR."""

    def publish(folder: Path, files: Mapping[str, tuple[str, str]]) -> Path:
        corpus, data = folder / "corpus", folder / "data"
        for old in corpus.glob("*") if corpus.exists() else ():
            old.unlink()
        articles = {
            name: markdown(text, title=name, outlet=outlet)
            for name, (text, outlet) in files.items()
        }
        write_corpus(corpus, articles)
        if not data.exists():
            warm_data(data)
        settings = IndexSettings(_env_file=None, corpus_dir=corpus, data_dir=data)
        embedder = open_embedder(None, models_dir)
        assert rebuild(settings, embedder, full=False, progress=no_progress).published
        return data

    return publish
