"""What the rules of cleaning make of single lines: labelled ones, and ordinary paragraphs.

The labelled lines of ``tests/data/cleaning`` were written before the rules that they judge were
last changed. Ordinary ones have the words of an appeal and are reporting all the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.canonical import canonical, paragraphs
from index.cleaning import clean
from index.sentences import split_sentences
from index.vocabulary import Removal

LINES = Path(__file__).parents[1] / "data" / "cleaning"
LANGUAGES = ("en", "ru", "uk")
# What a line is judged between.
AROUND = {
    "en": "The delegations met in Istanbul on Monday and agreed to exchange prisoners.",
    "ru": "Делегации встретились в Стамбуле в понедельник и договорились об обмене пленными.",
    "uk": "Делегації зустрілися в Стамбулі в понеділок і домовилися про обмін полоненими.",
}
# Real texts without an appeal in them; of one in so many every sentence is judged by itself.
EVERY = 20
CORPORA = ("press_releases_en", "resistinua_en_uk", "golunov_ru", "xquad_en_ru")


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled line: whether it is reporting."""

    text: str
    language: str
    ordinary: bool


def labelled_lines() -> list[Line]:
    """Return all labelled lines."""
    return [
        Line(text, language, kind == "ordinary")
        for language in LANGUAGES
        for kind in ("boilerplate", "ordinary")
        for text in (LINES / f"{language}_{kind}.txt").read_text("utf-8").splitlines()
    ]


def is_removed(line: Line) -> bool:
    """Whether a line between two of reporting goes, or any part of it."""
    around = AROUND[line.language]
    return clean([around, line.text, around]).kept != (around, line.text, around)


def print_lines(*, failures: bool) -> None:
    """Print precision and recall on the labelled lines.

    Args:
        failures: Whether to print what was lost and what slipped through as well.
    """
    judged = [(line, is_removed(line)) for line in labelled_lines()]
    print("| language | boilerplate | of it removed | ordinary | of it removed | precision |")
    print("|---|---|---|---|---|---|")
    for language in (*LANGUAGES, "all"):
        own = [(line, gone) for line, gone in judged if language in (line.language, "all")]
        offered = [gone for line, gone in own if not line.ordinary]
        ordinary = [gone for line, gone in own if line.ordinary]
        right, wrong = sum(offered), sum(ordinary)
        print(
            f"| {language} | {len(offered)} | {right} ({right / len(offered):.0%})"
            f" | {len(ordinary)} | {wrong} | {right / max(right + wrong, 1):.1%} |"
        )
    print()
    for line, gone in judged if failures else ():
        if gone == line.ordinary:
            print(f"{line.language} {'lost' if gone else 'slipped'}: {line.text}")


def print_ordinary(shared: Path, *, failures: bool) -> None:
    """Print how many paragraphs of real texts the rules remove.

    Args:
        shared: A folder with the folders of :data:`CORPORA`; what it lacks is left out.
        failures: Whether to print what was removed as well.
    """
    print("| real texts | paragraphs and sentences | removed | one in |")
    print("|---|---|---|---|")
    gone: list[Removal] = []
    for name in CORPORA:
        file = shared / name / "corpus.jsonl"
        if not file.is_file():
            continue
        count, own = 0, []
        for number, text in enumerate(_texts(file)):
            given = paragraphs(canonical(text))
            # Texts without paragraph breaks are hard on no rule: some sentences are paragraphs.
            alone = _sentences(given) if number % EVERY == 0 else []
            count += len(given) + len(alone)
            own += [*clean(given).removed, *(r for each in alone for r in clean([each]).removed)]
        gone += own
        print(f"| {name} | {count} | {len(own)} | {f'{count / len(own):.0f}' if own else '–'} |")
    print()
    for removal in gone if failures else ():
        print(f"{removal.reason}: {removal.text}")


def _sentences(given: Iterable[str]) -> list[str]:
    return [
        paragraph[sentence.start : sentence.end]
        for paragraph in given
        for sentence in split_sentences(paragraph, None)
    ]


def _texts(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]
