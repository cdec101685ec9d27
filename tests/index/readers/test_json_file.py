"""JSON: exports of articles."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers import Draft, records
from tests.auxil.reading import read_file

TEXT = "The delegations met on Monday. They agreed to exchange prisoners."


def read(value: Any) -> tuple[list[Draft], list[str]]:
    return read_file("a.json", json.dumps(value))


def one(**record: Any) -> Draft:
    ((draft,), problems) = read(record)
    assert problems == []
    return draft


def test_an_object_is_an_article() -> None:
    draft = one(
        id="n-17",
        title="Third round",
        published_at="2025-07-23T22:15:00+03:00",
        source="Sample Desk",
        author="A. Writer",
        url="https://example.org/17",
        text=TEXT,
    )

    assert draft == Draft(
        TEXT,
        title="Third round",
        outlet="Sample Desk",
        author="A. Writer",
        published=date(2025, 7, 23),
        url="https://example.org/17",
        part="n-17",
    )


@pytest.mark.parametrize(
    "wrap",
    [
        lambda articles: articles,
        lambda articles: {"status": "ok", "articles": articles},
        lambda articles: {"Items": articles},
        lambda articles: {"content": articles, "totalPages": 1},
        lambda articles: {"data": {"results": articles}},
        lambda articles: {"response": {"total": 2, "results": articles}},
        lambda articles: {"hits": {"hits": [{"_id": "x", "_source": a} for a in articles]}},
        lambda articles: [{"article": article} for article in articles],
    ],
    ids=["list", "articles", "items", "content", "data", "response", "elasticsearch", "article"],
)
def test_articles_are_found_in_the_envelopes_that_services_put_them_in(wrap: Any) -> None:
    articles = [{"title": "One", "id": 1, "text": TEXT}, {"title": "Two", "id": 2, "text": TEXT}]

    drafts, problems = read(wrap(articles))

    assert [(d.title, d.part, d.text) for d in drafts] == [("One", "1", TEXT), ("Two", "2", TEXT)]
    assert problems == []


@pytest.mark.parametrize(
    "name",
    "text body content article articleBody article_body full_text fullText maintext "
    "TEXT Content body-text plain_text textContent story".split(),
)
def test_a_text_is_found_under_its_usual_names(name: str) -> None:
    assert one(**{name: TEXT}).text == TEXT


def test_the_longest_of_several_texts_is_the_article() -> None:
    assert one(text="The delegations met.", full_text=TEXT).text == TEXT
    assert one(text="The delegations met.", content=f"<p>{TEXT}</p>").text == TEXT
    assert one(article={"body": TEXT, "text": "They met."}, text="They met.").text == TEXT


def test_what_a_service_cuts_off_is_read_up_to_the_last_whole_sentence() -> None:
    assert one(content="The delegations met. They agreed to exch… [+1234 chars]").text == (
        "The delegations met."
    )
    drafts, problems = read({"content": "They agreed to exch… [+1234 chars]"})
    assert drafts == []
    assert problems == ["record 1: the text is cut off within its first sentence"]


@pytest.mark.parametrize("name", ["description", "summary", "excerpt", "message"])
def test_a_teaser_is_read_where_there_is_no_text_and_without_a_sentence_left_open(
    name: str,
) -> None:
    ((teaser,), _) = read([{"title": "Talks", name: TEXT}])
    ((whole,), _) = read([{"title": "Talks", name: "They met.", "text": TEXT}])
    ((open_end,), _) = read([{"title": "Talks", name: f"{TEXT} And then"}])

    assert (teaser.text, whole.text) == (TEXT, TEXT)
    assert open_end.text == (f"{TEXT} And then" if name == "message" else TEXT)


def test_what_a_service_says_of_itself_is_no_article() -> None:
    drafts, problems = read({"status": "error", "message": "Too many requests were made."})

    assert drafts == []
    assert problems[0].startswith("holds no article")
    ((draft,), _) = read({"message": "ok", "description": "All.", "articles": [{"text": TEXT}]})
    assert draft.text == TEXT


def test_what_newspapers_interfaces_call_fields_belongs_to_the_article() -> None:
    result = {
        "id": "world/talks",
        "webTitle": "Talks",
        "webUrl": "https://example.org/talks",
        "webPublicationDate": "2025-07-23T10:00:00Z",
        "fields": {"byline": "A. Writer", "body": f"<p>{TEXT}</p>", "bodyText": TEXT},
    }

    ((draft,), problems) = read({"response": {"status": "ok", "results": [result]}})

    assert problems == []
    assert draft == Draft(
        TEXT,
        title="Talks",
        author="A. Writer",
        published=date(2025, 7, 23),
        url="https://example.org/talks",
        part="world/talks",
    )


def test_articles_are_found_under_names_that_nobody_foresaw() -> None:
    named = {"a-1": {"title": "One", "text": TEXT}, "a-2": {"title": "Two", "text": TEXT}}

    assert [(d.title, d.part) for d in read(named)[0]] == [("One", "a-1"), ("Two", "a-2")]
    inside = {"page": 1, "payload": {"stories": list(named.values())}}
    assert [d.title for d in read(inside)[0]] == ["One", "Two"]


def test_comments_of_readers_are_no_articles() -> None:
    drafts, problems = read({"title": "Talks", "comments": [{"text": TEXT}, {"text": TEXT}]})

    assert drafts == []
    assert problems[0].startswith("holds no article")


def test_json_lines_by_the_name_of_json_are_read() -> None:
    lines = [json.dumps({"id": n, "text": TEXT}) for n in range(3)]

    drafts, problems = read_file("a.json", "\n".join([*lines, "{broken", ""]))

    assert [draft.part for draft in drafts] == ["0", "1", "2"]
    assert problems == [
        "line 4: is not JSON; each line is to be one JSON object, unbroken",
    ]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"headline": "A"}, ("A", None, None)),
        ({"title": {"rendered": "A &#8217;s &amp; B"}}, ("A ’s & B", None, None)),
        ({"title": "<em>A</em> b"}, ("A b", None, None)),
        ({"source": {"id": None, "name": "Sample Desk"}}, (None, "Sample Desk", None)),
        ({"publisher": {"@type": "Organization", "name": "Desk"}}, (None, "Desk", None)),
        ({"source": "https://example.org/a", "publisher": "Desk"}, (None, "Desk", None)),
        ({"source": "https://example.org/a"}, (None, None, None)),
        ({"author": [{"name": "A. One"}, "B. Two"]}, (None, None, "A. One, B. Two")),
        ({"byline": "A. One"}, (None, None, "A. One")),
        ({"author": {"url": "x"}, "title": ["A"]}, ("A", None, None)),
        ({"title": None, "source": "", "author": []}, (None, None, None)),
        ({"title": "x" * 5_000}, (None, None, None)),
        ({"title": True, "author": {"name": {"name": "x"}}}, (None, None, None)),
    ],
)
def test_names_are_read_from_texts_objects_and_lists(
    record: dict[str, Any], expected: tuple[str | None, ...]
) -> None:
    draft = one(text=TEXT, **record)

    assert (draft.title, draft.outlet, draft.author) == expected


@pytest.mark.parametrize(
    "stated",
    [
        {"date": "2025-07-23"},
        {"publishedAt": "2025-07-23T10:00:00Z"},
        {"pubDate": "Wed, 23 Jul 2025 10:00:00 +0300"},
        {"datePublished": "2025-07-23T23:59:00-05:00"},
        {"publication_date": "23 July 2025"},
        {"created_at": 1753264800},
        {"date": 1753264800000},
        {"date": "1753264800"},
        {"date": 1753264800.25},
        {"date": {"$date": "2025-07-23T10:00:00Z"}},
        {"date": {"$date": {"$numberLong": "1753264800000"}}},
        {"date": "last week", "published": "2025-07-23"},
        {"published": True, "created_at": "2025-07-23"},
        {"date": "2025-07-23", "created_at": "2026-01-01"},
    ],
)
def test_the_day_is_the_first_one_that_is_stated_clearly(stated: dict[str, Any]) -> None:
    assert one(text=TEXT, **stated).published == date(2025, 7, 23)


@pytest.mark.parametrize("stated", ["last week", 17, {"day": 3}, [], "0000-00-00", 1e300, -5])
def test_a_date_that_is_not_understood_is_reported_and_stays_unknown(stated: Any) -> None:
    ((draft,), problems) = read({"text": TEXT, "date": stated})

    assert draft.published is None
    assert len(problems) == 1
    assert problems[0].startswith("record 1 (")
    assert "date is not understood" in problems[0]


@pytest.mark.parametrize(
    "body",
    [
        "<p>The delegations <b>met</b>.</p><script>x()</script>\n<p>They parted.</p>",
        {"rendered": "<p>The delegations met.</p><p>They parted.</p>"},
        ["The delegations met.", "They parted."],
        {"paragraphs": [{"text": "The delegations met."}, {"html": "<p>They parted."}]},
        "&lt;p&gt;The delegations met.&lt;/p&gt;&lt;p&gt;They parted.&lt;/p&gt;",
    ],
)
def test_markup_and_structure_of_a_text_become_paragraphs(body: Any) -> None:
    assert one(content=body).text.split("\n") == ["The delegations met.", "They parted."]


def test_a_part_is_the_id_else_the_address_else_what_the_article_begins_with() -> None:
    url = "https://example.org/a"

    assert one(text=TEXT, id=0, url=url).part == "0"
    assert one(text=TEXT, guid={"rendered": "g-1"}, url=url).part == "g-1"
    assert one(text=TEXT, _id={"$oid": "5f"}, url=url).part == "5f"
    assert one(text=TEXT, url=url).part == url
    assert one(text=TEXT).part != one(text="Another text.").part
    assert one(text=TEXT).part != one(text=TEXT, title="Talks").part


def test_a_part_stays_the_same_when_articles_come_and_go_or_are_edited_further_down() -> None:
    long = {"title": "Talks", "text": TEXT * 20}
    (first, _), _ = read([long, {"text": "Another one."}])
    (_, moved), _ = read([{"text": "A new one."}, {**long, "text": TEXT * 21}])

    assert first.part == moved.part
    assert first.part.endswith(" Talks")


def test_a_json_feed_names_the_outlet_in_its_title_and_other_files_do_not() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Sample Desk",
        "items": [
            {"id": "1", "content_html": f"<p>{TEXT}</p>", "date_published": "2025-07-23T10:00:00Z"}
        ],
    }

    ((draft,), _) = read(feed)
    assert (draft.outlet, draft.text, draft.published) == ("Sample Desk", TEXT, date(2025, 7, 23))

    ((draft,), _) = read({"title": "My search", "articles": [{"text": TEXT}]})
    assert draft.outlet is None


def test_records_without_a_text_are_named_and_cost_only_themselves() -> None:
    drafts, problems = read([{"text": TEXT}, {"title": "No text"}, "words", {"text": " "}, 7, None])

    assert [draft.text for draft in drafts] == [TEXT]
    assert [problem.split(": ")[0] for problem in problems] == ["records 2, 4", "records 3, 5, 6"]


def test_a_text_that_is_too_long_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LONGEST_TEXT", 100)

    drafts, problems = read([{"text": "long " * 30}, {"text": TEXT}])

    assert [draft.text for draft in drafts] == [TEXT]
    assert problems[0].startswith("record 1: the text is longer than")


def test_records_beyond_the_limit_are_not_read_and_it_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(records, "MOST_RECORDS", 2)

    drafts, problems = read([{"text": TEXT, "id": n} for n in range(4)])

    assert [draft.part for draft in drafts] == ["0", "1"]
    assert problems[0].startswith("record 3 and all after it: there are more than")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"text": "cut', "is not JSON: Unterminated string"),
        ('[{"text": "a"},', "is not JSON: "),
        ("words", "is not JSON: Expecting value (line 1, column 1)"),
        ("[" * 200_000, "is not JSON: it is nested too deep"),
        ('{"a":' * 200_000, "is not JSON: it is nested too deep"),
        ("[" + "9" * 100_000 + "]", "is not JSON: it holds a number of thousands of digits"),
        ('"words"', "holds a single value"),
        ("17", "holds a single value"),
        ('{"name": "x"}', "holds no article: give it a `text` field"),
        ('{"data": {"data": {"data": {"data": []}}}}', "holds no article"),
        (b"\x89PNG\r\n\x1a\n" + bytes(300), "is a binary file, not text"),
    ],
)
def test_a_file_that_gives_no_article_says_why(content: str | bytes, reason: str) -> None:
    drafts, problems = read_file("a.json", content)

    assert drafts == []
    assert len(problems) == 1
    assert problems[0].startswith(reason)


def test_what_windows_saved_is_read() -> None:
    record = json.dumps({"text": "Делегации встретились в понедельник."}, ensure_ascii=False)

    for encoding in ("utf-8-sig", "utf-16", "cp1251"):
        ((draft,), _) = read_file("a.json", record.encode(encoding))
        assert draft.text == "Делегации встретились в понедельник."


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.one_of(
                st.text(max_size=3),
                st.sampled_from(
                    "id _id guid title date created_at source author url text content article "
                    "_source items data name rendered $date $oid version".split()
                ),
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=25,
)


@given(VALUES)
def test_whatever_json_holds_ends_as_articles_or_problems(value: Any) -> None:
    read(value)


@given(st.binary(max_size=200), st.integers(0, 120))
def test_damaged_bytes_end_as_articles_or_problems(damage: bytes, at: int) -> None:
    whole = json.dumps([{"id": 1, "title": "Talks", "date": 1753264800, "text": TEXT}]).encode()

    read_file("a.json", whole[:at] + damage + whole[at + len(damage) // 2 :])
