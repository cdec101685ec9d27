"""So many questions a minute, so many a day."""

from __future__ import annotations

from bot.telegram.rates import DAY, Exceeded, Rates

ANNA, BORIS = 7, 8


def test_a_minute_later_there_is_room_again() -> None:
    rates = Rates(per_minute=2, per_day=100)

    assert rates.note(ANNA, 1, 1000) is None
    assert rates.note(ANNA, 2, 1010) is None
    assert rates.note(ANNA, 3, 1020) == Exceeded(2, "minute", 40)
    assert rates.note(BORIS, 4, 1020) is None
    assert rates.note(ANNA, 5, 1060) is None


def test_what_was_refused_does_not_count() -> None:
    rates = Rates(per_minute=1, per_day=100)
    rates.note(ANNA, 1, 1000)
    for number in range(2, 60):
        assert rates.note(ANNA, number, 1000 + number)

    assert rates.note(ANNA, 60, 1060) is None


def test_a_days_limit_holds_until_the_first_of_its_questions_is_a_day_old() -> None:
    rates = Rates(per_minute=10, per_day=3)
    for number in range(3):
        assert rates.note(ANNA, number, 1000 * number) is None

    assert rates.note(ANNA, 4, 3000) == Exceeded(3, "day", DAY - 3000)
    assert rates.note(ANNA, 5, DAY) is None
    assert rates.note(ANNA, 6, DAY) is not None


def test_a_question_that_is_tried_again_counts_once() -> None:
    rates = Rates(per_minute=1, per_day=1)

    assert rates.note(ANNA, 1, 1000) is None
    assert rates.note(ANNA, 1, 1000) is None


def test_who_asked_nothing_for_a_day_is_forgotten() -> None:
    rates = Rates(per_minute=1, per_day=1)
    for user in range(2000):
        rates.note(user, user, 1000)
    rates.note(ANNA, 3000, 1001 + DAY)
    rates.note(BORIS, 3001, 1001 + DAY)

    assert set(rates._asked) == {ANNA, BORIS}
