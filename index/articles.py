"""From a file's drafts to articles with their sentences and passages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime

from index.canonical import PARAGRAPH_BREAK, canonical, paragraphs
from index.cleaning import clean
from index.language import detect_language, script_of
from index.passages import build_passages
from index.readers import Draft, Reader, SourceFile
from index.sentences import split_sentences
from index.stated_dates import day_in_file_name, day_in_url
from index.vocabulary import Article, DateSource, Passage, Problem, Removal, Script

# Raised whenever reading, cleaning, splitting or stemming would give something else for the
# same file: the next rebuild then reads every file again.
PIPELINE_VERSION = 3
ID_BYTES = 8


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready to be stored and embedded."""

    article: Article
    removals: tuple[Removal, ...]
    passages: tuple[tuple[Passage, Script], ...]


def prepare_file(
    file: SourceFile, readers: dict[str, Reader]
) -> tuple[list[Prepared], list[Problem]]:
    """Read one file and return its articles, and what could not be read.

    A file with a problem may still give articles (broken front matter costs the metadata, not
    the text). One that gives none has at least one problem.
    """
    reader = next(
        (
            readers[s]
            for s in sorted(readers, key=len, reverse=True)
            if file.path.lower().endswith(s)
        ),
        None,
    )
    if reader is None:
        known = ", ".join(sorted(readers))
        return [], [Problem(file.path, f"unknown file type (read are {known})")]
    if not file.content.strip():
        return [], [Problem(file.path, "is empty")]
    prepared: list[Prepared] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for found in reader.read(file):
        result = found if isinstance(found, Problem) else _prepare(file.path, found)
        if isinstance(result, Problem):
            problems.append(result)
        elif result.article.id in seen:
            problems.append(Problem(file.path, f"holds part {found.part!r} twice"))  # type: ignore[union-attr]
        else:
            seen.add(result.article.id)
            prepared.append(result)
    if not prepared and not problems:
        problems.append(Problem(file.path, "holds no article"))
    return prepared, problems


def _prepare(path: str, draft: Draft) -> Prepared | Problem:
    cleaned = clean(paragraphs(canonical(draft.text)))
    text = PARAGRAPH_BREAK.join(cleaned.kept)
    if not any(character.isalnum() for character in text):
        return Problem(path, "has no text" if not cleaned.removed else "has no text but appeals")
    published, published_from = _published(path, draft)
    article = Article(
        id=article_id(path, draft.part),
        path=path,
        text=text,
        title=_line(draft.title),
        outlet=_line(draft.outlet),
        author=_line(draft.author),
        published=published,
        url=_line(draft.url),
        language=detect_language(text),
        published_from=published_from,
    )
    passages = build_passages(article, split_sentences(text, article.language))
    with_scripts = ((passage, script_of(passage.span.slice(text))) for passage in passages)
    return Prepared(article, cleaned.removed, tuple(with_scripts))


def _published(path: str, draft: Draft) -> tuple[date | None, DateSource | None]:
    """The day of publication and where it comes from: the content, the address, the name."""
    if draft.published:
        return draft.published, draft.published_from
    today = datetime.now(UTC).date()
    if draft.url and (day := day_in_url(draft.url, today)):
        return day, DateSource.URL
    if day := day_in_file_name(path, today):
        return day, DateSource.FILE_NAME
    return None, None


def article_id(path: str, part: str) -> str:
    """Return the id of an article: it depends on where the article stands, not on its text.

    Two files with the same text stay two articles, and an edited article keeps its id.
    """
    return hashlib.blake2b(f"{path}\0{part}".encode(), digest_size=ID_BYTES).hexdigest()


def _line(value: str | None) -> str | None:
    """Metadata in the same form as the text, on one line."""
    return canonical(value).replace(PARAGRAPH_BREAK, " ") or None if value else None
