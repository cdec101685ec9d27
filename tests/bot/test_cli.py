"""The commands of the terminal: ask, batches of questions, chat, and how the service refuses."""

from __future__ import annotations

import asyncio
import io
import json
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from bot.texts import TEXTS
from bot.vocabulary import Reason
from index.vocabulary import Article
from tests.auxil import processes
from tests.auxil.corpora import SAMPLE_CORPUS
from tests.bot.conftest import EASY, Ended
from tests.botapi import BotApi

Command = Callable[..., Ended]
ANSWER_KEYS = set(
    "id question answered reason answer quotes more related retrieved edition seconds understood"
    " asked_time".split()
)
QUOTE_KEYS = set("text article path start end title outlet published speaker url".split())


NO_TOKEN, UNKNOWN_TOKEN = "http://SECRET\x07", "123456:SECRET"


def assert_verbatim(answer: dict[str, Any], articles: dict[str, Article]) -> None:
    """Every quote is of the contract's form, and a slice of the stored article."""
    for quote in [*answer["quotes"], *answer["related"]]:
        assert QUOTE_KEYS <= set(quote) <= QUOTE_KEYS | {"also", "days"}
        source = articles[quote["article"]]
        assert quote["text"] == source.text[quote["start"] : quote["end"]]
        assert quote["path"] == source.path
        assert (quote["title"], quote["outlet"]) == (source.title, source.outlet)
        assert quote["text"] in answer["answer"]


# One question


def test_ask_prints_the_quotes_with_their_sources_and_asks_no_network(
    command: Command,
    sample_index: Path,
    sample_articles: dict[str, Article],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)

    ended = command("ask", EASY, data_dir=sample_index)

    assert ended.code == 0
    lead, quote, *_ = ended.out.split("\n\n")
    assert "as of" in lead or "undated" in lead
    first, under = quote.split("\n", 1)
    assert first.startswith("> ")
    assert any(first[2:] in article.text for article in sample_articles.values())
    assert under.startswith("— ")


def test_ask_json_prints_the_contracts_object_and_nothing_else(
    command: Command, sample_index: Path, sample_articles: dict[str, Article]
) -> None:
    ended = command("ask", "--json", f" {EASY}\n", data_dir=sample_index, log_level="DEBUG")

    answer = json.loads(ended.out)
    assert ended.code == 0
    assert set(answer) == ANSWER_KEYS
    assert answer["question"] == EASY
    assert answer["id"] is None
    assert answer["answered"] is True
    assert answer["reason"] is None
    assert answer["quotes"]
    assert {quote["article"] for quote in answer["quotes"]} <= set(answer["retrieved"])
    assert answer["edition"] == (sample_index / "current").read_text().strip()
    assert 0 < answer["seconds"] < 60
    assert_verbatim(answer, sample_articles)


def test_ask_explain_shows_each_stage_and_what_decided(
    command: Command, sample_index: Path
) -> None:
    ended = command("ask", "--explain", EASY, data_dir=sample_index)

    assert ended.code == 0
    assert "> " in ended.out
    for part in ("stages ", "retrieval ", "decision ", "probability", "passages, as", "sentences,"):
        assert part in ended.out


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("", Reason.EMPTY_QUESTION),
        (" \n?", Reason.EMPTY_QUESTION),
        ("why " * 200, Reason.QUESTION_TOO_LONG),
    ],
)
def test_what_is_no_question_is_refused_in_a_sentence(
    question: str, reason: Reason, command: Command, sample_index: Path
) -> None:
    ended = command("ask", "--json", question, data_dir=sample_index)

    answer = json.loads(ended.out)
    assert ended.code == 0
    assert set(answer) == ANSWER_KEYS
    assert (answer["answered"], answer["reason"]) == (False, reason)
    assert answer["answer"] == TEXTS["en"].refusals[reason]
    assert answer["quotes"] == answer["related"] == []


def test_without_an_index_the_answer_is_empty_index_and_the_exit_code_says_so(
    command: Command, tmp_path: Path
) -> None:
    ended = command("ask", "--json", EASY, data_dir=tmp_path / "none")

    assert ended.code == 1
    assert json.loads(ended.out)["reason"] == "empty_index"
    assert ended.err.strip()
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("arguments", [[], ["why?", "--batch", "questions.jsonl"]])
def test_ask_takes_one_question_or_one_batch(arguments: list[str], command: Command) -> None:
    ended = command("ask", *arguments)

    assert ended.code == 2
    assert "--batch" in ended.err


# A batch


