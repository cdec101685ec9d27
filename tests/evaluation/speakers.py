"""Who says it: labelled sentences, and how often the speaker is right."""

from __future__ import annotations

import argparse
import dataclasses
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.speakers.article import one_speaker, voices
from bot.speakers.questions import asked_speakers
from bot.speakers.vocabulary import Speaker, Voice
from index.articles import prepare_file
from index.canonical import canonical
from index.language import detect_language
from index.readers import SourceFile, readers_by_suffix
from index.sentences import split_sentences
from index.vocabulary import Article, Sentence
from tests.evaluation.news import NoteError, sentence_hash
from tests.evaluation.questions import DATA

ROOT = Path(__file__).parents[2]
LABELS = DATA / "speakers" / "speakers.jsonl"
QUESTIONS = DATA / "speakers" / "questions.jsonl"
LANGUAGES = frozenset({"en", "ru", "uk"})
_NOTE = re.compile(r"(\d+)(?:-(\d+))? (.+?)( \*)?$")


# An article's labels are of one part: what the rules were made by; what the first version of
# them was measured on, and then corrected by; and what was labelled after that.
PARTS = ("tuned", "corrected", "untouched")


@cache
def _rows(file: Path) -> dict[str, dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


@cache
def labelled_article(name: str, shared: Path | None) -> Article:
    """Return an article of ``corpus/``, of ``texts/`` or of a source in the shared folder.

    Raises:
        NoteError: There is none.
    """
    source, _, number = name.partition("/")
    if source in {"corpus", "texts"}:
        file = (ROOT if source == "corpus" else DATA / "speakers") / name
        if not file.exists():
            raise NoteError(f"there is no article {name!r}")
        prepared, _ = prepare_file(SourceFile(name, file.read_bytes()), readers_by_suffix())
        return prepared[0].article
    if shared is None:
        raise NoteError(f"{name!r} is not part of the project: give the folder that has it")
    try:
        row = _rows(shared / source / "corpus.jsonl")[number]
    except (KeyError, OSError):
        raise NoteError(f"there is no article {name!r}") from None
    text = canonical(row["text"])
    # An address carries the name of who gave it; press releases the name of their office.
    person = source == "resistinua_en_uk"
    return Article(
        number,
        name,
        text,
        title=row["title"],
        outlet=None if person else row["source"],
        author=row["source"] if person else None,
        language=detect_language(text),
    )


@dataclass(frozen=True, slots=True)
class Label:
    """A sentence or several, and whose words they are.

    Attributes:
        part: One of :data:`PARTS`.
        names: Spellings of the speaker that are right; empty when there is none to be named.
        optional: Naming nobody is right as well: a report of an act that one may call words.
    """

    part: str
    article: str
    language: str
    start: int
    end: int
    digest: str
    names: tuple[str, ...]
    optional: bool


def labels() -> list[Label]:
    """Return everything that is labelled."""
    rows = map(json.loads, LABELS.read_text("utf-8").splitlines())
    return [Label(**{**row, "names": tuple(row["names"])}) for row in rows]


def compiled(notes: Path, part: str, shared: Path | None) -> Iterator[Label]:
    """Yield a label for each line of notes: ``@ ARTICLE LANGUAGE``, then ``3-4 NAME|NAME *``.

    Raises:
        NoteError: A line cannot be used.
    """
    article, language, sentences = "", "", list[Sentence]()
    text = ""
    for number, line in enumerate(notes.read_text("utf-8").splitlines(), 1):
        if line.startswith("@ "):
            _, article, language = line.split()
            text = labelled_article(article, shared).text
            sentences = split_sentences(text, detect_language(text))
            continue
        found = _NOTE.fullmatch(line.strip())
        if not found:
            if line.strip():
                raise NoteError(f"{notes}:{number}: {line}")
            continue
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last <= len(sentences):
            raise NoteError(f"{notes}:{number}: the article has {len(sentences)} sentences")
        start, end = sentences[first - 1].start, sentences[last - 1].end
        names = () if found[3] == "-" else tuple(found[3].split("|"))
        digest = sentence_hash(text[start:end])
        yield Label(part, article, language, start, end, digest, names, bool(found[4]))


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a label."""

    label: Label
    found: Speaker | None
    text: str

    @property
    def named(self) -> str | None:
        """The speaker as a reader would see it."""
        return self.found.shown if self.found else None

    @property
    def right(self) -> bool:
        """Whether naming this speaker, or nobody, is right."""
        if self.named is None:
            return not self.label.names or self.label.optional
        return self.named in self.label.names


def measure(chosen: Sequence[Label], shared: Path | None) -> list[Result]:
    """Find the speaker of every labelled span.

    Raises:
        NoteError: A text is not the one that was labelled.
    """
    by_article: dict[str, tuple[Article, list[Sentence], list[Voice]]] = {}
    results = []
    for label in chosen:
        if label.article not in by_article:
            article = labelled_article(label.article, shared)
            sentences = split_sentences(article.text, article.language)
            by_article[label.article] = article, sentences, voices(article, sentences)
        article, sentences, found = by_article[label.article]
        text = article.text[label.start : label.end]
        if sentence_hash(text) != label.digest:
            raise NoteError(f"{label.article}: the text at {label.start} is not what was labelled")
        results.append(Result(label, one_speaker(sentences, found, label.start, label.end), text))
    return results


def print_results(results: Sequence[Result]) -> None:
    """Print precision and recall by language."""
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[result.label.language].append(result)
    groups["all"] = list(results)
    print("| language | labels | of these nobody | named | precision | recall |")
    print("|---|---|---|---|---|---|")
    for name, group in groups.items():
        named = [r for r in group if r.named]
        wanted = [r for r in group if r.label.names and not r.label.optional]
        precision = sum(r.right for r in named) / max(1, len(named))
        recall = sum(r.right and r.named is not None for r in wanted) / max(1, len(wanted))
        nobody = sum(not r.label.names for r in group)
        print(
            f"| {name} | {len(group)} | {nobody} | {len(named)} | {precision:.1%} | {recall:.1%} |"
        )


@dataclass(frozen=True, slots=True)
class Asking:
    """A question, and whose words it asks for.

    Attributes:
        names: For each who is asked for, the spellings that are right.
        optional: Naming nobody is right as well.
    """

    part: str
    language: str
    question: str
    names: tuple[tuple[str, ...], ...]
    optional: bool

    def allows(self, found: tuple[str, ...]) -> bool:
        """Whether what was found is right."""
        if not found:
            return not self.names or self.optional
        return len(found) == len(self.names) and all(
            name in spellings for name, spellings in zip(found, self.names, strict=True)
        )


def askings() -> list[Asking]:
    """Return the questions whose speaker is labelled."""
    rows = map(json.loads, QUESTIONS.read_text("utf-8").splitlines())
    return [Asking(**{**row, "names": tuple(map(tuple, row["names"]))}) for row in rows]


def print_askings(chosen: Sequence[Asking], *, failures: bool) -> None:
    """Print how often the speaker whom a question asks for is right, by language."""
    groups: dict[str, list[Asking]] = defaultdict(list)
    for asking in chosen:
        groups[asking.language].append(asking)
    groups["all"] = list(chosen)
    print("| language | questions | of these for nobody | named | precision | recall |")
    print("|---|---|---|---|---|---|")
    for name, group in groups.items():
        found = [asked_speakers(asking.question) for asking in group]
        named = [(a, f) for a, f in zip(group, found, strict=True) if f]
        wanted = [(a, f) for a, f in zip(group, found, strict=True) if a.names and not a.optional]
        precision = sum(a.allows(f) for a, f in named) / max(1, len(named))
        recall = sum(bool(f) and a.allows(f) for a, f in wanted) / max(1, len(wanted))
        nobody = sum(not asking.names for asking in group)
        print(
            f"| {name} | {len(group)} | {nobody} | {len(named)} | {precision:.1%} | {recall:.1%} |"
        )
    for asking in chosen if failures else ():
        found_names = asked_speakers(asking.question)
        if not asking.allows(found_names):
            print(f"wanted {asking.names}, got {found_names}: {asking.question}")


def main() -> int:
    """Measure, or compile notes."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.evaluation.speakers", description=__doc__
    )
    parser.add_argument("shared", type=Path, nargs="?", help="folder with the news corpora")
    parser.add_argument(
        "--compile", type=Path, help="folder with notes (PART.txt) to make the labels of"
    )
    parser.add_argument("--failures", action="store_true", help="print what was wrong or missed")
    given = parser.parse_args()
    try:
        if given.compile:
            rows = [
                label
                for part in PARTS
                for label in compiled(given.compile / f"{part}.txt", part, given.shared)
            ]
            lines = (json.dumps(dataclasses.asdict(r), ensure_ascii=False) + "\n" for r in rows)
            LABELS.write_text("".join(lines), encoding="utf-8")
            print(f"{len(rows)} labels")
            return 0
        everything = [
            label
            for label in labels()
            if given.shared or label.article.startswith(("corpus/", "texts/"))
        ]
        began = time.perf_counter()
        for part in PARTS:
            results = measure([x for x in everything if x.part == part], given.shared)
            if not results:
                continue
            print(f"\n## speakers: {part}\n")
            print_results(results)
            for result in results if given.failures else ():
                if not result.right:
                    wanted = "|".join(result.label.names) or "nobody"
                    print(
                        f"{result.label.article}:{result.label.start} wanted {wanted},"
                        f" got {result.found}: {result.text}"
                    )
        for part in ("tuned", "untouched"):
            print(f"\n## whose words a question asks for: {part}\n")
            print_askings([a for a in askings() if a.part == part], failures=given.failures)
        print(f"\n{time.perf_counter() - began:.1f} seconds")
    except NoteError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
