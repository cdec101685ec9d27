"""What a question takes for granted has to be in the evidence, in whatever language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answer_kinds import Kind
from bot.premise import Lacks, PremiseChecker
from bot.premise.dates import dates_in
from bot.premise.numbers import numbers_in
from bot.premise.vocabulary import StatedDate

Tell = Callable[[str, str, str], Lacks]
# Words of the sentence in which Scholz speaks, and of one in which nobody does.
SPEAKS = {"en": "vehicles", "ru": "машин", "uk": "машин"}
TOLD = {"en": "hospitals", "ru": "больниц", "uk": "лікарень"}
SOUND = [
    "What did Scholz say on June 2 in Kiev about 1,200 vehicles?",
    "Что Шольц сказал 2 июня в Киеве о 1 200 машинах?",
    "Що Шольц сказав 02.06.2022 у Києві про 1200 машин?",
]


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
@pytest.mark.parametrize("question", SOUND)
def test_nothing_lacks_where_all_is_there_in_any_language(
    lacks: Tell, question: str, language: str
) -> None:
    assert lacks(question, language, SPEAKS[language]) == Lacks()


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
@pytest.mark.parametrize(
    "question",
    [
        "When did Scholz meet Brelovsky?",
        "Когда Шольц встретил Бреловского?",
        "Коли Шольц зустрів Бреловського?",
    ],
)
def test_a_name_that_the_edition_does_not_have_is_noticed(
    lacks: Tell, question: str, language: str
) -> None:
    found = lacks(question, language, SPEAKS[language])

    assert found.names_nowhere == 1
    assert found.names_article == found.names_passage == 0.5


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
@pytest.mark.parametrize(
    "question",
    [
        "How many of the 900 vehicles came on 12 June?",
        "Сколько из 900 машин приехало 12 июня?",
        "Скільки з 900 машин приїхало 12 червня?",
    ],
)
def test_another_number_and_another_day_are_noticed(
    lacks: Tell, question: str, language: str
) -> None:
    found = lacks(question, language, SPEAKS[language])

    assert (found.numbers, found.dates) == (1, 1)


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
@pytest.mark.parametrize(
    ("theirs", "others"),
    [
        ("What did Scholz say about it?", "What did Zelensky say about it?"),
        ("Что сказал об этом Шольц?", "Что сказал об этом Зеленский?"),
        ("Що сказав про це Шольц?", "Що сказав про це Зеленський?"),
    ],
)
def test_the_one_asked_for_has_to_be_the_one_who_speaks(
    lacks: Tell, theirs: str, others: str, language: str
) -> None:
    speaks = lacks(theirs, language, SPEAKS[language])
    told = lacks(theirs, language, TOLD[language])
    other = lacks(others, language, SPEAKS[language])

    assert (speaks.speaker_silent, speaks.speaker_other) == (0, 0)
    assert (told.speaker_silent, told.speaker_other) == (0, 1)
    assert other.speaker_other == 1


@pytest.mark.parametrize(
    ("question", "language", "missing"),
    [
        ("Who said “we will send 1,200 vehicles”?", "en", 0),
        ("Who said “we will never send vehicles”?", "en", 1),
        ("Кто сказал «мы пришлём 1200 машин»?", "ru", 0),
        ("Кто сказал «мы не пришлём машин»?", "ru", 1),
        ("Хто сказав «ми надішлемо 1200 машин»?", "uk", 0),
        ("Хто сказав «ми не надішлемо машин»?", "uk", 1),
        ("Кто сказал «мы не пришлём машин»?", "en", 0),  # another script tells nothing
    ],
)
def test_quoted_words_have_to_stand_there(
    lacks: Tell, question: str, language: str, missing: int
) -> None:
    assert lacks(question, language, SPEAKS[language]).quoted == missing


@pytest.mark.parametrize(
    ("question", "language"),
    [("When was it?", "en"), ("Когда это было?", "ru"), ("Коли це було?", "uk")],
)
def test_the_kind_of_answer_has_to_be_shown(lacks: Tell, question: str, language: str) -> None:
    assert lacks(question, language, TOLD[language]).kinds == 1
    assert lacks(question, language, "2022").kinds == 0


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Why did he not promise aircraft?", "en"),
        ("Почему он не обещал самолётов?", "ru"),
        ("Чому він не обіцяв літаків?", "uk"),
    ],
)
def test_what_is_said_not_to_be_so_has_to_be_denied(
    lacks: Tell, question: str, language: str
) -> None:
    denied = {"en": "aircraft", "ru": "Самолётов", "uk": "Літаків"}[language]

    assert lacks(question, language, denied).polarity == 0
    assert lacks(question, language, TOLD[language]).polarity == 1


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("what did scholz promise zelensky in kyiv", ["scholz", "zelensky", "kyiv"]),
        ("что обещал шольц зеленскому в киеве", ["шольц", "зеленскому", "киеве"]),
        ("що обіцяв шольц зеленському у києві", ["шольц", "зеленському", "києві"]),
        ("Какие больницы строят у Чёрного моря?", ["Чёрного моря"]),
        ("Zelensky thanked whom?", ["Zelensky"]),
        ("How many hospitals in June?", []),
    ],
)
def test_names_are_read_with_and_without_capitals(
    checker: PremiseChecker, question: str, names: list[str]
) -> None:
    assert list(checker.read(question).names) == names


def test_the_kinds_of_answer_are_read(checker: PremiseChecker) -> None:
    assert checker.read("Скільки лікарень і де?").kinds >= {Kind.HOW_MANY, Kind.WHERE}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        *[(text, StatedDate(None, 6, 2)) for text in ("2 June", "June 2nd", "the 2nd of june")],
        *[(text, StatedDate(None, 6, 2)) for text in ("2 июня", "2-го июня", "2 червня", "02.06")],
        *[(text, StatedDate(2022, 6, 2)) for text in ("2 June 2022", "02.06.2022", "2022-06-02")],
        *[(text, StatedDate(2022, 6)) for text in ("June 2022", "в июне 2022", "у червні 2022")],
        *[(text, StatedDate(None, 6)) for text in ("in June", "в июне", "у червні")],
        ("2022 год", StatedDate(2022)),
    ],
)
def test_a_date_is_read_in_every_form(text: str, date: StatedDate) -> None:
    assert dates_in(f"что, {text}?")[0] == (date,)


@pytest.mark.parametrize("text", ["may I ask", "марш", "45 June", "3.5 per cent", "12:30", ""])
def test_what_is_no_date_is_none(text: str) -> None:
    assert dates_in(text)[0] == ()


def test_a_date_allows_what_says_more_and_not_what_says_otherwise() -> None:
    asked = StatedDate(None, 6, 2)

    assert asked.allows(StatedDate(2022, 6, 2))
    assert StatedDate(2022, 6).allows(StatedDate(2022, 6, 2))
    assert not StatedDate(2021, 6, 2).allows(StatedDate(2022, 6, 2))
    assert not asked.allows(StatedDate(2022, 6))
    assert not StatedDate(2022).allows(asked)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1,200 or 1 200 vehicles", {"1200"}),
        ("3,5 и 3.5", {"3.5"}),
        ("five, пять, п’ять", {"5"}),
        ("one of the two", {"2"}),
        ("the 24th brigade", {"24"}),
        ("no number", set()),
    ],
)
def test_numbers_are_read_in_one_form(text: str, numbers: set[str]) -> None:
    assert numbers_in(text) == numbers
