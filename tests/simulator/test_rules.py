"""What the simulated Telegram accepts, hands out and refuses, asked over real HTTP."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiohttp import web

from tests.botapi import BotApi, NotThereError
from tests.botapi.webhook import HEADER
from tests.simulator.calls import ANNA, EMOJI, GROUP, Answer, Call, refusal

CANT_PARSE = "Bad Request: can't parse entities: "


# Texts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<b>bold", 'Can\'t find end tag corresponding to start tag "b"'),
        ("ж <b", "Unclosed start tag at byte offset 3"),
        ('<a href="x.org>x</a>', "Unclosed start tag at byte offset 0"),
        ("<h1>no</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b />", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("done</i>", "Unexpected end tag at byte offset 4"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ],
)
async def test_broken_html_is_refused_with_telegrams_words(
    to_anna: Call, text: str, words: str
) -> None:
    answer = await to_anna("sendMessage", text=text, parse_mode="HTML")

    assert answer == refusal(CANT_PARSE + words)


async def test_html_becomes_text_and_entities_counted_in_utf16_units(to_anna: Call) -> None:
    html = f'{EMOJI} <b>a &lt;&#98;</b> &copy; <a href="https://x.org/?a=1&amp;b=2">there</a>'

    sent = (await to_anna("sendMessage", text=html, parse_mode="HTML"))["result"]

    assert sent["text"] == f"{EMOJI} a <b &copy; there"
    assert sent["entities"] == [
        {"type": "bold", "offset": 3, "length": 4},
        {"type": "text_link", "offset": 15, "length": 5, "url": "https://x.org/?a=1&b=2"},
    ]


async def test_an_expandable_blockquote_is_accepted(to_anna: Call) -> None:
    html = "<blockquote expandable>long words</blockquote>"

    sent = (await to_anna("sendMessage", text=html, parse_mode="HTML"))["result"]

    assert sent["entities"] == [{"type": "expandable_blockquote", "offset": 0, "length": 10}]


async def test_entities_move_with_the_text_when_space_around_it_is_trimmed(to_anna: Call) -> None:
    sent = (await to_anna("sendMessage", text="\n <b> x </b>", parse_mode="HTML"))["result"]

    assert sent["text"] == "x"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 1}]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("x" * 4096, True),
        ("x" * 4097, False),
        (EMOJI * 2048, True),
        (EMOJI * 2048 + "x", False),
        (f"<b>{'x' * 4096}</b>", True),
    ],
    ids=["4096 letters", "4097 letters", "4096 in emoji", "one more", "markup does not count"],
)
async def test_a_message_holds_4096_utf16_units(to_anna: Call, text: str, fits: bool) -> None:
    answer = await to_anna("sendMessage", text=text, parse_mode="HTML")

    assert answer["ok"] is fits
    assert fits or answer == refusal("Bad Request: message is too long")


async def test_a_caption_holds_1024_utf16_units(to_anna: Call) -> None:
    assert (await to_anna("sendPhoto", photo="id", caption="x" * 1024))["ok"]
    assert await to_anna("sendPhoto", photo="id", caption="x" * 1025) == refusal(
        "Bad Request: message caption is too long"
    )


async def test_a_message_without_visible_text_is_refused(to_anna: Call) -> None:
    answer = await to_anna("sendMessage", text="<b> \n</b>", parse_mode="HTML")

    assert answer == refusal("Bad Request: message text is empty")


async def test_markdown_is_refused_because_it_is_not_simulated(to_anna: Call) -> None:
    answer = await to_anna("sendMessage", text="*x*", parse_mode="MarkdownV2")

    assert answer == refusal('Bad Request: parse_mode "MarkdownV2" is not simulated here: use HTML')


async def test_what_telegram_silently_drops_is_a_warning(api: BotApi, to_anna: Call) -> None:
    await to_anna("sendMessage", text="<b>x</b> " * 101, parse_mode="HTML")
    await to_anna("sendMessage", text='<a href="nowhere">x</a>', parse_mode="HTML")

    entities, link = api.calls("sendMessage")
    assert entities.warnings == ["101 entities: Telegram drops those past 100"]
    assert link.ok
    assert "link dropped" in link.warnings[0]


# Updates


async def test_an_offset_acknowledges_the_updates_below_it(api: BotApi, call: Call) -> None:
    first = await api.say(ANNA, "one")
    second = await api.say(ANNA, "two")

    both = (await call("getUpdates"))["result"]
    rest = (await call("getUpdates", offset=first.update_id + 1))["result"]

    assert [update["message"]["text"] for update in both] == ["one", "two"]
    assert [update["update_id"] for update in rest] == [second.update_id]
    assert api.pending == 1


async def test_a_long_poll_answers_as_soon_as_something_comes(api: BotApi, call: Call) -> None:
    async with asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(asyncio.wait_for(call("getUpdates", timeout=50), 3))
        await api.bot_waits()
        await api.say(ANNA, "now")

    assert poll.result()["result"][0]["message"]["text"] == "now"


async def test_the_same_question_again_at_once_is_slowed_down(api: BotApi, call: Call) -> None:
    for text in ("one", "two"):
        await api.say(ANNA, text)

    fetched = [len((await call("getUpdates"))["result"]) for _ in range(2)]
    api.configure(slow_repeats=False)
    fetched.append(len((await call("getUpdates"))["result"]))

    assert fetched == [2, 1, 2]


async def test_a_second_poller_ends_the_first_with_a_conflict(api: BotApi, call: Call) -> None:
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(call("getUpdates", offset=1, timeout=50))
        await api.bot_waits()
        second = tasks.create_task(call("getUpdates", offset=2, timeout=50))
        conflict = await first
        await api.say(ANNA, "for the second")

    assert conflict == refusal(
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
        409,
    )
    assert len(second.result()["result"]) == 1


async def test_only_allowed_kinds_of_updates_are_queued(api: BotApi, call: Call) -> None:
    await api.say(ANNA, "a poll at once needs something to fetch")
    await call("getUpdates", allowed_updates=["callback_query"])

    assert not (await api.say(ANNA, "unheard")).delivered
    assert not await api.deliver({"message_reaction": {}})
    assert await api.deliver({"callback_query": {"id": "1"}})


async def test_a_webhook_gets_each_update_until_it_takes_it(api: BotApi, call: Call) -> None:
    got: list[tuple[str | None, str]] = []

    async def receive(request: web.Request) -> web.Response:
        update = await request.json()
        got.append((request.headers.get(HEADER), update["message"]["text"]))
        return web.Response(status=500 if len(got) == 1 else 200)

    application = web.Application()
    application.router.add_post("/hook", receive)
    runner = web.AppRunner(application)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
        await call("setWebhook", url=url, secret_token="s3cret")  # noqa: S106
        await api.say(ANNA, "posted")
        await api.until(lambda: not api.pending)

        info = (await call("getWebhookInfo"))["result"]
        polled = await call("getUpdates")
    finally:
        await call("deleteWebhook")
        await runner.cleanup()

    assert got == [("s3cret", "posted")] * 2
    assert info["url"] == url
    assert "500" in info["last_error_message"]
    assert polled["error_code"] == 409
    assert "webhook is active" in polled["description"]


async def test_a_poll_outlives_a_reset(api: BotApi, call: Call) -> None:
    async with asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(asyncio.wait_for(call("getUpdates", timeout=50), 3))
        await api.bot_waits()
        await api.reset()

    assert poll.result() == {"ok": True, "result": []}


# Limits


async def test_a_fourth_message_at_once_has_to_wait(api: BotApi, call: Call) -> None:
    await api.say(ANNA, "hello")

    answers = [await call("sendMessage", chat_id=ANNA, text=str(n)) for n in range(5)]

    assert [answer["ok"] for answer in answers] == [True, True, True, False, False]
    assert answers[3] == {
        **refusal("Too Many Requests: retry after 1", 429),
        "parameters": {"retry_after": 1},
    }


async def test_a_group_takes_20_messages_a_minute_edits_too(api: BotApi, call: Call) -> None:
    api.configure(chat_burst=100, global_rate=100)
    await api.say(ANNA, "hello", chat=GROUP)

    for n in range(19):
        sent = await call("sendMessage", chat_id=GROUP, text=str(n))
    message_id = sent["result"]["message_id"]
    edits = [
        await call("editMessageText", chat_id=GROUP, message_id=message_id, text=text)
        for text in ("twentieth", "too many")
    ]

    assert edits[0]["ok"]
    assert edits[1]["error_code"] == 429
    assert api.chat(GROUP)[-1]["text"] == "twentieth"


# Chats


async def test_a_bot_cannot_write_first_nor_to_who_blocked_it(api: BotApi, call: Call) -> None:
    assert await call("sendMessage", chat_id=ANNA, text="hi") == refusal(
        "Bad Request: chat not found"
    )

    await api.say(ANNA, "hello")
    await api.block(ANNA)
    assert await call("sendMessage", chat_id=ANNA, text="hi") == refusal(
        "Forbidden: bot was blocked by the user", 403
    )

    await api.unblock(ANNA)
    assert (await call("sendMessage", chat_id=ANNA, text="hi"))["ok"]


async def test_privacy_mode_shows_a_bot_only_what_concerns_it(api: BotApi, call: Call) -> None:
    async def heard(text: str, **details: Any) -> bool:
        return (await api.say(ANNA, text, chat=GROUP, **details)).delivered

    assert not await heard("good morning")
    assert not await heard("/help")
    assert not await heard("/help@other_bot")
    assert await heard("/help@news_bot")
    assert await heard("what does @news_bot say?")

    sent = await call("sendMessage", chat_id=GROUP, text="I am here")
    assert await heard("/help")  # the bot was the last to speak
    assert not await heard("/help")
    assert await heard("really?", reply_to=sent["result"]["message_id"])

    api.configure(privacy=False)
    assert await heard("good morning")


async def test_a_reply_needs_its_message_unless_it_may_go_without(to_anna: Call) -> None:
    missing = {"message_id": 99}

    assert await to_anna("sendMessage", text="x", reply_parameters=missing) == refusal(
        "Bad Request: message to be replied not found"
    )
    lenient = {**missing, "allow_sending_without_reply": True}
    sent = (await to_anna("sendMessage", text="x", reply_parameters=lenient))["result"]
    assert "reply_to_message" not in sent
    found = {"message_id": sent["message_id"]}
    reply = (await to_anna("sendMessage", text="y", reply_parameters=found))["result"]
    assert reply["reply_to_message"]["text"] == "x"


async def test_people_see_edits_applied_and_deleted_messages_gone(
    api: BotApi, to_anna: Call
) -> None:
    kept = (await to_anna("sendMessage", text="draft"))["result"]["message_id"]
    gone = (await to_anna("sendMessage", text="oops"))["result"]["message_id"]

    await to_anna("editMessageText", message_id=kept, text="<b>final</b>", parse_mode="HTML")
    await to_anna("deleteMessage", message_id=gone)

    assert [message["text"] for message in api.chat(ANNA)] == ["hello", "final"]
    again = await to_anna(
        "editMessageText", message_id=kept, text="<b>final</b>", parse_mode="HTML"
    )
    assert "message is not modified" in again["description"]
    assert await to_anna("editMessageText", message_id=gone, text="x") == refusal(
        "Bad Request: message to edit not found"
    )
    hers = api.chat(ANNA)[0]["message_id"]
    assert await to_anna("editMessageText", message_id=hers, text="x") == refusal(
        "Bad Request: message can't be edited"
    )


async def test_a_reaction_must_be_one_that_telegram_has(to_anna: Call) -> None:
    async def react(emoji: str) -> Answer:
        reaction = [{"type": "emoji", "emoji": emoji}]
        return await to_anna("setMessageReaction", message_id=1, reaction=reaction)

    assert (await react("❤️"))["ok"]
    assert await react("🥔") == refusal("Bad Request: REACTION_INVALID")


# Buttons and inline queries


@pytest.mark.parametrize(("data", "fits"), [("x" * 64, True), ("x" * 65, False), ("ж" * 33, False)])
async def test_callback_data_holds_64_bytes(to_anna: Call, data: str, fits: bool) -> None:
    markup = {"inline_keyboard": [[{"text": "More", "callback_data": data}]]}

    answer = await to_anna("sendMessage", text="x", reply_markup=markup)

    assert answer["ok"] is fits
    assert fits or answer == refusal("Bad Request: BUTTON_DATA_INVALID")


async def test_a_press_reaches_the_bot_and_is_answered_once(api: BotApi, to_anna: Call) -> None:
    buttons = [{"text": name, "callback_data": name.lower()} for name in ("Less", "More")]
    await to_anna("sendMessage", text="x", reply_markup={"inline_keyboard": [buttons]})
    reply = await api.reply_to(ANNA)
    await api.press(ANNA, reply)
    press = await api.press(ANNA, reply, button="More")

    updates = (await to_anna("getUpdates"))["result"]
    first = await to_anna("answerCallbackQuery", callback_query_id=press.query_id)
    second = await to_anna("answerCallbackQuery", callback_query_id=press.query_id)

    assert [u["callback_query"]["data"] for u in updates[1:]] == ["less", "more"]
    assert first["ok"]
    assert "query is too old" in second["description"]
    with pytest.raises(NotThereError, match="there are: Less, More"):
        await api.press(ANNA, reply, button="Other")


async def test_inline_results_need_ids_of_their_own(api: BotApi, call: Call) -> None:
    query_id = (await api.ask_inline(ANNA, "rome")).query_id
    content = {"message_text": "<i>x</i>", "parse_mode": "HTML"}
    result = {"type": "article", "id": "1", "title": "T", "input_message_content": content}

    async def answer(*results: Answer) -> Answer:
        return await call("answerInlineQuery", inline_query_id=query_id, results=results)

    assert await answer(result, result) == refusal("Bad Request: RESULT_ID_DUPLICATE")
    assert (await answer(result, {**result, "id": "2"}))["ok"]
