"""What travels between the bot and the simulator: JSON objects, requests and refusals."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


class ApiError(Exception):
    """A refusal as Telegram sends it: a code, a description, and sometimes `parameters`."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> Json:
        """The body of the refusal."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(description: str) -> ApiError:
    """A 400 with Telegram's prefix."""
    return ApiError(400, f"Bad Request: {description}")


@dataclass(frozen=True)
class Asked:
    """One call of a method: its name in lower case, its parameters, and what is worth a warning."""

    method: str
    params: Json
    warnings: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        """The parameter as text; empty when it is missing."""
        return str(self.params.get(name) or "")

    def number(self, name: str) -> int:
        """The parameter as a whole number; 0 when it is missing."""
        return int(self.params.get(name) or 0)

    def flag(self, name: str) -> bool:
        """The parameter as a yes or no."""
        return is_true(self.params.get(name))


def is_true(value: object) -> bool:
    """Whether Telegram reads a value, JSON or form text, as true."""
    return str(value).lower() in ("true", "1")
