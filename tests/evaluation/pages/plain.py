"""Plain text, as people copy it out of a page."""

from __future__ import annotations

from tests.evaluation.pages.material import Material


def lines(m: Material) -> bytes:
    """A paragraph a line; the appeal and the form were copied along."""
    return "\n".join([*m.reporting, *m.other("appeal"), *m.other("newsletter")]).encode()


def run_in(m: Material) -> bytes:
    """The same, but all of the appeal stands in the line of the last paragraph."""
    return "\n".join([*m.reporting[:-1], " ".join([m.reporting[-1], *m.other("appeal")])]).encode()


TEMPLATES = (lines, run_in)
