"""Paragraphs that are not reporting: appeals, newsletter forms, paywall lines, buttons.

A paragraph goes only on evidence, since a lost sentence cannot be quoted:

* it is a button, or a notice that only publications print (rights, misprints, paid texts),
  or a caption that ends with the picture's source;
* or it speaks to the reader *and* asks for something a publication asks for (money, an
  address, a subscription, consent to cookies), in one of its phrases or by several signs that
  stand together (``cleaning_signs.py``). Reporting about donations or subscriptions speaks of
  them in the third person, or says who asks, and stays;
* or it goes on with an appeal that has begun: as "we" to "you", without a break;
* or it stands between the words that open an appeal and what the appeal asks for;
* or it is a headline below "read also", or says at the end who the author is.

An appeal that was run into the last line of a paragraph is cut off (``run_in.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.cleaning_buttons import (
    ALSO_SAID,
    ANSWERS_NOTICE,
    BUTTON_ROW,
    BUTTONS,
    LONGEST_ROW,
    POINTS_ELSEWHERE,
)
from index.cleaning_signs import appeal_by_signs, asks_for_aid, asks_for_support, is_said
from index.cleaning_words import (
    ADDRESSES_READER,
    CAPTION,
    LETTER,
    MAY_ASK,
    MAY_OPEN_LETTER,
    NO_SPAM,
    NOTICE,
    OPENS_FORM,
    OPENS_LETTER,
    OPENS_NOTICE,
    ROLE,
    SPEAKS_AS_US,
    SPEAKS_TO_YOU,
    TRADE,
    asks,
)
from index.readers.decoding import REPLACEMENT
from index.run_in import LONGEST_WHOLE, cut_run_in, is_quotation
from index.vocabulary import Removal

# An appeal's opening line says little else; a longer paragraph is judged by its content.
LONGEST_OPENING = 120
# Notices and captions are a line or two.
LONGEST_NOTICE = 250
# What a letter tells before it asks: the longest seen has three paragraphs without a sign.
LONGEST_BRIDGE = 3
# Lists of other articles have three to five headlines.
MOST_HEADLINES = 5
# "«Mole» — our weekly newsletter": a name in quotation marks that is told what it is. Speech has
# a comma, or a sentence's end, before the dash.
NAMED = re.compile(r"""["“«„][^"“”«»„]{1,60}\w["”»]\s*[—–:-]\s""")
# An ending that a name can lose or change by grammatical case ("Портовой газеты").
CASE_ENDING = 2
SHORTEST_STEM = 3
NAMES_BUTTON = re.compile(r"""["“«„]([^"“”«»„]{2,30})["”»]""")
# A heading of an appeal: "Support Harbour Post".
LONGEST_HEADING = 60
CAPTIONED = "caption with the picture's source"
LETTERS = re.compile(r"[^\w$€£₽₴]+")
ENDS_SENTENCE = re.compile(r"""[.!?…:;]["»”’)]*$""")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The paragraphs that stay, and those that went with the reason for each."""

    kept: tuple[str, ...]
    removed: tuple[Removal, ...]


def clean(
    paragraphs: Sequence[str], *, outlet: str | None = None, author: str | None = None
) -> Cleaned:
    """Sort an article's paragraphs into reporting and the rest.

    Args:
        paragraphs: Of one article's canonical text, in order.
        outlet: That published it, if known: its name tells a note about the author.
        author: Of the article, if known, for the same.
    """
    texts: list[str] = []
    reasons: list[str | None] = []
    for paragraph in paragraphs:
        head, tail = cut_run_in(paragraph)
        if head:
            texts.append(head)
            reasons.append(_own_reason(head))
        if tail:
            texts.append(tail)
            reasons.append("appeal: run into a paragraph")
    _open_letters(texts, reasons)
    _extend_appeals(texts, reasons)
    _remove_their_headings(texts, reasons)
    _remove_headlines(texts, reasons)
    _remove_bio(texts, reasons, [name for name in (outlet, author) if name])
    numbered = list(enumerate(zip(texts, reasons, strict=True)))
    return Cleaned(
        tuple(text for _, (text, reason) in numbered if reason is None),
        tuple(Removal(text, reason, at) for at, (text, reason) in numbered if reason is not None),
    )


def _own_reason(paragraph: str) -> str | None:
    """Return why a paragraph goes, whatever stands around it."""
    if REPLACEMENT in paragraph:
        return "damaged characters"
    words = _words(paragraph)
    # In a speech "Support us." is a sentence; on a button nobody writes a full stop.
    if words in BUTTONS and not (words in ALSO_SAID and ENDS_SENTENCE.search(paragraph)):
        return "button"
    row = len(words) <= LONGEST_ROW and BUTTON_ROW.fullmatch(words)
    if row and not ENDS_SENTENCE.search(paragraph):
        return "button"
    # By clicking "Accept all" nobody says anything.
    paragraph = NAMES_BUTTON.sub(_without_marks, paragraph)
    named = NAMED.match(paragraph)
    if is_quotation(paragraph) and not named:
        return None
    reason = _caption_or(paragraph, _by_words(paragraph, named.end() if named else 0))
    # Reporting says who asks.
    return None if reason and reason != CAPTIONED and is_said(paragraph) else reason


def _caption_or(paragraph: str, reason: str | None) -> str | None:
    if reason or len(paragraph) > LONGEST_NOTICE:
        return reason
    found = CAPTION.search(paragraph)
    return CAPTIONED if found and not is_said(paragraph[found.start() :]) else None


def _by_words(paragraph: str, after_name: int) -> str | None:
    """Return which words make a paragraph no reporting, unless somebody says them.

    Args:
        paragraph: To be judged.
        after_name: Where the name ends that the paragraph begins with and tells about, or 0.
    """
    if len(paragraph) <= LONGEST_OPENING:
        if OPENS_LETTER.match(paragraph):
            return "appeal: opens a letter"
        if OPENS_FORM.match(paragraph):
            return "appeal: opens a form"
    if len(paragraph) <= LONGEST_NOTICE:
        opens = None if after_name else OPENS_NOTICE.match(paragraph)
        found = opens or NOTICE.search(paragraph, after_name)
        if found is None and LETTER.search(paragraph):
            found = NO_SPAM.search(paragraph)
        if found:
            return f"notice ({found.group().strip().casefold()})"
    if len(paragraph) > LONGEST_WHOLE:
        return None
    asked = None if after_name else asks(paragraph)
    if asked and SPEAKS_TO_YOU.search(paragraph) and not _for_others(paragraph):
        return f"appeal: asks the reader ({asked.group().strip().casefold()})"
    return appeal_by_signs(paragraph)


def _for_others(paragraph: str) -> bool:
    """Whether what is asked for is not for a publication: a donation of blood, of Patriots."""
    return asks_for_aid(paragraph) and not TRADE.search(paragraph)


def _without_marks(quoted: re.Match[str]) -> str:
    words = _words(quoted[1])
    known = words in BUTTONS or words in ANSWERS_NOTICE
    return quoted[1] if known else quoted[0]


def _words(paragraph: str) -> str:
    return LETTERS.sub(" ", paragraph.casefold()).strip()


def _open_letters(texts: Sequence[str], reasons: list[str | None]) -> None:
    """Find openings that are one only beside a line about the publication, in place."""
    for i, (text, following) in enumerate(pairwise(texts)):
        if reasons[i] is not None or not MAY_OPEN_LETTER.match(text):
            continue
        if TRADE.search(following) or asks(following):
            reasons[i] = "appeal: opens a letter"


def _extend_appeals(texts: Sequence[str], reasons: list[str | None]) -> None:
    """Find what goes on with an appeal that has begun, in place."""
    to_the_end = list(_reaches_end(texts, reasons))
    begun = opened = asked = False
    for i, paragraph in enumerate(texts):
        reason = reasons[i]
        if reason is not None:
            begun = begun or reason.startswith(("appeal", "notice"))
            opened = opened or reason == "appeal: opens a letter"
            asked = asked or reason.startswith("appeal: asks")
            continue
        if not begun:
            continue
        whole = opened or to_the_end[i]
        if _words(paragraph) in ANSWERS_NOTICE or _goes_on(paragraph, whole=whole):
            reasons[i] = "appeal: goes on"
            asked = asked or bool(MAY_ASK.search(paragraph))
        elif opened and not asked and (length := _bridge(texts, reasons, i)):
            reasons[i : i + length] = ["appeal: goes on"] * length
        else:
            begun = opened = asked = False


def _reaches_end(texts: Sequence[str], reasons: Sequence[str | None]) -> Iterator[bool]:
    """Yield for each paragraph whether all that follow may belong to an appeal."""
    found = [True]
    for text, reason in zip(reversed(texts[1:]), reversed(reasons[1:]), strict=True):
        found.append(found[-1] and (reason is not None or _goes_on(text, whole=True)))
    yield from reversed(found)


def _goes_on(paragraph: str, *, whole: bool) -> bool:
    """Whether a paragraph can go on with an appeal.

    Args:
        paragraph: After one of an appeal.
        whole: Whether the appeal is a letter, or the last thing in the article; between
            paragraphs of reporting, "we saw" is reporting again, and only short lines with a
            request to the reader go on.
    """
    if len(paragraph) > LONGEST_WHOLE or is_quotation(paragraph) or is_said(paragraph):
        return False
    if asks(paragraph) or MAY_ASK.search(paragraph):
        return True
    if not whole:
        return len(paragraph) <= LONGEST_OPENING and bool(SPEAKS_TO_YOU.search(paragraph))
    return bool(ADDRESSES_READER.search(paragraph) or SPEAKS_AS_US.search(paragraph))


def _bridge(texts: Sequence[str], reasons: Sequence[str | None], place: int) -> int:
    """Return how many paragraphs from here a letter tells before it asks; 0 when it does not."""
    for length in range(1, min(LONGEST_BRIDGE + 1, len(texts) - place)):
        text, reason = texts[place + length], reasons[place + length]
        if reason is not None:
            return length if reason.startswith("appeal: asks") else 0
        if MAY_ASK.search(text) and _goes_on(text, whole=True):
            return length
    return 0


def _remove_their_headings(texts: Sequence[str], reasons: list[str | None]) -> None:
    """Remove the heading that asks for the same as the appeal right below it, in place."""
    for i, text in enumerate(texts[:-1]):
        below = reasons[i + 1]
        if reasons[i] or not below or not below.startswith("appeal"):
            continue
        short = len(text) <= LONGEST_HEADING and not ENDS_SENTENCE.search(text)
        if short and asks_for_support(text):
            reasons[i] = "appeal: its heading"


def _remove_headlines(texts: Sequence[str], reasons: list[str | None]) -> None:
    """Remove the headlines of other articles below "read also", in place."""
    left = 0
    for i, text in enumerate(texts):
        if reasons[i] is not None:
            left = MOST_HEADLINES if _words(text) in POINTS_ELSEWHERE else left
        elif left and len(text) <= LONGEST_OPENING and not ENDS_SENTENCE.search(text):
            reasons[i] = "headline of another article"
            left -= 1
        else:
            left = 0


def _remove_bio(texts: Sequence[str], reasons: list[str | None], names: Sequence[str]) -> None:
    """Remove the note at the end that says who the author is, in place."""
    last = next((i for i in reversed(range(len(texts))) if reasons[i] is None), 0)
    # An article that is this one paragraph is about a reporter.
    if not last or len(texts[last]) > LONGEST_NOTICE or not ROLE.search(texts[last]):
        return
    if any(is_named(name, texts[last]) for name in names):
        reasons[last] = "note about the author"


def is_named(name: str, text: str) -> bool:
    """Whether a text has all words of a name, in whatever grammatical case.

    Args:
        name: Of an outlet or an author.
        text: To be searched.
    """
    said = _words(text).split()
    stems = [word[: max(SHORTEST_STEM, len(word) - CASE_ENDING)] for word in _words(name).split()]
    return bool(stems) and all(any(word.startswith(stem) for word in said) for stem in stems)
