"""What has to hold for whatever a file holds."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from index.articles import Prepared, prepare_file
from index.canonical import canonical
from index.readers import Reader, SourceFile
from index.relative_dates import days_named
from index.vocabulary import Problem

# Seed files are a few kilobytes and take milliseconds; what is swollen to megabytes may take this
# much of the processor, and on a busy machine as much more of the clock.
MOST_SECONDS = 30.0
LONGEST_HANG = 300.0
MOST_MEMORY = 1_000_000_000
LONGEST_REASON = 500


def check(path: str, content: bytes, readers: dict[str, Reader]) -> int:
    """Prepare a file and return how many articles it gave.

    Raises:
        AssertionError: When a promise is broken.
        Exception: Whatever a reader lets through, which is a broken promise as well.
    """
    began, at_work, before = time.perf_counter(), _processor_seconds(), forget_peak()
    prepared, problems = prepare_file(SourceFile(path, content), readers)
    waited, worked = time.perf_counter() - began, _processor_seconds() - at_work
    memory = peak_memory() - before
    assert worked < MOST_SECONDS, f"took {worked:.0f} s for {len(content)} bytes"
    assert waited < LONGEST_HANG, f"hung {waited:.0f} s at {len(content)} bytes"
    assert memory < MOST_MEMORY, f"took {memory / 1e6:.0f} MB for {len(content)} bytes"
    assert prepared or problems, "neither an article nor a reason why not"
    for problem in problems:
        _check_problem(problem, path)
    for item in prepared:
        _check_article(item, path)
    ids = [item.article.id for item in prepared]
    assert len(ids) == len(set(ids)), "two articles with one id"
    return len(prepared)


def _processor_seconds() -> float:
    """Of this process and of the workers that it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def forget_peak() -> int:
    """Let the system measure the peak of memory anew; return what is in use, in bytes.

    Without Linux' files about processes there is nothing to measure, and all is 0.
    """
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return peak_memory()


def peak_memory() -> int:
    """Return the most memory that was in use since it was last forgotten, in bytes."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


def _check_problem(problem: Problem, path: str) -> None:
    assert isinstance(problem, Problem)
    assert problem.path == path
    assert problem.reason.strip(), "a problem without a reason"
    assert problem.reason.isprintable() or "\n" not in problem.reason, "a reason of several lines"
    assert len(problem.reason) <= LONGEST_REASON, "a reason that nobody reads"
    assert problem.reason.encode(), "a reason that cannot be written"


def _check_article(item: Prepared, path: str) -> None:
    assert isinstance(item, Prepared)
    article = item.article
    assert article.path == path
    assert article.text.strip(), "an article without text"
    assert canonical(article.text) == article.text, "a text that is not canonical"
    for line in (article.title, article.outlet, article.author, article.url):
        assert line is None or (line and "\n" not in line and line.encode())
        assert line is None or canonical(line) == line, "metadata that is not canonical"
    assert article.url is None or article.url.lower().startswith(("https://", "http://"))
    assert (article.published is None) == (article.published_from is None)
    _check_passages(item)
    for day in days_named(article.text, article.language, article.published):
        assert 0 <= day.start < day.end <= len(article.text)


def _check_passages(item: Prepared) -> None:
    article = item.article
    assert item.passages, "an article without passages"
    end = 0
    for number, (passage, _) in enumerate(item.passages):
        assert (passage.article, passage.number) == (article.id, number)
        words = passage.span.slice(article.text)
        assert words.encode().decode() == words, "a passage that cannot be stored"
        assert words.startswith(passage.sentences[0].slice(article.text))
        assert words.endswith(passage.sentences[-1].slice(article.text))
        for sentence in passage.sentences:
            assert end <= sentence.start < sentence.end <= len(article.text)
            assert not article.text[end : sentence.start].strip(), "words between two sentences"
            assert sentence.slice(article.text) == sentence.slice(article.text).strip()
            end = sentence.end
    assert not article.text[end:].strip(), "words after the last passage"
