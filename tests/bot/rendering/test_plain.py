"""An answer in the terminal."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from bot.rendering import plain
from bot.vocabulary import Answer, Reason
from tests.bot.rendering.shown import answer, answers, quotes_of, whole


@settings(deadline=None, max_examples=40)
@given(answers())
def test_the_terminal_shows_every_quote_word_for_word(given: Answer) -> None:
    text = plain(given)

    at = 0
    for quote in quotes_of(given):
        at = text.index(quote.text, at) + len(quote.text)


@pytest.mark.parametrize(
    ("metadata", "shown"),
    [
        (
            {
                "title": "Talks & <b>terms</b>",
                "outlet": "Sample Desk",
                "published": date(2025, 7, 7),
                "url": "https://news.example/?a=1&b=2",
            },
            "Sample Desk · as of 7 July 2025\n\n> The exact words.\n"
            "— Sample Desk, Talks & <b>terms</b>, 7 July 2025\n  https://news.example/?a=1&b=2",
        ),
        ({}, "undated\n\n> The exact words.\n— file a.txt, undated"),
    ],
    ids=["all is known", "nothing is known"],
)
def test_an_answer_names_what_the_article_states_and_no_more(
    metadata: dict[str, object], shown: str
) -> None:
    assert plain(answer(whole("The exact words.", **metadata))) == shown


def test_the_closest_quotes_are_called_no_answer() -> None:
    refusal = Answer("?", "en", reason=Reason.NOT_IN_COVERAGE, related=(whole("Words."),))

    before, _, after = plain(refusal).partition("Words.")
    assert "not an answer" in before
    assert after.startswith("\n— file a.txt")
