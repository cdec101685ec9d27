"""An answer as people see it; Telegram's side is the simulator's own reader of HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from bot.rendering import messages, plain
from bot.texts import TEXTS
from bot.vocabulary import Answer, Quote, Reason
from index.canonical import canonical
from index.vocabulary import Article
from tests.botapi import utf16
from tests.botapi.formatting import MAX_ENTITIES, MAX_TEXT, MESSAGE, formatted
from tests.botapi.wire import Json

LANGUAGES = sorted(TEXTS)
# What has a meaning in HTML, what UTF-16 counts double, what runs from right to left, what a
# long text may be cut at, and a family of four that is one emoji.
PARTS = [
    *("<b>", "</blockquote>", "&", "&amp;", "&nbsp;", '"', "'", "<a href='x'>", "<"),
    *("😀", "👨‍👩‍👧‍👦", "שלום", "مرحبا بكم", "é", "Слова́", "їжак"),
    *(" ", " ", " ", "\n\n", "word", "He said. ", "x" * 900, "😀" * 700),
]


class Shown(NamedTuple):
    """A message as Telegram shows it."""

    text: str
    entities: list[Json]
    warnings: list[str]

    def of_kind(self, kind: str) -> list[str]:
        """The texts that are formatted so."""
        units = self.text.encode("utf-16-le")
        return [
            units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
            for e in self.entities
            if e["type"] == kind
        ]


def telegram(html: str) -> Shown:
    """Have the simulated Telegram take a message; it refuses what the real one refuses."""
    warnings: list[str] = []
    return Shown(
        *formatted({"text": html, "parse_mode": "HTML"}, MESSAGE, warnings), warnings=warnings
    )


def article(text: str, **metadata: object) -> Article:
    return Article(**{"id": "a", "path": "a.txt", "text": text, **metadata})


def whole(text: str, **metadata: object) -> Quote:
    return Quote(article(text, **metadata), 0, len(text))


def answer(*quotes: Quote, language: str = "en") -> Answer:
    return Answer("?", language, quotes=quotes)


def one_line(text: str) -> str | None:
    return canonical(text).replace("\n\n", " ") or None


names = st.none() | (st.text(max_size=300) | st.sampled_from([*PARTS, "T" * 5000])).map(one_line)
urls = names | st.sampled_from(
    ["https://news.example/?a=1&b=2#<c>'\"", "HTTP://news.example", "javascript:alert(1)", "tg://x"]
)
long_texts = st.lists(st.sampled_from(PARTS) | st.text(max_size=40), min_size=1, max_size=30)
texts = st.builds(
    lambda parts, times: canonical("".join(parts) * times)[:10_000].strip() or "x",
    long_texts,
    st.just(1) | st.integers(2, 40),
)


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    """A quote that begins and ends with a character that can be seen, as sentences do."""
    text = draw(texts)
    source = article(
        text,
        path=draw(names) or "a.txt",
        title=draw(names),
        outlet=draw(names),
        published=draw(st.none() | st.dates()),
        url=draw(urls),
    )
    start = draw(st.just(0) | st.integers(0, len(text) - 1))
    end = draw(st.just(len(text)) | st.integers(start + 1, len(text)))
    inside = text[start:end]
    assume(inside.strip())
    return Quote(
        source,
        start + len(inside) - len(inside.lstrip()),
        end - len(inside) + len(inside.rstrip()),
        speaker=draw(names),
        also=tuple(
            article(text, outlet=outlet, title=draw(names), published=draw(st.none() | st.dates()))
            for outlet in draw(st.lists(names, max_size=5))
        ),
    )


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    language = draw(st.sampled_from(LANGUAGES))
    shown = tuple(draw(st.lists(quotes(), max_size=4)))
    if shown and draw(st.booleans()):
        return answer(*shown, language=language)
    return Answer("?", language, reason=draw(st.sampled_from(Reason)), related=shown[:2])


def quotes_of(given: Answer) -> tuple[Quote, ...]:
    return given.quotes or given.related


def quotes_in(message: Shown) -> list[tuple[str, str]]:
    """Each quote of a message, and what stands between it and the next empty line."""
    units = message.text.encode("utf-16-le")
    found = []
    for entity in message.entities:
        if entity["type"] == "blockquote":
            start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
            after = units[end:].decode("utf-16-le").removeprefix("\n")
            found.append((units[start:end].decode("utf-16-le"), after.partition("\n\n")[0]))
    return found


any_answer = settings(deadline=None, max_examples=40)


@any_answer
@given(answers())
@example(answer(whole("😀" * 10_000)))
@example(answer(whole(f"{'x' * 4000}\n\n{'y' * 4000}\n\n{'z ' * 2000}z", title="T" * 9000)))
def test_telegram_takes_every_message_of_an_answer(given: Answer) -> None:
    sent = [telegram(html) for html in messages(given)]

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
    shown = [text for html in messages(given) for text in telegram(html).of_kind("blockquote")]

    assert "".join(shown) == "".join(quote.text for quote in quotes_of(given))


@any_answer
@given(answers())
def test_a_quote_is_split_only_when_it_alone_is_more_than_a_message(given: Answer) -> None:
    shown = [pair for message in map(telegram, messages(given)) for pair in quotes_in(message)]

    for quote in quotes_of(given):
        text, under = shown.pop(0)
        pieces = [text]
        while "".join(pieces) != quote.text:
            assert under == TEXTS[given.language].continued
            text, under = shown.pop(0)
            pieces.append(text)
        assert under.startswith("— ")
        alone = utf16.length(f"{quote.text}\n{under}")
        assert (len(pieces) > 1) == (alone > MAX_TEXT)


@any_answer
@given(answers())
def test_a_link_leads_to_the_articles_web_address_and_nowhere_else(given: Answer) -> None:
    known = {quote.article.url for quote in quotes_of(given)}

    for message in map(telegram, messages(given)):
        for entity in message.entities:
            assert entity["type"] in ("blockquote", "text_link")
            if entity["type"] == "text_link":
                assert entity["url"] in known
                assert entity["url"].lower().startswith(("http://", "https://"))


@any_answer
@given(answers())
def test_the_terminal_shows_every_quote_word_for_word(given: Answer) -> None:
    text = plain(given)

    at = 0
    for quote in quotes_of(given):
        at = text.index(quote.text, at) + len(quote.text)


def test_a_long_quote_is_cut_between_words_and_says_that_it_goes_on() -> None:
    text = " ".join(f"word{number}" for number in range(1200))

    first, second, *_ = map(telegram, messages(answer(whole(text))))

    assert first.text.endswith(TEXTS["en"].continued)
    assert re.search(r"word\d+ \Z", first.of_kind("blockquote")[0])
    assert second.of_kind("blockquote")[0].startswith("word")


def test_short_quotes_share_a_message_and_long_ones_do_not() -> None:
    short, long = whole("Short."), whole("Long. " * 600 + "End.")

    assert len(messages(answer(short, short, short))) == 1
    assert len(messages(answer(long, short, long))) == 2


FULL = {
    "title": "Talks & <b>terms</b>",
    "outlet": "Sample Desk",
    "published": date(2025, 7, 7),
    "url": "https://news.example/?a=1&b=2",
}


@pytest.mark.parametrize(
    ("metadata", "telegram_line", "terminal_line"),
    [
        (
            FULL,
            "— Sample Desk, Talks & <b>terms</b>, 7 July 2025",
            "— Sample Desk, Talks & <b>terms</b>, 7 July 2025\n  https://news.example/?a=1&b=2",
        ),
        ({"outlet": "Sample Desk"}, "— Sample Desk, undated", "— Sample Desk, undated"),
        ({}, "— file a.txt, undated", "— file a.txt, undated"),
    ],
    ids=["all is known", "only the outlet", "nothing is known"],
)
def test_under_a_quote_stands_what_the_article_states_and_no_more(
    metadata: dict[str, object], telegram_line: str, terminal_line: str
) -> None:
    given = answer(whole("The exact words.", **metadata))

    (html,) = messages(given)

    assert telegram(html).text == f"The exact words.\n{telegram_line}"
    assert plain(given) == f"> The exact words.\n{terminal_line}"


def test_the_title_is_the_link_and_the_speaker_comes_first() -> None:
    (html,) = messages(answer(replace(whole("Words.", **FULL), speaker="A. Person")))
    message = telegram(html)

    assert message.of_kind("text_link") == ["Talks & <b>terms</b>"]
    assert "— A. Person, Sample Desk" in message.text


def test_dates_are_written_in_the_language_of_the_question() -> None:
    quote = whole("Words.", published=date(2025, 7, 7))
    written = ["7 July 2025", "7 июля 2025", "7 липня 2025"]

    for language, day in zip(("en", "ru", "uk"), written, strict=True):
        assert day in plain(answer(quote, language=language))
        assert day in messages(answer(quote, language=language))[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", Reason)
def test_a_refusal_is_one_sentence_in_the_readers_language(reason: Reason, language: str) -> None:
    refusal = Answer("?", language, reason=reason)

    (html,) = messages(refusal)

    assert telegram(html).text == plain(refusal) == TEXTS[language].refusals[reason]


def test_the_closest_quotes_are_called_no_answer() -> None:
    refusal = Answer("?", "en", reason=Reason.NOT_IN_COVERAGE, related=(whole("Words."),))

    for text in (telegram(messages(refusal)[0]).text, plain(refusal)):
        before, _, after = text.partition("Words.")
        assert "not an answer" in before
        assert after.startswith("\n— file a.txt")


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
