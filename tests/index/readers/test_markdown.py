"""Markdown with front matter."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers import Draft, SourceFile
from index.readers.markdown import TOO_LONG, MarkdownReader
from index.vocabulary import Problem
from tests.auxil.corpora import markdown

TEXT = "The delegations met on Monday."


def read(source: str | bytes) -> tuple[Draft, list[str]]:
    """The article, and what was wrong with the file."""
    content = source.encode() if isinstance(source, str) else source
    found = list(MarkdownReader().read(SourceFile("talks/a.md", content)))
    drafts = [item for item in found if isinstance(item, Draft)]
    assert len(drafts) == 1
    return drafts[0], [item.reason for item in found if isinstance(item, Problem)]


def test_front_matter_gives_title_date_outlet_author_and_url() -> None:
    source = markdown(
        TEXT,
        title='"Talks: the third round"',
        date="2025-07-23",
        outlet="Sample Desk",
        author="A. Writer",
        url="https://example.org/talks",
    )

    draft, problems = read(source)

    assert draft == Draft(
        TEXT,
        title="Talks: the third round",
        outlet="Sample Desk",
        author="A. Writer",
        published=date(2025, 7, 23),
        url="https://example.org/talks",
    )
    assert problems == []


def test_other_names_of_the_fields_are_understood() -> None:
    source = markdown(
        TEXT,
        Headline="Talks",
        source="Sample Desk",
        authors="[A. Writer, B. Writer]",
        published_at="2025-07-23T22:15:00+03:00",
        link="https://example.org/talks",
    )

    draft, problems = read(source)

    assert (draft.title, draft.outlet) == ("Talks", "Sample Desk")
    assert (draft.author, draft.published) == ("A. Writer, B. Writer", date(2025, 7, 23))
    assert draft.url == "https://example.org/talks"
    assert problems == []


def test_what_is_not_stated_stays_unknown() -> None:
    assert read(TEXT) == (Draft(TEXT), [])
    assert read("---\n---\n" + TEXT)[0] == Draft(TEXT)
    assert read(markdown(TEXT, title="", date="", outlet="~"))[0] == Draft(TEXT)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_will_do(line_break: str) -> None:
    source = markdown(TEXT, title="Talks", date="2025-07-23").replace("\n", line_break)

    draft, problems = read(source)

    assert (draft.title, draft.published, draft.text, problems) == (
        *("Talks", date(2025, 7, 23), TEXT),
        [],
    )


def test_a_byte_order_mark_does_not_hide_the_front_matter() -> None:
    draft, problems = read(b"\xef\xbb\xbf" + markdown(TEXT, title="Talks").encode())

    assert (draft.title, problems) == ("Talks", [])


@pytest.mark.parametrize(
    "block",
    [
        "title: [unclosed",
        "\ttitle: tab",
        "- only\n- a list",
        "just words",
        "a: !!bool perhaps",
        "a: !!timestamp never",
        "a: !!python/object/apply:os.system [echo]",
        "? {a: b}\n: c",
        "a: *nobody",
    ],
)
def test_broken_front_matter_is_reported_and_costs_only_itself(block: str) -> None:
    draft, problems = read(f"---\n{block}\n---\n{TEXT}")

    assert draft == Draft(TEXT)
    assert len(problems) == 1
    assert problems[0].startswith("front matter")
    assert "\n" not in problems[0]


def test_a_colon_in_a_title_costs_nothing() -> None:
    source = markdown(TEXT, title="Talks: the second round", date="2025-07-23", outlet="'Desk'")

    draft, problems = read(source)

    assert (draft.text, draft.title, draft.outlet, draft.published) == (
        *(TEXT, "Talks: the second round", "Desk"),
        date(2025, 7, 23),
    )
    assert problems == []


def test_of_broken_front_matter_the_lines_that_can_be_told_count_all_the_same() -> None:
    draft, problems = read(f"---\ntitle: Talks: round two\nauthor: [A. Writer\n---\n{TEXT}")

    assert (draft.title, draft.author) == ("Talks: round two", None)
    assert len(problems) == 1


def test_a_day_that_does_not_exist_is_reported() -> None:
    draft, problems = read(markdown(TEXT, title="Talks", date="2025-02-30"))

    assert (draft.title, draft.published) == ("Talks", None)
    assert problems == ["date '2025-02-30' is not understood; write 2025-07-07"]


def test_front_matter_may_be_toml() -> None:
    fields = 'title = "Talks"\ndate = 2025-07-23T10:00:00+03:00\nauthors = ["A. Writer"]'

    draft, problems = read(f"+++\n{fields}\n[params]\nx = 1\n+++\n{TEXT}")

    assert draft == Draft(TEXT, title="Talks", author="A. Writer", published=date(2025, 7, 23))
    assert problems == []


@pytest.mark.parametrize("block", ["title = Talks", "a = " + "[" * 5_000, "a = 2025-02-30"])
def test_broken_toml_costs_only_itself(block: str) -> None:
    draft, problems = read(f"+++\n{block}\n+++\n{TEXT}")

    assert draft == Draft(TEXT)
    assert len(problems) == 1
    assert problems[0].startswith("front matter cannot be read")


def test_a_table_gives_its_rows_and_what_is_struck_out_is_gone() -> None:
    table = "| Side | Prisoners |\n|---|---:|\n| One | **1,200** |\n| Other | |"

    draft, _ = read(f"{TEXT}\n\n{table}\n\nThey met ~~twice~~ three times.")

    assert draft.text.split("\n") == [
        *(TEXT, "Side Prisoners", "One 1,200", "Other"),
        "They met  three times.",
    ]


def test_what_would_take_minutes_to_read_is_refused() -> None:
    (found,) = MarkdownReader().read(SourceFile("a.md", b"|x|y|\n" * 170_000))

    assert found == Problem("a.md", TOO_LONG)


def test_a_picture_within_the_text_does_not_make_it_long() -> None:
    picture = f"![a map](data:image/png;base64,{'QUJD' * 300_000})"

    draft, problems = read(f"{TEXT}\n\n{picture}")

    assert (draft.text, problems) == (TEXT, [])


def test_front_matter_without_an_end_is_reported_and_nothing_is_lost() -> None:
    draft, problems = read(f"---\ntitle: Talks\n\n{TEXT}\n")

    assert TEXT in draft.text
    assert draft.title is None
    assert problems == ["front matter has no closing `---` line"]


def test_a_rule_above_the_text_is_not_front_matter() -> None:
    assert read(f"---\n\n{TEXT}\n") == (Draft(TEXT), [])


def test_front_matter_that_repeats_itself_without_end_is_harmless() -> None:
    bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    bomb += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]

    draft, _ = read("\n".join(["---", *bomb, "title: *a11", "date: *a11", "---", TEXT]))

    assert (draft.text, draft.title, draft.published) == (TEXT, None, None)


@pytest.mark.parametrize("stated", ["7/8/2025", "next Monday", "2025"])
def test_a_date_that_is_not_understood_is_reported_and_stays_unknown(stated: str) -> None:
    draft, problems = read(markdown(TEXT, title="Talks", date=stated))

    assert (draft.published, draft.title) == (None, "Talks")
    assert problems == [f"date {stated!r} is not understood; write 2025-07-07"]


@pytest.mark.parametrize("url", ["https://[news.example/a", "https://", "ftp://news.example", "a"])
def test_what_is_no_web_address_is_no_link(url: str) -> None:
    assert read(markdown(TEXT, url=f'"{url}"'))[0].url is None


def test_a_long_value_does_not_fill_the_report() -> None:
    _, (problem,) = read(markdown(TEXT, date="7 July and more " * 40))

    assert problem.startswith("date '7 July and more")
    assert len(problem) < 150


def test_an_opening_heading_is_the_title_unless_front_matter_gives_one() -> None:
    draft, _ = read(f"# The *third* round\n\n{TEXT}")
    assert (draft.title, draft.text) == ("The third round", TEXT)

    draft, _ = read(markdown(f"# Another heading\n\n{TEXT}", title="Talks"))
    assert draft.title == "Talks"


def test_a_heading_further_down_is_not_a_title() -> None:
    draft, _ = read(f"{TEXT}\n\n# What is next\n\nMore talks.")

    assert draft.title is None
    assert draft.text.split("\n") == [TEXT, "What is next", "More talks."]


MARKUP = """\
The **delegations** met _on Monday_ in [Istanbul](https://example.org "a title"), `again`.
They agreed ![a photo](x.png)on little.

> Nothing new, the minister said.

* First: prisoners
* Second: <b>children</b>

1. Third

```
Saved with a fence.
```

    Saved with an indent.

<p>Raw &laquo;HTML&raquo; &amp; more</p>

<script>track(1 < 2);</script>

<!-- a comment -->

A caf&eacute; \\*not\\* emphasised ~ 5 &lt; 6
***
Below the rule.
"""


def test_markup_goes_and_words_stay() -> None:
    draft, problems = read(MARKUP)

    assert [line for line in draft.text.split("\n") if line] == [
        "The delegations met on Monday in Istanbul, again. They agreed on little.",
        "Nothing new, the minister said.",
        "First: prisoners",
        "Second: children",
        "Third",
        "Saved with a fence.",
        "Saved with an indent.",
        "Raw «HTML» & more",
        "A café *not* emphasised ~ 5 < 6",
        "Below the rule.",
    ]
    assert problems == []


def test_scripts_and_comments_go_and_one_without_an_end_costs_no_text() -> None:
    source = "<p>a<style>x</style>b<SCRIPT>y</script >c<!-- z -->d<script>e<!--f</p>"

    draft, _ = read(source)

    assert draft.text == "abcde<!--f"


# Looking for each one's end would take minutes.
@pytest.mark.timeout(60)
def test_scripts_without_an_end_cost_no_more_than_their_length() -> None:
    read("<p>" + "<script>" * 60_000)


def test_a_binary_file_gives_a_problem_and_no_article() -> None:
    content = b"\x89PNG\r\n\x1a\n" + bytes(range(256))

    found = list(MarkdownReader().read(SourceFile("a.md", content)))

    assert [type(item) for item in found] == [Problem]


@given(
    st.lists(
        st.sampled_from(
            [
                "---",
                "\n",
                "title: x",
                "{",
                "}",
                "+++",
                "date: ",
                "é",
                "- ",
                "[",
                "&a ",
                "*a ",
                "!!int ",
                ": ",
                "# ",
                "<p>",
                "`",
            ]
        )
    )
)
def test_whatever_a_file_holds_ends_as_an_article_or_a_problem(pieces: list[str]) -> None:
    content = "".join(pieces).encode()

    for item in MarkdownReader().read(SourceFile("a.md", content)):
        assert isinstance(item, Draft | Problem)
