"""What a pressed button sends back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import MOST_BYTES, Action, Button, Payload

IDS = st.from_regex(r"[A-Za-z0-9_-]{0,40}", fullmatch=True)


@given(st.sampled_from(Action), IDS, st.none() | st.integers(0, 999))
def test_a_payload_is_read_as_it_was_written_and_fits_a_button(
    action: Action, about: str, number: int | None
) -> None:
    payload = Payload(action, about, number)

    assert len(payload.encode().encode()) <= MOST_BYTES
    assert Payload.decode(payload.encode()) == payload


@given(st.text() | st.from_regex(r"[a-z]\.[\w.-]*"))
def test_what_this_version_did_not_write_is_not_taken_for_something_else(data: str) -> None:
    payload = Payload.decode(data)

    assert payload is None or payload.encode() == data


@pytest.mark.parametrize("about", ["with space", "a.b", "x" * 70, "id", "ї"])
def test_an_id_that_could_not_be_read_back_is_refused(about: str) -> None:
    number = 1000 if about == "id" else None
    with pytest.raises(ValueError, match="callback data"):
        Payload(Action.CONTEXT, about, number).encode()


def test_payloads_in_old_messages_go_on_meaning_the_same() -> None:
    # Messages with these stand in people's chats: this list may only grow.
    written = {
        "c.AbCdEfGh.3": Payload(Action.CONTEXT, "AbCdEfGh", 3),
        "b.AbCdEfGh.3": Payload(Action.BACK, "AbCdEfGh", 3),
        "m.AbCdEfGh": Payload(Action.MORE, "AbCdEfGh"),
        "o.AbCdEfGh": Payload(Action.OTHERS, "AbCdEfGh"),
        "u.AbCdEfGh": Payload(Action.UP, "AbCdEfGh"),
        "d.AbCdEfGh": Payload(Action.DOWN, "AbCdEfGh"),
        "t.AbCdEfGh": Payload(Action.TELL_ME, "AbCdEfGh"),
        "s.AbCdEfGh": Payload(Action.STOP, "AbCdEfGh"),
        "x.": Payload(Action.STOP_ALL),
        "l.uk": Payload(Action.LANGUAGE, "uk"),
    }
    assert {data: Payload.decode(data) for data in written} == written
    assert {payload.action for payload in written.values()} == set(Action)


def test_a_button_does_one_thing() -> None:
    with pytest.raises(ValueError, match="sends something back or opens"):
        Button("?")
    with pytest.raises(ValueError, match="sends something back or opens"):
        Button("?", Payload(Action.BACK), "https://news.example")