def test_a_batch_is_answered_line_by_line_in_order(
    command: Command, sample_index: Path, sample_articles: dict[str, Article], tmp_path: Path
) -> None:
    lines = [
        json.dumps({"id": "a1", "question": EASY}),
        '{"id": "broken", "question": ',
        "",
        json.dumps({"id": 7, "question": ""}),
        json.dumps({"question": "Скільки держав підтримали резолюцію?"}, ensure_ascii=False),
        '{"id": "line\u2028end", "question": "Who\u2028voted\x85against it?"}',
        '["not an object"]',
        '{"id": "\\ud800", "question": "\\ud800 \\u0000"}',
        json.dumps({"id": "long", "question": "why " * 200}),
        '{"id": "number", "question": 5}',
        json.dumps({"id": "last", "question": EASY}),
    ]
    batch = tmp_path / "questions.jsonl"
    batch.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())

    ended = command("ask", "--batch", str(batch), data_dir=sample_index)

    answers = [json.loads(line) for line in ended.out.rstrip("\n").split("\n")]
    given = [line for line in lines if line]
    assert len(answers) == len(given)
    assert [answer["id"] for answer in answers] == [
        *("a1", None, 7, None, "line\u2028end", None, "\ud800", "long", None, "last")
    ]
    invalid = [answer["reason"] == Reason.INVALID_LINE for answer in answers]
    assert [number for number, is_invalid in enumerate(invalid) if is_invalid] == [1, 5, 8]
    assert answers[2]["reason"] == answers[6]["reason"] == Reason.EMPTY_QUESTION
    assert answers[7]["reason"] == Reason.QUESTION_TOO_LONG
    assert answers[4]["question"] == "Who voted against it?"
    for answer in answers:
        assert set(answer) == ANSWER_KEYS
        assert answer["answered"] == (answer["reason"] is None) == bool(answer["quotes"])
        assert_verbatim(answer, sample_articles)
    assert answers[-1]["quotes"] == answers[0]["quotes"]
    assert ended.code == 1
    assert f"{batch}, line 2:" in ended.err


def test_a_batch_without_an_index_still_has_an_object_for_each_line(
    command: Command, tmp_path: Path
) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text(f"{json.dumps({'id': 1, 'question': EASY})}\n" * 3, encoding="utf-8")

    ended = command("ask", "--batch", str(batch), data_dir=tmp_path / "none")

    assert ended.code == 1
    assert [json.loads(line)["reason"] for line in ended.out.splitlines()] == ["empty_index"] * 3
    assert len(ended.err.splitlines()) == 1


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"], ids=["missing", "not UTF-8"])
def test_a_batch_file_that_cannot_be_read_is_named(
    content: bytes | None, command: Command, tmp_path: Path
) -> None:
    batch = tmp_path / "questions.jsonl"
    if content:
        batch.write_bytes(content)

    ended = command("ask", "--batch", str(batch))

    assert ended.code == 2
    assert ended.out == ""
    assert str(batch) in ended.err


# A chat


def test_the_chat_answers_until_an_empty_line(
    command: Command, sample_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = io.TextIOWrapper(io.BytesIO(f"\xff?\n{EASY}\n\nnever read\n".encode("latin-1")))
    monkeypatch.setattr("sys.stdin", typed)

    ended = command("chat", data_dir=sample_index)

    assert ended.code == 0
    assert ended.out.startswith(TEXTS["en"].start)
    assert "\n> " in ended.out
    assert "\n— " in ended.out
    assert typed.read() == "never read\n"


def test_the_chat_ends_with_its_input(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Чому?".encode())))

    ended = command("run", data_dir=tmp_path)  # no token: the same as chat

    assert ended.code == 0
    assert TEXTS["uk"].refusals[Reason.EMPTY_INDEX] in ended.out


# The service


def test_without_a_token_the_service_says_how_to_get_one(command: Command) -> None:
    ended = command()

    assert ended.code == 2
    assert "TELEGRAM_BOT_TOKEN" in ended.err
    assert "@BotFather" in ended.err


def test_what_cannot_be_a_token_is_refused_before_telegram_is_asked(command: Command) -> None:
    ended = command(telegram_bot_token=NO_TOKEN, telegram_base_url="http://[::1]:9/bot")

    assert ended.code == 2
    assert "TELEGRAM_BOT_TOKEN" in ended.err
    assert "SECRET" not in ended.out + ended.err


async def test_a_token_that_telegram_does_not_know_is_never_printed(sample_index: Path) -> None:
    async with BotApi.running() as api:
        ended = await asyncio.to_thread(
            processes.run,
            "bot",
            corpus=SAMPLE_CORPUS,
            data=sample_index,
            TELEGRAM_BOT_TOKEN=UNKNOWN_TOKEN,
            TELEGRAM_BASE_URL=api.base_url,
            LOG_LEVEL="DEBUG",
        )

        assert api.count("wrong token") == 1
    assert ended.returncode == 2
    assert "TELEGRAM_BOT_TOKEN" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "SECRET" not in ended.stdout + ended.stderr


@pytest.mark.parametrize("setting", ["log_level", "allowed_users"])
def test_a_wrong_setting_is_named(setting: str, command: Command) -> None:
    ended = command("ask", EASY, **{setting: "wrong"})

    assert ended.code == 2
    assert setting.upper() in ended.err
