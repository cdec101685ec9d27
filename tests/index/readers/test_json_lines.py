"""JSON Lines."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.auxil.reading import read_file

TEXT = "The delegations met on Monday."


@pytest.mark.parametrize("ending", ["jsonl", "ndjson"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\n\n"])
def test_each_line_is_an_article(ending: str, line_break: str) -> None:
    lines = [json.dumps({"id": n, "title": f"Round {n}", "text": TEXT}) for n in (1, 2, 3)]

    drafts, problems = read_file(f"a.{ending}", line_break.join(lines))

    assert [(d.part, d.title, d.text) for d in drafts] == [
        (str(n), f"Round {n}", TEXT) for n in (1, 2, 3)
    ]
    assert problems == []


def test_a_line_that_cannot_be_read_costs_only_itself_and_is_named() -> None:
    content = "\n".join(
        [
            *('{"text": "One."}', "{broken", '["no", "object"]', '{"title": "No text"}'),
            *("[" * 99_999, '{"text": "Two."}', '{"text": "cut off'),
        ]
    )

    drafts, problems = read_file("a.jsonl", content)

    assert [draft.text for draft in drafts] == ["One.", "Two."]
    assert {problem.split(": ")[0] for problem in problems} == {"lines 2, 5, 7", "line 3", "line 4"}


def test_a_line_separator_within_a_text_does_not_end_the_line() -> None:
    line = json.dumps({"text": "One.\u2028Two.\x85"}, ensure_ascii=False)

    ((draft,), problems) = read_file("a.jsonl", line)

    assert draft.text == "One.\nTwo.\n"
    assert problems == []


@given(st.lists(st.sampled_from(['{"text":', '"a"', "}", "\n", "{", "[", ",", "\0", "é", "1e999"])))
def test_whatever_a_file_holds_ends_as_articles_or_problems(pieces: list[str]) -> None:
    read_file("a.jsonl", "".join(pieces))
