"""What a rebuild did, as an object for scripts and as text for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from index.vocabulary import Problem


@dataclass(slots=True)
class ArticleCounts:
    """Articles of the new edition against the one before."""

    total: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass(slots=True)
class PassageCounts:
    """Passages of the edition, and how many of this rebuild's vectors came from the cache."""

    total: int = 0
    embedded: int = 0
    cached: int = 0


@dataclass(slots=True)
class Report:
    """The rebuild report of the contract.

    Attributes:
        skipped: Files that gave no article, with the reason.
        warnings: Files that gave one although a part could not be read.
    """

    edition: str = ""
    published: bool = False
    articles: ArticleCounts = field(default_factory=ArticleCounts)
    passages: PassageCounts = field(default_factory=PassageCounts)
    cleaned_paragraphs: int = 0
    duplicates: int = 0
    skipped: list[dict[str, str]] = field(default_factory=list)
    warnings: list[dict[str, str]] = field(default_factory=list)
    seconds: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """Return the object that ``rebuild --json`` prints."""
        return asdict(self)

    def add_problems(self, problems: Sequence[Problem], paths_with_articles: set[str]) -> None:
        """Sort problems into files that were skipped and files that came in with a flaw."""
        for problem in problems:
            target = self.warnings if problem.path in paths_with_articles else self.skipped
            target.append({"path": problem.path, "reason": problem.reason})

    def as_text(self) -> str:
        """Return the report as a person reads it."""
        a, p = self.articles, self.passages
        head = (
            f"Edition {self.edition} published"
            if self.published
            else (f"Nothing changed; edition {self.edition} stands")
        )
        copies = f"  copies    {self.duplicates} articles that others carry as well"
        lines = [
            f"{head} ({self.seconds:.1f} s).",
            f"  articles  {a.total}: {a.new} new, {a.changed} changed, {a.unchanged} unchanged,"
            f" {a.removed} removed",
            f"  passages  {p.total}: {p.embedded} embedded, {p.cached} from the cache",
            f"  cleaned   {self.cleaned_paragraphs} paragraphs that are not reporting",
            *([copies] if self.duplicates else []),
        ]
        for label, entries in (("skipped", self.skipped), ("warning", self.warnings)):
            lines += [f"  {label}   {entry['path']}: {entry['reason']}" for entry in entries]
        return "\n".join(lines)
