"""Files with captions."""

from __future__ import annotations

from typing import Any

from tests.botapi.formatting import CAPTION, formatted
from tests.botapi.methods.writing import send
from tests.botapi.simulator import Simulator
from tests.botapi.wire import ApiError, Asked, Json, bad_request

LARGEST_FILE = 50 << 20


async def send_document(simulator: Simulator, asked: Asked) -> Json:
    """Send a file."""
    return _send_file(simulator, asked, "document")


async def send_photo(simulator: Simulator, asked: Asked) -> Json:
    """Send a picture."""
    return _send_file(simulator, asked, "photo")


async def send_voice(simulator: Simulator, asked: Asked) -> Json:
    """Send a voice message."""
    return _send_file(simulator, asked, "voice")


async def send_audio(simulator: Simulator, asked: Asked) -> Json:
    """Send a piece of audio."""
    return _send_file(simulator, asked, "audio")


def _send_file(simulator: Simulator, asked: Asked, kind: str) -> Json:
    given = asked.params.get(kind)
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    caption, entities = formatted(asked.params, CAPTION, asked.warnings)
    uploaded = isinstance(given, dict) and "size" in given
    size, name = (given["size"], given["name"]) if uploaded else (0, str(given)[:40])
    if size > LARGEST_FILE:
        raise ApiError(413, "Request Entity Too Large")
    content: dict[str, Any] = {}
    if kind == "photo":
        content[kind] = photo_of(simulator, size)
    else:
        content[kind] = {**_file(simulator, size), "file_name": name, "duration": 1}
    if caption:
        content["caption"] = caption
    if entities:
        content["caption_entities"] = entities
    return send(simulator, asked, **content)


def photo_of(simulator: Simulator, size: int) -> list[Json]:
    """A photo as a message has it, in the one size that the simulator makes of it."""
    return [{**_file(simulator, size), "width": 90, "height": 90}]


def _file(simulator: Simulator, size: int) -> Json:
    number = len(simulator.outbox.calls)
    return {"file_id": f"F{number}", "file_unique_id": f"U{number}", "file_size": size}
