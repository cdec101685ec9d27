"""The picture of a topic over time, as PNG.

matplotlib is imported when the first picture is drawn: half a second and 40 MB that nobody else
should pay. Nothing here touches its global state (``pyplot``), so the worker thread may draw.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from bot.rendering.sources import shortened
from bot.texts import Texts
from bot.timeline import Step, Timeline
from bot.written_dates import short_month

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# A phone is some 360 points wide and shows three pixels a point.
WIDTH, HEIGHT = 1080, 810
DOTS_PER_INCH = 180
# One ground for both: a white picture glares in a dark chat, a dark card is at home in both. The
# contrast of every text with it is above 7:1 (WCAG AAA).
GROUND, TEXT, FAINT, BARS, MARK, MARK_TEXT = (
    *("#17212b", "#f1f4f6", "#b4c1cc"),
    *("#6ab3f3", "#ffd479", "#17212b"),
)
TITLE_SIZE, LABEL_SIZE, MARK_SIZE = 14, 10.5, 10.5
EDGE = 0.03  # of the picture's width, left and right
# Matplotlib's own font has the letters of all three languages, but no emoji.
FONT = "DejaVu Sans"
LONGEST_TITLE = 44  # letters, where they are narrow enough
# Every so many bars get a name, the first of these that keeps the names apart.
STEPS = (1, 2, 3, 6, 12, 24)
# A mark's circle, in pixels, with room around it.
MARK_ROOM = 46.0


def picture(found: Timeline, words: Texts) -> bytes:
    """Return the PNG, 1080 by 810 pixels.

    Args:
        found: With at least one bar.
        words: In whose language it is labelled.
    """
    target = io.BytesIO()
    figure(found, words).savefig(target, format="png", dpi=DOTS_PER_INCH)
    return target.getvalue()


def figure(found: Timeline, words: Texts) -> Figure:
    """Return the drawing itself, laid out."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    size = (WIDTH / DOTS_PER_INCH, HEIGHT / DOTS_PER_INCH)
    drawing = Figure(figsize=size, dpi=DOTS_PER_INCH, facecolor=GROUND)
    FigureCanvasAgg(drawing)
    axes = drawing.add_axes((0.1, 0.13, 0.87, 0.66))
    _title(drawing, found, words)
    _bars(axes, found)
    _make_room(drawing, axes)
    _marks(axes, found)
    _names(drawing, axes, found, words)
    return drawing


def _title(drawing: Figure, found: Timeline, words: Texts) -> None:
    topic = _drawable(found.topic)
    title = drawing.text(EDGE, 0.945, "", size=TITLE_SIZE, color=TEXT, va="center", font=FONT)
    title.set_parse_math(False)  # "$" is a dollar
    for longest in range(LONGEST_TITLE, 0, -1):
        title.set_text(words("timeline-title", topic=shortened(topic, longest)))
        if title.get_window_extent(_renderer(drawing)).x1 <= WIDTH * (1 - EDGE):
            break
    about = words(f"timeline-articles-by-{found.step}")
    drawing.text(EDGE, 0.865, about, size=LABEL_SIZE, color=FAINT, va="center", font=FONT)


def _bars(axes: Axes, found: Timeline) -> None:
    from matplotlib.ticker import MaxNLocator

    axes.set_facecolor(GROUND)
    axes.bar(range(len(found.bars)), [bar.articles for bar in found.bars], width=0.8, color=BARS)
    # At least as wide as a year, or a single month would fill the screen.
    missing = max(0, 12 - len(found.bars)) / 2
    axes.set_xlim(-0.6 - missing, len(found.bars) - 0.4 + missing)
    highest = max(bar.articles for bar in found.bars)
    heights = MaxNLocator(nbins=4, integer=True).tick_values(0, highest)
    axes.set_yticks([height for height in heights if 0 <= height <= highest])
    axes.yaxis.set_major_formatter("{x:.0f}")
    axes.tick_params(colors=FAINT, labelsize=LABEL_SIZE, length=0, labelfontfamily=FONT)
    axes.grid(axis="y", color=FAINT, alpha=0.18, linewidth=0.8)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(FAINT)


