"""The settings of ``bot``: those of ``index`` and Telegram's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import NoDecode

from index.settings import IndexSettings

TELEGRAM = "https://api.telegram.org"
# https://core.telegram.org/bots/api#setwebhook; one that is short can be guessed.
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}", re.ASCII)


def _split_ids(value: Any) -> Any:
    """Telegram ids as people list them: "12345, 67890"."""
    return value.replace(",", " ").split() if isinstance(value, str) else value


def _web_address(value: str) -> str:
    if not value.startswith(("http://", "https://")):
        raise ValueError("must begin with http:// or https://")
    value = value.rstrip("/")
    if not value.endswith("/bot"):
        raise ValueError("must end in /bot, where the token is put after it")
    return value


def _secure_address(value: str) -> str:
    if not value.startswith(("https://", "http://localhost", "http://127.0.0.1")):
        raise ValueError("must begin with https://")
    return value


Address = Annotated[str, AfterValidator(_web_address)]
Ids = Annotated[frozenset[int], NoDecode, BeforeValidator(_split_ids)]


class BotSettings(IndexSettings):
    """What ``python -m bot`` needs to know. ``.env.example`` documents every field."""

    telegram_bot_token: SecretStr | None = None
    telegram_base_url: Address = Field(f"{TELEGRAM}/bot", description="ends in /bot")
    telegram_base_file_url: Address = f"{TELEGRAM}/file/bot"
    telegram_webhook_url: Annotated[str, AfterValidator(_secure_address)] | None = Field(
        None, description="where Telegram posts updates; None: long polling"
    )
    telegram_webhook_host: str = Field("127.0.0.1", description="where the bot listens for them")
    telegram_webhook_port: int = Field(8443, ge=1, le=65535)
    telegram_webhook_secret: SecretStr | None = Field(
        None, validate_default=True, description="what proves that Telegram posts them"
    )
    allowed_users: Ids = Field(frozenset(), description="Telegram ids; empty: everyone")
    allowed_groups: Ids = Field(
        frozenset(), description="ids of groups whose members may all ask there; empty: any group"
    )
    admin_users: Ids = Field(frozenset(), description="who may use /status and /reindex")
    questions_per_minute: int = Field(10, ge=1, description="of one person")
    questions_per_day: int = Field(200, ge=1, description="of one person")
    health_port: int = Field(
        8080, ge=0, le=65535, description="/healthz, /readyz and /metrics on 127.0.0.1; 0: none"
    )

    log_questions: bool = Field(False, description="write what is asked into the log")

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _as_telegram_takes_it(
        cls, value: SecretStr | None, known: ValidationInfo
    ) -> SecretStr | None:
        if value is None:
            if known.data.get("telegram_webhook_url"):
                raise ValueError("is needed with TELEGRAM_WEBHOOK_URL")
        elif not _SECRET.fullmatch(value.get_secret_value()):
            raise ValueError("takes 16 to 256 letters, digits, _ and -")
        return value

    def admits(self, user: int) -> bool:
        """Tell whether somebody may ask in private."""
        return not self.allowed_users or user in self.allowed_users | self.admin_users

    @property
    def inbox_file(self) -> Path:
        """Where updates are journalled until they are answered."""
        return self.data_dir / "bot" / "inbox.sqlite3"

    @property
    def token(self) -> str | None:
        """The bot's token, in clear: to be handed to Telegram's library and nobody else."""
        if self.telegram_bot_token is None:
            return None
        # Files with secrets end in a line end, and copied text in a space.
        return self.telegram_bot_token.get_secret_value().strip() or None
