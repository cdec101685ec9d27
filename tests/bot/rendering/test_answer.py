"""An answer on a phone's screen; Telegram's side is the simulator's own reader of HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings

from bot.rendering import messages, plain
from bot.rendering.answer import FIRST_SCREEN, LONGEST_HEADING, LONGEST_UNFOLDED, further
from bot.texts import TEXTS
from bot.vocabulary import Answer, Quote, Reason
from tests.bot.rendering.shown import (
    LANGUAGES,
    Shown,
    answer,
    answers,
    article,
    quotes_in,
    quotes_of,
    telegram,
    whole,
)
from tests.botapi import utf16
from tests.botapi.formatting import MAX_ENTITIES, MAX_TEXT

any_answer = settings(deadline=None, max_examples=40)
FULL = {
    "title": "Talks & <b>terms</b>",
    "outlet": "Sample & Desk",
    "published": date(2025, 7, 7),
    "url": "https://news.example/?a=1&b=2",
}


@any_answer
@given(answers())
@example(answer(whole("😀" * 10_000)))
@example(answer(whole(f"{'x' * 4000}\n\n{'y' * 4000}\n\n{'z ' * 2000}z", title="T" * 9000)))
@example(answer(*[whole("Words.", **FULL)] * 300))
def test_telegram_takes_every_message_of_an_answer(given: Answer) -> None:
    more = further(given, "more-evidence") if given.answered else []
    sent = [telegram(html) for html in (*messages(given, "Who?"), *more)]

    assert sent
    for message in sent:
        assert 0 < utf16.length(message.text) <= MAX_TEXT
        assert len(message.entities) <= MAX_ENTITIES


@any_answer
@given(answers())
@example(answer(*[whole(f"{'word ' * 1999}end.")] * 4))
# A paragraph's end falls on the border of a message, which Telegram trims.
@example(answer(*[whole(f"{'x' * size}\n\n{'y' * 5000}") for size in range(4056, 4070)]))
@example(answer(*[whole(f"{'x' * size} {'y' * 5000}") for size in range(4056, 4070)]))
def test_what_is_shown_as_quotes_is_the_articles_words_and_all_of_them(given: Answer) -> None:
    html = further(given, "other-accounts") if given.quotes[FIRST_SCREEN:] else messages(given)
    shown = [text for message in html for text in telegram(message).quotations]

    assert "".join(shown) == "".join(quote.text for quote in quotes_of(given))


@any_answer
@given(answers())
def test_a_quote_is_split_only_when_it_alone_is_more_than_a_message(given: Answer) -> None:
    shown = [pair for message in map(telegram, messages(given)) for pair in quotes_in(message)]

    for quote in quotes_of(given):
        text, under = shown.pop(0)
        pieces = [text]
        while "".join(pieces) != quote.text:
            assert under == TEXTS[given.language]("continued")
            text, under = shown.pop(0)
            pieces.append(text)
        assert re.match(r"(?:\d )?— ", under)
        alone = utf16.length(f"{quote.text}\n{under}")
        assert (len(pieces) > 1) == (alone > MAX_TEXT)


@any_answer
@given(answers())
def test_a_link_leads_to_the_articles_web_address_and_nowhere_else(given: Answer) -> None:
    known = {(quote.article.url or "").partition("#")[0] for quote in quotes_of(given)}

    for message in map(telegram, messages(given)):
        for entity in message.entities:
            if entity["type"] == "text_link":
                assert entity["url"].partition("#")[0] in known
                assert entity["url"].lower().startswith(("http://", "https://"))


def test_an_answer_begins_with_whose_words_follow_and_as_of_when() -> None:
    (html,) = messages(answer(whole("Words.", **FULL), whole("More words.", outlet="Other")))
    message = telegram(html)

    assert message.text.startswith(
        "2 quotes · Sample & Desk, Other · as of 7 July 2025, some undated\n\nWords."
    )
    assert message.of_kind("bold") == [
        "2 quotes · Sample & Desk, Other · as of 7 July 2025, some undated"
    ]


def test_the_first_screen_has_four_quotes() -> None:
    numbers = ["one", "two", "three", "four", "five", "six"]
    given = answer(*[whole(f"Number {number}.") for number in numbers])

    (first,) = messages(given)

    assert telegram(first).quotations == [f"Number {number}." for number in numbers[:4]]
    assert "4 — file a.txt" in first
    assert "4 quotes" in first


def test_further_quotes_stand_under_the_question_that_they_answer() -> None:
    given = replace(answer(whole("Words."), whole("More.")), question=f"Who {'and who ' * 60}?")

    (html,) = further(given, "other-accounts")

    shown = telegram(html)
    assert shown.quotations == ["Words.", "More."]
    assert shown.text.startswith("Other accounts: Who and who")
    assert len(shown.of_kind("bold")[0]) <= len("Other accounts: ") + LONGEST_HEADING


def test_a_long_quote_is_folded_and_a_short_one_is_not() -> None:
    short, long = "S" * LONGEST_UNFOLDED, "L" * (LONGEST_UNFOLDED + 1)

    (html,) = messages(answer(whole(short), whole(long)))

    assert telegram(html).of_kind("blockquote") == [short]
    assert telegram(html).of_kind("expandable_blockquote") == [long]


def test_a_long_quote_is_cut_between_words_and_says_that_it_goes_on() -> None:
    text = " ".join(f"word{number}" for number in range(1200))

    _, first, second, *_ = map(telegram, messages(answer(whole(text))))

    assert first.text.endswith(TEXTS["en"]("continued"))
    assert re.search(r"word\d+ \Z", first.quotations[0])
    assert second.quotations[0].startswith("word")


def test_short_quotes_share_a_message_and_long_ones_do_not() -> None:
    short, long = whole("Short."), whole("Long. " * 600 + "End.")

    assert len(messages(answer(short, short, short))) == 1
    assert len(messages(answer(long, short, long))) == 2


@pytest.mark.parametrize(
    ("metadata", "line"),
    [
        (FULL, "— Sample & Desk, 7 July 2025"),
        ({"outlet": "Sample Desk"}, "— Sample Desk, undated"),
        ({"title": "Talks"}, "— Talks, undated"),
        ({}, "— file a.txt, undated"),
    ],
    ids=["all is known", "only the outlet", "only the title", "nothing is known"],
)
def test_under_a_quote_stands_what_the_article_states_and_no_more(
    metadata: dict[str, object], line: str
) -> None:
    (html,) = messages(answer(whole("The exact words.", **metadata)))

    assert telegram(html).text.endswith(f"\n\nThe exact words.\n{line}")


def test_the_speaker_comes_first_and_the_outlet_is_the_link_that_opens_at_the_quote() -> None:
    (html,) = messages(answer(replace(whole("Words, said.", **FULL), speaker="A. <Person>")))
    message = telegram(html)

    assert "\n— A. <Person>, Sample & Desk, 7 July 2025" in message.text
    assert message.of_kind("text_link") == ["Sample & Desk"]
    (address,) = [e["url"] for e in message.entities if e["type"] == "text_link"]
    assert address == "https://news.example/?a=1&b=2#:~:text=Words%2C%20said"


def test_dates_are_written_in_the_language_of_the_question() -> None:
    quote = whole("Words.", published=date(2025, 7, 7))
    written = ["7 July 2025", "7 июля 2025", "7 липня 2025"]

    for language, day in zip(("en", "ru", "uk"), written, strict=True):
        assert day in plain(answer(quote, language=language))
        assert day in messages(answer(quote, language=language))[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", Reason)
def test_a_refusal_is_a_plain_sentence_in_the_readers_language(
    reason: Reason, language: str
) -> None:
    refusal = Answer("?", language, reason=reason)

    (html,) = messages(refusal)

    assert telegram(html).text == plain(refusal) == TEXTS[language].refusal(reason)


def test_the_three_outcomes_can_be_told_apart() -> None:
    quote = whole("Words.")
    outcomes = [
        answer(quote),
        Answer("?", "en", reason=Reason.NOT_IN_COVERAGE, related=(quote,)),
        Answer("?", "en", reason=Reason.OFF_TOPIC),
    ]
    first_lines = [telegram(messages(each)[0]).text.split("\n")[0] for each in outcomes]

    assert first_lines == [
        "undated",
        "The coverage does not answer that. Closest in the coverage, but not an answer:",
        TEXTS["en"].refusal(Reason.OFF_TOPIC),
    ]


def test_a_question_that_was_guessed_at_is_shown_as_it_was_understood() -> None:
    (html,) = messages(answer(whole("Words.")), understood="Who <b>said</b> it?")
    message = telegram(html)

    assert message.text.startswith("Understood as: Who <b>said</b> it?\n")
    assert message.of_kind("italic") == ["Understood as: Who <b>said</b> it?"]


@pytest.mark.parametrize("given", [answer(whole("x")), answer(*[whole("x" * 3000)] * 3)])
def test_telegram_drops_nothing_that_we_send(given: Answer) -> None:
    sent: Sequence[Shown] = [telegram(html) for html in messages(given)]

    assert [message.warnings for message in sent] == [[] for _ in sent]


def test_who_else_carried_the_words_is_named_once_each_with_the_day() -> None:
    text = "The dam broke."
    carriers = (
        article(text, outlet="One", published=date(2023, 6, 6)),
        article(text, outlet="One", published=date(2023, 6, 6)),
        article(text, title="A dam <broke>"),
        article(text, outlet="Three"),
        article(text, outlet="Four"),
    )
    quote = Quote(article(text, outlet="Zero"), 0, len(text), also=carriers)

    assert plain(answer(quote)).splitlines()[-1] == (
        "  Also in: One, 6 June 2023; A dam <broke>, undated; Three, undated +1"
    )
    assert messages(answer(quote))[0].splitlines()[-1] == (
        "Also in: One, 6 June 2023; A dam &lt;broke&gt;, undated; Three, undated +1"
    )
