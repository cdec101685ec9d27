"""Who asked what, and what stands in the chats in the end."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from bot.texts import TEXTS
from tests.botapi import BotApi, Call

REFUSALS = frozenset(words.too_many for words in TEXTS.values())
APOLOGIES = tuple(words.failed.partition("{id}")[0] for words in TEXTS.values())
# Each of these is all that is said to a question.
SENTENCES = REFUSALS | {said for words in TEXTS.values() for said in words.refusals.values()}
PLACEHOLDERS = frozenset(
    said
    for words in TEXTS.values()
    for said in (words.searching, words("model-loading"), words("takes-longer"))
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that somebody sent."""

    user: int
    chat: int
    message: int
    update: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of all questions.

    Attributes:
        asked: How many there were.
        lost: Those to which nothing in the chat replies, or an apology and nothing else.
        apologies: Those to which an apology replies.
        refused: Those that were more than one person may have waiting.
        twice: Those to which the same words reply more than once, or more than one answer does.
        left_over: Placeholders that nobody took away.
        disordered: People whose answers did not come in the order of their questions.
        seconds: From the moment Telegram had the question to its answer, sorted.
    """

    asked: int
    lost: int
    apologies: int
    refused: int
    twice: int
    left_over: int
    disordered: int
    seconds: Sequence[float]

    def percentile(self, share: float) -> float:
        """Return the time that such a share of answers took at most; infinite when none came."""
        if not self.seconds:
            return math.inf
        return self.seconds[min(len(self.seconds) - 1, int(share * len(self.seconds)))]

    @property
    def clean(self) -> bool:
        """Whether every question was answered once."""
        return not (self.lost or self.apologies or self.twice or self.left_over)

    def __str__(self) -> str:
        return (
            f"{self.asked} asked, lost {self.lost}, apologies {self.apologies},"
            f" refused {self.refused}, twice {self.twice},"
            f" left-over placeholders {self.left_over}, out of order {self.disordered};"
            f" p50 {self.percentile(0.5):.2f} s, p95 {self.percentile(0.95):.2f} s"
        )


class Ledger:
    """Asks, and looks in the end. The simulator is the witness."""

    def __init__(self, api: BotApi) -> None:
        self.api = api
        self.asked: list[Asked] = []

    async def ask(self, user: int, text: str, *, chat: int | None = None) -> Asked:
        """Have somebody ask."""
        deed = await self.api.say(user, text, chat=chat)
        assert deed.message_id
        asked = Asked(user, deed.chat, deed.message_id, deed.update_id)
        self.asked.append(asked)
        return asked

    def unanswered(self, user: int | None = None) -> list[Asked]:
        """The questions, of one person or all, that nothing but perhaps a placeholder answers."""
        asked = [each for each in self.asked if user in (None, each.user)]
        replied = {
            (message["chat"]["id"], message["reply_to_message"]["message_id"])
            for chat in {each.chat for each in asked}
            for message in self._bots(chat)
            if message["text"] not in PLACEHOLDERS and "reply_to_message" in message
        }
        return [each for each in asked if (each.chat, each.message) not in replied]

    async def answered(self, user: int, within: float) -> bool:
        """Wait until everything that one person asked is answered."""
        return bool(
            await self.api.simulator.changes.wait_for(lambda: not self.unanswered(user), within)
        )

    async def all_answered(self, within: float) -> bool:
        """Wait until everything is answered; tell whether it came to that."""
        return bool(
            await self.api.simulator.changes.wait_for(lambda: not self.unanswered(), within)
        )

    def outcome(self, users: Collection[int] | None = None) -> Outcome:
        """Look at the chats of everybody, or of some."""
        asked = [each for each in self.asked if users is None or each.user in users]
        lost = apologies = refused = twice = left_over = 0
        answered_at: dict[Asked, float] = {}
        first_said = self._first_said()
        for each in asked:
            replies = [
                message
                for message in self._bots(each.chat)
                if message.get("reply_to_message", {}).get("message_id") == each.message
            ]
            said = [message for message in replies if message["text"] not in PLACEHOLDERS]
            left_over += len(replies) - len(said)
            sorry = [message for message in said if str(message["text"]).startswith(APOLOGIES)]
            lost += len(sorry) == len(said)
            apologies += bool(sorry)
            twice += _answers(said) > 1 or len({m["text"] for m in said}) < len(said)
            if REFUSALS & {message["text"] for message in said}:
                refused += 1
            elif len(sorry) < len(said):
                answered_at[each] = min(first_said[each.chat, m["message_id"]] for m in said)
        queued = self.api.simulator.updates.deliveries
        return Outcome(
            len(asked),
            lost,
            apologies,
            refused,
            twice,
            left_over,
            sum(
                _is_disordered([a for a in asked if a.user == user], answered_at)
                for user in {a.user for a in asked}
            ),
            sorted(at - queued[each.update].queued for each, at in answered_at.items()),
        )

    def _bots(self, chat: int) -> list[dict[str, Any]]:
        me = self.api.simulator.me["id"]
        return [message for message in self.api.chat(chat) if message["from"]["id"] == me]

    def _first_said(self) -> dict[tuple[int, int], float]:
        """When each message first said something that is no placeholder."""
        said: dict[tuple[int, int], float] = {}
        for call in self.api.calls():
            if call.ok and call.message and call.text not in PLACEHOLDERS | REFUSALS:
                said.setdefault((_chat(call), call.message_id or 0), call.at)
        return said


def _answers(said: Sequence[dict[str, Any]]) -> int:
    """How many answers these messages are: buttons stand under the last part of one."""
    parts = 0  # of the answer that has not ended yet
    answers = 0
    for message in said:
        parts += 1
        text = message["text"]
        if message.get("reply_markup") or text in SENTENCES or text.startswith(APOLOGIES):
            parts, answers = 0, answers + 1
    return answers + (parts > 0)


def _chat(call: Call) -> int:
    assert call.chat is not None
    return call.chat


def _is_disordered(asked: Sequence[Asked], answered_at: dict[Asked, float]) -> bool:
    times = [answered_at[each] for each in asked if each in answered_at]
    return times != sorted(times)
