"""Exports of Telegram's channels."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from index.readers import Draft, channel_export
from tests.auxil.reading import read_file

WORDS = "The delegations met in Istanbul on Monday and agreed to exchange prisoners."


def read(messages: list[Any], **export: Any) -> tuple[list[Draft], list[str]]:
    whole = {"name": "Sample Desk", "type": "public_channel", "id": 7, "messages": messages}
    return read_file("result.json", json.dumps({**whole, **export}))


def post(number: int, text: Any, **fields: Any) -> dict[str, Any]:
    return {"id": number, "type": "message", "date": "2025-07-23T10:00:00", "text": text, **fields}


def test_each_post_is_an_article_of_the_channel() -> None:
    pieces = [{"type": "bold", "text": "Talks. "}, WORDS, {"type": "link", "text": " example.org"}]

    drafts, problems = read([post(1, WORDS), post(2, pieces)])

    assert problems == []
    assert drafts == [
        Draft(WORDS, outlet="Sample Desk", published=date(2025, 7, 23), part="1"),
        Draft(
            f"Talks. {WORDS} example.org",
            outlet="Sample Desk",
            published=date(2025, 7, 23),
            part="2",
        ),
    ]


def test_a_forwarded_post_is_of_the_channel_that_wrote_it() -> None:
    ((draft,), _) = read([post(1, WORDS, forwarded_from="Another Desk")])

    assert draft.outlet == "Another Desk"


def test_notes_of_the_channel_itself_are_passed_over_and_short_posts_counted() -> None:
    service = {"id": 1, "type": "service", "action": "pin_message", "text": ""}

    drafts, problems = read([service, post(2, "Air alert"), post(3, WORDS), post(4, ""), 7, None])

    assert [draft.part for draft in drafts] == ["3"]
    assert problems == ["posts 2, 4: no article: fewer than 60 characters of text"]


def test_what_people_write_to_each_other_is_not_read() -> None:
    drafts, problems = read([post(1, WORDS)], type="personal_chat")

    assert drafts == []
    assert problems == [channel_export.A_CHAT]


def test_an_export_that_does_not_say_what_it_is_of_is_taken_for_a_channels() -> None:
    export = {"name": "Sample Desk", "messages": [{"date": "2025-07-23", "text": [WORDS]}]}

    ((draft,), _) = read_file("messages.json", json.dumps(export))

    assert (draft.text, draft.outlet) == (WORDS, "Sample Desk")
