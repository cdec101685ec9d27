"""What is remembered of a conversation."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation import Turn
from bot.records.conversations import KEEP_SECONDS, MOST_TURNS
from bot.records.user_data import UserData
from bot.vocabulary import Reason
from tests.bot.records.people import ANNA, BORIS, NOON, answer

CHAT, OTHER_CHAT = 7, 8
LATER = 100  # the id of a message that comes after all


def questions(people: UserData, chat: int, user: int, now: float = NOON) -> list[str]:
    return [turn.question for turn in people.conversations.earlier(chat, user, LATER, now)]


def test_the_last_three_questions_are_kept_in_order(people: UserData) -> None:
    for number in range(5):
        people.conversations.remember(CHAT, ANNA, number, answer(f"Question {number}?"), NOON)
    assert questions(people, CHAT, ANNA) == ["Question 2?", "Question 3?", "Question 4?"]
    assert MOST_TURNS == 3


def test_it_is_what_was_quoted_that_is_kept(people: UserData) -> None:
    given = answer("Who?")
    people.conversations.remember(CHAT, ANNA, 1, given, NOON)
    (turn,) = people.conversations.earlier(CHAT, ANNA, LATER, NOON)
    assert turn.articles == tuple(dict.fromkeys(quote.article.id for quote in given.quotes))


def test_nobody_goes_on_from_the_questions_of_another_person_or_chat(people: UserData) -> None:
    people.conversations.remember(CHAT, ANNA, 1, answer("Anna's?"), NOON)
    assert questions(people, CHAT, BORIS) == []
    assert questions(people, OTHER_CHAT, ANNA) == []


def test_after_an_hour_a_question_is_forgotten_and_deleted(people: UserData) -> None:
    people.conversations.remember(CHAT, ANNA, 1, answer("Old?"), NOON)
    assert questions(people, CHAT, ANNA, NOON + KEEP_SECONDS - 1) == ["Old?"]
    assert questions(people, CHAT, ANNA, NOON + KEEP_SECONDS) == []
    people.purge(NOON + KEEP_SECONDS)
    count = people.database.connection.execute("SELECT count(*) FROM questions").fetchone()
    assert count == (0,)


def test_starting_afresh_is_for_one_chat(people: UserData) -> None:
    for chat in (CHAT, OTHER_CHAT):
        people.conversations.remember(chat, ANNA, 1, answer("Kept?"), NOON)
    people.conversations.clear(CHAT, ANNA)
    assert questions(people, CHAT, ANNA) == []
    assert questions(people, OTHER_CHAT, ANNA) == ["Kept?"]


def test_a_question_that_is_asked_again_does_not_follow_itself_and_takes_its_own_place(
    people: UserData,
) -> None:
    for number, asked in ((1, "First?"), (2, "Second?"), (3, "Third?")):
        people.conversations.remember(CHAT, ANNA, number, answer(asked), NOON)
    before = people.conversations.earlier(CHAT, ANNA, 2, NOON)
    assert [turn.question for turn in before] == ["First?"]

    people.conversations.remember(CHAT, ANNA, 2, answer("Another second?"), NOON)
    assert questions(people, CHAT, ANNA) == ["First?", "Another second?", "Third?"]


def test_small_talk_is_not_gone_on_from(people: UserData) -> None:
    people.conversations.remember(CHAT, ANNA, 1, answer("What was agreed?"), NOON)
    thanks = replace(answer("Thanks"), quotes=(), reason=Reason.OFF_TOPIC)
    people.conversations.remember(CHAT, ANNA, 2, thanks, NOON)
    assert questions(people, CHAT, ANNA) == ["What was agreed?"]

    people.conversations.remember(CHAT, ANNA, 1, thanks, NOON)  # it was edited
    assert questions(people, CHAT, ANNA) == []


def test_the_places_of_quotes_come_back_as_they_were(people: UserData) -> None:
    given = replace(answer("Who?"), base="What was agreed?")
    people.conversations.remember(CHAT, ANNA, 1, given, NOON)
    (turn,) = people.conversations.earlier(CHAT, ANNA, LATER, NOON)
    assert turn == Turn.of(given)
    assert turn.topic == "What was agreed?"
    assert turn.quotes
