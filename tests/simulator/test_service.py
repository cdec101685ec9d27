"""The simulated Telegram as a service: its faults, its door, and who talks to it."""

from __future__ import annotations

import asyncio
import json
import sys

import pytest
from aiohttp import ClientConnectorError, ClientSession, FormData, ServerDisconnectedError
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from tests.botapi import BotApi, NothingCameError
from tests.simulator.calls import ANNA, EMOJI, Answer, Call, refusal

# Faults


async def test_a_fault_spoils_as_many_calls_as_it_says(api: BotApi, to_anna: Call) -> None:
    api.fault("429", method="send*", count=2, chat=ANNA, retry_after=9)

    answers = [await to_anna("sendMessage", text="x") for _ in range(3)]

    assert [answer["ok"] for answer in answers] == [False, False, True]
    assert answers[0]["parameters"] == {"retry_after": 9}
    assert [recorded.fault for recorded in api.calls("sendMessage")] == ["429", "429", None]


async def test_an_answer_can_be_lost_after_the_call_was_carried_out(
    api: BotApi, to_anna: Call
) -> None:
    api.fault("reset", method="sendMessage", after=True)

    with pytest.raises(ServerDisconnectedError):
        await to_anna("sendMessage", text="arrived all the same")

    assert api.chat(ANNA)[-1]["text"] == "arrived all the same"
    assert api.calls("sendMessage")[0].ok


async def test_a_slow_call_is_carried_out_and_a_hanging_one_is_cut(
    api: BotApi, to_anna: Call
) -> None:
    api.fault("slow", method="sendMessage", delay=0.05)
    assert (await to_anna("sendMessage", text="late"))["ok"]

    api.fault("hang", method="sendMessage", delay=0.05)
    with pytest.raises(ServerDisconnectedError):
        await to_anna("sendMessage", text="never")
    assert api.chat(ANNA)[-1]["text"] == "late"


async def test_garbage_is_no_json(api: BotApi, call: Call) -> None:
    api.fault("garbage")

    with pytest.raises(json.JSONDecodeError):
        await call("getMe")
    with pytest.raises(ValueError, match="no such fault: 'flood'"):
        api.fault("flood")


async def test_while_it_is_down_nothing_gets_through_and_afterwards_everything_is_there(
    api: BotApi, call: Call
) -> None:
    async with api.down():
        await api.say(ANNA, "are you there?")
        with pytest.raises(ClientConnectorError):
            await call("getMe")

    assert len((await call("getUpdates"))["result"]) == 1

    async with api.down("reset"):
        with pytest.raises(ServerDisconnectedError):
            await call("getMe")

    async with api.down("hang"):
        hanging = asyncio.ensure_future(call("getMe"))
        done, _ = await asyncio.wait([hanging], timeout=0.05)
        assert not done
    with pytest.raises(ServerDisconnectedError):
        await hanging
    assert (await call("getMe"))["ok"]


# The door


async def test_only_its_own_token_and_known_methods_are_served(
    api: BotApi, call: Call, http: ClientSession
) -> None:
    async with http.get(f"{api.base_url}1:WRONG/getMe") as response:
        assert await response.json() == refusal("Unauthorized", 401)
    assert await call("sendPigeon") == refusal("Not Found: method not found", 404)


async def test_parameters_come_as_query_form_or_file_too(api: BotApi, http: ClientSession) -> None:
    await api.say(ANNA, "hello")
    url = f"{api.base_url}{api.token}"
    async with http.get(f"{url}/sendMessage", params={"chat_id": ANNA, "text": "[1]"}) as response:
        assert (await response.json())["result"]["text"] == "[1]"

    form = FormData({"chat_id": str(ANNA), "document": "attach://it"})
    form.add_field("it", b"words", filename="notes.txt")
    async with http.post(f"{url}/sendDocument", data=form) as response:
        document = (await response.json())["result"]["document"]
    assert (document["file_name"], document["file_size"]) == ("notes.txt", 5)


