"""What a question's time does to its answer, over articles with the real model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.conversation import Turn
from bot.desk import Desk
from bot.rendering import plain
from bot.vocabulary import Reason
from index.build import rebuild
from index.embedding import open_embedder
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
