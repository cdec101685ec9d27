"""What a question's time does to its answer, over articles with the real model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.conversation import Turn
from bot.desk import Desk
from bot.further import others_than
from bot.rendering import plain
from bot.times import asked_time
from bot.times.narrowing import newest_first, topic_of_news
from bot.vocabulary import Quote, Reason
from index.build import rebuild
from index.embedding import open_embedder
from index.overview import newest
from index.settings import IndexSettings
from tests.auxil.corpora import markdown, no_progress, write_corpus

TODAY = date(2025, 11, 26)
PORT = "The mayor of Kostrova, Tomas Lindqvist, said that the harbour would reopen in {}."
ARTICLES = {
    "old.md": markdown(PORT.format("April"), title="Kostrova harbour", date="2024-03-02"),
    "june.md": markdown(
        "On 14 June 2025 the dockers of Kostrova ended their strike at the harbour.",
        title="Strike over",
        date="2025-08-01",
    ),
    "spring.md": markdown(
        "The dockers of Kostrova went on strike at the harbour over wages.",
        title="Strike",
        date="2025-03-10",
    ),
    "new.md": markdown(
        "The reopening of the harbour of Kostrova has to wait for two more cranes and will come in"
        " December, Tomas Lindqvist said.",
        title="Cranes for Kostrova",
        date="2025-11-19",
    ),
    "undated.md": markdown("The lighthouse of Malinsk was painted red by its keepers."),
    "undated_monday.md": markdown(
        "The minister Karel Dornik opened the bridge of Tarsk on Monday, 7 July. He had promised"
        " it in 2021."
    ),
    "undated_2019.md": markdown("In 2019 the smith Jan Verholt cast the bell of Orsk."),
    "ferry.md": markdown(
        "The ferry of Kostrova carried 4,100 passengers, its captain said.",
        title="Ferry of Kostrova",
        date="2025-05-04",
    ),
    "customs.md": markdown(
        "In March 2022 the customs house of Zelmin burnt down. Eleven clerks of the customs house"
        " lost their desks.",
        title="Zelmin builds again",
        date="2025-09-01",
    ),
    "bridge_one.md": markdown(
        "Мост у Орловки закрыт для грузовиков, сообщил инженер.", title="Мост", date="2025-02-01"
    ),
    "bridge_two.md": markdown(
        "Этот мост у Орловки открыли снова, когда закончился ремонт, сообщил инженер.",
        title="Мост у Орловки открыт",
        date="2025-10-05",
    ),
    "bridge_uk.md": markdown(
        "Міст біля Калинівки відремонтували за рік.", title="Міст", date="2025-10-07"
    ),
}


@pytest.fixture(scope="module")
def desk(
    tmp_path_factory: pytest.TempPathFactory,
    warm_data: Callable[[Path], Path],
    models_dir: Path,
) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("times")
    corpus = write_corpus(folder / "corpus", ARTICLES)
    settings = IndexSettings(corpus_dir=corpus, data_dir=warm_data(folder / "data"))
    rebuild(settings, open_embedder(None, models_dir), full=False, progress=no_progress)
    with Desk(settings) as opened:
        yield opened


def paths(desk: Desk, question: str) -> list[str]:
    return [quote.article.path for quote in desk.ask(question, today=TODAY).quotes]


@pytest.mark.parametrize(
    "question",
    [
        "When will the harbour of Kostrova reopen, by last week's articles?",
        "When will the harbour of Kostrova reopen, as reported since Trump took office?",
    ],
)
def test_what_was_published_at_another_time_is_left_out(desk: Desk, question: str) -> None:
    found = paths(desk, question)
    assert "new.md" in found
    assert "old.md" not in found


def test_the_newest_comes_first_where_it_is_asked_for(desk: Desk) -> None:
    found = paths(desk, "What is the latest on the reopening of the harbour of Kostrova?")
    assert found[0] == "new.md"
    days = [quote.article.published for quote in desk.ask("latest news", today=TODAY).quotes]
    assert days == sorted((day for day in days if day), reverse=True)


def test_a_speaker_asked_for_is_quoted_with_the_newest_words_first(desk: Desk) -> None:
    question = "What did Lindqvist say about the reopening of the harbour of Kostrova?"
    answer = desk.ask(question, today=TODAY)
    assert answer.answered
    said = [q.article.published for q in answer.quotes if q.speaker == "Tomas Lindqvist"]
    assert said == sorted((day for day in said if day), reverse=True)


def test_a_later_article_that_names_the_day_tells_of_that_time(desk: Desk) -> None:
    assert paths(desk, "What did the dockers of Kostrova do in June 2025?")[:1] == ["june.md"]


def test_where_that_time_has_no_answer_the_reason_says_so_and_others_are_dated(desk: Desk) -> None:
    answer = desk.ask(
        "What did Lindqvist say about the harbour of Kostrova yesterday?", today=TODAY
    )
    assert answer.reason is Reason.NOT_IN_THAT_TIME
    assert answer.related
    assert "19 November 2025" in plain(answer) or "2 March 2024" in plain(answer)
    assert answer.as_json("")["asked_time"] == {
        "start": "2025-11-25",
        "end": "2025-11-25",
        "order": None,
    }


@pytest.mark.parametrize(
    "question",
    [
        "How many passengers did the ferry of Kostrova carry in 2022?",
        "How many passengers did the ferry of Kostrova carry in June 2023?",
        "Сколько пассажиров перевёз паром Костровы в 2022 году?",
    ],
)
def test_what_is_of_another_year_is_no_answer_and_is_shown_as_from_other_days(
    desk: Desk, question: str
) -> None:
    answer = desk.ask(question, today=TODAY)
    assert answer.quotes == ()
    assert [quote.article.path for quote in answer.related][:1] == ["ferry.md"]
    assert answer.reason in {Reason.NOT_IN_THAT_TIME, Reason.NOT_IN_COVERAGE}
    if "2022?" in question:
        assert answer.reason is Reason.NOT_IN_THAT_TIME


def test_of_the_asked_month_or_year_it_is_the_answer(desk: Desk) -> None:
    for time in ("in May 2025", "in 2025"):
        asked = f"How many passengers did the ferry of Kostrova carry {time}?"
        assert paths(desk, asked)[:1] == ["ferry.md"], time


def test_what_stands_after_a_named_time_in_a_later_article_tells_of_it(desk: Desk) -> None:
    asked = "How many clerks of the customs house of Zelmin lost their desks in {}?"
    assert paths(desk, asked.format("March 2022"))[:1] == ["customs.md"]
    assert paths(desk, asked.format("2022"))[:1] == ["customs.md"]
    assert desk.ask(asked.format("2023"), today=TODAY).reason is Reason.NOT_IN_THAT_TIME


def test_an_undated_article_does_not_answer_for_last_week(desk: Desk) -> None:
    for time in ("last week", "last month", "in the last 10 days"):
        answer = desk.ask(f"Who painted the lighthouse of Malinsk {time}?", today=TODAY)
        assert answer.reason is Reason.NOT_IN_THAT_TIME
        assert [quote.article.path for quote in answer.related] == ["undated.md"]


def test_an_undated_article_answers_for_the_month_of_a_day_that_it_names(desk: Desk) -> None:
    answer = desk.ask("Who opened the bridge of Tarsk in July 2025?", today=TODAY)
    assert [quote.article.path for quote in answer.quotes] == ["undated_monday.md"]
    assert "undated" in plain(answer)
    # The 7th of July was no Monday then.
    answer = desk.ask("Who opened the bridge of Tarsk in July 2024?", today=TODAY)
    assert answer.reason is Reason.NOT_IN_THAT_TIME


def test_an_undated_article_that_names_another_year_is_of_that_year(desk: Desk) -> None:
    since = desk.ask("Who has cast the bell of Orsk since 2024?", today=TODAY)
    assert since.reason is Reason.NOT_IN_THAT_TIME
    assert paths(desk, "Who cast the bell of Orsk in 2019?") == ["undated_2019.md"]


def test_from_other_days_nothing_is_of_the_asked_ones(desk: Desk) -> None:
    answer = desk.ask("How many passengers did the ferry carry last week?", today=TODAY)
    assert not answer.answered
    assert "new.md" not in [quote.article.path for quote in answer.related]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("latest news on the harbour of Kostrova", ["new.md"]),
        ("последние новости о мосте у Орловки", ["bridge_two.md", "bridge_one.md"]),
        ("Останні новини про міст біля Калинівки", ["bridge_uk.md"]),
    ],
)
def test_news_on_a_topic_are_the_newest_articles_about_it(
    desk: Desk, question: str, found: list[str]
) -> None:
    answer = desk.ask(question, today=TODAY)
    assert answer.answered
    assert [quote.article.path for quote in answer.quotes][: len(found)] == found
    days = [quote.article.published or date.min for quote in answer.quotes]
    assert days == sorted(days, reverse=True)


def test_there_is_no_news_on_what_the_coverage_is_not_about(desk: Desk) -> None:
    assert not desk.ask("latest news on penguins in Antarctica", today=TODAY).answered


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("latest news on sanctions", "sanctions"),
        ("What is the latest on the grain deal?", "grain deal"),
        ("What's new with the prisoner exchange?", "prisoner exchange"),
        ("Останні новини про обмін полоненими", "обмін полоненими"),
        ("Что нового о зерновой сделке?", "зерновой сделке"),
        ("What did Putin recently say about Crimea?", None),
        ("Is Putin currently in Kursk?", None),
        ("What is Russia's current position on a ceasefire?", None),
        ("latest news on whether Russia will sign", None),
        ("news about Kharkiv last week", None),
    ],
)
def test_only_a_bare_topic_is_answered_by_its_newest_articles(
    question: str, topic: str | None
) -> None:
    asked = asked_time(question, TODAY)
    assert asked is not None
    assert topic_of_news(asked) == topic


def test_the_newest_of_several_quotes_comes_first_and_undated_ones_last(desk: Desk) -> None:
    articles = {a.path: a for a, _ in newest(desk.refresh().edition.catalog, len(ARTICLES))}
    mixed = [Quote(articles[p], 0, 10) for p in ("old.md", "undated.md", "new.md", "june.md")]
    shown = [quote.article.path for quote in newest_first(mixed)]
    assert shown == ["new.md", "june.md", "old.md", "undated.md"]


def test_other_accounts_keep_to_the_asked_time(desk: Desk) -> None:
    asked = "Who said that the harbour of Kostrova would reopen{}?"
    at_work = desk.refresh()
    other = others_than(at_work, asked.format(""), [], TODAY)
    assert "old.md" in [quote.article.path for quote in other.quotes]
    other = others_than(at_work, asked.format(", by last week's articles"), [], TODAY)
    assert {quote.article.path for quote in other.quotes} <= {"new.md"}


def test_what_happened_last_week_is_answered_by_the_articles_of_that_week(desk: Desk) -> None:
    assert paths(desk, "What happened last week?") == ["new.md"]
    answer = desk.ask("What happened yesterday?", today=TODAY)
    assert answer.reason is Reason.NOT_IN_THAT_TIME


def test_an_undated_article_is_not_left_out_and_is_marked(desk: Desk) -> None:
    answer = desk.ask("Who painted the lighthouse of Malinsk since 2024?", today=TODAY)
    assert [quote.article.path for quote in answer.quotes] == ["undated.md"]
    assert "undated" in plain(answer)


def test_a_follow_up_is_answered_as_understood(desk: Desk) -> None:
    earlier = [Turn("What did Lindqvist say about the harbour of Kostrova?")]
    answer = desk.ask("When did he say that it would reopen?", today=TODAY, earlier=earlier)
    assert answer.understood is not None
    assert "Lindqvist" in answer.understood
    assert answer.as_json("")["understood"] == answer.understood
    assert answer.question == "When did he say that it would reopen?"


def test_what_is_not_certain_is_shown_to_the_reader(desk: Desk) -> None:
    earlier = [Turn("When will the harbour of Kostrova reopen?")]
    answer = desk.ask("who said that?", today=TODAY, earlier=earlier)
    assert "Understood as: Who said it: when will the harbour of Kostrova reopen?" in plain(answer)
