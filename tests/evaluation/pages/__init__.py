"""Pages in the manner of news sites, made from labelled paragraphs, to measure cleaning by."""

from __future__ import annotations

from tests.evaluation.pages.labelled import LabelledPage, labelled_pages

__all__ = ["LabelledPage", "labelled_pages"]
