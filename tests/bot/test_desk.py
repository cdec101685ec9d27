"""Question in, answer out, over the sample articles with the real model."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.rendering import plain
from bot.vocabulary import Reason
from index.build import rebuild
from index.embedding import open_embedder
from index.settings import IndexSettings
from tests.auxil.corpora import markdown, no_progress
from tests.evaluation.questions import Question, foreign_questions, sample_questions

QUESTIONS = sample_questions()


@pytest.fixture(scope="module")
def desk(sample_index: Path) -> Iterator[Desk]:
    with Desk(IndexSettings(data_dir=sample_index)) as opened:
        yield opened


def build(corpus: Path, data: Path, models: Path) -> IndexSettings:
    settings = IndexSettings(corpus_dir=corpus, data_dir=data)
    rebuild(settings, open_embedder(None, models), full=False, progress=no_progress)
    return settings


@pytest.mark.parametrize("question", QUESTIONS[::6], ids=lambda question: question.id)
def test_every_quote_is_a_slice_of_an_article_of_the_edition(
    desk: Desk, question: Question
) -> None:
    answer = desk.ask(question.text)
    catalog = desk.refresh().edition.catalog
    shown = json.loads(json.dumps(answer.as_json(plain(answer)), ensure_ascii=False))
    assert shown["answered"] is bool(shown["quotes"])
    assert len(shown["quotes"]) <= 4
    assert len(shown["related"]) <= 2
    for quote in [*shown["quotes"], *shown["related"]]:
        article = catalog.article(quote["article"])
        assert article is not None
        assert quote["text"] == article.text[quote["start"] : quote["end"]]
        assert quote["text"] in shown["answer"]
        assert quote["article"] in shown["retrieved"]
        assert quote["path"] == article.path


def test_a_slip_of_the_keyboard_is_mended_and_the_reader_sees_how(desk: Desk) -> None:
    meant = desk.ask("In which palace was the second round held?")
    typed = desk.ask("In which palacce was the second ruond held?")
    assert [quote.text for quote in typed.quotes] == [quote.text for quote in meant.quotes]
    assert typed.understood == "In which palace was the second round held?"
    assert typed.understood in plain(typed)
    assert meant.understood is None


def test_a_quote_names_who_says_it(
    models_dir: Path, tmp_path: Path, warm_data: Callable[[Path], Path]
) -> None:
    statement = "Lindqvist said that the harbour of Kostrova will reopen in April."
    text = f"Mayor Tomas Lindqvist met the dockers of Kostrova on Monday. {statement}"
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.md").write_text(markdown(text, title="Kostrova harbour"), encoding="utf-8")
    settings = build(corpus, warm_data(tmp_path / "data"), models_dir)
    with Desk(settings) as opened:
        answer = opened.ask("When will the harbour of Kostrova reopen?")
    shown = [quote for quote in answer.quotes if quote.text == statement]
    assert [quote.speaker for quote in shown] == ["Tomas Lindqvist"]


def test_questions_about_another_world_are_refused_without_quotes(desk: Desk) -> None:
    answers = [desk.ask(question.text) for question in foreign_questions()]
    reasons = [answer.reason for answer in answers]
    assert set(reasons) <= {Reason.OFF_TOPIC, Reason.NOT_IN_COVERAGE}
    assert reasons.count(Reason.OFF_TOPIC) >= 0.9 * len(reasons)
    assert sum(bool(answer.related) for answer in answers) <= 2


def test_most_answerable_questions_get_the_right_sentence(desk: Desk) -> None:
    """A floor well under the measured figure (docs/quality.md), to catch what breaks it."""
    asked = [question for question in QUESTIONS if question.answerable]
    right = 0
    for question in asked:
        wanted = {(path, piece) for path, piece in question.evidence}
        shown = {(q.article.path, q.text) for q in desk.ask(question.text).quotes}
        right += any(path == p and piece in text for path, piece in wanted for p, text in shown)
    assert right >= 0.5 * len(asked)


def test_a_question_gets_the_same_answer_again_at_once_and_from_another_desk(
    desk: Desk, sample_index: Path
) -> None:
    question = "How many countries voted for the UN resolution on the annexations?"
    first, read = desk.explain(question)
    again, remembered = desk.explain(f"  {question} ")
    with Desk(IndexSettings(data_dir=sample_index)) as other:
        elsewhere = other.ask(question)

    assert read.hits
    assert not remembered.hits, "it was read once more"
    for answer in (again, elsewhere):
        assert (answer.quotes, answer.more, answer.reason) == (
            first.quotes,
            first.more,
            first.reason,
        )
        assert answer.retrieved == first.retrieved


def test_what_is_remembered_makes_room_and_changes_no_answer(
    desk: Desk, sample_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.reading.REMEMBERED", 14)  # of a question's 12 or 24 sentences
    monkeypatch.setattr("bot.sitting.REMEMBERED", 1)
    with Desk(IndexSettings(data_dir=sample_index)) as forgetful:
        for question in (*QUESTIONS[:4], *QUESTIONS[:2]):
            assert forgetful.ask(question.text).quotes == desk.ask(question.text).quotes


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", Reason.EMPTY_QUESTION),
        (" \n\t ", Reason.EMPTY_QUESTION),
        ("?!", Reason.EMPTY_QUESTION),
        ("why " * 500, Reason.QUESTION_TOO_LONG),
    ],
)
def test_what_is_no_question_is_refused_kindly(desk: Desk, typed: str, reason: Reason) -> None:
    assert desk.ask(typed).reason is reason


@pytest.mark.parametrize(
    "typed",
    ['" OR body:*', "NEAR(a b", "'; DROP TABLE articles; --", "<b>&\x00\ud800 ?", "🕊️ мир?"],
)
def test_hostile_questions_are_only_questions(desk: Desk, typed: str) -> None:
    desk.ask(typed)
    assert desk.ask("What happened at Kakhovka?").edition == desk.edition


def test_without_an_index_the_reason_says_so(tmp_path: Path) -> None:
    with Desk(IndexSettings(data_dir=tmp_path)) as nothing:
        assert nothing.ask("What happened?").reason is Reason.EMPTY_INDEX


CONDITIONS = (
    "Russia will not agree to a ceasefire with Ukraine unless the embargo on its ports is lifted"
    " and the money frozen in foreign banks is given back, its deputy foreign minister said.\n"
    "He also insisted that other states recognise the annexed islands as a part of Russia.\n"
    "Russia and Ukraine had spoken about the conditions of a truce in spring, and parted without"
    " one.\n"
    "The Ukrainian government rejected the Russian conditions within an hour.\n"
    "The two sides have not met since.\n"
    "A Message from The Harbour Gazette:\n"
    "Dear readers,\n"
    "We are facing hard times. The authorities have called our work undesirable.\n"
    "Your support, no matter how small, keeps our journalism alive. Support us from just $2.\n"
    "Continue\n"
    "Remind me later.\n"
)


@pytest.mark.parametrize(
    "question",
    [
        "what are Russia's ceasefire conditions",
        "каковы условия России для прекращения огня",
        "які умови Росії для припинення вогню",
    ],
    ids=["en", "ru", "uk"],
)
def test_a_saved_page_answers_with_its_conditions_and_never_with_its_appeal(
    question: str, tmp_path: Path, warm_data: Callable[[Path], Path], models_dir: Path
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "saved.txt").write_text(CONDITIONS, encoding="utf-8")
    settings = build(corpus, warm_data(tmp_path / "data"), models_dir)
    with Desk(settings) as desk:
        answer = desk.ask(question)
        shown = " ".join(quote.text for quote in (*answer.quotes, *answer.related))
    assert answer.answered
    assert "embargo" in shown
    assert "annexed islands" in shown
    for line in CONDITIONS.splitlines()[5:]:
        assert line not in shown


def test_what_left_the_folder_is_quoted_no_more(
    tmp_path: Path, warm_data: Callable[[Path], Path], models_dir: Path
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "dam.txt").write_text("The dam at Novy Brid broke on 3 May 2021.", encoding="utf-8")
    (corpus / "corn.txt").write_text("Corn prices rose by a fifth in spring.", encoding="utf-8")
    data = warm_data(tmp_path / "data")
    with Desk(build(corpus, data, models_dir)) as desk:
        before = desk.ask("When did the dam at Novy Brid break?")
        assert [quote.article.path for quote in before.quotes] == ["dam.txt"]
        (corpus / "dam.txt").unlink()
        build(corpus, data, models_dir)
        after = desk.ask("When did the dam at Novy Brid break?")
    assert after.edition != before.edition
    assert "dam.txt" not in {quote.article.path for quote in (*after.quotes, *after.related)}


def test_a_damaged_new_edition_is_refused_and_the_old_one_serves_on(
    tmp_path: Path, warm_data: Callable[[Path], Path], models_dir: Path
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "dam.txt").write_text("The dam at Novy Brid broke on 3 May 2021.", encoding="utf-8")
    data = warm_data(tmp_path / "data")
    with Desk(build(corpus, data, models_dir)) as desk:
        first = desk.ask("When did the dam at Novy Brid break?").edition
        (corpus / "more.txt").write_text("Corn prices rose by a fifth.", encoding="utf-8")
        build(corpus, data, models_dir)
        second = (data / "current").read_text().strip()
        (data / "editions" / second / "catalog.sqlite3").write_bytes(b"not a database")
        answer = desk.ask("When did the dam at Novy Brid break?")
    assert second != first
    assert answer.edition == first
    assert answer.quotes


def broken(data: Path, how: str) -> str:
    """Damage the published edition so that its files keep their sizes."""
    edition = (data / "current").read_text().strip()
    if how == "vectors":
        with contextlib.closing(
            sqlite3.connect(data / "editions" / edition / "chroma" / "chroma.sqlite3")
        ) as vectors:
            vectors.execute("DELETE FROM embeddings")
            vectors.commit()
        return edition
    file = data / "editions" / edition / "catalog.sqlite3"
    stored = file.read_bytes()
    page = int.from_bytes(stored[16:18], "big")
    whole = 1 if how == "header" else page
    file.write_bytes(stored[:whole] + b"\xa5" * (len(stored) - whole))
    return edition


@pytest.mark.parametrize("how", ["header", "pages", "vectors"])
def test_an_edition_that_is_damaged_within_is_refused_also_after_a_start(
    how: str, tmp_path: Path, warm_data: Callable[[Path], Path], models_dir: Path
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "dam.txt").write_text("The dam at Novy Brid broke on 3 May 2021.", encoding="utf-8")
    data = warm_data(tmp_path / "data")
    question = "When did the dam at Novy Brid break?"
    with Desk(build(corpus, data, models_dir)) as desk:
        first = desk.ask(question).edition
        (corpus / "more.txt").write_text("Corn prices rose by a fifth.", encoding="utf-8")
        settings = build(corpus, data, models_dir)
        damaged = broken(data, how)
        answer = desk.ask(question)
        assert answer.quotes
        assert (answer.edition, desk.refused) == (first, damaged)
    with Desk(settings) as desk:
        answer = desk.ask(question)
        assert answer.quotes
        assert (answer.edition, desk.refused) == (first, damaged)

        (corpus / "third.txt").write_text("Apple prices fell by a tenth.", encoding="utf-8")
        rebuild(settings, open_embedder(None, models_dir), full=True, progress=no_progress)
        assert desk.ask(question).quotes
        assert desk.edition not in (first, damaged)
        assert desk.refused is None


WIRE = """The bridge at Kostrova was destroyed by a missile on the morning of 3 March, the regional
governor said. Nobody was hurt, because the bridge had been closed two days earlier.

