"""The colours of the picture, by day and by night, as the style sheet inside the SVG.

Plain classes instead of CSS variables: not everything that shows an SVG knows variables.
"""

from __future__ import annotations

from dataclasses import dataclass

# Arial and its metric twins first: the lines are broken by their widths.
SANS = (
    "'Helvetica Neue',Helvetica,Arial,'Liberation Sans',Roboto,'DejaVu Sans Condensed',sans-serif"
)
MONO = "ui-monospace,Menlo,Consolas,'Liberation Mono',monospace"

_SHAPES = f"""
text {{ font-family: {SANS}; font-size: 15px }}
.name, .bold {{ font-weight: 600 }}
.small {{ font-size: 13px }}
.tiny {{ font-size: 10px }}
.italic {{ font-style: italic }}
.code, .pre {{ font-family: {MONO} }}
.underline {{ text-decoration: underline }}
.strikethrough {{ text-decoration: line-through }}
.frame, .line {{ fill: none }}
.tint {{ fill-opacity: .1 }}
"""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours. "Theirs" is the bot's side of the chat, "ours" the reader's."""

    sky: tuple[str, str]
    bar: str
    frame: str
    text: str
    faint: str
    link: str
    theirs: str
    theirs_accent: str
    ours: str
    ours_text: str
    button: str
    button_text: str

    def rules(self) -> str:
        """Return the CSS rules that put the colours where they belong."""
        return f"""\
.sky-top {{ stop-color: {self.sky[0]} }}
.sky-end {{ stop-color: {self.sky[1]} }}
.bar {{ fill: {self.bar} }}
.frame {{ stroke: {self.frame} }}
text {{ fill: {self.text} }}
.faint {{ fill: {self.faint} }}
.line {{ stroke: {self.theirs_accent} }}
.text_link, .url {{ fill: {self.link} }}
.theirs {{ fill: {self.theirs} }}
.accent, .tint {{ fill: {self.theirs_accent} }}
.ours {{ fill: {self.ours} }}
.ours-text {{ fill: {self.ours_text} }}
.button {{ fill: {self.button} }}
.button-text {{ fill: {self.button_text} }}
"""


DAY = Palette(
    sky=("#dbe6d3", "#c3d7c9"),
    bar="#ffffff",
    frame="#c4ccd2",
    text="#0f1419",
    faint="#707a84",
    link="#2481cc",
    theirs="#ffffff",
    theirs_accent="#2481cc",
    ours="#e2fecb",
    ours_text="#0f1419",
    button="#7d9a86",
    button_text="#ffffff",
)
NIGHT = Palette(
    sky=("#10202b", "#0b141c"),
    bar="#17212b",
    frame="#2b3946",
    text="#f1f4f6",
    faint="#8294a3",
    link="#6ab3f3",
    theirs="#1d2b39",
    theirs_accent="#6ab3f3",
    ours="#2f5f8c",
    ours_text="#ffffff",
    button="#24384a",
    button_text="#f1f4f6",
)


def style_sheet() -> str:
    """Return the style sheet of a picture that follows the reader's light or dark setting."""
    night = f"@media (prefers-color-scheme: dark) {{\n{NIGHT.rules()}}}"
    return f"{_SHAPES}{DAY.rules()}{night}\n"