async def test_waiting_in_vain_tells_what_the_bot_did_instead(api: BotApi, to_anna: Call) -> None:
    await to_anna("sendChatAction", action="typing")

    with pytest.raises(NothingCameError, match=r"(?s)no message in chat 7 .*sendchataction"):
        await api.reply_to(ANNA, within=0.01)


# python-telegram-bot


async def test_python_telegram_bot_talks_to_it(api: BotApi, bot: Bot) -> None:
    said = await api.say(ANNA, "Who spoke in Rome? /help")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "Who spoke in Rome? /help"
    assert list(update.message.parse_entities().values()) == ["/help"]

    await bot.send_message(
        ANNA,
        f"{EMOJI} <blockquote expandable>The Pope.</blockquote>",
        parse_mode=ParseMode.HTML,
        reply_to_message_id=said.message_id,
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="m:1")]]),
    )
    reply = await api.reply_to(user=ANNA)
    assert reply.text == f"{EMOJI} The Pope."
    assert reply.reply_to == said.message_id
    assert reply.buttons == [("More", "m:1")]

    await api.press(user=ANNA, message=reply)
    (update,) = await bot.get_updates(offset=update.update_id + 1)
    assert update.callback_query is not None
    assert await update.callback_query.answer()
    await update.callback_query.edit_message_text("The Pope did.")
    assert api.chat(ANNA)[-1]["text"] == "The Pope did."
    await bot.send_document(ANNA, b"words", filename="notes.txt", caption="All of it")
    assert (await api.reply_to(user=ANNA)).text == "All of it"


async def test_python_telegram_bot_sees_its_own_errors(
    api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # RetryAfter warns of the old way otherwise
    await api.say(ANNA, "hello")

    with pytest.raises(BadRequest, match="can't find end tag"):
        await bot.send_message(ANNA, "<b>", parse_mode=ParseMode.HTML)
    api.fault("429", retry_after=2)
    with pytest.raises(RetryAfter):
        await bot.send_message(ANNA, "x")
    api.fault("502")
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(ANNA, "x")
    await api.block(ANNA)
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(ANNA, "x")


async def test_a_polling_application_answers_also_after_an_outage(api: BotApi, bot: Bot) -> None:
    async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.effective_message
        await update.effective_message.reply_text(f"You said {update.effective_message.text}")

    application = Application.builder().bot(bot).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    assert application.updater
    api.configure(slow_repeats=False)
    async with application:
        await application.updater.start_polling(error_callback=lambda _: None)
        await application.start()
        await api.bot_waits()
        await api.say(user=ANNA, text="before")
        assert (await api.reply_to(user=ANNA)).text == "You said before"

        async with api.down():
            await api.say(user=ANNA, text="meanwhile")
        assert (await api.reply_to(user=ANNA, within=10)).text == "You said meanwhile"
        await api.bot_waits()

        await application.updater.stop()
        await application.stop()


# A process of its own


async def test_it_runs_as_a_process_with_a_port_for_the_test(http: ClientSession) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.botapi", "--port", "0", "--control-port", "0"),
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        _, bot_url, _, control = (await process.stdout.readline()).decode().split()

        async def control_post(what: str, **body: object) -> Answer:
            async with http.post(control + what, json=body) as response:
                answer: Answer = await response.json()
                return answer

        said = await control_post("send", user=ANNA, text="hello")
        assert said["delivered"]
        assert "no such setting" in (await control_post("config", speed=1))["error"]
        assert "no message 99" in (await control_post("send", user=ANNA, press=99))["error"]
        await control_post("fault", kind="500", method="sendMessage")
        for _ in range(2):
            async with http.post(bot_url + "sendMessage", data={"chat_id": ANNA, "text": "hi"}):
                pass
        async with http.get(control + f"outbox?wait=3&chat={ANNA}&since=1") as response:
            (second,) = (await response.json())["calls"]
        assert (second["ok"], second["text"]) == (True, "hi")
        async with http.get(control + f"chat/{ANNA}") as response:
            assert [m["text"] for m in await response.json()] == ["hello", "hi"]
        async with http.get(control + "state") as response:
            assert (await response.json())["pending_ids"] == [said["update_id"]]
    finally:
        process.terminate()
        await process.wait()
