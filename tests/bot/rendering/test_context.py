"""A quote in its place."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings

from bot.rendering.context import ENOUGH, in_context, surroundings
from bot.texts import texts as words
from bot.vocabulary import Quote
from tests.bot.rendering.shown import QUOTATIONS, article, quotes, telegram, whole
from tests.botapi import utf16
from tests.botapi.formatting import MAX_TEXT

EN = words("en")


@settings(deadline=None, max_examples=60)
@given(quotes())
@example(whole("😀" * 10_000))
@example(Quote(article("word " * 1999 + "end.", title="T" * 900), 4000, 4004))
@example(Quote(article("x" * 10_000), 4000, 4004))
def test_the_context_is_a_slice_of_the_article_with_the_quote_in_bold(quote: Quote) -> None:
    message = telegram(in_context(quote, EN))

    assert utf16.length(message.text) <= MAX_TEXT
    (shown,) = message.of_kind(*QUOTATIONS)
    assert shown in quote.article.text
    bold = message.of_kind("bold")[-1]
    assert bold in shown
    assert bold == quote.text or quote.text.startswith(bold)
    assert bold == quote.text or utf16.length(quote.text) > MAX_TEXT - 1000


def test_the_quotes_own_paragraph_is_shown_and_no_other_when_it_is_long_enough() -> None:
    long = "Many words stand here. " * 40
    text = f"Before.\n\n{long}The quote. {long}\n\nAfter.".replace(" \n", "\n")
    at = text.index("The quote.")

    span = surroundings(Quote(article(text), at, at + 10), MAX_TEXT)

    assert span.slice(text) == text.split("\n\n")[1]


def test_short_paragraphs_bring_their_neighbours_along() -> None:
    text = "\n\n".join(f"Paragraph {number} is short." for number in range(60))
    at = text.index("Paragraph 30")

    shown = surroundings(Quote(article(text), at, at + 22), MAX_TEXT).slice(text)

    assert "Paragraph 29" in shown
    assert "Paragraph 31" in shown
    assert ENOUGH <= len(shown) < 2 * ENOUGH


@pytest.mark.parametrize("most", [30, 100, 300])
def test_a_paragraph_that_is_too_long_is_cut_between_words(most: int) -> None:
    text = " ".join(f"word{number}" for number in range(1000))
    at = text.index("word500")
    quote = Quote(article(text), at, at + 7)

    span = surroundings(quote, most)

    assert span.end - span.start <= most
    assert span.start <= quote.start < quote.end <= span.end
    assert set(span.slice(text).split()) <= set(text.split())


def test_the_context_names_the_article() -> None:
    text = telegram(in_context(whole("Words.", title="Talks <end>", outlet="Desk"), EN)).text

    assert text == "Talks <end>\nWords.\nDesk, undated"
