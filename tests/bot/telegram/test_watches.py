"""/watch, and the news that comes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.quiet_hours import QuietHours
from bot.records.preferences import Preference
from bot.records.user_data import UserData
from bot.records.watches import MOST_PER_USER, Watch
from bot.rendering.watched import quiet_hours
from bot.telegram.service import Service
from bot.texts import TEXTS
from bot.vocabulary import Reason
from tests.bot.telegram.conftest import (
    PATIENT,
    quotes_in,
    running_bot,
    settings_for,
    simulated_telegram,
)
from tests.botapi import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="module")
EN = TEXTS["en"]
ANNA, BORIS = 7, 8
TOPIC = "When will the bridge of Testgrad be opened to lorries?"
HARBOUR = "The harbour of Testgrad was closed to grain ships on 3 May, its master said."
BRIDGE = "The bridge of Testgrad will be opened to lorries again on 9 June, the mayor said."
BEFORE = {"harbour.md": (HARBOUR, "Post")}
AFTER = {**BEFORE, "bridge.md": (BRIDGE, "Mail")}
AWAKE = Preference(quiet=None)


async def watches_of(bot: Service, user: int) -> list[Watch]:
    return await bot.people.run(lambda people: people.watches.of(user))


async def said(api: BotApi, user: int, typed: str) -> str:
    await api.say(user, typed)
    return (await api.reply_to(user, within=PATIENT)).text


# The list


async def test_topics_are_added_listed_and_stopped(api: BotApi, bot: Service, someone: int) -> None:
    api.configure(limits=False)
    assert EN("watch-none") in await said(api, someone, "/watch")
    for topic in ("sanctions", "prisoner exchanges", "grain"):
        assert await said(api, someone, f"/watch {topic}") == EN("watch-added", topic=topic)
    assert await said(api, someone, "/watch Sanctions") == EN("watch-exists", topic="sanctions")

    await api.say(someone, "/watch")
    listed = await api.reply_to(someone, within=PATIENT)
    assert all(f"• {topic}" in listed.text for topic in ("sanctions", "grain"))
    await api.press(someone, listed, button="✕ sanctions")
    told = await api.next_call("answerCallbackQuery", since=listed.seq, within=PATIENT)
    assert told.params["text"] == EN("watch-stopped", topic="sanctions")
    assert [watch.topic for watch in await watches_of(bot, someone)] == [
        "prisoner exchanges",
        "grain",
    ]
    shown = api.simulator.chats.message(someone, listed.message_id or 0)
    assert shown
    assert "sanctions" not in shown["text"]

    await api.press(someone, listed, button=EN("button-stop-all"))
    await api.next_call("answerCallbackQuery", since=told.seq, within=PATIENT)
    assert await watches_of(bot, someone) == []
    api.configure(limits=True)


async def test_twenty_topics_are_kept_and_no_more(api: BotApi, bot: Service, someone: int) -> None:
    def fill(people: UserData) -> None:
        for number in range(MOST_PER_USER):
            people.watches.add(someone, someone, f"topic {number}", "en")

    await bot.people.run(fill)

    assert await said(api, someone, "/watch one more") == EN("watch-full", most=MOST_PER_USER)


async def test_somebody_elses_watch_cannot_be_stopped(
    api: BotApi, bot: Service, someone: int, another: int
) -> None:
    await said(api, someone, "/watch sanctions")
    (watch,) = await watches_of(bot, someone)
    await said(api, another, "/watch grain")
    await api.say(another, "/watch")
    listed = await api.reply_to(another, within=PATIENT)
    await api.press(another, listed, data=f"s.{watch.id}")

    told = await api.next_call("answerCallbackQuery", since=listed.seq, within=PATIENT)
    assert told.params["text"] == EN("watch-unknown")
    assert await watches_of(bot, someone) == [watch]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("quiet 23-8 Europe/Warsaw", quiet_hours(QuietHours(23, 8, "Europe/Warsaw"), EN)),
        ("quiet off", EN("quiet-off")),
        ("quiet 25-99", EN("quiet-how")),
        ("quiet", EN("quiet-how")),
        ("quiet 1-5 Mars/Olympus", EN("quiet-zone-unknown", zone="Mars/Olympus")),
        ("quiet diplomacy", EN("watch-added", topic="quiet diplomacy")),
        ("x" * 600, EN.refusal(Reason.QUESTION_TOO_LONG)),
    ],
)
async def test_quiet_hours_are_set_in_words(
    typed: str, answer: str, api: BotApi, someone: int
) -> None:
    assert await said(api, someone, f"/watch {typed}") == answer


# News


async def test_news_comes_once_with_a_button_that_stops_it(
    tmp_path: Path, publish: Callable[..., Path]
) -> None:
    data = publish(tmp_path, BEFORE)
    async with (
        simulated_telegram(limits=False) as api,
        running_bot(settings_for(api, data)) as bot,
    ):
        assert await said(api, ANNA, f"/watch {TOPIC}") == EN("watch-added", topic=TOPIC)
        await bot.people.run(lambda people: people.preferences.set(ANNA, AWAKE))

        publish(tmp_path, AFTER)
        news = await api.reply_to(ANNA, within=2 * PATIENT)
        assert news.text.startswith(EN("watch-notice", topic=TOPIC))
        assert quotes_in(news) == [BRIDGE]

        publish(tmp_path, {**AFTER, "other.md": ("Nothing of that happened in Othertown.", "Post")})
        await bot.desk.next_edition(PATIENT, after=bot.desk.edition)
        await api.press(ANNA, news, button=EN("button-context"))
        context = await api.next_call("editMessageText", since=news.seq, within=PATIENT)
        assert BRIDGE in context.text
        await api.press(ANNA, context, button=EN("button-back"))
        back = await api.next_call("editMessageText", since=context.seq, within=PATIENT)
        assert (back.text, back.buttons) == (news.text, news.buttons)
        await api.press(ANNA, back, button=EN("button-stop"))
        told = await api.next_call("answerCallbackQuery", since=back.seq + 1, within=PATIENT)
        assert told.params["text"] == EN("watch-stopped", topic=TOPIC)
        assert await watches_of(bot, ANNA) == []
        assert len(api.calls("sendMessage", chat=ANNA)) == 2


async def test_what_came_while_the_bot_was_down_is_told_after_the_start_and_quiet_hours_are_kept(
    tmp_path: Path, publish: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = publish(tmp_path, BEFORE)
    async with simulated_telegram(limits=False) as api:
        async with running_bot(settings_for(api, data)) as bot:
            for user in (ANNA, BORIS):
                await said(api, user, f"/watch {TOPIC}")
            always = Preference(quiet=QuietHours(0, 23, "UTC"))
            await bot.people.run(lambda people: people.preferences.set(ANNA, always))
            await bot.people.run(lambda people: people.preferences.set(BORIS, AWAKE))
            await api.until(lambda: bot.news.looked_at, within=PATIENT)
        publish(tmp_path, AFTER)
        # Noon in UTC: Anna wants to hear nothing, Boris does.
        monkeypatch.setattr("bot.telegram.news.time.time", lambda: 1_764_158_400.0)
        async with running_bot(settings_for(api, data)) as bot:
            news = await api.reply_to(BORIS, within=2 * PATIENT)
            assert quotes_in(news) == [BRIDGE]
            waiting = await bot.people.run(lambda people: people.watches.waiting())
            assert [watch.user for watch, _ in waiting] == [ANNA]
            assert len(api.calls("sendMessage", chat=ANNA)) == 1


@pytest.mark.parametrize("told", [True, False], ids=["Telegram says so", "found out"])
async def test_who_blocks_the_bot_watches_nothing_any_more(
    told: bool, tmp_path: Path, publish: Callable[..., Path]
) -> None:
    data = publish(tmp_path, BEFORE)
    async with (
        simulated_telegram(limits=False) as api,
        running_bot(settings_for(api, data)) as bot,
    ):
        await said(api, ANNA, f"/watch {TOPIC}")
        await bot.people.run(lambda people: people.preferences.set(ANNA, AWAKE))
        await api.block(ANNA, told=told)
        if not told:
            publish(tmp_path, AFTER)
        async with asyncio.timeout(2 * PATIENT):
            while await watches_of(bot, ANNA):  # noqa: ASYNC110 - nobody rings
                await asyncio.sleep(0.05)
