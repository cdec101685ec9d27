"""Saved web pages."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.readers import Draft, SourceFile
from index.readers.web_page import NO_TEXT, WebPageReader
from index.vocabulary import DateSource, Problem
from tests.evaluation.pages import LabelledPage, labelled_pages

FIRST = "The envoys met again in the old customs house on Monday, after a pause of three weeks."
SECOND = (
    "They spoke for four hours and left by a side door, without a word to the reporters outside."
)
THIRD = "A further round is planned for next week, two officials said, in the same building."
PAGES = [page for page in labelled_pages() if page.file.path.endswith("_0.html")]


def page(content: str, head: str = "", lang: str = "en") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Talks</title>{head}'
        f"</head><body><nav><a href='/'>Home</a></nav>{content}</body></html>"
    )


def article(*inner: str) -> str:
    return page(f"<article><h1>Talks resume</h1>{''.join(inner)}</article>")


def read(source: str | bytes, name: str = "talks/a.html") -> Draft:
    content = source.encode() if isinstance(source, str) else source
    (found,) = WebPageReader().read(SourceFile(name, content))
    assert isinstance(found, Draft), found
    return found


def problem(source: str | bytes) -> str:
    content = source.encode() if isinstance(source, str) else source
    (found,) = WebPageReader().read(SourceFile("a.html", content))
    assert isinstance(found, Problem), found
    return found.reason


def lines(source: str | bytes) -> list[str]:
    return read(source).text.split("\n")


def p(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize("labelled", PAGES, ids=lambda labelled: labelled.file.path)
def test_pages_of_every_kind_give_all_their_reporting_in_order(labelled: LabelledPage) -> None:
    (draft,) = WebPageReader().read(labelled.file)

    assert isinstance(draft, Draft)
    found = draft.text.split("\n")
    assert [line for line in found if line in labelled.reporting] == list(labelled.reporting)


def test_paragraphs_items_quotations_and_headings_each_stand_on_a_line() -> None:
    items = "<ul><li>Prisoners are first on the list.</li><li>Then the fallen.</li></ul>"
    quotation = (
        "<blockquote>Nothing is agreed, and nothing is lost either, in these rooms.</blockquote>"
    )

    found = lines(article(p(FIRST), items, quotation, "<h2>What is next</h2>", p(SECOND, THIRD)))

    assert found == [
        FIRST,
        "Prisoners are first on the list.",
        "Then the fallen.",
        "Nothing is agreed, and nothing is lost either, in these rooms.",
        "What is next",
        SECOND,
        THIRD,
    ]


def test_quotation_marks_dashes_and_letters_stay_as_they_are() -> None:
    said = "“We’re not there” — or so he said, «почти», – of the 2025–26 plan: 5 < 6 & 'all' told."
    escaped = said.replace("&", "&amp;").replace("<", "&lt;")

    assert lines(article(p(FIRST, escaped, THIRD))) == [FIRST, said, THIRD]


def test_a_q_element_is_quoted_as_a_browser_shows_it() -> None:
    said = "He told us: <q>we are going home</q>, and went away without another word to anybody."
    body = f"<article>{p(FIRST, said, THIRD)}</article>"

    assert "“we are going home”," in read(page(body)).text
    assert "«we are going home»," in read(page(body, lang="uk-UA")).text


def test_links_and_marks_inside_a_sentence_leave_it_whole() -> None:
    linked = SECOND.replace("for four hours and left", "<a href='/x'>for four hours and left</a>")
    marked = linked.replace("side door", "<em>side</em> <strong>door</strong><wbr>")

    assert lines(article(p(FIRST, marked, THIRD))) == [FIRST, SECOND, THIRD]


def test_line_breaks_part_paragraphs_but_not_sentences() -> None:
    text = f"{FIRST}<br><br>{SECOND[:40]}<br>{SECOND[40:]}<br>{THIRD}"

    assert lines(article(f"<div>{text}</div>")) == [FIRST, SECOND, THIRD]


def test_a_standfirst_that_the_extractor_leaves_out_is_kept() -> None:
    lead = "<header><h1>Talks resume</h1><div class='lead'>" + THIRD + "</div></header>"
    body = f"<div class='text'>{p(FIRST, SECOND, FIRST.replace('Monday', 'Friday'))}</div>"

    assert lines(page(f"<article>{lead}{body}</article>"))[0] == THIRD


def test_what_stands_around_the_text_is_left_out() -> None:
    around = [
        "<figure><img src='a'><figcaption>The customs house, from the river.</figcaption></figure>",
        "<div class='newsletter-signup'><p>Our letter, every Friday, with all the news.</p></div>",
        "<aside><p>Related: how the talks began, and why they have stalled since then.</p></aside>",
        "<div class='share-bar'>Share</div><p hidden>Not to be seen by anybody at all, ever.</p>",
        "<table><tr><td>Round</td><td>3</td></tr></table><script>var a = '<p>no</p>';</script>",
        "<div id='comments'><article><p>I do not believe a word of this.</p></article></div>",
    ]

    assert lines(article(p(FIRST), *around[:3], p(SECOND), *around[3:5], p(THIRD), around[5])) == [
        FIRST,
        SECOND,
        THIRD,
    ]


def test_a_container_with_the_name_of_an_aside_is_kept_when_it_holds_the_text() -> None:
    for names in ("class='post comments-open ads'", "id='promo-sidebar'"):
        assert lines(page(f"<div {names}>{p(FIRST, SECOND, THIRD)}</div>")) == [
            FIRST,
            SECOND,
            THIRD,
        ]


def test_more_comments_than_text_do_not_become_the_article() -> None:
    comments = p(
        *(f"Reader number {n} thinks that none of this has ever been true." for n in range(60))
    )

    found = lines(
        page(f"<main>{p(FIRST, SECOND, THIRD)}</main><div class='comments'>{comments}</div>")
    )

    assert found == [FIRST, SECOND, THIRD]


CONSENT = (
    "We and our ninety partners process personal data to show you content that suits you.",
    "Some of them do so on the ground of an interest that you can object to at any time here.",
)


@pytest.mark.parametrize(
    "attributes",
    ["role='dialog'", "aria-modal='true'", "class='onetrust-pc-sdk'", "id='didomi-host'"],
)
def test_a_page_behind_an_open_cookie_dialog_is_read_and_the_dialog_is_not(attributes: str) -> None:
    dialog = f"<div {attributes}><h2>Your data</h2>{p(*CONSENT * 3)}</div>"
    body = f"<main><article><h1>Talks</h1>{p(FIRST, SECOND, THIRD)}</article></main>"

    assert lines(page(f"{dialog}<div aria-hidden='true'>{body}</div>")) == [FIRST, SECOND, THIRD]
    assert lines(page(f"{dialog}<div>{p(FIRST, SECOND, THIRD)}</div>")) == [FIRST, SECOND, THIRD]


def test_an_ornament_that_no_screen_reader_reads_is_left_out() -> None:
    ornament = "<p aria-hidden='true'>Chapter one of the story of the talks, in pictures.</p>"

    assert lines(article(p(FIRST), ornament, p(SECOND, THIRD))) == [FIRST, SECOND, THIRD]


def test_a_comment_can_be_a_kind_of_article() -> None:
    body = f"<div class='body tone-comment'>{p(FIRST, SECOND, THIRD)}</div>"

    assert lines(page(f"<h1>Talks resume</h1>{body}")) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("ending", ["<footer>— The envoy</footer>", "<cite>— The envoy</cite>"])
def test_a_quotation_keeps_the_name_of_who_speaks(ending: str) -> None:
    quotation = f"<blockquote><p>We will not leave this house today.</p>{ending}</blockquote>"

    assert lines(article(p(FIRST), quotation, p(SECOND, THIRD))) == [
        FIRST,
        "We will not leave this house today.",
        "— The envoy",
        SECOND,
        THIRD,
    ]


def test_a_teaser_of_whole_sentences_below_read_also_is_left_out() -> None:
    teaser = "The harbour master told the inquiry on Friday that nobody had asked him to open it."
    box = f"<div class='x1'><h4>Read also</h4>{p(teaser)}</div>"

    assert lines(article(p(FIRST), box, p(SECOND, THIRD))) == [FIRST, SECOND, THIRD]
    assert lines(article(p(FIRST, SECOND, THIRD), box)) == [FIRST, SECOND, THIRD]


def test_what_the_page_states_of_itself_is_taken_and_nothing_else() -> None:
    head = (
        '<meta property="og:title" content="Talks &quot;resume&quot;">'
        '<meta property="og:site_name" content="Sample Desk">'
        '<meta name="author" content="A. Writer">'
        '<meta property="article:published_time" content="2025-07-07T23:30:00-04:00">'
        '<meta property="article:modified_time" content="2025-08-01T10:00:00Z">'
        '<link rel="canonical" href="https://example.org/talks">'
    )

    draft = read(page(p(FIRST, SECOND, THIRD), head))

    assert draft == Draft(
        "\n".join([FIRST, SECOND, THIRD]),
        title='Talks "resume"',
        outlet="Sample Desk",
        author="A. Writer",
        published=date(2025, 7, 7),
        url="https://example.org/talks",
        published_from=DateSource.PAGE,
    )


def test_what_a_page_does_not_state_stays_unknown() -> None:
    draft = read(page(p(FIRST, SECOND, "On 7 July 2025 the port was closed, as it was in 2024.")))

    assert (draft.outlet, draft.author, draft.published, draft.url) == (None, None, None, None)
    assert draft.title == "Talks"


def test_every_kind_of_page_gives_its_title_day_and_outlet_if_it_states_them() -> None:
    stated = {page.template: page for page in PAGES if page.language == "ru"}
    sources = {"wordpress": DateSource.PAGE, "amp": DateSource.JSON_LD, "live": DateSource.PAGE}

    for template, source in sources.items():
        labelled = stated[template]
        draft = read(labelled.file.content)
        assert draft.published == date.fromisoformat(labelled.material.published)
        assert draft.published_from is source
        assert (draft.title, draft.outlet) == (labelled.material.title, labelled.material.outlet)
    assert read(stated["tables"].file.content).published is None


def test_a_text_that_only_the_structured_data_holds_is_read_from_there() -> None:
    data = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": '
        f'"{FIRST}\\n\\n{SECOND}\\n{THIRD}"}}</script>'
    )

    assert lines(page("<div id='root'><h1>Talks</h1></div>", data)) == [FIRST, SECOND, THIRD]


def test_an_abstract_in_the_structured_data_does_not_replace_the_text() -> None:
    described = f'{{"@type": "Article", "articleBody": "{FIRST}"}}'
    data = f'<script type="application/ld+json">{described}</script>'
    longer = [f"{SECOND[:-1]} on day {n}." for n in range(6)]

    assert lines(page(f"<article>{p(*longer)}</article>", data)) == longer


@pytest.mark.parametrize(
    "source",
    [
        "<",
        "<html></html>",
        "<!-- only a comment -->",
        "plain words",
        page("<p>Loading …</p>"),
        page("".join(f"<li><a href='/{n}'>Headline {n} of the day</a></li>" for n in range(50))),
    ],
)
def test_a_page_without_an_article_is_a_problem_that_says_what_to_do(source: str) -> None:
    reason = problem(source)

    assert reason.endswith(("save the text as .txt or .md", "as HTML only"))


def test_elements_nested_without_end_are_a_problem() -> None:
    assert "nested" in problem("<html><body>" + "<div>" * 100_000 + FIRST)


def test_pictures_written_into_the_page_do_not_count_as_text_or_size() -> None:
    picture = "<img src='data:image/png;base64," + "iVBORw0KGgo" * 1_100_000 + "'>"

    assert lines(article(p(FIRST), picture, p(SECOND, THIRD))) == [FIRST, SECOND, THIRD]


def test_a_page_too_large_to_be_an_article_is_a_problem() -> None:
    assert "MB" in problem(article(p(*[FIRST] * 120_000)))


# 5 MB take 2 to 6 seconds on two slow cores; work that grows with the square takes hours.
@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "body",
    [
        "<p>" + "<span>word</span> " * 100_000,
        "<div>" * 240 + "<time>2024-01-01</time>" * 60_000,
        "<b>" * 240 + "<b hidden>x</b>word " * 60_000,
        "<table><tr><td>" * 60 + p(FIRST) * 5_000,
        f"{FIRST}<br>" * 20_000,
        "<script " * 200_000,
        "<script type='application/ld+json'>" + "[" * 500_000,
    ],
    ids=["spans", "times", "hidden", "tables", "breaks", "scripts", "brackets"],
)
def test_a_page_made_to_be_slow_is_read_in_time(body: str) -> None:
    list(WebPageReader().read(SourceFile("a.html", f"<html><body>{body}".encode())))


def test_a_binary_file_is_a_problem() -> None:
    assert "binary" in problem(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))


def test_nothing_is_fetched_or_expanded() -> None:
    hostile = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">'
        '<!ENTITY f SYSTEM "file:///etc/passwd">]><html><body><article>'
        f"{p(FIRST, SECOND, THIRD + ' &b;&f;')}</article></body></html>"
    )

    text = read(hostile).text

    assert "aaaaaaaaaaaaaaa" not in text
    assert "root:" not in text


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<div class='share'>", "</div>", "<table>", "<td>", "</table>", "<br>"),
        *("<pre>", "<script>", "</script>", "<script type='application/ld+json'>", "<h1>", "<li>"),
        *("<article>", '{"@type": "Article", "author": {"@id": 1}}', "<body hidden>", "<html>"),
        *("<meta property='og:url' content='http://['>", "<time datetime='2025-99-99'>", "<q>"),
        *("<form>", "&#0;", "&nbsp;", "\x00", "\ufffe", "\x01", "<!--", "-->", "]]>", "<![CDATA["),
        *("<svg>", "<template>", "<a>", FIRST, SECOND, "<main>", "<title>", "<base href='x:'>"),
        *("<meta charset=utf-7>", "\n"),
    ]
)


@given(st.lists(PIECES, max_size=40))
@settings(max_examples=150, deadline=None)
def test_whatever_a_page_holds_ends_as_an_article_or_a_problem(pieces: list[str]) -> None:
    for item in WebPageReader().read(SourceFile("a.html", "".join(pieces).encode())):
        assert isinstance(item, Draft | Problem)


@given(st.sampled_from(PAGES), st.integers(0, 10_000), st.integers(0, 400), st.binary(max_size=30))
@settings(max_examples=80, deadline=None)
def test_a_damaged_page_ends_as_an_article_or_a_problem(
    labelled: LabelledPage, place: int, length: int, put: bytes
) -> None:
    content = labelled.file.content
    place %= len(content)
    damaged = content[:place] + put + content[place + length :]

    (found,) = WebPageReader().read(SourceFile("a.html", damaged))

    assert isinstance(found, Draft | Problem)
    if isinstance(found, Problem):
        assert re.search(r"save|HTML", found.reason), NO_TEXT
