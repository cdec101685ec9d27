"""What the buttons under a message have become is carried through the view in context."""

from __future__ import annotations

import itertools

import pytest
from telegram import InlineKeyboardMarkup

from bot.buttons import Action, Payload
from bot.rendering.keyboards import under_answer, under_refusal
from bot.telegram.keyboard import Kept, markup, vote_in, with_vote, without
from bot.texts import TEXTS

EN = TEXTS["en"]
USED_UP = (Action.MORE, Action.OTHERS, Action.TELL_ME)
EVERY = [
    Kept(frozenset(used), vote)
    for size in range(len(USED_UP) + 1)
    for used in itertools.combinations(USED_UP, size)
    for vote in (None, Action.UP, Action.DOWN)
]


def answered() -> InlineKeyboardMarkup:
    found = markup(under_answer("id", 3, EN, more=True))
    assert found
    return found


def labels(shown: InlineKeyboardMarkup | None) -> list[str]:
    return [button.text for row in (shown.inline_keyboard if shown else ()) for button in row]


@pytest.mark.parametrize("kept", EVERY)
def test_it_goes_into_the_button_back_and_comes_out_again(kept: Kept) -> None:
    for number in (0, 3, 39):
        packed = kept.packed(number)
        assert Kept.unpacked(packed) == kept
        assert Payload.decode(Payload(Action.BACK, "AbC-_123", packed).encode())


def test_a_used_button_and_a_vote_are_as_they_were_on_the_way_back() -> None:
    used = without(with_vote(answered(), Action.UP), Payload(Action.MORE, "id"))
    again = Kept.unpacked(Kept.of(used).packed(1)).put_on(answered())
    assert labels(again) == labels(used)
    assert vote_in(again) is Action.UP
    assert EN("button-more") not in labels(again)


def test_a_button_of_before_this_version_brings_everything_back() -> None:
    assert labels(Kept.unpacked(2).put_on(answered())) == labels(answered())


def test_being_told_is_not_offered_again_on_the_way_back() -> None:
    refused = markup(under_refusal("id", 2, EN))
    told = without(refused, Payload(Action.TELL_ME, "id"))
    assert labels(Kept.of(told).put_on(refused)) == labels(told)
