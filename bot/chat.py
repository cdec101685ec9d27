"""The bot in the terminal."""

from __future__ import annotations

from typing import TextIO

from bot.desk import Desk
from bot.rendering import plain
from bot.settings import BotSettings
from bot.texts import texts

PROMPT = "\n? "


def chat(settings: BotSettings, source: TextIO, target: TextIO) -> int:
    """Answer questions until the input ends; return the exit code."""
    print(texts("en").start, file=target)
    print("(an empty line or Ctrl-D ends the chat)", file=target)
    with Desk(settings) as desk:
        while True:
            print(PROMPT, end="", file=target, flush=True)
            line = source.readline()
            if not line.strip():
                print(file=target)
                return 0
            print(f"\n{plain(desk.ask(line))}", file=target, flush=True)
