"""How much of a page's reporting is kept, and how much else with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.canonical import canonical, paragraphs
from index.cleaning import clean
from index.readers import Draft, readers_by_suffix
from tests.evaluation.pages import LabelledPage, labelled_pages

# Of the pages: what the rules of cleaning were made by, and what was written afterwards.
WORDS = ("texts", "later")


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What came of one page.

    Attributes:
        draft: As the reader gave it; None when it gave a problem.
        kept: Paragraphs after cleaning.
        lost: Paragraphs of reporting that are not among them, whole.
        slipped: Kept paragraphs that are no reporting.
    """

    page: LabelledPage
    draft: Draft | None
    kept: tuple[str, ...]
    lost: tuple[str, ...]
    slipped: tuple[str, ...]


def clean_all(words: str) -> list[Cleaning]:
    """Read and clean every labelled page.

    Args:
        words: One of :data:`WORDS`.
    """
    return [_cleaning(page) for page in labelled_pages(words)]


def _cleaning(page: LabelledPage) -> Cleaning:
    suffix = "." + page.file.path.rpartition(".")[2]
    found = [f for f in readers_by_suffix()[suffix].read(page.file) if isinstance(f, Draft)]
    draft = found[0] if found else None
    kept = _kept(draft) if draft else ()
    reporting = [canonical(text) for text in page.reporting]
    # The page's own headline and day are shown with a quote anyway: they count as neither.
    own = {*reporting, page.material.title, page.material.day}
    slipped = (p for p in kept if p not in own)
    lost = tuple(text for text in reporting if text not in kept)
    return Cleaning(page, draft, kept, lost, tuple(slipped))


def _kept(draft: Draft) -> tuple[str, ...]:
    text = paragraphs(canonical(draft.text))
    return clean(text, outlet=draft.outlet, author=draft.author).kept


def print_cleaning(cleanings: Sequence[Cleaning], *, failures: bool) -> None:
    """Print precision and recall of paragraphs, by language and by template.

    Args:
        cleanings: To be summed up.
        failures: Whether to print what was lost and what slipped through as well.
    """
    _table(cleanings, "language", lambda c: c.page.language)
    _table(cleanings, "template", lambda c: c.page.template)
    for cleaning in cleanings if failures else ():
        for mark, texts in (("lost", cleaning.lost), ("slipped", cleaning.slipped)):
            for text in texts:
                print(f"{cleaning.page.file.path} {mark}: {text}")


def _table(cleanings: Sequence[Cleaning], label: str, key: Callable[[Cleaning], str]) -> None:
    groups = defaultdict(list)
    for cleaning in cleanings:
        groups[key(cleaning)].append(cleaning)
    groups["all"] = list(cleanings)
    print(f"| {label} | pages | precision | recall | boilerplate offered | slipped through |")
    print("|---|---|---|---|---|---|")
    for name, group in groups.items():
        slipped = sum(len(c.slipped) for c in group)
        kept = sum(len(c.kept) for c in group)
        wanted = sum(len(c.page.reporting) for c in group)
        lost = sum(len(c.lost) for c in group)
        offered = sum(len(c.page.boilerplate) for c in group)
        precision, recall = 1 - slipped / max(kept, 1), 1 - lost / wanted
        print(f"| {name} | {len(group)} | {precision:.1%} | {recall:.1%} | {offered} | {slipped} |")
    print()
