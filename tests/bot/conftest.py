"""Fixtures of the bot's tests."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import structlog

from bot.cli import main
from bot.records.user_data import UserData
from bot.settings import BotSettings
from index.catalog import Catalog
from index.edition import CATALOG
from index.editions import EditionStore
from index.vocabulary import Article

# Answered from corpus/ by its plainest sentence, however sentences are scored.
EASY = "how many countries voted for the UN resolution on annexation"


def forget_settings(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Neither the environment nor a .env says anything."""
    monkeypatch.chdir(folder)
    for name in BotSettings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


@contextmanager
def logs_put_back() -> Iterator[None]:
    """Whatever a test does to logging ends with it."""
    root = logging.getLogger()
    handlers, level, configuration = root.handlers[:], root.level, structlog.get_config()
    root.handlers.clear()  # configuring closes those that it finds, and they are pytest's
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        structlog.configure(**configuration)


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Iterator[Callable[..., Ended]]:
    """Runs a command of ``python -m bot`` in this process, with settings as keywords."""
    forget_settings(monkeypatch, tmp_path)

    def run(*arguments: str, **settings: object) -> Ended:
        for name, value in settings.items():
            monkeypatch.setenv(name.upper(), str(value))
        capsys.readouterr()
        try:
            code = main(arguments)
        except SystemExit as end:  # how argparse refuses
            code = int(end.code or 0)
        written = capsys.readouterr()
        assert "Traceback" not in written.err
        return Ended(code, written.out, written.err)

    with logs_put_back():
        yield run


@pytest.fixture(scope="session")
def sample_articles(sample_index: Path) -> dict[str, Article]:
    """Article id → article, of ``corpus/``."""
    store = EditionStore(sample_index)
    edition = store.current()
    assert edition
    with Catalog(store.path(edition) / CATALOG) as catalog:
        return {article.id: article for article in catalog.all_articles()}


@pytest.fixture
def people(tmp_path: Path) -> Iterator[UserData]:
    """Everything that is stored about users: nothing yet."""
    with UserData(tmp_path) as people:
        yield people
