"""The bot's name and a question in any chat."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.telegram.inline import CACHE_SECONDS, NOT_THERE
from bot.texts import TEXTS
from bot.vocabulary import Reason
from index.vocabulary import Article
from tests.bot.conftest import EASY
from tests.bot.rendering.shown import telegram
from tests.bot.telegram.conftest import (
    PATIENT,
    running_bot,
    settings_for,
    simulated_telegram,
)
from tests.botapi import BotApi
from tests.botapi.outbox import Call

pytestmark = pytest.mark.asyncio(loop_scope="module")
EN = TEXTS["en"]


async def ask(api: BotApi, user: int, query: str) -> Call:
    """Type a query and wait for the results."""
    before = api.last_call
    deed = await api.ask_inline(user, query)
    call = await api.next_call("answerInlineQuery", since=before, within=PATIENT)
    assert call.ok, call.error
    assert call.params["inline_query_id"] == deed.query_id
    return call


def results(call: Call) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = call.params["results"]
    return found


async def test_results_are_quotes_that_can_be_sent_each_with_its_source(
    api: BotApi, someone: int, sample_articles: dict[str, Article]
) -> None:
    call = await ask(api, someone, EASY)

    assert results(call)
    assert int(call.params["cache_time"]) == CACHE_SECONDS <= 60
    for result in results(call):
        shown = telegram(result["input_message_content"]["message_text"])
        (quote,) = shown.quotations
        sources = [source for source in sample_articles.values() if quote in source.text]
        assert any((s.title or s.outlet or s.path) in shown.text for s in sources)
        assert quote.startswith(result["description"].rstrip("…"))
        assert result["title"]
        assert result["input_message_content"]["link_preview_options"]["is_disabled"] is True


@pytest.mark.parametrize("typed", ["", "  ", "wh", "?!"])
async def test_before_there_is_a_question_a_hint_says_what_to_do(
    typed: str, api: BotApi, someone: int
) -> None:
    call = await ask(api, someone, typed)

    assert results(call) == []
    assert call.params["button"]["text"] == EN("inline-type")


async def test_the_hint_leads_to_the_private_chat(api: BotApi, someone: int) -> None:
    call = await ask(api, someone, "")
    await api.say(someone, f"/start {call.params['button']['start_parameter']}")

    assert (await api.reply_to(someone, within=PATIENT)).text == EN.start


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
async def test_a_refusal_says_so(language: str, api: BotApi, someone: int) -> None:
    question = {
        "en": "Who won the chess tournament in Kyiv <b>&?",
        "ru": "Кто выиграл шахматный турнир в Киеве?",
        "uk": "Хто виграв шаховий турнір у Києві?",
    }[language]
    words = TEXTS[language]
    (result,) = results(await ask(api, someone, question))

    assert result["title"] == words("inline-none")
    sent = telegram(result["input_message_content"]["message_text"])
    said = [words.refusal(reason) for reason in NOT_THERE]
    assert sent.text in [f"{question}\n{sentence}" for sentence in said]


async def test_the_longest_query_that_can_be_typed_is_answered(api: BotApi, someone: int) -> None:
    assert results(await ask(api, someone, (f"{EASY} " * 10)[:256]))


async def test_without_an_index_a_result_says_so(tmp_path: Path) -> None:
    async with (
        simulated_telegram() as api,
        running_bot(settings_for(api, tmp_path)),
    ):
        (result,) = results(await ask(api, 7, EASY))
        assert result["title"] == EN.refusal(Reason.EMPTY_INDEX)


async def test_a_query_that_fails_shows_the_id_of_the_error(api: BotApi, someone: int) -> None:
    api.fault("400", method="answerInlineQuery", description="Bad Request: no luck")
    before = api.last_call
    await api.ask_inline(someone, EASY)
    await api.until(lambda: len(api.calls("answerInlineQuery", since=before)) > 1, within=PATIENT)

    said = api.calls("answerInlineQuery", since=before)[-1].params
    start, end = EN("inline-failed", id="|").split("|")
    assert said["button"]["text"].startswith(start)
    assert said["button"]["text"].endswith(end)
