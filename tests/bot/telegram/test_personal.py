"""What concerns one person: the language, what is stored, and forgetting it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.records.user_data import KEEP_SHOWN_DAYS
from bot.telegram.inbox import KEEP_DAYS
from bot.telegram.service import Service
from bot.texts import TEXTS, Texts
from bot.vocabulary import Reason
from tests.bot.conftest import EASY
from tests.bot.telegram.conftest import (
    GROUP,
    PATIENT,
    at_rest,
    command,
    data_of_its_own,
    quotes_in,
    running_bot,
    settings_for,
    simulated_telegram,
    write,
)
from tests.botapi import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="module")
EN = TEXTS["en"]
in_every_language = pytest.mark.parametrize("words", TEXTS.values(), ids=TEXTS)
# Ids of today's accounts need six bytes in SQLite.
ANNA, BORIS = 7_000_000_001, 7_000_000_002
MARK = "Zgadka"


# The language


@in_every_language
async def test_the_language_that_was_set_is_spoken_whatever_the_question_is_in(
    words: Texts, api: BotApi, someone: int
) -> None:
    api.configure(limits=False)
    await write(api, someone, language="de", **command("/language"))
    asked = await api.reply_to(someone, within=PATIENT)
    assert asked.text == EN("language-choose")
    await api.press(someone, asked, button=words("language-name"))
    said = await api.next_call("editMessageText", chat=someone, since=asked.seq, within=PATIENT)
    assert said.text == words("language-set")
    assert f"{words('language-name')} ✓" in [label for label, _ in said.buttons]

    for typed, answer in (
        ("/help", words.help),
        ("Why? " * 200, words.refusal(Reason.QUESTION_TOO_LONG)),
        ("Чому? " * 200, words.refusal(Reason.QUESTION_TOO_LONG)),
    ):
        await api.say(someone, typed)
        assert (await api.reply_to(someone, within=PATIENT)).text == answer

    await api.press(someone, asked, button=words("language-automatic"))
    await api.next_call("editMessageText", chat=someone, since=said.seq, within=PATIENT)
    await write(api, someone, language="uk", **command("/help"))
    assert (await api.reply_to(someone, within=PATIENT)).text == TEXTS["uk"].help
    api.configure(limits=True)


async def test_the_language_of_one_is_not_the_language_of_another(
    api: BotApi, someone: int, another: int
) -> None:
    await api.say(someone, "/language")
    asked = await api.reply_to(someone, within=PATIENT)
    await api.press(someone, asked, button="Українська")
    await api.next_call("editMessageText", chat=someone, since=asked.seq, within=PATIENT)
    group = GROUP - someone
    await api.say(another, "/help@news_bot", chat=group)
    assert (await api.reply_to(another, chat=group, within=PATIENT)).text == EN.help
    await api.say(someone, "/help@news_bot", chat=group)
    assert (await api.reply_to(someone, chat=group, within=PATIENT)).text == TEXTS["uk"].help


# What is stored


@in_every_language
async def test_privacy_says_what_is_stored_and_for_how_long(
    words: Texts, api: BotApi, someone: int
) -> None:
    await write(api, someone, language=words.language, **command("/privacy"))

    reply = await api.reply_to(someone, within=PATIENT)
    assert reply.text == words("privacy", inbox=KEEP_DAYS, answers=KEEP_SHOWN_DAYS, logged="no")


@pytest.mark.parametrize("logged", [False, True])
async def test_questions_are_logged_only_when_the_operator_wants_it_and_then_privacy_says_so(
    logged: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with (
        simulated_telegram() as api,
        running_bot(settings_for(api, tmp_path, log_questions=logged)) as bot,
    ):
        await api.say(ANNA, f"Where is {MARK}?")
        await api.reply_to(ANNA, within=PATIENT)
        await at_rest(bot)
        written = capsys.readouterr()
        assert (MARK in written.out + written.err) is logged
        await api.say(ANNA, "/privacy")
        said = (await api.reply_to(ANNA, within=PATIENT)).text
        values = {"inbox": KEEP_DAYS, "answers": KEEP_SHOWN_DAYS}
        assert said == EN("privacy", logged="yes" if logged else "no", **values)


def traces(folder: Path, user: int) -> Iterator[str]:
    """Every place in what the bot writes where the person's id or words stand."""
    forms = [
        *(MARK.encode(form) for form in ("utf-8", "utf-16-le")),
        str(user).encode(),
        user.to_bytes(6, "big"),  # SQLite's own form of a number of this size
    ]
    for file in sorted(folder.rglob("*")):
        content = file.read_bytes() if file.is_file() else b""
        for form in forms:
            if form in content:
                yield f"{form!r} in {file.name}"


async def leave_traces(api: BotApi, user: int) -> None:
    """Do everything that leaves something behind."""
    for typed in (
        EASY,
        f"What did {MARK} say about the talks?",
        f"/watch {MARK}",
        "/watch quiet 1-5 Asia/Tokyo",
        f"/timeline {MARK}",
        "/latest",
    ):
        await api.say(user, typed)
        reply = await api.reply_to(user, within=PATIENT)
        liked = "👍" if typed == EASY else EN("button-tell-me")
        if quotes_in(reply) and liked in dict(reply.buttons):
            await api.press(user, reply, button=liked)
            await api.next_call("answerCallbackQuery", since=reply.seq, within=PATIENT)
    await api.say(user, f"@news_bot Where is {MARK}?", chat=GROUP)
    await api.reply_to(user, chat=GROUP, within=PATIENT)
    await api.ask_inline(user, f"Where is {MARK}?")
    await api.next_call("answerInlineQuery", since=api.last_call - 1, within=PATIENT)


async def test_forget_leaves_nothing_of_the_person_in_the_data_folder(
    sample_index: Path, tmp_path: Path
) -> None:
    data = data_of_its_own(sample_index, tmp_path / "data")
    async with (
        simulated_telegram(limits=False) as api,
        running_bot(settings_for(api, data)) as bot,
    ):
        await leave_traces(api, BORIS)
        await leave_traces(api, ANNA)
        await at_rest(bot)
        assert list(traces(data / "bot", ANNA))

        await api.say(ANNA, "/forget")
        assert (await api.reply_to(ANNA, within=PATIENT)).text == EN("forgotten")
        await at_rest(bot)
        assert [each for each in traces(data / "bot", ANNA) if MARK not in each] == []
        assert list(traces(data / "bot", BORIS))  # the others are still there

        await api.say(BORIS, "/forget")
        await api.reply_to(BORIS, within=PATIENT)
        await at_rest(bot)
        assert list(traces(data / "bot", BORIS)) == []


async def test_buttons_of_before_are_met_kindly_after_forgetting(
    api: BotApi, bot: Service, someone: int
) -> None:
    await api.say(someone, EASY)
    reply = await api.reply_to(someone, within=PATIENT)
    await api.say(someone, "/forget")
    await api.reply_to(someone, within=PATIENT)
    await at_rest(bot)
    before = api.last_call
    await api.press(someone, reply)

    said = await api.next_call("answerCallbackQuery", since=before, within=PATIENT)
    assert said.params["text"] == EN("answer-gone")
