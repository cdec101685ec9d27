"""Telegram's own buttons, made from ours; the only place that makes them."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons import Action, Button, Keyboard, Payload
from bot.rendering.keyboards import CHOSEN, DOWN, UP

_VOTES = {UP: Action.UP, DOWN: Action.DOWN}


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


def _telegrams(button: Button) -> InlineKeyboardButton:
    if button.payload:
        return InlineKeyboardButton(button.label, callback_data=button.payload.encode())
    return InlineKeyboardButton(button.label, url=button.address)
