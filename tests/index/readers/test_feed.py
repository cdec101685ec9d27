"""RSS and Atom feeds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.readers import Draft, SourceFile
from index.readers.feed import FeedReader
from index.vocabulary import Problem

ITEM = """
<item>
  <title>Ferries &amp;amp; bridges</title>
  <link>https://example.org/ferries</link>
  <guid isPermaLink="false">desk-17</guid>
  <pubDate>Mon, 07 Jul 2025 23:30:00 +0300</pubDate>
  <dc:creator>A. Writer</dc:creator>
  <description>Short.</description>
  <content:encoded>
    <![CDATA[<p>The <b>ferry</b> runs&nbsp;again.</p><p>It was late.</p>]]>
  </content:encoded>
</item>"""


def rss(items: str = ITEM, title: str = "Sample Desk") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>{title}</title>{items}</channel></rss>"
    )


def atom(entries: str) -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Sample Desk</title>{entries}</feed>'


def item(**fields: str) -> str:
    inside = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    return f"<item>{inside}</item>"


def read(source: str | bytes) -> tuple[list[Draft], list[str]]:
    """The articles, and what was wrong with the file."""
    content = source.encode() if isinstance(source, str) else source
    found = list(FeedReader().read(SourceFile("feeds/a.xml", content)))
    return (
        [item for item in found if isinstance(item, Draft)],
        [item.reason for item in found if isinstance(item, Problem)],
    )


def test_an_entry_of_rss_is_an_article_with_everything_it_states() -> None:
    assert read(rss()) == (
        [
            Draft(
                "The ferry runs again.\nIt was late.",
                title="Ferries & bridges",
                outlet="Sample Desk",
                author="A. Writer",
                published=date(2025, 7, 7),
                url="https://example.org/ferries",
                part="desk-17",
            )
        ],
        [],
    )


def test_an_entry_of_atom_is_an_article_with_everything_it_states() -> None:
    source = atom(
        "<entry><id>tag:example.org,2025:17</id><title>Паромы</title>"
        '<link href="https://example.org/17"/><author><name>А. Автор</name></author>'
        "<published>2025-07-07T23:30:00+03:00</published><updated>2025-07-09T01:00:00Z</updated>"
        '<content type="html">&lt;p&gt;Паром ходит &amp;laquo;снова&amp;raquo;.&lt;/p&gt;'
        "</content></entry>"
    )

    assert read(source) == (
        [
            Draft(
                "Паром ходит «снова».",
                title="Паромы",
                outlet="Sample Desk",
                author="А. Автор",
                published=date(2025, 7, 7),
                url="https://example.org/17",
                part="tag:example.org,2025:17",
            )
        ],
        [],
    )


def test_xhtml_in_atom_is_read() -> None:
    source = atom(
        '<entry><id>1</id><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        "<p>One.</p><p>Two.</p></div></content></entry>"
    )

    assert read(source)[0][0].text == "One.\nTwo."


def test_rdf_is_read_with_the_day_of_dublin_core() -> None:
    source = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel><title>Sample Desk</title></channel><item rdf:about="https://example.org/1">'
        "<title>Talks</title><link>https://example.org/1</link><dc:date>2025-07-07</dc:date>"
        "<description>They met.</description></item></rdf:RDF>"
    )

    drafts, problems = read(source)

    assert problems == []
    assert (drafts[0].published, drafts[0].outlet, drafts[0].text) == (
        *(date(2025, 7, 7), "Sample Desk"),
        "They met.",
    )


def test_what_is_not_stated_stays_unknown() -> None:
    drafts, problems = read(rss(item(description="They met."), title=""))

    assert problems == []
    assert drafts == [Draft("They met.", part=drafts[0].part)]
    assert drafts[0].part


def test_the_day_of_the_last_change_is_not_the_day_of_publication() -> None:
    source = atom("<entry><id>1</id><updated>2025-07-09</updated><summary>Met.</summary></entry>")

    assert read(source)[0][0].published is None


def test_a_mail_address_is_no_author_and_the_name_with_it_is() -> None:
    people = ["desk@example.org (A. Writer)", "desk@example.org"]
    source = rss(
        "".join(item(description=f"They met {n}.", author=p) for n, p in enumerate(people))
    )

    assert [draft.author for draft in read(source)[0]] == ["A. Writer", None]


def test_the_outlet_of_a_collected_entry_is_the_one_it_names() -> None:
    source = '<source url="https://example.com/f">Other Post</source>'
    entry = f"<item><description>They met.</description>{source}</item>"

    assert read(rss(entry))[0][0].outlet == "Other Post"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "/relative", "ftp://example.org/x"]
)
def test_only_web_addresses_are_links(address: str) -> None:
    drafts, _ = read(rss(item(description="They met.", link=address)))

    assert drafts[0].url is None


def test_the_part_stays_when_entries_come_and_go() -> None:
    old = item(guid="1", description="They met.")
    new = item(guid="2", description="They parted.")

    before = {draft.text: draft.part for draft in read(rss(old))[0]}
    after = {draft.text: draft.part for draft in read(rss(new + old))[0]}

    assert after["They met."] == before["They met."]
    assert len(set(after.values())) == 2


@pytest.mark.parametrize(
    ("summary", "text"),
    [
        ("They met on Monday. The minister said [&#8230;]", "They met on Monday."),
        ("They met on Monday. The minister said...", "They met on Monday."),
        ("«Они встретились.» Министр сказал… Читать далее", "«Они встретились.»"),
        ("They met. He &lt;a href='x'&gt;said […] Read more&lt;/a&gt;", "They met."),
        ("They met on Monday. The minister sa", "They met on Monday."),
        ("They met in the U.S. on Monday. Mr. Writer said", "They met in the U.S. on Monday."),
        ("They met on Monday.", "They met on Monday."),
    ],
)
def test_a_teaser_is_an_article_without_the_sentence_it_is_cut_off_in(
    summary: str, text: str
) -> None:
    assert [draft.text for draft in read(rss(item(description=summary)))[0]] == [text]


def test_a_whole_text_may_end_in_dots() -> None:
    whole = "<content:encoded>They met. And then …</content:encoded>"
    source = rss(f"<item><description>They met.</description>{whole}</item>")

    assert read(source)[0][0].text == "They met. And then …"


def test_a_whole_text_with_the_mark_of_a_cut_is_a_beginning() -> None:
    whole = "<content:encoded>They met. The minister said […]</content:encoded>"

    assert read(rss(f"<item>{whole}</item>"))[0][0].text == "They met."


def test_what_a_publishing_program_appends_is_left_out() -> None:
    tail = "&lt;p&gt;The post &lt;a&gt;Talks&lt;/a&gt; appeared first on Desk.&lt;/p&gt;"

    drafts, _ = read(rss(item(description=f"&lt;p&gt;They met.&lt;/p&gt;{tail}")))

    assert drafts[0].text == "They met."


def test_entries_without_a_sentence_are_counted_and_left_out() -> None:
    entries = item(title="Talks") + item(title="A", description="The minister …") + ITEM

    drafts, problems = read(rss(entries))

    assert len(drafts) == 1
    assert problems == ["2 of 3 entries hold a headline but no whole sentence: left out"]


def test_dates_that_are_not_understood_are_counted_and_stay_unknown() -> None:
    drafts, problems = read(rss(item(description="They met.", pubDate="7/8/2025")))

    assert drafts[0].published is None
    assert problems == ["1 of 1 dates, such as '7/8/2025', are not understood"]


def test_scripts_forms_and_pictures_are_no_text() -> None:
    source = rss(
        "<item><description><![CDATA[<style>p{}</style><p>They met.<br>He spoke.</p>"
        "<script>track()</script>"
        "<ul><li>One</li><li>Two</li></ul><table><tr><td>Kyiv</td><td>12</td></tr></table>"
        "<img src='https://example.org/x.png' alt='x'>"
        "<!-- a note -->5 &lt; 6.]]></description></item>"
    )

    assert read(source)[0][0].text.split("\n") == [
        *("They met.", "He spoke.", "One", "Two", "Kyiv 12", "5 < 6."),
    ]


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-16"])
def test_the_declared_encoding_is_believed(encoding: str) -> None:
    source = rss(item(description="Делегации встретились в понедельник.")).replace(
        "UTF-8", encoding
    )

    assert read(source.encode(encoding))[0][0].text == "Делегации встретились в понедельник."


def test_a_wrongly_declared_encoding_does_not_spoil_the_text() -> None:
    source = rss(item(description="Делегації зустрілися."), title="Вісник").encode("cp1251")

    drafts, _ = read(source)

    assert (drafts[0].text, drafts[0].outlet) == ("Делегації зустрілися.", "Вісник")


def test_names_of_characters_that_only_html_knows_are_understood() -> None:
    drafts, problems = read(rss(item(description="They&nbsp;met &mdash; again &amp; again.")))

    assert drafts[0].text == "They met — again & again."
    assert problems == []


def test_sloppy_markup_is_mended() -> None:
    drafts, _ = read(rss(item(title="Bread & butter", description="They met.") + "\x0b"))

    assert drafts[0].text == "They met."


def test_a_feed_that_ends_in_the_middle_is_reported_and_its_entries_are_read() -> None:
    drafts, problems = read(rss(ITEM + ITEM.replace("17", "18"))[:-300])

    assert [draft.part for draft in drafts][:1] == ["desk-17"]
    assert problems[-1] == "ends in the middle: entries may be missing. Save it again"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<urlset><url/></urlset>", "is XML, but no RSS or Atom feed (it begins with <urlset>)"),
        (
            b"<html><body>They met.</body></html>",
            "is XML, but no RSS or Atom feed (it begins with <html>)",
        ),
        (b"just words", "is no XML: save the feed again"),
        (b"", "is no XML: save the feed again"),
        (bytes(range(256)), "is a binary file, not text"),
        (rss("").encode(), "is a feed without entries"),
        (b"/etc/hostname", "is no XML: save the feed again"),
    ],
)
def test_what_is_no_feed_is_reported(content: bytes, reason: str) -> None:
    assert read(content) == ([], [reason])


def test_no_file_is_opened_whatever_the_content_names(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text(rss(item(description="Secret words.")))
    path = tmp_path / "secret.xml"

    for content in (
        str(path),
        f"<rss><channel><item><description>{path}</description></item></channel></rss>",
    ):
        assert all("Secret" not in draft.text for draft in read(content)[0])


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!-- <entry> --><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % a SYSTEM "https://example.org/x.dtd"> %a;]>',
    ],
)
def test_entities_are_refused(declared: str) -> None:
    source = rss(item(description="&a;&b;")).replace("<rss", f"{declared}<rss", 1)

    drafts, problems = read(source)

    assert drafts == []
    assert problems[0].startswith("declares entities of its own")


def test_a_document_type_without_declarations_does_no_harm() -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "https://example.org/rss.dtd">'

    assert read(rss().replace("<rss", f"{doctype}<rss", 1)) == read(rss())


def test_a_text_may_speak_of_entities() -> None:
    source = rss(
        "<item><description><![CDATA[They met. <p>Write <!ENTITY it.</p>]]></description></item>"
    )

    assert read(source)[1] == []


# Seconds on a slow machine; what grows with the square takes minutes.
@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "hostile",
    [
        "<b>" * 200_000,
        "<" * 200_000,
        "&lt;" * 200_000,
        "<![CDATA[" + "<table><tr><td>" * 50_000 + "]]>",
        "<![CDATA[" + "<p " * 100_000 + "]]>",
        "<![CDATA[" + "[…" * 200_000 + "]]>",
        "&amp;" * 200_000,
        "<!--" * 100_000,
    ],
    ids=range(8),
)
def test_hostile_entries_cost_little_time(hostile: str) -> None:
    read(rss(f"<item><guid>1</guid><description>{hostile}</description></item>"))


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            [
                *("<rss>", "<rss version='2.0'>", "<channel>", "</channel>", "<item>", "</item>"),
                *(
                    "<feed xmlns='http://www.w3.org/2005/Atom'>",
                    "<entry>",
                    "</entry>",
                    "<id>",
                    "<link/>",
                ),
                *("<title>", "</title>", "<description>", "</description>", "<pubDate>", "<guid>"),
                *(
                    "<![CDATA[",
                    "]]>",
                    "&amp;",
                    "&nbsp;",
                    "&#0;",
                    "&#xD800;",
                    "<!DOCTYPE x>",
                    "<?x?>",
                    "é",
                ),
                *(
                    "They met.",
                    "\x00",
                    "<source>",
                    "<content type='xhtml'>",
                    "<author>",
                    "xml:base='//['",
                ),
                *(
                    "<link href='http://[x'/>",
                    "<published>",
                    "2025-13-45",
                    "</feed>",
                    "</rss>",
                    "[…]",
                ),
            ]
        ),
        max_size=30,
    ).map(lambda pieces: "".join(pieces).encode())
    | st.binary(max_size=200)
    | st.tuples(st.integers(0, 900), st.binary(max_size=5)).map(
        lambda change: rss().encode()[: change[0]] + change[1] + rss().encode()[change[0] + 2 :]
    )
)
def test_whatever_a_file_holds_ends_as_articles_or_problems(content: bytes) -> None:
    found = list(FeedReader().read(SourceFile("a.xml", content)))

    assert found
    assert all(isinstance(item, Draft | Problem) for item in found)
