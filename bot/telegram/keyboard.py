"""Telegram's own buttons, made from ours; the only place that makes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons import Action, Button, Keyboard, Payload
from bot.rendering.keyboards import CHOSEN, DOWN, UP

_VOTES = {UP: Action.UP, DOWN: Action.DOWN}
_FACES = tuple(_VOTES.values())
# Buttons that are taken away once they were pressed.
_USED_UP = (Action.MORE, Action.OTHERS, Action.TELL_ME)
_BITS = len(_USED_UP)
# A payload's number has three digits: 24 states, and so many quotes in a message.
_QUOTES = 40


def markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """Return buttons as Telegram takes them; None for none."""
    rows = [[_telegrams(button) for button in row] for row in keyboard if row]
    return InlineKeyboardMarkup(rows) if rows else None


def without(shown: InlineKeyboardMarkup | None, payload: Payload) -> InlineKeyboardMarkup | None:
    """Return the buttons that stand under a message, less the one that sends this back."""
    data = payload.encode()
    rows = [
        [button for button in row if button.callback_data != data]
        for row in (shown.inline_keyboard if shown else ())
    ]
    left = [row for row in rows if row]
    return InlineKeyboardMarkup(left) if left else None


def vote_in(shown: InlineKeyboardMarkup | None) -> Action | None:
    """Return the vote that is marked under a message."""
    for face, action in _VOTES.items():
        for row in shown.inline_keyboard if shown else ():
            if any(button.text == f"{face}{CHOSEN}" for button in row):
                return action
    return None


def with_vote(
    shown: InlineKeyboardMarkup | None, vote: Action | None
) -> InlineKeyboardMarkup | None:
    """Return the buttons that stand under a message, with this vote marked and no other."""
    rows = []
    for row in shown.inline_keyboard if shown else ():
        changed = []
        for button in row:
            face = button.text.removesuffix(CHOSEN)
            if face in _VOTES:
                label = f"{face}{CHOSEN}" if _VOTES[face] is vote else face
                button = InlineKeyboardButton(label, callback_data=button.callback_data)
            changed.append(button)
        rows.append(changed)
    return InlineKeyboardMarkup(rows) if rows else None


@dataclass(frozen=True, slots=True)
class Kept:
    """What the buttons under a message have become: which are used up, and the vote.

    While a quote is shown in context they are away; the button back carries this in its number.
    """

    used: frozenset[Action] = frozenset()
    vote: Action | None = None

    @classmethod
    def of(cls, shown: InlineKeyboardMarkup | None) -> Self:
        """Return what the buttons under a message tell."""
        if shown is None:
            return cls()
        sent = [Payload.decode(str(b.callback_data)) for row in shown.inline_keyboard for b in row]
        there = {payload.action for payload in sent if payload}
        return cls(frozenset(_USED_UP) - there, vote_in(shown))

    def packed(self, number: int) -> int:
        """Return this and the number of a quote as one number."""
        used = sum(1 << place for place, action in enumerate(_USED_UP) if action in self.used)
        return ((1 + _FACES.index(self.vote) if self.vote else 0) << _BITS | used) * _QUOTES + (
            number % _QUOTES
        )

    @classmethod
    def unpacked(cls, number: int) -> Self:
        """Return what :meth:`packed` was given."""
        state = number // _QUOTES
        used = {action for place, action in enumerate(_USED_UP) if state >> place & 1}
        face = (state >> _BITS) - 1
        return cls(frozenset(used), _FACES[face] if 0 <= face < len(_FACES) else None)

    def put_on(self, fresh: InlineKeyboardMarkup | None) -> InlineKeyboardMarkup | None:
        """Return new buttons with the vote marked, and without those that were used up."""
        rows = [
            [button for button in row if not self._is_used(button)]
            for row in (fresh.inline_keyboard if fresh else ())
        ]
        left = [row for row in rows if row]
        return with_vote(InlineKeyboardMarkup(left), self.vote) if left else None

    def _is_used(self, button: InlineKeyboardButton) -> bool:
        payload = Payload.decode(str(button.callback_data))
        return bool(payload and payload.action in self.used)


def _telegrams(button: Button) -> InlineKeyboardButton:
    if button.payload:
        return InlineKeyboardButton(button.label, callback_data=button.payload.encode())
    return InlineKeyboardButton(button.label, url=button.address)
