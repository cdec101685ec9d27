"""A name sounds the same in every spelling, and another name does not."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sounds import alike, keys

SPELLINGS = """
Zelensky Zelenskyy Zelenskiy Зеленский Зеленського Зеленскому Зеленським
Kyiv Kiev Київ Киев Киева Києва Киевом
Nausėda Nauseda Науседа Науседы Науседою
Kluge Клюге
Putin Путин Путіна Путиным
Lavrov Лавров Лаврова Лавровым
Macron Макрон Макрона
Merz Мерц Мерца
Orbán Orban Орбан Орбана
Vučić Vucic Вучич Вучича
Erdoğan Erdogan Эрдоган Ердоган Эрдогана
Lviv Lvov Львов Львова Львів
Kharkiv Харьков Харків Харькове
Kherson Херсон Херсоном
Johnson Джонсон Джонсона
Juncker Юнкер
Witkoff Уиткофф
Szijjártó Сийярто
Zaporizhzhia Запоріжжя
Yermak Ермак Єрмака
"""


@pytest.mark.parametrize(
    ("one", "other"),
    [pair for line in SPELLINGS.split("\n") for pair in combinations(line.split(), 2)],
)
def test_spellings_of_a_name_meet(one: str, other: str) -> None:
    assert alike(one, other)
    assert keys(one) & keys(other), "the table would not be asked for it"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("Putin", "Patton"), ("Путин", "Patton"), ("Kyiv", "Cove"), ("Києва", "coffee")),
        *(("Merz", "mayors"), ("Рютте", "riot"), ("Китай", "kit"), ("Чечин", "Чехов")),
        *(("Iran", "Rana"), ("Paris", "Boris"), ("Tusk", "доска"), ("Moscow", "Маск")),
        *(("Kallas", "Клаус"), ("Minsk", "Манск"), ("Chairman", "Герман"), ("Вена", "fine")),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert not alike(one, other)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_may_be_asked_about(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
