"""A chat on a phone, as SVG."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from bot.buttons import Button, Keyboard
from tests.botapi.wire import Json
from tests.gallery.layout import Block, Line, Run, lay_out, line_width, shortened
from tests.gallery.palette import style_sheet
from tests.gallery.widths import width

WIDTH = 400
HEADER = 56
MARGIN = 10
GAP = 10  # between bubbles
WIDEST = 350  # a bubble
SIZE, SMALL = 15, 13  # of the letters; palette.py has them, too
LEADING = 20  # from one line to the next
ASCENT = 15  # from the top of a line to its baseline
PAD_X, PAD_Y = 12, 8  # from a bubble's edge to its text
BAR = 3  # at the left of a quotation
QUOTE_LEFT, QUOTE_RIGHT, QUOTE_Y = 11, 22, 4  # from a quotation's edge to its text
UNDER_QUOTE = 3
STRIP, STRIP_GAP = 40, 6  # the strip that says what is replied to
BUTTON, BUTTON_GAP = 36, 4  # a button's height, and from one to the next
NARROWEST_KEYBOARD = 230
PHOTO_ROUND = 4  # from a bubble's edge to its picture
FOLDED = 3  # lines that Telegram shows of a quotation that can be unfolded
RADIUS = 16

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message in the chat.

    Attributes:
        entities: Telegram's.
        ours: Whether the reader sent it; else it is the bot's.
        reply_to: The sender and the text of the message it replies to.
        photo: PNG above the text, and its width and height.
        keyboard: The buttons underneath.
    """

    text: str
    entities: Sequence[Json] = ()
    ours: bool = False
    reply_to: tuple[str, str] | None = None
    photo: tuple[bytes, int, int] | None = None
    keyboard: Keyboard = ()


def picture(name: str, about: str, bubbles: Sequence[Bubble]) -> str:
    """Return the SVG of a chat.

    Args:
        name: With whom.
        about: What stands under the name.
        bubbles: The messages, the oldest first.
    """
    drawing = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"})
    drawing.set("xml:space", "preserve")
    _add(drawing, "title").text = _xml(f"A chat with {name}")
    _add(drawing, "desc").text = _xml("\n\n".join(bubble.text for bubble in bubbles))
    _add(drawing, "style").text = style_sheet()
    _definitions(drawing)
    screen = _add(drawing, "g", clip_path="url(#screen)")
    sky = _add(screen, "rect", width=WIDTH, fill="url(#sky)")
    _header(screen, name, about)
    y: float = HEADER + GAP + 2
    for bubble in bubbles:
        y += _bubble(screen, bubble, y) + GAP
    height = round(y + 4)
    sky.set("height", str(height))
    clip = _add(_add(drawing, "defs"), "clipPath", id="screen")
    for parent, classes in ((clip, ""), (drawing, "frame")):
        edge = _add(parent, "rect", classes, x=0.5, y=0.5, rx=RADIUS)
        edge.set("width", str(WIDTH - 1))
        edge.set("height", str(height - 1))
    drawing.set("viewBox", f"0 0 {WIDTH} {height}")
    drawing.set("width", str(WIDTH))
    drawing.set("height", str(height))
    return ET.tostring(drawing, encoding="unicode") + "\n"


def _definitions(drawing: ET.Element) -> None:
    definitions = _add(drawing, "defs")
    sky = _add(definitions, "linearGradient", id="sky", x1=0, y1=0, x2=0.4, y2=1)
    _add(sky, "stop", "sky-top", offset=0)
    _add(sky, "stop", "sky-end", offset=1)
    _add(
        definitions,
        "path",
        id="marks",
        d="M0 0h4v4l-1.6 4h-2.4l1-4h-1z M6 0h4v4l-1.6 4h-2.4l1-4h-1z",
    )


def _header(screen: ET.Element, name: str, about: str) -> None:
    _add(screen, "rect", "bar", width=WIDTH, height=HEADER)
    back = "M22 20l-8 8 8 8"
    _add(screen, "path", "line", d=back, stroke_width=2, stroke_linecap="round")
    _add(screen, "circle", cx=54, cy=HEADER / 2, r=19, fill="#2f80c4")
    _add(screen, "use", href="#marks", fill="#fff", transform="translate(44 20) scale(2)")
    _text(screen, 84, 25, name, "name")
    _text(screen, 84, 43, about, "small faint")


