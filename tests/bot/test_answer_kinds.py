"""What a question asks for, and which sentences could give it."""

from __future__ import annotations

import pytest

from bot.answer_kinds import Kind, asked_for, shows, subject_of


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When did the talks begin?", Kind.WHEN),
        ("когда взорвали плотину", Kind.WHEN),
        ("Якого року підписали угоду?", Kind.WHEN),
        ("how many prisoners were exchanged", Kind.HOW_MANY),
        ("Сколько стран проголосовало за?", Kind.HOW_MANY),
        ("Скільки тіл передали?", Kind.HOW_MANY),
        ("who led the delegation", Kind.WHO),
        ("Кто возглавлял делегацию?", Kind.WHO),
        ("Where did they meet?", Kind.WHERE),
        ("де зустрілися делегації", Kind.WHERE),
        ("why did Russia leave the deal", Kind.WHY),
        ("почему сорвались переговоры", Kind.WHY),
        ("what are Russia's ceasefire conditions", Kind.TERMS),
        ("каковы условия России", Kind.TERMS),
        ("які умови Росії для припинення вогню", Kind.TERMS),
        ("What does Kyiv want in return?", Kind.TERMS),
        ("Чого вимагає Москва?", Kind.TERMS),
    ],
)
def test_a_question_says_what_kind_of_answer_it_wants(question: str, kind: Kind) -> None:
    assert kind in asked_for(question)


def test_a_question_may_leave_the_kind_open() -> None:
    assert asked_for("Tell me about the dam") == frozenset()
    # "de" is "where" in Ukrainian and nothing in "decree".
    assert asked_for("decree on mobilisation") == frozenset()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The talks began on 16 May.", Kind.WHEN),
        ("Переговоры начались в среду.", Kind.WHEN),
        ("Угоду підписали у 2022 році.", Kind.WHEN),
        ("They handed over six thousand bodies.", Kind.HOW_MANY),
        ("Передали 1212 тел.", Kind.HOW_MANY),
        ("The delegation was led by Vladimir Medinsky.", Kind.WHO),
        ("Делегацію очолив Рустем Умєров.", Kind.WHO),
        ("They met in Istanbul.", Kind.WHERE),
        ("Делегації зустрілися у Стамбулі.", Kind.WHERE),
        ("It left because its own exports were blocked.", Kind.WHY),
        ("The sanctions must be lifted first.", Kind.TERMS),
        ("Киев должен вывести войска.", Kind.TERMS),
        ("Україна має отримати гарантії.", Kind.TERMS),
    ],
)
def test_a_sentence_shows_what_it_could_answer(sentence: str, kind: Kind) -> None:
    assert shows(sentence, kind)


def test_the_subject_is_what_is_left_without_the_kind() -> None:
    assert subject_of("what are Russia's ceasefire conditions").split() == [
        *("what", "are", "Russia's", "ceasefire")
    ]
    assert "перемирия" in subject_of("каковы условия перемирия")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The talks began.", Kind.WHEN),
        ("They handed over the bodies.", Kind.HOW_MANY),
        ("He spoke again.", Kind.WHO),
        ("They met again.", Kind.WHERE),
        ("They exchanged memoranda outlining conditions.", Kind.TERMS),
    ],
)
def test_a_sentence_without_it_does_not_show_it(sentence: str, kind: Kind) -> None:
    assert not shows(sentence, kind)
