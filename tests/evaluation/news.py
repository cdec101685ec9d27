"""Questions over news texts that are not the project's own, kept without a word of the texts.

Whoever writes questions sees an article with its sentences numbered and notes the numbers of all
that answer. What is kept holds no word of the article: the places of the sentences in its
canonical text and a hash of each, which is checked whenever the questions are used.

    python -m tests.evaluation.news show CORPORA SOURCE/ID      an article, sentences numbered
    python -m tests.evaluation.news compile CORPORA NOTES OUT   notes (JSONL) to questions, checked

A note: {"article": "press_releases_en/putin-0001", "lang": "en", "kind": "who",
"question": "…", "answers": [3, 4]}; for a false premise that the article contradicts also
"contradicted_by": [5].

A question of one language put in another is kept beside it as a twin, which says nothing twice:
{"twin": "en1:12", "lang": "ru", "question": "…"} is line 12 of en1.jsonl, asked in Russian.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from index.canonical import canonical
from index.language import detect_language
from index.sentences import split_sentences
from index.vocabulary import Sentence

ANSWERABLE = frozenset(
    "direct paraphrase who who_said when where why how_many yes_no list keywords typos position"
    " reaction".split()
)
UNANSWERABLE = frozenset(
    "near_miss missing_detail wrong_speaker wrong_premise invented_name other_time"
    " off_topic".split()
)
LANGUAGES = frozenset({"en", "ru", "uk"})
HASH_DIGITS = 16
# One article in five is never tuned on.
HELD_OUT = 5


class NoteError(ValueError):
    """A note that cannot be kept, with its line."""


@cache
def texts(corpora: Path, source: str) -> dict[str, str]:
    """Return the canonical text of every article of a source, by id."""
    with (corpora / source / "corpus.jsonl").open(encoding="utf-8") as file:
        return {row["id"]: canonical(row["text"]) for row in map(json.loads, file)}


def article_text(corpora: Path, name: str) -> str:
    """Return the canonical text of ``SOURCE/ID``."""
    source, _, article = name.partition("/")
    try:
        return texts(corpora, source)[article]
    except (KeyError, OSError):
        raise NoteError(f"there is no article {name!r}") from None


def held_out(article: str) -> bool:
    """Whether questions about the article are kept for measuring, never for tuning."""
    return hashlib.blake2b(article.encode(), digest_size=4).digest()[0] % HELD_OUT == 0


def sentence_hash(text: str) -> str:
    """Return what is kept of a sentence."""
    return hashlib.sha256(text.encode()).hexdigest()[:HASH_DIGITS]


def compiled(corpora: Path, notes: Path) -> Iterator[dict[str, Any]]:
    """Yield a question for each note.

    Raises:
        NoteError: A note is not usable.
    """
    seen: set[tuple[str, str]] = set()
    with notes.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                yield _question(corpora, json.loads(line), seen)
            except (NoteError, ValueError, KeyError) as error:
                raise NoteError(f"{notes}:{number}: {error}") from error


def _question(corpora: Path, note: dict[str, Any], seen: set[tuple[str, str]]) -> dict[str, Any]:
    name, question, kind = note["article"], " ".join(note["question"].split()), note["kind"]
    answers, contradicted_by = note.get("answers", []), note.get("contradicted_by", [])
    if note["lang"] not in LANGUAGES:
        raise NoteError(f"language {note['lang']!r}")
    if kind not in ANSWERABLE | UNANSWERABLE:
        raise NoteError(f"kind {kind!r}")
    if bool(answers) != (kind in ANSWERABLE):
        raise NoteError(f"{kind} with {len(answers)} answers")
    if contradicted_by and kind != "wrong_premise":
        raise NoteError("only a wrong premise is contradicted")
    if (name, question.casefold()) in seen:
        raise NoteError("the question stands there twice")
    seen.add((name, question.casefold()))
    text = article_text(corpora, name)
    sentences = split_sentences(text, detect_language(text))

    def places(numbers: list[int]) -> list[list[Any]]:
        if any(not 1 <= number <= len(sentences) for number in numbers):
            raise NoteError(f"the article has {len(sentences)} sentences, not {max(numbers)}")
        found = [sentences[number - 1] for number in sorted(set(numbers))]
        return [[each.start, each.end, sentence_hash(each.slice(text))] for each in found]

    return {
        "article": name,
        "lang": note["lang"],
        "kind": kind,
        "question": question,
        "answers": places(answers),
        "contradicted_by": places(contradicted_by),
    }


def kept_questions(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the id ("en1-12": file and line) and the entry of each question that is kept.

    A twin comes with everything of its original but language and question, and with the
    original's id as "twin".

    Raises:
        NoteError: A twin's original does not stand there, or is in the twin's language.
    """
    originals: dict[str, dict[str, Any]] = {}
    twins: list[tuple[str, dict[str, Any]]] = []
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            entry = json.loads(line)
            if "twin" in entry:
                twins.append((f"{file.stem}-{number}", entry))
            else:
                originals[f"{file.stem}-{number}"] = entry
    yield from originals.items()
    for name, twin in twins:
        original = str(twin["twin"]).replace(":", "-")
        if original not in originals:
            raise NoteError(f"{name}: there is no question {twin['twin']!r} to be a twin of")
        if originals[original]["lang"] == twin["lang"]:
            raise NoteError(f"{name}: {twin['twin']!r} is in the same language")
        yield name, {**originals[original], **twin, "twin": original}


def spans(text: str, places: list[list[Any]]) -> list[Sentence]:
    """Return the sentences of a kept question in its article's text.

    Raises:
        NoteError: The text there is not what was marked.
    """
    found = [Sentence(start, end) for start, end, _ in places]
    for sentence, (*_, digest) in zip(found, places, strict=True):
        if sentence_hash(sentence.slice(text)) != digest:
            raise NoteError(f"the text at {sentence.start} is not what was marked")
    return found


def _show(corpora: Path, name: str) -> None:
    text = article_text(corpora, name)
    end = 0
    for number, sentence in enumerate(split_sentences(text, detect_language(text)), 1):
        if "\n" in text[end : sentence.start]:
            print()
        print(f"[{number}] {sentence.slice(text)}")
        end = sentence.end


def main() -> int:
    """Show an article, or compile notes."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.news")
    commands = parser.add_subparsers(required=True, dest="command")
    show = commands.add_parser("show")
    show.add_argument("corpora", type=Path)
    show.add_argument("articles", nargs="+")
    compile_ = commands.add_parser("compile")
    compile_.add_argument("corpora", type=Path)
    compile_.add_argument("notes", type=Path)
    compile_.add_argument("out", type=Path)
    given = parser.parse_args()
    try:
        if given.command == "show":
            for name in given.articles:
                print(f"\n=== {name}{' (held out)' if held_out(name) else ''}")
                _show(given.corpora, name)
            return 0
        rows = list(compiled(given.corpora, given.notes))
    except NoteError as error:
        print(error, file=sys.stderr)
        return 1
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    given.out.write_text("".join(lines), encoding="utf-8")
    refused = sum(not row["answers"] for row in rows)
    print(f"{len(rows)} questions, {refused / max(1, len(rows)):.0%} without an answer")
    return 0


if __name__ == "__main__":
    sys.exit(main())