def _bubble(screen: ET.Element, bubble: Bubble, y: float) -> float:
    """Draw a message with its top at `y` and return its height, with its buttons'."""
    room = WIDEST - 2 * PAD_X
    room_in_quote = room - QUOTE_LEFT - QUOTE_RIGHT
    blocks = [
        _folded(block)
        for block in lay_out(bubble.text, bubble.entities, room / SIZE, room_in_quote / SIZE)
    ]
    strip = _strip_width(bubble.reply_to, room) if bubble.reply_to else 0
    least = NARROWEST_KEYBOARD if bubble.keyboard else 0
    inner = max([strip, least, *map(_block_width, blocks)])
    photo = 0.0
    if bubble.photo:
        inner = room
        _, across, down = bubble.photo
        photo = (WIDEST - 2 * PHOTO_ROUND) * down / across
    height = 2 * PAD_Y + photo + sum(map(_block_height, blocks))
    height += STRIP + STRIP_GAP if bubble.reply_to else 0
    left = WIDTH - MARGIN - inner - 2 * PAD_X if bubble.ours else MARGIN
    _balloon(screen, left, y, inner + 2 * PAD_X, height, ours=bubble.ours)
    x, top = left + PAD_X, y + PAD_Y
    if bubble.photo:
        _photo(screen, bubble.photo[0], left + PHOTO_ROUND, y + PHOTO_ROUND, photo)
        top += photo
    if bubble.reply_to:
        _strip(screen, bubble.reply_to, x, top, inner)
        top += STRIP + STRIP_GAP
    for block in blocks:
        _block(screen, block, x, top, inner, "ours-text" if bubble.ours else "")
        top += _block_height(block)
    return height + _keyboard(screen, bubble.keyboard, left, y + height, inner + 2 * PAD_X)


def _folded(block: Block) -> Block:
    """A quotation that can be unfolded, as long as nobody has touched it."""
    kinds = {kind for line in block.lines for run in line for kind in run.kinds}
    if "expandable_blockquote" not in kinds or len(block.lines) <= FOLDED:
        return block
    *shown, last = block.lines[:FOLDED]
    return Block(
        block.quote, (*shown, (*last[:-1], Run(f"{last[-1].text.rstrip()} ⌄", last[-1].kinds)))
    )


def _photo(screen: ET.Element, png: bytes, x: float, y: float, high: float) -> None:
    data = f"data:image/png;base64,{b64encode(png).decode('ascii')}"
    _add(screen, "image", href=data, x=x, y=y, width=WIDEST - 2 * PHOTO_ROUND, height=high)


def _keyboard(screen: ET.Element, rows: Keyboard, x: float, y: float, wide: float) -> float:
    """Draw the buttons under a message, as wide as it is; return their height."""
    for number, row in enumerate(rows):
        top = y + BUTTON_GAP + number * (BUTTON + BUTTON_GAP)
        each = (wide - BUTTON_GAP * (len(row) - 1)) / len(row)
        for place, button in enumerate(row):
            _button(screen, button, x + place * (each + BUTTON_GAP), top, each)
    return len(rows) * (BUTTON + BUTTON_GAP)


def _button(screen: ET.Element, button: Button, x: float, y: float, wide: float) -> None:
    _add(screen, "rect", "button", x=x, y=y, width=wide, height=BUTTON, rx=8)
    label = shortened(button.label, (wide - 8) / SMALL)
    middle = x + (wide - width(label, {"bold"}) * SMALL) / 2
    _text(screen, middle, y + 23, label, "small name button-text")
    if button.address:
        _text(screen, x + wide - 14, y + 13, "↗", "tiny button-text")


