"""Takes out of a page's tree what is certain not to be the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Never words to be read.
SILENT = frozenset(
    "title script style noscript template svg math iframe object embed canvas audio video picture "
    "button select textarea input label option dialog map link meta".split()
)
# By their meaning in HTML beside the text, if they do not hold it (a page in one form).
ASIDE = frozenset("nav footer aside form figure figcaption menu".split())
# Words of class names and ids for what stands around or between an article's paragraphs. None
# is also used for the text itself: "paywall" and "subscription" often name the paid part.
NAMES = frozenset(
    "share sharing shares social related newsletter newsletters subscribe signup promo promos "
    "donate donation donations comment comments disqus cookie cookies consent gdpr bio byline "
    "recirc recommended recommendations popular trending breadcrumb breadcrumbs tags taglist "
    "advert adverts advertisement ads ad banner sponsor sponsored caption credit credits "
    "copyright footer sidebar nav navbar navigation menu toolbar modal popup overlay outbrain "
    "taboola author authors toc pagination login pullquote readnext readalso".split()
)
# A list of them, whatever else it is called; "comment" alone is also a kind of article.
COMMENTS = frozenset({"comments", "disqus"})
OF_COMMENTS = frozenset("list thread threads area section wrap wrapper container form".split())
# Containers of the well-known consent managers, by class name or id.
CONSENT_MANAGER = re.compile(
    r"onetrust|didomi|qc-cmp|sp_message|cmpbox|cybotcookiebot|usercentrics|fc-consent|truste[-_]"
    r"|osano-cm|klaro|cc-window|cookie-?(?:banner|consent|notice|law|bar)\b",
    re.IGNORECASE,
)
# Says of an article, or of the whole page, that there may be comments somewhere.
ALLOWS_COMMENTS = re.compile(
    r"comments?[-_]?(?:open|opened|closed|enabled|disabled|on|off|status)\b"
    r"|\b(?:has|no|with|allow)[-_]?comments?\b",
    re.IGNORECASE,
)
WORDS = re.compile(r"[A-Za-z][a-z]*|[A-Z]+")
# A cell with more is laid out by the table; data cells hold figures and names.
LONGEST_DATA = 300
# Dropped, these do not end the paragraph that they stand in.
INLINE = frozenset(
    "a abbr b cite em font i img input label link meta picture q s script small span strong "
    "style sub sup svg template time u".split()
)
HIDES = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
READ_ALOUD_ONLY = re.compile(r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text)(?:\s|$)")


def prune(root: HtmlElement) -> None:
    """Remove silent, hidden and surrounding elements, and data tables; unfold layout tables.

    An element goes by its name only when it holds neither the headline, nor what the page
    marks as the text, nor most of the page's words.
    """
    for element in list(root.iter(*SILENT)):
        _drop(element)
    for element in [e for e in root.iter() if _is_hidden(e) or _is_dialog(e)]:
        _drop(element)
    _drop_unspoken(root)
    _unfold_tables(root)
    weights, landmarks = _weigh(root)
    whole = weights[root]
    for element in list(_around(root)):
        most = weights[element] * 2 > whole and not _lists_comments(element)
        if not (most or element in landmarks):
            _drop(element)
        elif element.tag in ASIDE:
            element.tag = "div"  # holds the article; trafilatura never looks into a form


def _is_hidden(element: HtmlElement) -> bool:
    get = element.get
    return element.tag not in {"html", "body"} and (
        get("hidden") is not None
        or bool(HIDES.search(get("style") or ""))
        or bool(READ_ALOUD_ONLY.search(get("class") or ""))
    )


def _is_dialog(element: HtmlElement) -> bool:
    """Whether an element stood before the page when it was saved, and holds no article."""
    if element.tag in {"html", "body", "main", "article"}:
        return False
    dialog = (
        element.get("role") in {"dialog", "alertdialog"}
        or element.get("aria-modal") == "true"
        or CONSENT_MANAGER.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    )
    return bool(dialog) and next(element.iter("main", "article", "h1"), None) is None


def _drop_unspoken(root: HtmlElement) -> None:
    """Drop what no screen reader reads: ornaments, but not the page behind an open dialog."""
    unspoken = [
        e for e in root.iter() if e.get("aria-hidden") == "true" and e.tag not in {"html", "body"}
    ]
    if not unspoken:
        return
    weights, landmarks = _weigh(root)
    articles = list(root.iter("article"))
    if len(articles) == 1:
        landmarks.update([articles[0], *articles[0].iterancestors()])
    for element in unspoken:
        if element not in landmarks and weights[element] * 2 <= weights[root]:
            _drop(element)


def _lists_comments(element: HtmlElement) -> bool:
    names = _names(element)
    return bool(COMMENTS & names or ("comment" in names and OF_COMMENTS & names))


def _around(root: HtmlElement) -> Iterator[HtmlElement]:
    for element in root.iter():
        if element.tag in {"html", "body", "main", "h1"}:
            continue
        # A quotation's footer says who speaks.
        parent = element.getparent()
        if element.tag == "footer" and parent is not None and parent.tag == "blockquote":
            continue
        if element.tag in ASIDE or NAMES & _names(element):
            yield element


def _names(element: HtmlElement) -> set[str]:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if named == " ":
        return set()
    return {word.lower() for word in WORDS.findall(ALLOWS_COMMENTS.sub("", named))}


def _weigh(root: HtmlElement) -> tuple[dict[HtmlElement, int], set[HtmlElement]]:
    """Return how many characters outside links each element holds, and who holds the text's marks.

    One pass from the leaves up: asking each element for its text would be quadratic.
    """
    weights: dict[HtmlElement, int] = {}
    landmarks: set[HtmlElement] = set()
    for element in reversed(list(root.iter())):
        weight = 0 if element.tag == "a" else len((element.text or "").strip())
        for child in element:
            weight += (0 if element.tag == "a" else weights[child]) + len(
                (child.tail or "").strip()
            )
            if child in landmarks:
                landmarks.add(element)
        weights[element] = weight
        marked = "articleBody" in (element.get("itemprop") or "").split()
        if element.tag in {"h1", "main"} or marked:
            landmarks.add(element)
    return weights, landmarks


def _unfold_tables(root: HtmlElement) -> None:
    """Turn tables that lay out a page into plain blocks, and drop those that hold data."""
    for table in reversed(list(root.iter("table"))):  # the inner ones first
        cells = list(table.iter("td", "th"))
        if any(_lays_out(cell) for cell in cells):
            for part in table.iter("table", "thead", "tbody", "tfoot", "tr", "td", "th"):
                part.tag = "div"
        else:
            _drop(table)


def _lays_out(cell: HtmlElement) -> bool:
    if any(True for _ in cell.iter("h1", "h2", "article", "div")):
        return True
    return len(cell.text_content()) > LONGEST_DATA


def _drop(element: HtmlElement) -> None:
    """Leave an empty element and the words after it.

    Removing it would move those words into the text before, over and over again in a page
    with many of them.
    """
    block = element.tag not in INLINE
    element.clear(keep_tail=True)
    element.tag = "div" if block else "span"