Engineers will need eight months to build another one, according to the ministry of transport."""


@pytest.fixture
def wire_desk(
    tmp_path: Path, warm_data: Callable[[Path], Path], models_dir: Path
) -> Iterator[Desk]:
    """A desk over one report that three outlets carry, and a report of another bridge."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for outlet, day in (("First", "2023-03-04"), ("Second", "2023-03-03"), ("Third", "2023-03-05")):
        (corpus / f"{outlet}.md").write_text(
            markdown(WIRE, outlet=outlet, date=day, title="A bridge destroyed"), "utf-8"
        )
    other = WIRE.replace("Kostrova", "Malinsk").replace("3 March", "9 April").replace("two", "six")
    (corpus / "other.md").write_text(markdown(other, outlet="Fourth", title="Malinsk"), "utf-8")
    settings = build(corpus, warm_data(tmp_path / "data"), models_dir)
    with Desk(settings) as opened:
        yield opened


def test_of_copies_one_is_quoted_and_the_others_are_named(wire_desk: Desk) -> None:
    answer = wire_desk.ask("When was the bridge at Kostrova destroyed?")

    texts = [quote.text for quote in answer.quotes]
    assert sum("Kostrova" in text for text in texts) == 1
    (quote,) = (quote for quote in answer.quotes if "Kostrova" in quote.text)
    outlets = {"First", "Second", "Third"}
    assert {article.outlet for article in quote.also} == outlets - {quote.article.outlet}
    shown = quote.as_json()["also"]
    assert [each["published"] for each in shown] == sorted(each["published"] for each in shown)
    assert "Also in: " in plain(answer)


def test_a_report_of_something_else_in_the_same_words_is_not_taken_for_a_copy(
    wire_desk: Desk,
) -> None:
    answer = wire_desk.ask("When was the bridge at Malinsk destroyed?")

    (quote,) = (quote for quote in answer.quotes if "Malinsk" in quote.text)
    assert "9 April" in quote.text
    assert quote.also == ()