def _make_room(drawing: Figure, axes: Axes) -> None:
    """Begin the bars where the numbers beside them end."""
    renderer = _renderer(drawing)
    widest = max(label.get_window_extent(renderer).width for label in axes.get_yticklabels())
    place = axes.get_position()
    left = EDGE + (widest + 10) / WIDTH
    axes.set_position((left, place.y0, place.x1 - left, place.height))


def _marks(axes: Axes, found: Timeline) -> None:
    """Number the quotes over their bars, one above the other where they would touch."""
    highest = max(bar.articles for bar in found.bars)
    places = [found.bar_of(quote) for quote in found.quotes]
    left, right = axes.get_xlim()
    across = MARK_ROOM / (axes.bbox.width / (right - left))  # a circle, in bars
    levels = _levels(places, across)
    head = (max(levels, default=-1) + 1) * MARK_ROOM / axes.bbox.height
    axes.set_ylim(0, highest * 1.08 / (1 - head))
    top = axes.get_ylim()[1]
    for number, (place, level) in enumerate(zip(places, levels, strict=True), start=1):
        y = top * (1 - (level + 0.5) * MARK_ROOM / axes.bbox.height)
        axes.plot(
            [place, place], [found.bars[place].articles, y], color=MARK, linewidth=1, alpha=0.6
        )
        axes.scatter([place], [y], s=MARK_SIZE**2 * 2.2, color=MARK, zorder=3, clip_on=False)
        axes.text(
            *(place, y, str(number)),
            ha="center",
            va="center_baseline",
            size=MARK_SIZE,
            color=MARK_TEXT,
            weight="bold",
            zorder=4,
            font=FONT,
            gid="mark",
        )


def _levels(places: Sequence[int], across: float) -> list[int]:
    """Return, for marks from left to right, the lowest level at which none touches another."""
    levels: list[int] = []
    for place in places:
        near = {
            level
            for other, level in zip(places, levels, strict=False)
            if abs(place - other) < across
        }
        levels.append(next(level for level in range(len(places)) if level not in near))
    return levels


def _names(drawing: Figure, axes: Axes, found: Timeline, words: Texts) -> None:
    """Name as many bars as the picture has room for."""
    renderer = _renderer(drawing)
    for step in STEPS:
        ticks = [
            place
            for place, bar in enumerate(found.bars)
            if (bar.start.year if found.step is Step.YEAR else bar.start.month - 1) % step == 0
        ] or [0]
        axes.set_xticks(ticks, [_name(found, place, ticks, words) for place in ticks])
        boxes = [label.get_window_extent(renderer) for label in axes.get_xticklabels()]
        if all(a.x1 + 6 < b.x0 for a, b in pairwise(boxes)):
            return


def _name(found: Timeline, place: int, ticks: Sequence[int], words: Texts) -> str:
    """The month, with its year where that begins; or the year."""
    start = found.bars[place].start
    if found.step is Step.YEAR:
        return str(start.year)
    named = short_month(start, words.language)
    earlier = [tick for tick in ticks if tick < place]
    if earlier and found.bars[earlier[-1]].start.year == start.year:
        return named
    return f"{named}\n{start.year}"


def _drawable(words: str) -> str:
    """The text without the characters that the font lacks, and on one line."""
    from matplotlib.font_manager import FontProperties, findfont
    from matplotlib.ft2font import FT2Font

    font = FT2Font(findfont(FontProperties(family=FONT)))
    kept = "".join(character for character in words if font.get_char_index(ord(character)))
    return " ".join(kept.split())


def _renderer(drawing: Figure) -> Any:
    """What measures text; matplotlib has it on its Agg canvas, untyped."""
    return drawing.canvas.get_renderer()  # type: ignore[attr-defined]
