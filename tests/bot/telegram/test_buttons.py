"""The buttons under an answer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from bot.records.feedback import Vote
from bot.records.user_data import UserData
from bot.telegram.service import Service
from bot.texts import TEXTS
from index.vocabulary import Article
from tests.bot.conftest import EASY
from tests.bot.telegram.conftest import (
    GROUP,
    PATIENT,
    data_of_its_own,
    quotes_in,
    running_bot,
    settings_for,
    simulated_telegram,
)
from tests.botapi import BotApi
from tests.botapi.outbox import Call
from tests.botapi.wire import Json

pytestmark = pytest.mark.asyncio(loop_scope="module")
EN = TEXTS["en"]
NOT_THERE = "What did the delegations eat for dinner in Istanbul?"
# Two outlets of corpus/ tell of the list, from both sides.
TOLD_TWICE = "How many children are on the list Ukraine gave to Russia?"


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared_api() -> AsyncIterator[BotApi]:
    """A Telegram in which nobody has to wait for a turn."""
    async with simulated_telegram(limits=False) as api:
        yield api


def labels(message: Call | Json) -> list[str]:
    """What stands on the buttons under a message, in order."""
    shown = (message.message or {}) if isinstance(message, Call) else message
    rows = shown.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def now(api: BotApi, message: Call) -> Json:
    """The message as people see it now."""
    assert message.chat
    assert message.message_id
    found = api.simulator.chats.message(message.chat, message.message_id)
    assert found
    return found


async def press(api: BotApi, user: int, message: Call, button: str) -> Call:
    """Press a button and wait until the press is answered."""
    before = api.last_call
    await api.press(user, message, button=button, chat=message.chat)
    return await api.next_call("answerCallbackQuery", since=before, within=PATIENT)


async def answered(api: BotApi, user: int, question: str = EASY, **where: int) -> Call:
    await api.say(user, question, **where)
    return await api.reply_to(user, within=PATIENT, **where)


# In context, and back


async def test_a_quote_is_shown_in_its_place_and_the_way_back_leads_to_the_answer(
    api: BotApi, someone: int, sample_articles: dict[str, Article]
) -> None:
    reply = await answered(api, someone)
    before = now(api, reply).copy()
    quote = quotes_in(reply)[0]
    await press(api, someone, reply, labels(reply)[0])

    shown = api.calls("editMessageText", chat=someone)[-1]
    assert shown.message_id == reply.message_id
    (around,) = quotes_in(shown)
    assert quote in around
    assert any(around in article.text for article in sample_articles.values())
    assert EN("button-back") in labels(shown)

    await press(api, someone, reply, EN("button-back"))
    after = now(api, reply)
    assert (after["text"], after["entities"]) == (before["text"], before["entities"])
    assert after["reply_markup"] == before["reply_markup"]


async def test_the_closest_quotes_of_a_refusal_have_a_context_too(
    api: BotApi, someone: int
) -> None:
    reply = await answered(api, someone, NOT_THERE)
    assert EN("closest") in reply.text
    before = now(api, reply)["text"]
    await press(api, someone, reply, labels(reply)[0])
    assert EN("button-back") in labels(now(api, reply))
    await press(api, someone, reply, EN("button-back"))

    assert now(api, reply)["text"] == before


async def test_pressing_a_button_of_another_chat_or_of_nothing_is_met_kindly(
    api: BotApi, someone: int, another: int
) -> None:
    theirs = await answered(api, another)
    mine = await answered(api, someone)
    data = theirs.buttons[0][1]
    for forged in (data, "c.AAAAAAAA.0", "c.AAAAAAAA", "z.what", "hello", "l.xx", "u."):
        before = api.last_call
        await api.press(someone, mine, data=forged)

        said = await api.next_call("answerCallbackQuery", since=before, within=PATIENT)
        assert said.params["text"] == EN("answer-gone")
        assert now(api, mine)["text"] == mine.text


# More evidence, other accounts


MANY = "What are Russia's ceasefire conditions?"


@pytest.mark.parametrize("question", [EASY, TOLD_TWICE, MANY])
async def test_other_accounts_bring_other_quotes_or_say_that_there_are_none(
    question: str, api: BotApi, someone: int, sample_articles: dict[str, Article]
) -> None:
    reply = await answered(api, someone, question)
    said = await press(api, someone, reply, EN("button-others"))

    assert EN("button-others") not in labels(now(api, reply))
    if said.params.get("text"):
        assert said.params["text"] == EN("other-accounts-none")
        return
    # The first account stands beside the others.
    await check_further(api, someone, reply, EN("other-accounts", question=question), again=1)
    for quote in quotes_in(api.calls("sendMessage", chat=someone)[-1]):
        assert any(quote in article.text for article in sample_articles.values())


async def test_more_evidence_brings_the_quotes_that_had_no_room(api: BotApi, someone: int) -> None:
    reply = await answered(api, someone, MANY)
    assert EN("button-more") in labels(reply)
    await press(api, someone, reply, EN("button-more"))

    assert EN("button-more") not in labels(now(api, reply))
    await check_further(api, someone, reply, EN("more-evidence", question=MANY))


async def check_further(api: BotApi, user: int, reply: Call, heading: str, again: int = 0) -> None:
    """The next message has other quotes under that heading, and contexts of its own.

    Before them so many of those that were shown.
    """
    further = await api.reply_to(user, within=PATIENT)
    assert further.text.startswith(heading)
    assert further.reply_to == reply.message_id
    quotes = quotes_in(further)
    assert quotes[:again] == quotes_in(reply)[:again]
    assert quotes[again:]
    assert not set(quotes[again:]) & set(quotes_in(reply))
    await press(api, user, further, labels(further)[0])
    assert EN("button-back") in labels(now(api, further))
    await press(api, user, further, EN("button-back"))
    assert now(api, further)["text"] == further.text


async def test_other_accounts_come_from_other_outlets(
    tmp_path: Path, publish: Callable[..., Path]
) -> None:
    said = "The harbour of Testgrad was closed to grain ships on 3 May, the {} said."
    files = {
        "a.md": (said.format("harbour master"), "Morning Post"),
        "b.md": (said.format("town council"), "Evening Mail"),
    }
    data = publish(tmp_path, files)
    async with (
        simulated_telegram(limits=False) as api,
        running_bot(settings_for(api, data)),
    ):
        reply = await answered(api, 7, "When was the harbour of Testgrad closed to grain ships?")
        named = {outlet for outlet in ("Morning Post", "Evening Mail") if outlet in reply.text}
        if len(named) == 1:
            await press(api, 7, reply, EN("button-others"))
            other = await api.reply_to(7, within=PATIENT)
            assert "Morning Post" in other.text
            assert "Evening Mail" in other.text
        else:  # both were shown at once
            said_then = await press(api, 7, reply, EN("button-others"))
            assert said_then.params["text"] == EN("other-accounts-none")


# Votes


async def votes_of(bot: Service, user: int) -> list[Vote]:
    def read(people: UserData) -> list[Vote]:
        return [vote for vote in people.feedback.votes() if vote.user == user]

    return await bot.people.run(read)


async def test_a_vote_is_stored_marked_changed_and_taken_back(
    api: BotApi, bot: Service, someone: int
) -> None:
    reply = await answered(api, someone)
    said = await press(api, someone, reply, "👍")
    assert said.params["text"] == EN("feedback-thanks")
    assert labels(now(api, reply))[-2:] == ["👍 ✓", "👎"]
    (vote,) = await votes_of(bot, someone)
    assert (vote.good, vote.question, vote.answered) == (True, EASY, True)

    await press(api, someone, reply, "👎")
    assert labels(now(api, reply))[-2:] == ["👍", "👎 ✓"]
    assert [vote.good for vote in await votes_of(bot, someone)] == [False]

    await press(api, someone, reply, "👎 ✓")
    assert labels(now(api, reply))[-2:] == ["👍", "👎"]
    assert await votes_of(bot, someone) == []


async def test_a_vote_stays_marked_on_the_way_back_from_the_context(
    api: BotApi, someone: int
) -> None:
    reply = await answered(api, someone)
    await press(api, someone, reply, "👍")
    before = now(api, reply)["reply_markup"]
    await press(api, someone, reply, labels(reply)[0])
    await press(api, someone, reply, EN("button-back"))

    assert now(api, reply)["reply_markup"] == before
    assert labels(now(api, reply))[-2:] == ["👍 ✓", "👎"]


async def test_in_a_group_everybody_votes_and_nobody_sees_how(
    api: BotApi, bot: Service, someone: int, another: int
) -> None:
    group = GROUP - someone
    reply = await answered(api, someone, f"/ask@news_bot {EASY}", chat=group)
    await press(api, someone, reply, "👍")
    await press(api, another, reply, "👎")

    assert labels(now(api, reply)) == labels(reply)
    assert [vote.good for vote in await votes_of(bot, someone)] == [True]
    assert [vote.good for vote in await votes_of(bot, another)] == [False]
    assert EN("button-tell-me") not in labels(reply)


# Tell me when


async def test_who_got_no_answer_can_be_told_later(api: BotApi, bot: Service, someone: int) -> None:
    reply = await answered(api, someone, NOT_THERE)
    assert EN("button-tell-me") in labels(reply)
    said = await press(api, someone, reply, EN("button-tell-me"))

    assert said.params["text"] == EN("watch-added", topic=NOT_THERE)
    assert EN("button-tell-me") not in labels(now(api, reply))
    (watch,) = await bot.people.run(lambda people: people.watches.of(someone))
    assert watch.topic == NOT_THERE


# Trouble


async def test_a_press_that_fails_is_answered_with_an_id(api: BotApi, someone: int) -> None:
    reply = await answered(api, someone)
    api.fault("400", method="editMessageText", chat=someone, description="Bad Request: no luck")

    said = await press(api, someone, reply, labels(reply)[0])
    before, after = EN.failed.split("{id}")
    assert said.params["text"].startswith(before)
    assert said.params["text"].endswith(after)
    assert said.params["show_alert"] == "true"


async def test_buttons_work_after_a_restart(sample_index: Path, tmp_path: Path) -> None:
    data = data_of_its_own(sample_index, tmp_path / "data")
    async with simulated_telegram(limits=False) as api:
        async with running_bot(settings_for(api, data)):
            reply = await answered(api, 7)
        async with running_bot(settings_for(api, data)):
            await press(api, 7, reply, labels(reply)[0])
            assert EN("button-back") in labels(now(api, reply))
            await press(api, 7, reply, EN("button-back"))
            assert now(api, reply)["text"] == reply.text


async def test_after_a_new_edition_buttons_work_or_say_that_the_coverage_has_changed(
    tmp_path: Path, publish: Callable[..., Path]
) -> None:
    harbour = "The harbour of Testgrad was closed to grain ships on 3 May, its master said."
    bridge = "The bridge of Testgrad was opened to lorries again on 9 June, the mayor said."
    data = publish(tmp_path, {"harbour.md": (harbour, "Post"), "bridge.md": (bridge, "Mail")})
    question = "When was the harbour of Testgrad closed to grain ships?"
    async with (
        simulated_telegram(limits=False) as api,
        running_bot(settings_for(api, data)) as bot,
    ):
        reply = await answered(api, 7, question)
        assert harbour in quotes_in(reply)
        number = quotes_in(reply).index(harbour)
        context = labels(reply)[number]

        async def take_up(files: dict[str, tuple[str, str]]) -> None:
            before = bot.desk.edition
            publish(tmp_path, files)
            await bot.desk.next_edition(PATIENT, after=before)

        await take_up(
            {"harbour.md": (f"It was a calm day. {harbour}", "Post"), "bridge.md": (bridge, "Mail")}
        )
        await press(api, 7, reply, context)
        assert any(harbour in quote for quote in quotes_in(api.calls("editMessageText")[-1]))

        await take_up({"bridge.md": (bridge, "Mail")})
        await press(api, 7, reply, EN("button-back"))
        assert harbour not in now(api, reply)["text"]
        if quotes_in(reply) == [harbour]:
            assert now(api, reply)["text"] == EN("coverage-changed")

        await api.press(7, reply, data=reply.buttons[number][1])
        said = await api.next_call("answerCallbackQuery", since=api.last_call, within=PATIENT)
        assert said.params["text"] == EN("coverage-changed")
