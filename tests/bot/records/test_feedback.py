"""👍 and 👎."""

from __future__ import annotations

from bot.records.user_data import UserData
from tests.bot.records.people import ANNA, BORIS, NOON, answer


def test_a_vote_has_question_edition_and_quotes(people: UserData) -> None:
    shown = people.shown.remember(answer("Чому?", language="uk"), ANNA, ANNA, NOON)

    people.feedback.vote(shown, ANNA, False, NOON + 1)

    (vote,) = people.feedback.votes()
    assert (vote.question, vote.language, vote.edition) == ("Чому?", "uk", "E1")
    assert (vote.good, vote.answered, vote.quotes) == (False, True, shown.quotes)


def test_the_last_vote_counts_and_can_be_taken_back(people: UserData) -> None:
    shown = people.shown.remember(answer(), ANNA, -100, NOON)
    for good in (True, False):
        people.feedback.vote(shown, ANNA, good, NOON)
    people.feedback.vote(shown, BORIS, True, NOON + 1)

    assert [(vote.user, vote.good) for vote in people.feedback.votes()] == [
        (ANNA, False),
        (BORIS, True),
    ]
    people.feedback.vote(shown, ANNA, None, NOON)
    assert [vote.user for vote in people.feedback.votes()] == [BORIS]


def test_a_vote_outlives_the_answers_buttons(people: UserData) -> None:
    shown = people.shown.remember(answer(), ANNA, ANNA, NOON)
    people.feedback.vote(shown, ANNA, True, NOON)

    people.shown.purge(NOON + 1)

    assert len(list(people.feedback.votes())) == 1


def test_who_is_forgotten_takes_along_what_others_thought_of_the_question(
    people: UserData,
) -> None:
    shown = people.shown.remember(answer("Anna's question?"), ANNA, -100, NOON)
    people.feedback.vote(shown, BORIS, True, NOON)

    people.feedback.forget(ANNA)

    assert list(people.feedback.votes()) == []