def _balloon(
    screen: ET.Element, x: float, y: float, wide: float, high: float, *, ours: bool
) -> None:
    """Draw a bubble's outline: a tail at the sender's lower corner, the others round."""
    r, across, down = RADIUS - 2, wide - 2 * (RADIUS - 2), high - (RADIUS - 2)
    # From the tail's corner up, over and down again; mirrored for the other side.
    side = -1 if ours else 1
    sweep = 0 if ours else 1
    corner = x + wide if ours else x
    d = (
        f"M{_n(corner)} {_n(y + high - r)}V{_n(y + r)}"
        f"a{r} {r} 0 0 {sweep} {side * r} {-r}h{_n(side * across)}"
        f"a{r} {r} 0 0 {sweep} {side * r} {r}v{_n(down - r)}"
        f"a{r} {r} 0 0 {sweep} {-side * r} {r}H{_n(corner - side * 5)}"
        f"q{side * 5} {-4} {side * 5} {-r}z"
    )
    _add(screen, "path", "ours" if ours else "theirs", d=d)


def _strip(screen: ET.Element, reply_to: tuple[str, str], x: float, y: float, wide: float) -> None:
    sender, text = reply_to
    _quote_box(screen, x, y, wide, STRIP)
    _text(screen, x + QUOTE_LEFT, y + 16, sender, "small name text_link")
    room = (wide - 2 * QUOTE_LEFT) / SMALL
    _text(screen, x + QUOTE_LEFT, y + 33, shortened(text, room), "small")


def _strip_width(reply_to: tuple[str, str], room: float) -> float:
    widest = max(width(reply_to[0], {"bold"}), width(reply_to[1])) * SMALL
    return min(room, widest + 2 * QUOTE_LEFT + 1)


def _block(screen: ET.Element, block: Block, x: float, y: float, wide: float, colour: str) -> None:
    if block.quote:
        _quote_box(screen, x, y, wide, _block_height(block) - UNDER_QUOTE)
        place = f"translate({_n(x + wide - 14)} {_n(y + 7)}) scale(.8)"
        _add(screen, "use", "accent", href="#marks", transform=place)
        x, y = x + QUOTE_LEFT, y + QUOTE_Y
    for number, line in enumerate(block.lines):
        if line:
            _line(screen, x, y + number * LEADING + ASCENT, line, colour)


def _block_width(block: Block) -> float:
    widest = max(map(line_width, block.lines), default=0) * SIZE
    return widest + (QUOTE_LEFT + QUOTE_RIGHT if block.quote else 0)


def _block_height(block: Block) -> float:
    return len(block.lines) * LEADING + (2 * QUOTE_Y + UNDER_QUOTE if block.quote else 0)


def _quote_box(screen: ET.Element, x: float, y: float, wide: float, high: float) -> None:
    """Draw the tinted ground of a quotation and the bar at its left."""
    _add(screen, "rect", "tint", x=x, y=y, width=wide, height=high, rx=BAR)
    left = f"a{BAR} {BAR} 0 0 0 -{BAR} {BAR}v{_n(high - 2 * BAR)}a{BAR} {BAR} 0 0 0 {BAR} {BAR}"
    _add(screen, "path", "accent", d=f"M{_n(x + BAR)} {_n(y)}{left}z")


def _line(screen: ET.Element, x: float, y: float, line: Line, colour: str) -> None:
    text = _add(screen, "text", colour, x=x, y=y)
    for run in line:
        span = ET.SubElement(text, "tspan")  # no line break after it: it would be seen
        if run.kinds:
            span.set("class", " ".join(sorted(run.kinds)))
        span.text = _xml(run.text)


def _text(screen: ET.Element, x: float, y: float, text: str, classes: str) -> None:
    _add(screen, "text", classes, x=x, y=y).text = _xml(text)


def _add(parent: ET.Element, tag: str, classes: str = "", **attributes: str | float) -> ET.Element:
    element = ET.SubElement(parent, tag)
    if classes:
        element.set("class", classes)
    for name, value in attributes.items():
        element.set(name.replace("_", "-"), value if isinstance(value, str) else _n(value))
    element.tail = "\n"
    return element


def _n(number: float) -> str:
    """A number as short as it can be written with one decimal."""
    return f"{number:.1f}".removesuffix(".0")


def _xml(text: str) -> str:
    """The text without what XML cannot hold; ElementTree escapes what means something there."""
    return _NOT_XML.sub("\ufffd", text)
