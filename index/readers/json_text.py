"""JSON as text: one value, or one a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from index.readers.complaints import Complaints

# Two articles of usual length are far shorter.
LOOKED_AT = 1_000_000


class BadJsonError(ValueError):
    """A text is not JSON; says where and why."""


def parse(text: str) -> Any:
    """Return the value that a JSON text stands for.

    Raises:
        BadJsonError: It is none, is nested too deep, or holds a number of thousands of digits.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise BadJsonError(f"{error.msg} ({where})") from error
    except RecursionError as error:
        raise BadJsonError("it is nested too deep") from error
    except ValueError as error:  # Python refuses to read whole numbers of more than 4,300 digits
        raise BadJsonError("it holds a number of thousands of digits") from error


def parse_lines(text: str, complaints: Complaints) -> Iterator[tuple[int, Any]]:
    """Yield the value of each line with its number; a line that is none is complained of."""
    # Not splitlines: U+2028 and its like may stand within a JSON string.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, parse(line)
        except BadJsonError:
            complaints.add(number, "is not JSON; each line is to be one JSON object, unbroken")


def is_lines(text: str) -> bool:
    """Whether each of the first lines of a text is an object of its own."""
    lines = [line for line in text[:LOOKED_AT].split("\n") if line.strip()]
    first = lines[:2] if len(text) <= LOOKED_AT else lines[:-1][:2]
    try:
        return len(first) > 1 and all(isinstance(parse(line), dict) for line in first)
    except BadJsonError:
        return False
