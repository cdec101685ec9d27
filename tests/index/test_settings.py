"""Settings from the environment and ``.env``."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import SettingsError
from index.settings import IndexSettings


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No .env, and none of our variables."""
    monkeypatch.chdir(tmp_path)
    for name in ("CORPUS_DIR", "DATA_DIR", "EMBED_MODEL", "LOG_LEVEL", "LOG_FORMAT"):
        monkeypatch.delenv(name, raising=False)


def test_without_any_setting_everything_has_its_default() -> None:
    settings = IndexSettings.load()

    assert (settings.corpus_dir, settings.data_dir) == (Path("corpus"), Path("data"))
    assert settings.embed_model is None
    assert (settings.log_level, settings.log_format) == ("INFO", "console")


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("CORPUS_DIR=from-file\nDATA_DIR=also-from-file\nOTHER=1\n")
    monkeypatch.setenv("CORPUS_DIR", "from-environment")

    settings = IndexSettings.load()

    assert (settings.corpus_dir, settings.data_dir) == (
        Path("from-environment"),
        Path("also-from-file"),
    )


def test_an_empty_value_is_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMBED_MODEL", "")
    monkeypatch.setenv("CORPUS_DIR", "")

    settings = IndexSettings.load()

    assert (settings.embed_model, settings.corpus_dir) == (None, Path("corpus"))


def test_a_tilde_means_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CORPUS_DIR", "~/articles/")

    assert IndexSettings.load().corpus_dir == tmp_path / "articles"


def test_everything_the_project_writes_is_under_the_data_folder() -> None:
    settings = IndexSettings.load()

    assert settings.models_dir.is_relative_to(settings.data_dir)
    assert settings.cache_file.is_relative_to(settings.data_dir)


@pytest.mark.parametrize(("name", "value"), [("LOG_LEVEL", "LOUD"), ("LOG_FORMAT", "xml")])
def test_a_wrong_value_is_named_with_its_setting(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=rf"^{name}: .*'{value}'") as refused:
        IndexSettings.load()

    assert ".env.example" in str(refused.value)
    assert refused.value.exit_code == 2


def test_a_file_of_settings_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("CORPUS_DIR=статьи".encode("cp1251"))

    with pytest.raises(SettingsError, match="UTF-8"):
        IndexSettings.load()


def test_every_setting_is_documented() -> None:
    example = (Path(__file__).parents[2] / ".env.example").read_text(encoding="utf-8")

    for name in IndexSettings.model_fields:
        assert f"\n{name.upper()}=" in example
