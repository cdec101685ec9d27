"""From a file's drafts to articles with their sentences and passages."""

from __future__ import annotations

import dataclasses
import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from index.canonical import PARAGRAPH_BREAK, canonical, paragraphs
from index.cleaning import clean
from index.language import detect_language, script_of
from index.passages import build_passages
from index.readers import Draft, Reader, SourceFile, reader_for
from index.readers.base import LONGEST_TEXT
from index.recurrence import REASON
from index.sentences import split_sentences
from index.stated_dates import day_in_file_name, day_in_url, plausible
from index.vocabulary import Article, DateSource, Passage, Problem, Removal, Script

# Raised whenever reading, cleaning, splitting or stemming would give something else for the
# same file: the next rebuild then reads every file again.
PIPELINE_VERSION = 10
ID_BYTES = 8
# A file at the folder's limit of 20 MB holds about 5,000 articles of the usual 4 KB.
MOST_ARTICLES = 20_000
# Ordinary text takes 1.7 s of processor time a million characters on a slow core, the worst that
# was found 10 s ("Q. Z. Q. Z. …", a sentence in each letter).
MOST_SECONDS, SECONDS_A_MILLION = 20.0, 4.0
TOO_SLOW = "takes too long to read; what follows is left out: split it, or look what is in it"


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready to be stored and embedded.

    Attributes:
        removals: In order.
        passages: In order, each with the script it is written in.
    """

    article: Article
    removals: tuple[Removal, ...]
    passages: tuple[tuple[Passage, Script], ...]

    def ruled(self) -> list[tuple[int, str]]:
        """Return the paragraphs that rules keep, with their positions in the file.

        Those that recur in other articles are among them, taken out or not.
        """
        kept = iter(paragraphs(self.article.text))
        gone = {removal.position: removal for removal in self.removals}
        found = []
        for position in range(len(gone) + len(paragraphs(self.article.text))):
            removal = gone.get(position)
            if removal is None:
                found.append((position, next(kept)))
            elif removal.reason.startswith(REASON):
                found.append((position, removal.text))
        return found


def prepare_file(
    file: SourceFile, readers: dict[str, Reader]
) -> tuple[list[Prepared], list[Problem]]:
    """Read one file and return its articles, and what could not be read.

    A file with a problem may still give articles (broken front matter costs the metadata, not
    the text). One that gives none has at least one problem.
    """
    reader = reader_for(file.path, readers)
    if reader is None:
        known = ", ".join(sorted(readers))
        return [], [Problem(file.path, f"unknown file type (read are {known})")]
    if not file.content.strip():
        return [], [Problem(file.path, "is empty")]
    prepared: list[Prepared] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    began, characters = time.thread_time(), 0
    for found in reader.read(file):
        allowed = MOST_SECONDS + SECONDS_A_MILLION * characters / 1_000_000
        if time.thread_time() - began > allowed:
            problems.append(Problem(file.path, TOO_SLOW))
            break
        if len(prepared) >= MOST_ARTICLES:
            limit = f"{MOST_ARTICLES:,}"
            problems.append(
                Problem(
                    file.path, f"holds more than {limit} articles; the rest is not read: split it"
                )
            )
            break
        if isinstance(found, Problem):
            problems.append(found)
            continue
        characters += len(found.text)
        result = _prepare(file.path, found)
        if (
            isinstance(result, Prepared)
            and _differs(result.article, seen)
            and (
                found.part != found.member  # a member that is there twice is one, packed twice
            )
        ):
            # Two articles of one name: what the second says is in its name as well.
            digest = hashlib.blake2b(found.text.encode(errors="replace"), digest_size=ID_BYTES)
            part = f"{found.part}#{digest.hexdigest()}"
            result = _prepare(file.path, dataclasses.replace(found, part=part))
        if isinstance(result, Problem):
            problems.append(result)
        elif result.article.id in seen:
            problems.append(Problem(file.path, f"holds part {found.part!r} twice"))
        else:
            seen[result.article.id] = result.article.text
            prepared.append(result)
    if not prepared and not problems:
        problems.append(Problem(file.path, "holds no article"))
    return prepared, problems


def _differs(article: Article, seen: dict[str, str]) -> bool:
    """Whether another article of the file has the same id and says something else."""
    return seen.get(article.id, article.text) != article.text


def _prepare(path: str, draft: Draft) -> Prepared | Problem:
    if len(draft.text) > LONGEST_TEXT:
        which = f"{draft.part!r}: " if draft.part else ""
        return Problem(
            path, f"{which}the text is longer than {LONGEST_TEXT:,} characters; split it up"
        )
    cleaned = clean(paragraphs(canonical(draft.text)), outlet=draft.outlet, author=draft.author)
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
    return _split(article, cleaned.removed)


def without_recurring(prepared: Prepared, recurring: Sequence[int]) -> Prepared:
    """Return the article without the paragraphs that recur in others.

    Args:
        prepared: As it stands; what was taken out of it because it recurred comes back unless
            it still does.
        recurring: For each of ``prepared.ruled()`` in how many articles it recurs; 0: it stays.
    """
    ruled = prepared.ruled()
    stays = [paragraph for (_, paragraph), count in zip(ruled, recurring, strict=True) if not count]
    if not any(character.isalnum() for paragraph in stays for character in paragraph):
        # Nothing but recurring paragraphs: then they are what the article has to say.
        stays, recurring = [paragraph for _, paragraph in ruled], [0] * len(ruled)
    whose = "the outlet" if prepared.article.outlet else "the folder"
    gone = [
        Removal(paragraph, f"{REASON} in {count} articles of {whose}", position)
        for (position, paragraph), count in zip(ruled, recurring, strict=True)
        if count
    ]
    by_rule = [each for each in prepared.removals if not each.reason.startswith(REASON)]
    article = dataclasses.replace(prepared.article, text=PARAGRAPH_BREAK.join(stays))
    return _split(article, tuple(sorted([*by_rule, *gone], key=lambda each: each.position)))


def _split(article: Article, removals: tuple[Removal, ...]) -> Prepared:
    passages = build_passages(article, split_sentences(article.text, article.language))
    return Prepared(
        article,
        removals,
        tuple((passage, script_of(passage.span.slice(article.text))) for passage in passages),
    )


def _published(path: str, draft: Draft) -> tuple[date | None, DateSource | None]:
    """The day of publication and where it comes from: the content, the address, the name."""
    today = datetime.now(UTC).date()
    if day := plausible(draft.published, today):
        return day, draft.published_from
    if draft.url and (day := day_in_url(draft.url, today)):
        return day, DateSource.URL
    name = f"{path}/{draft.member}" if draft.member else path
    if day := day_in_file_name(name, today):
        return day, DateSource.FILE_NAME
    return None, None


def article_id(path: str, part: str) -> str:
    """Return the id of an article: it depends on where the article stands, not on its text.

    Two files with the same text stay two articles, and an edited article keeps its id.
    """
    # "surrogatepass": JSON can carry half of a pair, and a name must not end the rebuild.
    named = f"{path}\0{part}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(named, digest_size=ID_BYTES).hexdigest()


def _line(value: str | None) -> str | None:
    """Metadata in the same form as the text, on one line."""
    return canonical(value).replace(PARAGRAPH_BREAK, " ") or None if value else None
