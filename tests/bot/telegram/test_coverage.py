"""/sources, /latest and /timeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.texts import TEXTS, Texts
from bot.vocabulary import Reason
from index.vocabulary import Article
from tests.bot.telegram.conftest import (
    PATIENT,
    command,
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


@in_every_language
async def test_sources_lists_outlets_and_the_last_rebuild(
    words: Texts, api: BotApi, someone: int, sample_articles: dict[str, Article]
) -> None:
    await write(api, someone, language=words.language, **command("/sources"))

    reply = await api.reply_to(someone, within=PATIENT)
    assert reply.text.startswith(words("sources-title"))
    outlets = {article.outlet for article in sample_articles.values() if article.outlet}
    assert outlets
    assert all(outlet in reply.text for outlet in outlets)


@in_every_language
async def test_latest_shows_the_newest_articles_with_their_first_sentence(
    words: Texts, api: BotApi, someone: int, sample_articles: dict[str, Article]
) -> None:
    await write(api, someone, language=words.language, **command("/latest"))

    reply = await api.reply_to(someone, within=PATIENT)
    assert reply.text.startswith(words("latest-title"))
    newest = max(
        (article for article in sample_articles.values() if article.published),
        key=lambda article: article.published or 0,
    )
    assert newest.text.startswith(quotes_in(reply)[0])


async def test_a_timeline_is_a_picture_and_the_quotes_that_are_numbered_in_it(
    api: BotApi, someone: int, sample_articles: dict[str, Article]
) -> None:
    asked = await api.say(someone, "/timeline ceasefire")

    await api.reply_to(someone, within=PATIENT)  # words first, and the picture put into them
    photo = await api.next_call("editMessageMedia", chat=someone, within=PATIENT)
    assert photo.message
    assert photo.message["photo"]
    assert photo.reply_to == asked.message_id
    assert "ceasefire" in photo.text
    beneath = await api.reply_to(someone, within=PATIENT)
    assert beneath.text.startswith(EN("timeline-title", topic="ceasefire"))
    assert quotes_in(beneath)
    for quote in quotes_in(beneath):
        assert any(quote in article.text for article in sample_articles.values())
    labels = [label for label, _ in beneath.buttons]
    assert len(labels) == len(quotes_in(beneath))

    await api.press(someone, beneath, button=labels[0])
    shown = await api.next_call("editMessageText", since=beneath.seq, within=PATIENT)
    await api.press(someone, beneath, button=EN("button-back"))
    again = await api.next_call("editMessageText", since=shown.seq, within=PATIENT)
    assert again.text == beneath.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/timeline", EN("timeline-what")),
        ("/timeline 👍", EN("timeline-what")),
        (f"/timeline {'so on ' * 200}", EN.refusal(Reason.QUESTION_TOO_LONG)),
    ],
)
async def test_a_timeline_of_nothing_is_met_kindly(
    typed: str, said: str, api: BotApi, someone: int
) -> None:
    await api.say(someone, typed)

    assert (await api.reply_to(someone, within=PATIENT)).text == said


async def test_a_topic_that_no_dated_article_is_about_has_no_picture(
    api: BotApi, someone: int
) -> None:
    await api.say(someone, "/timeline xylophone zzyzx qwertyuiop")

    reply = await api.reply_to(someone, within=PATIENT)
    assert reply.method == "sendmessage"
    assert reply.text.startswith(EN("timeline-none"))


@pytest.mark.parametrize("typed", ["/sources", "/latest", "/timeline talks", "who spoke?"])
async def test_without_an_index_a_sentence_says_so(typed: str, tmp_path: Path) -> None:
    async with (
        simulated_telegram() as api,
        running_bot(settings_for(api, tmp_path)),
    ):
        await api.say(7, typed)
        reply = await api.reply_to(7, within=PATIENT)
        assert reply.text == EN.refusal(Reason.EMPTY_INDEX)
