"""Who is served when."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.errors import StorageError
from bot.telegram.dispatcher import MOST_IN_ALL, MOST_REFUSALS, MOST_WAITING, Dispatcher, lane_of
from bot.telegram.inbox import Entry
from bot.telegram.service import Service
from bot.texts import TEXTS
from tests.bot.conftest import EASY
from tests.bot.telegram.conftest import PATIENT, at_rest, quotes_in
from tests.botapi import BotApi

ANNA, BORIS, GROUP = 7, 8, -100


class Desk:
    """Takes down what is done with entries; answers wait until they may be given."""

    def __init__(self) -> None:
        self.may_answer = asyncio.Event()
        self.answered: list[int] = []
        self.refused: list[int] = []
        self.dropped: list[int] = []
        self.turned_away: list[int] = []
        self.dispatcher = Dispatcher(self._answer, self._refuse, self._drop, self._turn_away)

    async def _answer(self, entry: Entry) -> None:
        await self.may_answer.wait()
        self.answered.append(entry.number)

    async def _refuse(self, entry: Entry) -> None:
        await self.may_answer.wait()
        self.refused.append(entry.number)

    async def _turn_away(self, entry: Entry) -> None:
        self.turned_away.append(entry.number)

    async def _drop(self, entry: Entry) -> None:
        self.dropped.append(entry.number)

    async def finish(self) -> None:
        """Let everything be done."""
        self.may_answer.set()
        while self.dispatcher.at_work:  # noqa: ASYNC110 - nobody rings
            await asyncio.sleep(0)


def entry(
    number: int, *, user: int = ANNA, chat: int | None = None, kind: str = "message"
) -> Entry:
    place = None if kind == "inline_query" else chat or user
    return Entry(number, kind, place, user, number, "{}", 0.0)


async def test_one_person_may_have_so_many_questions_waiting_and_the_others_get_a_kind_word() -> (
    None
):
    desk = Desk()
    everything = MOST_WAITING + 1 + 4

    desk.dispatcher.take([entry(number) for number in range(everything)])
    desk.dispatcher.take([entry(1000, user=BORIS)])
    await desk.finish()

    first = list(range(MOST_WAITING + 1))  # one at work, and those that wait
    assert [number for number in desk.answered if number != 1000] == first
    assert desk.refused == list(range(MOST_WAITING + 1, everything))
    assert 1000 in desk.answered


async def test_a_flood_is_dropped_in_the_end() -> None:
    desk = Desk()

    desk.dispatcher.take([entry(number) for number in range(1000)])
    await desk.finish()

    assert len(desk.refused) == MOST_REFUSALS + 1
    assert len(desk.answered) + len(desk.refused) + len(desk.dropped) == 1000


async def test_what_was_accepted_before_a_restart_is_not_refused_after_it() -> None:
    desk = Desk()

    desk.dispatcher.take([entry(number) for number in range(20)], capped=False)
    await desk.finish()

    assert desk.answered == list(range(20))


async def test_of_a_persons_inline_queries_the_newest_is_answered() -> None:
    desk = Desk()

    desk.dispatcher.take([entry(number, kind="inline_query") for number in range(4)])
    await desk.finish()

    assert desk.answered == [0, 3]
    assert desk.dropped == [1, 2]


async def test_a_button_is_answered_while_questions_wait() -> None:
    desk = Desk()
    desk.dispatcher.take([entry(1), entry(2)])

    assert lane_of(entry(3, kind="callback_query")) != lane_of(entry(1))
    assert lane_of(entry(4, kind="edited_message")) == lane_of(entry(1))
    await desk.finish()


async def test_when_it_stops_nothing_new_is_begun() -> None:
    desk = Desk()
    desk.dispatcher.take([entry(1), entry(2), entry(3, user=BORIS)])
    await asyncio.sleep(0)

    stopping = asyncio.create_task(desk.dispatcher.stop(within=PATIENT))
    await asyncio.sleep(0)
    desk.may_answer.set()
    await stopping

    assert sorted(desk.answered) == [1, 3]


async def test_when_it_stops_what_takes_too_long_is_left() -> None:
    desk = Desk()
    desk.dispatcher.take([entry(1)])
    await asyncio.sleep(0)

    await desk.dispatcher.stop(within=0.01)

    assert desk.answered == []
    assert desk.dispatcher.at_work == 0


async def test_when_very_many_people_ask_the_last_are_told_to_come_back() -> None:
    desk = Desk()

    desk.dispatcher.take([entry(number, user=1000 + number) for number in range(MOST_IN_ALL + 3)])
    desk.dispatcher.take([entry(9999, kind="callback_query")])
    await desk.finish()

    assert sorted(desk.turned_away) == list(range(MOST_IN_ALL, MOST_IN_ALL + 3))
    assert len(desk.answered) == MOST_IN_ALL + 1
    assert not desk.refused


async def test_of_a_message_that_is_changed_again_and_again_the_last_form_is_answered() -> None:
    desk = Desk()
    changes = [replace(entry(number, kind="edited_message"), message=1) for number in range(2, 30)]

    desk.dispatcher.take([entry(1), *changes])
    await desk.finish()

    assert desk.answered == [1, 29]
    assert desk.dropped == list(range(2, 29))


async def test_changes_of_many_messages_count_as_what_may_wait() -> None:
    desk = Desk()

    desk.dispatcher.take([entry(number, kind="edited_message") for number in range(20)])
    await desk.finish()

    assert desk.answered == list(range(MOST_WAITING + 1))
    assert desk.dropped == list(range(MOST_WAITING + 1, 20))
    assert not desk.refused


class Panic(BaseException):
    """As Chroma's Rust core raises them."""


@pytest.mark.parametrize("error", [StorageError("no room"), ValueError("?"), Panic("index")])
async def test_an_error_that_nobody_caught_does_not_end_the_serving_of_its_chat(
    error: BaseException,
) -> None:
    answered = []

    async def answer(asked: Entry) -> None:
        if asked.number == 1:
            raise error
        answered.append(asked.number)

    dispatcher = Dispatcher(answer, answer, answer)
    for taken in ([entry(1), entry(2)], [entry(3)]):
        dispatcher.take(taken)
        while dispatcher.at_work:  # noqa: ASYNC110 - nobody rings
            await asyncio.sleep(0)

    assert answered == [2, 3]
    assert dispatcher.waiting == 0


# With the bot


@pytest.mark.asyncio(loop_scope="module")
async def test_somebody_who_asks_too_much_at_once_is_told_so_and_answered_in_order(
    api: BotApi, bot: Service, someone: int
) -> None:
    asked = [await api.say(someone, EASY) for _ in range(MOST_WAITING + 3)]

    replies = [await api.reply_to(someone, within=2 * PATIENT) for _ in asked]
    answers = [reply for reply in replies if quotes_in(reply)]
    refusals = [reply for reply in replies if reply.text == TEXTS["en"].too_many]
    ids = [message.message_id for message in asked]
    assert [reply.reply_to for reply in answers] == ids[: MOST_WAITING + 1]
    assert [reply.reply_to for reply in refusals] == ids[MOST_WAITING + 1 :]
    await at_rest(bot)
    assert (await bot.inbox.waiting()).open == 0
