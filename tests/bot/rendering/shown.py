"""Awkward answers, and messages as the simulated Telegram shows them."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import assume
from hypothesis import strategies as st

from bot.texts import TEXTS
from bot.vocabulary import Answer, Quote, Reason
from index.canonical import canonical
from index.vocabulary import Article
from tests.botapi.formatting import MESSAGE, formatted
from tests.botapi.wire import Json

LANGUAGES = sorted(TEXTS)
QUOTATIONS = ("blockquote", "expandable_blockquote")
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

    @property
    def quotations(self) -> list[str]:
        """The texts of its quotations."""
        return self.of_kind(*QUOTATIONS)

    def of_kind(self, *kinds: str) -> list[str]:
        """The texts that are formatted so."""
        units = self.text.encode("utf-16-le")
        return [
            units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
            for e in self.entities
            if e["type"] in kinds
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
        if entity["type"] in QUOTATIONS:
            start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
            after = units[end:].decode("utf-16-le").removeprefix("\n")
            found.append((units[start:end].decode("utf-16-le"), after.partition("\n\n")[0]))
    return found
