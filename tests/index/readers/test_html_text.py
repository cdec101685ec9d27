"""The words of a piece of HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.html_text import html_to_text, plain

PIECES = (
    *("<p>", "</p>", "<b>", "</div>", "<div hidden>", "<script>", "</script>", "<!--", "-->", "<"),
    *(">", "&amp;", "&#0;", "&", "word", " ", "\n", "\0", "<td>", "<pre>", "<![CDATA[", "]]>"),
    *("<?xml version='1.0' encoding='utf-16'?>", "\ud800", "é", "<style", "/>", "<title>"),
)


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>First.</p><p>Second.</p>", ["First.", "Second."]),
        ("<p>First,\n  <b>bold</b>ly\nwrapped.</p>tail", ["First, boldly wrapped.", "tail"]),
        ("First.<br>Second.<br/><br/>Third.", ["First.", "Second.", "Third."]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("<table><tr><td>Kyiv<td>12</tr><tr><th>Lviv<td>3</table>", ["Kyiv 12", "Lviv 3"]),
        ("<pre>One\nTwo</pre>", ["One", "Two"]),
        ("A caf&eacute; &amp; &laquo;bar&raquo;&nbsp;&#8217;", ["A café & «bar» ’"]),
        ("<p>Open <i>for ever<p>and on", ["Open for ever", "and on"]),
        ("<h1>Head</h1>Text <a href='x'>linked</a>.", ["Head", "Text linked."]),
        ("<figure><img alt='x'><figcaption>A photo.</figcaption></figure>", ["A photo."]),
        ("Nothing marked", ["Nothing marked"]),
        ("", []),
        ("\0", []),
    ],
)
def test_each_paragraph_stands_on_a_line(markup: str, lines: list[str]) -> None:
    assert html_to_text(markup).split("\n") == (lines or [""])


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>track(1 < 2)</script>",
        "<style>p { color: red }</style>",
        "<!-- a note to the editor -->",
        "<div hidden>preview</div>",
        "<div style='color:red; DISPLAY : none'>pre<p>view</p></div>",
        "<noscript>Switch on scripts</noscript>",
        "<button>Share</button>",
        "<iframe src='https://example.org'>frame</iframe>",
        "<svg><text>drawn</text></svg>",
    ],
)
def test_what_a_browser_does_not_show_is_left_out_and_what_follows_stays(unseen: str) -> None:
    assert html_to_text(f"<p>Before.</p>{unseen}after.").split("\n") == ["Before.", "after."]


def test_a_declared_encoding_does_not_change_characters_that_are_decoded_already() -> None:
    markup = "<?xml version='1.0' encoding='koi8-r'?><meta charset='cp1251'><p>Перемир’я</p>"

    assert html_to_text(markup) == "Перемир’я"


@pytest.mark.parametrize("depth", [300, 3_000, 200_000])
def test_text_below_any_number_of_open_elements_is_not_lost(depth: int) -> None:
    markup = "<p>First.</p>" + "<div><b>" * depth + "Deep.<script>x<y</script></b><p>Last.</p>"

    assert html_to_text(markup).split("\n") == ["First.", "Deep.", "Last."]


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece", ["<", "<p>", "<!--", "<a ", "&amp;", "<script>", "</", "<table><tr><td>", "<div a"]
)
def test_a_megabyte_of_anything_takes_seconds_at_most(piece: str) -> None:
    markup = piece * (1_000_000 // len(piece))

    assert isinstance(html_to_text(markup), str)
    assert isinstance(plain(markup), str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain: 1 < 2 and 3 > 2, a <unit> of 5", "Plain: 1 < 2 and 3 > 2, a <unit> of 5"),
        ("Two\nlines", "Two\nlines"),
        ("Smith &amp; Sons &#8217; &rsquo;", "Smith & Sons ’ ’"),
        ("?a=1&copy=2 AT&T &nosuchthing;", "?a=1&copy=2 AT&T &nosuchthing;"),
        ("&lt;p&gt;Escaped.&lt;/p&gt;&lt;p&gt;Twice.", "Escaped.\nTwice."),
        ("<p>Marked</p>", "Marked"),
        ("Line.<br />Line.", "Line.\nLine."),
    ],
)
def test_only_what_is_marked_up_is_taken_for_html(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text())))
def test_nothing_breaks_it(pieces: list[str]) -> None:
    text = html_to_text("".join(pieces))

    assert text == "\n".join(line for line in text.split("\n") if line.strip())
