"""Every article in every template, in three languages, with what is reporting in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from index.readers import SourceFile
from tests.evaluation.pages import modern, old, plain
from tests.evaluation.pages.material import Material

LANGUAGES = ("en", "ru", "uk")
TEMPLATES = (*modern.TEMPLATES, *old.TEMPLATES, *plain.TEMPLATES)


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A file and the truth about it.

    Attributes:
        reporting: The paragraphs that must be kept, as a reader of the page sees them.
        boilerplate: The ones that the template put in between and around.
    """

    language: str
    template: str
    file: SourceFile
    material: Material
    reporting: tuple[str, ...]
    boilerplate: tuple[str, ...]


def labelled_pages(words: str = "texts") -> list[LabelledPage]:
    """Return all pages; each template gets other appeals, forms and notices with each article.

    Args:
        words: "texts", which the rules of cleaning were made by, or "later", which were
            written afterwards.
    """
    pages = []
    for language, (turn, template) in product(LANGUAGES, enumerate(TEMPLATES)):
        texts = _load(words, language)
        for number, article in enumerate(texts["articles"]):
            material = Material(language, texts, article, variant=number + turn)
            content = template(material)
            name = (
                f"{language}/{template.__name__}_{number}{SUFFIXES.get(template.__name__, '.html')}"
            )
            pages.append(
                LabelledPage(
                    language,
                    template.__name__,
                    SourceFile(name, content),
                    material,
                    material.reporting,
                    tuple(material.used),
                )
            )
    return pages


SUFFIXES = {"web_archive": ".mhtml", "lines": ".txt", "run_in": ".txt"}


def _load(words: str, language: str) -> dict[str, Any]:
    file = Path(__file__).with_name(f"{words}_{language}.yaml")
    texts: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return texts
