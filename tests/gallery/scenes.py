"""Every kind of message that the bot sends, each in a picture of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from bot.buttons import Keyboard
from bot.conversation import Turn
from bot.coverage import latest_of, timeline_of
from bot.desk import Desk
from bot.further import others_than
from bot.quiet_hours import QuietHours
from bot.rendering import escape
from bot.rendering.context import in_context
from bot.rendering.coverage import latest, sources
from bot.rendering.inline import inline_quotes
from bot.rendering.keyboards import (
    under_context,
    under_languages,
    under_watches,
)
from bot.rendering.screens import screen_keyboard, screen_messages
from bot.rendering.timeline import caption
from bot.rendering.watched import watched
from bot.screens import Screen
from bot.texts import texts
from bot.timeline_picture import HEIGHT, WIDTH, picture
from bot.vocabulary import Answer, Quote, Reason
from index.overview import overview
from index.vocabulary import Article
from tests.gallery.conversation import exchange, said
from tests.gallery.phone import Bubble

SHOWN = "AbCdEfGh"  # the id of a stored answer
# The pictures must not change with every rebuild.
REBUILT = datetime(2025, 11, 26, 9, 5, tzinfo=UTC)
TODAY = date(2025, 11, 26)
# Asked before a follow-up.
FIRST = "What did Lavrov say about Crimea?"
# Both sides answer it.
ASKED_OF_BOTH = "How long should the ceasefire last?"
QUESTION = "How many children are on the list Ukraine gave to Russia?"


@dataclass(frozen=True)
class Scene:
    """A picture: the name of its file, what it shows, and the messages."""

    name: str
    about: str
    bubbles: list[Bubble]


def scenes(desk: Desk) -> Iterator[Scene]:
    """Yield all of them; real answers over the articles of the desk."""
    for name, about, make in _SCENES:
        yield Scene(name, about, make(desk))


def _start(_: Desk) -> list[Bubble]:
    return exchange("/start", [escape(texts("en")("start"))])


def _answer(desk: Desk) -> list[Bubble]:
    return answered(desk, QUESTION)


def answered(desk: Desk, question: str) -> list[Bubble]:
    """Return a question and its answer."""
    return _shown(question, desk.ask(question))


def _shown(typed: str, answer: Answer, *, private: bool = True) -> list[Bubble]:
    keyboard = screen_keyboard(Screen.ANSWER, answer, SHOWN, private=private)
    return exchange(typed, screen_messages(Screen.ANSWER, answer), keyboard)


def _further(answer: Answer, screen: Screen) -> list[Bubble]:
    assert answer.quotes, f"nothing to show for {answer.question!r}"
    messages = screen_messages(screen, answer)
    return _with(messages, screen_keyboard(screen, answer, SHOWN))


def _with(messages: Sequence[str], keyboard: Keyboard) -> list[Bubble]:
    bubbles = [said(html) for html in messages]
    bubbles[-1] = replace(bubbles[-1], keyboard=keyboard)
    return bubbles


def _in_ukrainian(desk: Desk) -> list[Bubble]:
    return answered(desk, "Коли підірвали Каховську ГЕС?")


def _in_russian(desk: Desk) -> list[Bubble]:
    return answered(desk, "Что сказал Лавров об условиях?")


def _more(desk: Desk) -> list[Bubble]:
    question = "What are Russia's ceasefire conditions?"
    more = desk.ask(question).more
    return _further(Answer(question, "en", quotes=more), Screen.MORE)


def _others(desk: Desk) -> list[Bubble]:
    first = desk.ask(ASKED_OF_BOTH).quotes[:1]
    return _further(others_than(desk.refresh(), ASKED_OF_BOTH, first), Screen.OTHERS)


def _none(_: Desk) -> list[Bubble]:
    words = texts("en")
    notes = ("feedback-thanks", "other-accounts-none")
    return [said(escape(words(note))) for note in notes]


def _group(desk: Desk) -> list[Bubble]:
    words = texts("en")
    answer = _shown(f"@quotedesk_bot {QUESTION}", desk.ask(QUESTION), private=False)
    return [said(escape(words("group-hello"))), *answer]


def _inline(desk: Desk) -> list[Bubble]:
    quotes = inline_quotes(desk.ask(QUESTION).quotes, texts("en"))
    typed = Bubble(f"@quotedesk_bot {QUESTION}", ours=True)
    return [typed, *(said(f"<b>{escape(q.title)}</b>\n{escape(q.description)}") for q in quotes)]


def _context(desk: Desk) -> list[Bubble]:
    quote = desk.ask(QUESTION).quotes[0]
    words = texts("en")
    linked = replace(quote, article=replace(quote.article, url="https://example.org/istanbul"))
    keyboard = under_context(SHOWN, linked, words, 0)
    return [replace(said(in_context(linked, words), QUESTION), keyboard=keyboard)]


def _closest(desk: Desk) -> list[Bubble]:
    question = "How many children has Russia given back since the list?"
    quotes = desk.ask(QUESTION).quotes[:1]
    answer = Answer(question, "en", reason=Reason.NOT_IN_COVERAGE, related=quotes)
    return _shown(question, answer)


def _off_topic(_: Desk) -> list[Bubble]:
    question = "What is the capital of Peru?"
    return _shown(question, Answer(question, "en", reason=Reason.OFF_TOPIC))


def _follow_up(desk: Desk) -> list[Bubble]:
    typed, first = "and Zelensky?", Turn.of(desk.ask(FIRST, today=TODAY))
    return _shown(typed, desk.ask(typed, today=TODAY, earlier=[first]))


def _not_in_that_time(desk: Desk) -> list[Bubble]:
    question = "What did Lavrov say last week?"
    return _shown(question, desk.ask(question, today=TODAY))


def _gone(_: Desk) -> list[Bubble]:
    words = texts("en")
    return [said(escape(words(note))) for note in ("answer-gone", "coverage-changed")]


def _inline_none(_: Desk) -> list[Bubble]:
    words = texts("en")
    typed = Bubble("@quotedesk_bot What is the capital of Peru?", ours=True)
    title, about = escape(words("inline-none")), escape(words("inline-none-about"))
    return [typed, said(f"<b>{title}</b>\n{about}"), said(escape(words("inline-private")))]


def _awkward(_: Desk) -> list[Bubble]:
    awkward = Article(
        "a",
        "a.html",
        "Заголовок <b>&amp;</b> не разметка 😀, “a quote” said שלום. " + "Длинный абзац. " * 60,
        title="<b>Bold</b> & <i>brave</i>",
        outlet="Desk & Sons <news>",
        url="https://example.org/?a=1&b=2",
    )
    undated = Article("b", "папка/без_названия.txt", "No title, no date, no outlet.")
    copy = replace(awkward, outlet="Another paper", published=date(2025, 6, 2))
    quotes = (
        Quote(awkward, 0, 59, speaker="A. <Speaker>", also=(copy,)),
        Quote(undated, 0, len(undated.text)),
        Quote(awkward, 60, len(awkward.text) - 1),
    )
    answer = Answer("<script>?", "en", quotes=quotes)
    return _shown("<script>?", answer)


def _sources(desk: Desk) -> list[Bubble]:
    found = replace(overview(desk.refresh().edition), rebuilt=REBUILT)
    return exchange("/sources", sources(found, texts("en")))


def _latest(desk: Desk) -> list[Bubble]:
    return exchange("/latest", latest(latest_of(desk.refresh()), texts("uk")))


def _timeline(desk: Desk) -> list[Bubble]:
    topic, words = "ceasefire", texts("en")
    found = timeline_of(desk.refresh(), topic)
    photo = (picture(found, words), WIDTH, HEIGHT)
    shown = replace(said(caption(found, words)), photo=photo)
    asked = Bubble(f"/timeline {topic}", ours=True)
    answer = Answer(topic, "en", quotes=found.quotes)
    return [asked, shown, *_further(answer, Screen.TIMELINE)]


def _watch(desk: Desk) -> list[Bubble]:
    words = texts("en")
    topics = ["prisoner exchanges", "sanctions"]
    added = escape(words("watch-added", topic=topics[1]))
    listed = watched(topics, QuietHours(), words)
    stop = under_watches([(SHOWN, topic) for topic in topics], words)
    quotes = desk.ask("What did Russia and Ukraine agree on prisoners?").quotes[:1]
    news = Answer(topics[0], "en", quotes=quotes)
    told = replace(
        said(screen_messages(Screen.NEWS, news)[0]),
        keyboard=screen_keyboard(Screen.NEWS, news, SHOWN, watch=SHOWN),
    )
    return [
        *exchange(f"/watch {topics[1]}", [added]),
        *exchange("/watch", [listed], stop),
        told,
    ]


def _language(_: Desk) -> list[Bubble]:
    words = texts("uk")
    chosen = escape(words("language-set"))
    return [
        *exchange("/language", [escape(words("language-choose"))], under_languages(words, "uk")),
        said(chosen),
    ]


def _privacy(_: Desk) -> list[Bubble]:
    words = texts("en")
    stored = escape(words("privacy", inbox=2, answers=30, logged="no"))
    return [*exchange("/privacy", [stored]), *exchange("/forget", [escape(words("forgotten"))])]


def _rates(_: Desk) -> list[Bubble]:
    words = texts("en")
    return [
        *exchange(QUESTION, [escape(words("rate-minute", most=6, minutes=1))]),
        *exchange(QUESTION, [escape(words("rate-day", most=60, minutes=90))]),
    ]


def _failures(_: Desk) -> list[Bubble]:
    words = texts("en")
    said_then = [
        words.refusal(Reason.INDEX_BUILDING),
        words.refusal(Reason.EMPTY_INDEX),
        words.refusal(Reason.INDEX_UNUSABLE),
        words.searching,
        words("model-loading"),
        words("takes-longer"),
        words.too_many,
        words.refusal(Reason.QUESTION_TOO_LONG),
        words("only-text"),
        words("failed", id="3f9a01bc"),
    ]
    return [said(escape(sentence)) for sentence in said_then]


_SCENES: tuple[tuple[str, str, Callable[[Desk], list[Bubble]]], ...] = (
    ("answer", "An answer: whose words, as of when, and buttons", _answer),
    ("start", "The greeting", _start),
    ("context", "A quote in context", _context),
    ("more", "More evidence", _more),
    ("others", "Other accounts", _others),
    ("none", "When a button brings nothing: a note that goes away", _none),
    ("gone", "When an old button is touched, or the coverage has changed", _gone),
    ("closest", "The coverage does not say", _closest),
    ("not_in_that_time", "Nothing from that time, and what other days say", _not_in_that_time),
    ("off_topic", "Not what this coverage is about", _off_topic),
    ("follow_up", "A follow-up, and what it was taken to mean", _follow_up),
    ("ukrainian", "A question in Ukrainian", _in_ukrainian),
    ("russian", "A question in Russian", _in_russian),
    ("group", "In a group", _group),
    ("inline", "Quotes to choose from, in any chat", _inline),
    ("inline_none", "No quote to choose from", _inline_none),
    ("timeline", "A topic over time", _timeline),
    ("sources", "What is in the coverage", _sources),
    ("latest", "The newest articles", _latest),
    ("watch", "Watched topics", _watch),
    ("language", "The language of the bot's own words", _language),
    ("privacy", "What is stored, and forgetting it", _privacy),
    ("rates", "Too many questions", _rates),
    ("failures", "When it cannot answer now", _failures),
    ("awkward", "Awkward articles: markup, emoji, other directions, nothing known", _awkward),
)
