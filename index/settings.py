"""The settings of ``index``: read once, from the environment and ``.env``, and only here."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.errors import SettingsError

Level = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
# "data/" and "~/data" mean what a shell would make of them.
Folder = Annotated[Path, AfterValidator(lambda path: path.expanduser())]


class IndexSettings(BaseSettings):
    """What ``python -m index`` needs to know. ``.env.example`` documents every field."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,  # "EMBED_MODEL=" in .env means: not set
        extra="ignore",  # .env also holds the bot's settings
        frozen=True,
    )

    corpus_dir: Folder = Field(Path("corpus"), description="the articles; only ever read")
    data_dir: Folder = Field(Path("data"), description="everything the project writes")
    embed_model: str | None = Field(None, description="None: the packaged multilingual model")
    log_level: Level = "INFO"
    log_format: Literal["console", "json"] = "console"

    @property
    def models_dir(self) -> Path:
        """Where prepared embedding models stand."""
        return self.data_dir / "models"

    @property
    def cache_file(self) -> Path:
        """The embedding cache that all editions share."""
        return self.data_dir / "cache" / "embeddings.sqlite3"

    @property
    def touched_file(self) -> Path:
        """Files whose time of change is not the one that the edition knows, but whose bytes are."""
        return self.data_dir / "cache" / "touched.json"

    @classmethod
    def load(cls) -> Self:
        """Read and check the settings.

        Raises:
            SettingsError: A value is not usable; the message names the setting.
        """
        try:
            return cls()
        except ValidationError as error:
            raise SettingsError(_explain(error)) from None
        except UnicodeDecodeError:
            raise SettingsError(".env is not UTF-8 text. Save it as UTF-8.") from None


def _explain(error: ValidationError) -> str:
    """One line for each wrong setting, with the name that stands in ``.env``."""
    lines = []
    for problem in error.errors():
        name = str(problem["loc"][0]).upper()
        # The token must never reach a log or a terminal, so its value isn't repeated.
        given = "" if "TOKEN" in name or "SECRET" in name else f" (given: {problem['input']!r})"
        # Pydantic puts this before what a check of ours says.
        said = problem["msg"].removeprefix("Value error, ")
        lines.append(f"{name}: {said}{given}")
    return "\n".join([*lines, "See .env.example for what each setting takes."])
