"""What every form of the inbox and of the conversations promises; SQLite is the only one so far."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.people import People
from bot.settings import BotSettings
from bot.telegram.inbox import Inbox, Part
from bot.telegram.storage import inbox_for, people_for
from tests.bot.records.people import ANNA, BORIS, NOON, answer

Form = tuple[Callable[[BotSettings], Inbox], Callable[[BotSettings], People]]
FORMS: dict[str, Form] = {"sqlite": (inbox_for, people_for)}


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> Form:
    return FORMS[request.param]


@pytest.fixture
def settings(tmp_path: Path) -> BotSettings:
    return BotSettings(_env_file=None, data_dir=tmp_path)


@pytest.fixture
async def inbox(form: Form, settings: BotSettings) -> AsyncIterator[Inbox]:
    inbox = form[0](settings)
    await inbox.open()
    yield inbox
    await inbox.close()


@pytest.fixture
async def people(form: Form, settings: BotSettings) -> AsyncIterator[People]:
    people = form[1](settings)
    await people.open()
    yield people
    await people.close()


def message(number: int, user: int) -> dict[str, Any]:
    content = {"message_id": number, "chat": {"id": user}, "from": {"id": user}, "text": "?"}
    return {"update_id": number, "message": content}


async def test_an_update_is_recorded_once_and_stands_in_order_until_it_is_finished(
    inbox: Inbox,
) -> None:
    recorded = await inbox.record([message(2, ANNA), message(1, BORIS)])
    assert [entry.user for entry in recorded] == [ANNA, BORIS]
    assert await inbox.record([message(1, BORIS)]) == []
    assert await inbox.open_entries() == recorded

    await inbox.finish(recorded[0])
    assert await inbox.open_entries() == recorded[1:]
    assert await inbox.record([message(2, ANNA)]) == []
    assert (await inbox.waiting()).open == 1
    assert inbox.trouble is None


async def test_what_is_left_open_is_found_after_the_process_has_ended(
    form: Form, settings: BotSettings
) -> None:
    first = form[0](settings)
    await first.open()
    (entry,) = await first.record([message(1, ANNA)])
    await first.begin(entry)
    await first.sending(entry, 0, ANNA)
    await first.close()

    second = form[0](settings)
    await second.open()
    (again,) = await second.open_entries()
    assert (again.number, again.tries) == (entry.number, 1)
    assert await second.parts(again) == [Part(0, ANNA, None)]
    await second.close()


async def test_a_notice_is_recorded_once_by_its_name(inbox: Inbox) -> None:
    assert await inbox.record_notice("news", ANNA, {"html": "a"})
    assert await inbox.record_notice("news", ANNA, {"html": "b"}) is None


async def test_whoever_is_forgotten_has_nothing_closed_left(inbox: Inbox) -> None:
    (entry,) = await inbox.record([message(1, ANNA)])
    await inbox.sent(entry, 0, ANNA, 5)
    await inbox.finish(entry)
    await inbox.forget(ANNA)
    assert await inbox.parts(entry) == []


async def test_a_conversation_is_one_persons_in_one_chat_and_ends(people: People) -> None:
    await people.run(
        lambda stores: stores.conversations.remember(1, ANNA, 10, answer("First?"), NOON)
    )

    def asked(chat: int, user: int, now: float) -> Callable[[Any], list[str]]:
        return lambda stores: [
            t.question for t in stores.conversations.earlier(chat, user, 11, now)
        ]

    assert await people.run(asked(1, ANNA, NOON)) == ["First?"]
    assert await people.run(asked(2, ANNA, NOON)) == await people.run(asked(1, BORIS, NOON)) == []
    assert await people.run(asked(1, ANNA, NOON + 3_601)) == []
    await people.run(lambda stores: stores.forget(ANNA))
    assert await people.run(asked(1, ANNA, NOON)) == []
