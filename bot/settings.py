"""The settings of ``bot``: those of ``index`` and Telegram's."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import NoDecode

from index.settings import IndexSettings

TELEGRAM = "https://api.telegram.org"


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


Address = Annotated[str, AfterValidator(_web_address)]


class BotSettings(IndexSettings):
    """What ``python -m bot`` needs to know. ``.env.example`` documents every field."""

    telegram_bot_token: SecretStr | None = None
    telegram_base_url: Address = Field(f"{TELEGRAM}/bot", description="ends in /bot")
    telegram_base_file_url: Address = f"{TELEGRAM}/file/bot"
    allowed_users: Annotated[frozenset[int], NoDecode, BeforeValidator(_split_ids)] = Field(
        frozenset(), description="Telegram ids; empty: everyone"
    )

    @property
    def token(self) -> str | None:
        """The bot's token, in clear: to be handed to Telegram's library and nobody else."""
        if self.telegram_bot_token is None:
            return None
        # Files with secrets end in a line end, and copied text in a space.
        return self.telegram_bot_token.get_secret_value().strip() or None
