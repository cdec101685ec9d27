"""What the settings take, and what they say of a mistake."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import BotSettings
from index.errors import SettingsError
from tests.auxil.corpora import ROOT
from tests.bot.conftest import forget_settings

TOKEN = "123456:SECRET"  # noqa: S105 - of nobody's bot


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    forget_settings(monkeypatch, tmp_path)


def test_every_setting_is_described_in_the_example() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")

    named = set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))

    assert named >= {name.upper() for name in BotSettings.model_fields}


def test_the_example_as_it_is_means_the_defaults() -> None:
    example = BotSettings(_env_file=ROOT / ".env.example")

    assert example == BotSettings()
    assert example.token is None


def test_without_any_setting_everyone_may_ask_and_telegrams_own_server_is_used() -> None:
    settings = BotSettings.load()

    assert settings.allowed_users == frozenset()
    assert settings.telegram_base_url == "https://api.telegram.org/bot"
    assert settings.telegram_base_file_url == "https://api.telegram.org/file/bot"


@pytest.mark.parametrize("listed", ["7,8", "7, 8", " 7 8 ", "7,,8,"])
def test_ids_are_listed_as_people_list_things(listed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_USERS", listed)

    assert BotSettings.load().allowed_users == {7, 8}


def test_the_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("ALLOWED_USERS=7\nLOG_LEVEL=DEBUG\n", encoding="utf-8")
    monkeypatch.setenv("ALLOWED_USERS", "8")

    settings = BotSettings.load()

    assert settings.allowed_users == {8}
    assert settings.log_level == "DEBUG"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALLOWED_USERS", "anna"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
        ("TELEGRAM_BASE_URL", "localhost:8081/bot"),
        ("TELEGRAM_BASE_URL", "http://localhost:8081"),
        ("TELEGRAM_BASE_FILE_URL", "http://localhost:8081/file"),
    ],
)
def test_a_wrong_value_is_named_with_its_setting(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as refusal:
        BotSettings.load()

    assert name in str(refusal.value)
    assert value in str(refusal.value)
    assert ".env.example" in str(refusal.value)


def test_an_address_may_end_in_a_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BASE_URL", "http://localhost:8081/bot/")

    assert BotSettings.load().telegram_base_url == "http://localhost:8081/bot"


@pytest.mark.parametrize("written", [TOKEN, f" {TOKEN}\n"])
def test_a_token_from_a_file_of_secrets_loses_its_line_end(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", written)

    assert BotSettings.load().token == TOKEN


def test_a_token_of_white_space_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", " ")

    assert BotSettings.load().token is None


def test_settings_that_are_printed_do_not_show_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)

    settings = BotSettings.load()

    assert "SECRET" not in f"{settings!r} {settings} {settings.model_dump_json()}"
