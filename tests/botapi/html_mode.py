"""Telegram's HTML mode: the text that people see, its entities, and Telegram's own error texts.

Follows `parse_html` of tdlib's MessageEntity.cpp.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.botapi import utf16
from tests.botapi.wire import ApiError, Json, bad_request

ENTITY_OF_TAG = {
    "a": "text_link",
    "b": "bold",
    "blockquote": "blockquote",
    "code": "code",
    "del": "strikethrough",
    "em": "italic",
    "i": "italic",
    "ins": "underline",
    "pre": "pre",
    "s": "strikethrough",
    "span": "spoiler",
    "strike": "strikethrough",
    "strong": "bold",
    "tg-emoji": "custom_emoji",
    "tg-spoiler": "spoiler",
    "tg-time": "date_time",
    "u": "underline",
}

_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_URL = re.compile(r"(?:(?:https?|tg|ton)://|mailto:|tel:)\S+|[^\s/:]+\.[^\s]{2,}", re.IGNORECASE)


def parse_html(source: str, warnings: list[str]) -> tuple[str, list[Json]]:
    """Read a text in HTML mode.

    Args:
        source: The text with its tags.
        warnings: Gets a line for what Telegram accepts but silently drops.

    Returns:
        The text that people see, and its entities in order.

    Raises:
        ApiError: With Telegram's words, if Telegram would refuse the text.
    """
    return _Reader(source, warnings).read()


def is_url(text: str) -> bool:
    """Whether Telegram takes the text for an address."""
    return _URL.fullmatch(text) is not None


def in_order(entities: list[Json]) -> list[Json]:
    """Entities by where they start, the longer one first."""
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


@dataclass(frozen=True)
class _OpenTag:
    name: str
    argument: str
    start: int  # in UTF-16 units of the shown text
    piece: int  # index into the shown pieces


class _Reader:
    """Goes once through the source; `at` is the next character to read."""

    def __init__(self, source: str, warnings: list[str]) -> None:
        self.source = source
        self.warnings = warnings
        self.at = 0
        self.shown: list[str] = []
        self.units = 0
        self.open: list[_OpenTag] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        while not self._at_end():
            begin = self.at
            if self.source.startswith("</", begin):
                self._end_tag(begin)
            elif self.source[begin] == "<":
                self._start_tag(begin)
            else:
                self._show_character()
        if self.open:
            tag = self.open[-1].name
            raise _refusal(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return "".join(self.shown), in_order(self.entities)

    def _show_character(self) -> None:
        character, self.at = _character(self.source, self.at)
        self.shown.append(character)
        self.units += utf16.length(character)

    def _start_tag(self, begin: int) -> None:
        self.at = begin + 1
        name = self._tag_name()
        if self._at_end():
            raise self._refusal_at("Unclosed start tag", begin)
        if name not in ENTITY_OF_TAG:
            raise self._refusal_at(f'Unsupported start tag "{name}"', begin)
        argument = ""
        while self._here() != ">":
            self._skip_spaces()
            self._must_go_on(name, begin)
            if self._here() == ">":
                break
            attribute, value = self._attribute(name, begin)
            meaning = _meaning(name, attribute, value)
            if meaning is not None:
                argument = meaning
        self.at += 1
        if name == "span" and argument != "spoiler":
            raise self._refusal_at('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_OpenTag(name, argument, self.units, len(self.shown)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._take_while(lambda c: not c.isspace() and c not in "=>/\"'")
        if not name:
            raise self._refusal_at(f'Empty attribute name in the tag "{tag}"', begin)
        self._skip_spaces()
        self._must_go_on(tag, begin)
        if self._here() != "=":
            return name, ""
        self.at += 1
        self._skip_spaces()
        self._must_go_on(tag, begin)
        return name, self._quoted(begin) if self._here() in "'\"" else self._token()

    def _quoted(self, begin: int) -> str:
        start = self.at + 1
        end = self.source.find(self._here(), start)
        if end < 0 or end + 1 == len(self.source):
            raise self._refusal_at("Unclosed start tag", begin)
        self.at = end + 1
        return _unescaped(self.source[start:end])

    def _token(self) -> str:
        start = self.at
        token = self._take_while(lambda c: c.isalnum() or c in ".-")
        if not (self._here().isspace() or self._here() == ">"):
            raise self._refusal_at("Unexpected end of name token", start)
        return token.lower()

    def _end_tag(self, begin: int) -> None:
        if not self.open:
            raise self._refusal_at("Unexpected end tag", begin)
        self.at = begin + 2
        name = self._tag_name()
        self._skip_spaces()
        if self._here() != ">":
            raise self._refusal_at("Unclosed end tag", begin)
        self.at += 1
        tag = self.open[-1]
        if name and name != tag.name:
            found = f'expected "</{tag.name}>", found "</{name}>"'
            raise _refusal(f"Unmatched end tag {self._position(begin)}, {found}")
        self.open.pop()
        if self.units > tag.start:
            self._close(tag)

    def _close(self, tag: _OpenTag) -> None:
        entity = {
            "type": ENTITY_OF_TAG[tag.name],
            "offset": tag.start,
            "length": self.units - tag.start,
        }
        match tag.name:
            case "a":
                url = tag.argument or "".join(self.shown[tag.piece :])
                if not is_url(url):
                    self.warnings.append(
                        f"link dropped by Telegram, its address is not one: {url[:80]!r}"
                    )
                    return
                entity["url"] = url
            case "tg-emoji":
                if not tag.argument.isdigit() or not int(tag.argument):
                    raise _refusal("Invalid custom emoji identifier specified")
                entity["custom_emoji_id"] = tag.argument
            case "blockquote" if tag.argument:
                entity["type"] = "expandable_blockquote"
            case "code" if tag.argument and self.entities and self.entities[-1]["type"] == "pre":
                return
        self.entities.append(entity)

    def _here(self) -> str:
        return self.source[self.at : self.at + 1]

    def _at_end(self) -> bool:
        return self.at >= len(self.source)

    def _tag_name(self) -> str:
        return self._take_while(lambda c: not c.isspace() and c != ">").lower()

    def _skip_spaces(self) -> None:
        self._take_while(str.isspace)

    def _take_while(self, wanted: Callable[[str], bool]) -> str:
        start = self.at
        while not self._at_end() and wanted(self.source[self.at]):
            self.at += 1
        return self.source[start : self.at]

    def _must_go_on(self, tag: str, begin: int) -> None:
        if self._at_end():
            raise self._refusal_at(f'Unclosed start tag "{tag}"', begin)

    def _position(self, index: int) -> str:
        return f"at byte offset {len(self.source[:index].encode())}"

    def _refusal_at(self, what: str, index: int) -> ApiError:
        return _refusal(f"{what} {self._position(index)}")


def _refusal(what: str) -> ApiError:
    return bad_request(f"can't parse entities: {what}")


def _meaning(tag: str, attribute: str, value: str) -> str | None:
    """What an attribute says to Telegram, if anything."""
    match tag, attribute:
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case ("code", "class") if value.startswith("language-"):
            return value.removeprefix("language-")
        case ("span", "class") if value.startswith("tg-"):
            return value.removeprefix("tg-")
        case ("blockquote", "expandable"):
            return "expandable"
    return None


def _character(source: str, at: int) -> tuple[str, int]:
    """The character at a place and where the next one starts.

    Telegram knows &lt; &gt; &amp; &quot; and numbers; any other reference stays as it is written.
    """
    reference = _REFERENCE.match(source, at) if source[at] == "&" else None
    if reference:
        hexadecimal, decimal, name = reference.groups()
        if name:
            return _NAMED[name], reference.end()
        code = int(hexadecimal, 16) if hexadecimal else int(decimal)
        if 0 < code < 0x10FFFF:
            return chr(code), reference.end()
    return source[at], at + 1


def _unescaped(text: str) -> str:
    """The text with the references that Telegram knows replaced."""
    characters: list[str] = []
    at = 0
    while at < len(text):
        character, at = _character(text, at)
        characters.append(character)
    return "".join(characters)
