"""What is remembered of a conversation."""

from __future__ import annotations

from bot.records.conversations import KEEP_SECONDS, MOST_TURNS
from bot.records.user_data import UserData
from tests.bot.records.people import ANNA, BORIS, NOON, answer

CHAT, OTHER_CHAT = 7, 8


def questions(people: UserData, chat: int, user: int, now: float = NOON) -> list[str]:
    return [turn.question for turn in people.conversations.earlier(chat, user, now)]


def test_the_last_three_questions_are_kept_in_order(people: UserData) -> None:
    for number in range(5):
        people.conversations.remember(CHAT, ANNA, answer(f"Question {number}?"), NOON)
    assert questions(people, CHAT, ANNA) == ["Question 2?", "Question 3?", "Question 4?"]
    assert MOST_TURNS == 3


def test_it_is_what_was_quoted_that_is_kept(people: UserData) -> None:
    given = answer("Who?")
    people.conversations.remember(CHAT, ANNA, given, NOON)
    (turn,) = people.conversations.earlier(CHAT, ANNA, NOON)
    assert turn.articles == tuple(dict.fromkeys(quote.article.id for quote in given.quotes))


def test_nobody_goes_on_from_the_questions_of_another_person_or_chat(people: UserData) -> None:
    people.conversations.remember(CHAT, ANNA, answer("Anna's?"), NOON)
    assert questions(people, CHAT, BORIS) == []
    assert questions(people, OTHER_CHAT, ANNA) == []


def test_after_an_hour_a_question_is_forgotten_and_deleted(people: UserData) -> None:
    people.conversations.remember(CHAT, ANNA, answer("Old?"), NOON)
    assert questions(people, CHAT, ANNA, NOON + KEEP_SECONDS - 1) == ["Old?"]
    assert questions(people, CHAT, ANNA, NOON + KEEP_SECONDS) == []
    people.purge(NOON + KEEP_SECONDS)
    count = people.database.connection.execute("SELECT count(*) FROM turns").fetchone()
    assert count == (0,)


def test_starting_afresh_is_for_one_chat(people: UserData) -> None:
    for chat in (CHAT, OTHER_CHAT):
        people.conversations.remember(chat, ANNA, answer("Kept?"), NOON)
    people.conversations.clear(CHAT, ANNA)
    assert questions(people, CHAT, ANNA) == []
    assert questions(people, OTHER_CHAT, ANNA) == ["Kept?"]
