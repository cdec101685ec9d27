"""The bot in the terminal."""

from __future__ import annotations

from collections import deque
from typing import TextIO

from bot.conversation import Turn
from bot.desk import Desk
from bot.records.conversations import MOST_TURNS
from bot.rendering import plain
from bot.settings import BotSettings
from bot.texts import texts
from bot.vocabulary import Reason

PROMPT = "\n? "


def chat(settings: BotSettings, source: TextIO, target: TextIO) -> int:
    """Answer questions until the input ends; return the exit code."""
    print(texts("en").start, file=target)
    print("(an empty line or Ctrl-D ends the chat)", file=target)
    earlier: deque[Turn] = deque(maxlen=MOST_TURNS)
    with Desk(settings) as desk:
        while True:
            print(PROMPT, end="", file=target, flush=True)
            line = source.readline()
            if not line.strip():
                print(file=target)
                return 0
            answer = desk.ask(line, earlier=tuple(earlier))
            # Else nothing was asked that could be gone on from.
            if answer.edition and answer.reason is not Reason.OFF_TOPIC:
                earlier.append(Turn.of(answer))
            print(f"\n{plain(answer)}", file=target, flush=True)
