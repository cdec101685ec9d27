"""A message's text or caption as Telegram takes it: parsed, measured, trimmed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.botapi import utf16
from tests.botapi.html_mode import parse_html
from tests.botapi.wire import Json, bad_request

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ENTITIES = 100


@dataclass(frozen=True)
class TextRules:
    """Where a text stands among the parameters, how long it may be, and Telegram's refusals.

    `empty` is None where a text may be empty.
    """

    field: str = "text"
    entities_field: str = "entities"
    limit: int = MAX_TEXT
    too_long: str = "message is too long"
    empty: str | None = "message text is empty"


MESSAGE = TextRules()
EDITED_MESSAGE = replace(MESSAGE, too_long="MESSAGE_TOO_LONG")
DRAFT = replace(MESSAGE, empty=None)
INLINE_CONTENT = replace(MESSAGE, field="message_text")
CAPTION = TextRules(
    "caption", "caption_entities", MAX_CAPTION, "message caption is too long", empty=None
)


def formatted(params: Json, rules: TextRules, warnings: list[str]) -> tuple[str, list[Json]]:
    """The text that people will see and its entities.

    Raises:
        ApiError: With Telegram's words, if Telegram would refuse the text.
    """
    text, entities = _parsed(params, rules, warnings)
    text = text.replace("\0", "")
    if rules.empty and not text.strip():
        raise bad_request(rules.empty)
    if utf16.length(text) > rules.limit:  # the strict reading of "characters after parsing"
        raise bad_request(rules.too_long)
    if len(entities) > MAX_ENTITIES:
        warnings.append(f"{len(entities)} entities: Telegram drops those past {MAX_ENTITIES}")
    return _trimmed(text, entities)


def _parsed(params: Json, rules: TextRules, warnings: list[str]) -> tuple[str, list[Json]]:
    text = str(params.get(rules.field) or "")
    mode = str(params.get("parse_mode") or "").lower()
    if mode == "html":
        return parse_html(text, warnings)
    if mode in ("markdown", "markdownv2"):
        raise bad_request(f'parse_mode "{params["parse_mode"]}" is not simulated here: use HTML')
    if mode:
        raise bad_request("unsupported parse_mode")
    return text, _given_entities(text, params.get(rules.entities_field) or [])


def _given_entities(text: str, entities: list[Json]) -> list[Json]:
    length = utf16.length(text)
    for entity in entities:
        if (
            not isinstance(entity, dict)
            or "type" not in entity
            or int(entity.get("offset", -1)) < 0
            or int(entity.get("length", 0)) <= 0
        ):
            raise bad_request("can't parse MessageEntity")
        if entity["offset"] + entity["length"] > length:
            raise bad_request("entity beyond the end of the message text")
    return entities


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """The text without the space around it; entities move along and end where it ends."""
    trimmed = text.strip()
    lead = utf16.length(text) - utf16.length(text.lstrip())
    length = utf16.length(trimmed)
    moved = []
    for entity in entities:
        start = min(max(0, entity["offset"] - lead), length)
        end = min(max(0, entity["offset"] + entity["length"] - lead), length)
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    return trimmed, moved
