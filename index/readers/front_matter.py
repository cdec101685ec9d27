"""What stands above a Markdown text: YAML between ``---`` lines, TOML between ``+++`` lines."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import frontmatter

FENCE = re.compile(r"\A---\s*\n(.*?)^---\s*$\n?", re.DOTALL | re.MULTILINE)
UNCLOSED = re.compile(r"\A---[^\S\n]*\n\w+:")
TOML = re.compile(r"\A\+\+\+[^\S\n]*\n(.*?)^\+\+\+[^\S\n]*$\n?", re.DOTALL | re.MULTILINE)
# "title: Talks: the second round" is no YAML, and what people write all the same.
LINE = re.compile(r"([^\W\d_][\w -]{0,60}):[^\S\n]+(\S.*)")
# What begins with one of these has a meaning in YAML.
NOT_PLAIN = tuple("[]{}&*!|>%@`\"'#,?")
# What a report's line shows of a value: enough to find it in the file.
LONGEST_SHOWN = 60


def front_matter(source: str) -> tuple[dict[str, Any], str, str | None]:
    """Return the metadata, the text below it, and what is wrong with the former.

    Args:
        source: The file, with line feeds for line ends.
    """
    toml = TOML.match(source)
    if toml:
        try:
            return tomllib.loads(toml[1]), source[toml.end() :], None
        # Nested too deep is a RecursionError, a date that does not exist a ValueError.
        except Exception as error:
            return {}, source[toml.end() :], _unread(error)
    try:
        metadata, body = frontmatter.parse(source)
    # PyYAML lets its own bugs through as nearly any kind: `a: !!bool perhaps` is a KeyError.
    except Exception as error:
        fence = FENCE.match(source)
        if fence is None:
            return {}, source, _unread(error)
        metadata, is_all = _line_by_line(fence[1])
        return metadata, source[fence.end() :], None if is_all else _unread(error)
    flaw = None
    if not metadata and len(body) < len(source) and FENCE.match(source):
        flaw = "front matter has no `name: value` lines"
    elif not metadata and UNCLOSED.match(source):
        flaw = "front matter has no closing `---` line"
    return metadata, body, flaw


def _line_by_line(block: str) -> tuple[dict[str, Any], bool]:
    """Return the lines that are a name and a plain value, and whether all are."""
    metadata: dict[str, Any] = {}
    is_all = True
    for line in block.split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        match = LINE.fullmatch(line)
        if match is None:
            is_all = False
            continue
        value = match[2].strip()
        if value[:1] in {'"', "'"} and len(value) > 1 and value[0] == value[-1]:
            value = value[1:-1]
        elif value.startswith(NOT_PLAIN):
            is_all = False
            continue
        metadata.setdefault(match[1].strip(), value)
    return metadata, is_all


def _unread(error: Exception) -> str:
    said = shortened(next(iter(str(error).splitlines()), type(error).__name__))
    return f"front matter cannot be read ({said})"


def shortened(text: str) -> str:
    """For a line in the report: a date without an end mark can be the whole article."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
