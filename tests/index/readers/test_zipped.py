"""Zip archives."""

from __future__ import annotations

import gzip
import io
import json
import random
import struct
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.articles import prepare_file
from index.readers import SourceFile, readers_by_suffix, zipped
from tests.auxil.corpora import markdown
from tests.auxil.reading import read_file

TEXT = "The delegations met on Monday."
Members = Mapping[str, str | bytes]


def zipped_files(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return output.getvalue()


def read(members: Members, method: int = zipfile.ZIP_DEFLATED) -> tuple[dict[str, str], list[str]]:
    """The texts by their parts, and the problems."""
    drafts, problems = read_file("a.zip", zipped_files(members, method))
    return {draft.part: draft.text for draft in drafts}, problems


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_files_of_all_formats_are_read_each_under_its_name(method: int) -> None:
    texts, problems = read(
        {
            "a.txt": "One.",
            "talks/b.md": markdown("Two.", title="B"),
            "talks/c.json": json.dumps([{"id": 7, "text": "Three."}, {"id": 8, "text": "Four."}]),
            "переговори.csv": "url,text\nhttps://example.org/5,Five.\n",
            "e.eml": "Subject: s\n\nSix.",
        },
        method,
    )

    assert texts == {
        "a.txt": "One.",
        "talks/b.md": "Two.",
        "talks/c.json#7": "Three.",
        "talks/c.json#8": "Four.",
        "переговори.csv#https://example.org/5": "Five.",
        "e.eml": "Six.",
    }
    assert problems == []


def test_a_member_may_be_packed_with_gzip_by_itself() -> None:
    texts, problems = read(
        {
            "a.txt.gz": gzip.compress(TEXT.encode()),
            "b.gz": gzip.compress(TEXT.encode()),
            "c.txt.gz": gzip.compress(TEXT.encode())[:-9],
            "d.txt.gz": gzip.compress(bytes(zipped.LARGEST_MEMBER + 1)),
        }
    )

    assert texts == {"a.txt.gz": TEXT}
    assert [problem.split("; ")[0] for problem in problems][1:] == [
        "member c.txt.gz: is cut off",
        "member d.txt.gz: is too large unpacked (up to 20 MB are read)",
    ]
    assert problems[0].startswith("member b.gz: unknown file type")


def test_what_packed_members_unpack_to_counts_towards_the_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(zipped, "LARGEST_TOTAL", 1_000)

    texts, problems = read(
        {f"{n}.txt.gz": gzip.compress((TEXT * 20).encode()) for n in range(4)},
    )

    assert texts == {"0.txt.gz": TEXT * 20}
    assert len(problems) >= 1


def test_an_article_keeps_its_id_when_others_are_added_before_it() -> None:
    def ids(members: Members) -> dict[str, str]:
        file = SourceFile("a.zip", zipped_files(members))
        prepared, problems = prepare_file(file, readers_by_suffix())
        assert problems == []
        return {item.article.text: item.article.id for item in prepared}

    before = ids({"b.txt": "Two.", "c.txt": "Three."})
    after = ids({"a.txt": "One.", "c.txt": "Three.", "b.txt": "Two."})

    assert before.items() <= after.items()
    assert len(set(after.values())) == 3


def test_the_day_in_a_members_name_is_found_and_one_in_an_id_is_not_taken_for_one() -> None:
    members = {
        "2025/2025-07-23_talks.txt": TEXT,
        "b.json": json.dumps({"id": "2025-07-24", "text": TEXT}),
    }

    prepared, _ = prepare_file(SourceFile("a.zip", zipped_files(members)), readers_by_suffix())

    assert [str(item.article.published) for item in prepared] == ["2025-07-23", "None"]


def test_the_same_member_twice_is_reported() -> None:
    content = zipped_files({"a.txt": "One.", "b.txt": "Two."}).replace(b"b.txt", b"a.txt")

    prepared, problems = prepare_file(SourceFile("a.zip", content), readers_by_suffix())

    assert [item.article.text for item in prepared] == ["One."]
    assert [problem.reason for problem in problems] == ["holds part 'a.txt' twice"]


def test_folders_hidden_files_and_notes_are_not_articles() -> None:
    texts, problems = read(
        {
            "talks/": "",
            "talks/a.txt": TEXT,
            "./b.txt": TEXT,
            "__MACOSX/._a.txt": "x",
            ".hidden.txt": "x",
            ".git/config.txt": "x",
            "README.md": "x",
            "talks/Readme.txt": "x",
        }
    )

    assert texts.keys() == {"talks/a.txt", "./b.txt"}
    assert problems == []


@pytest.mark.parametrize(
    "name",
    [
        *("../a.txt", "x/../../a.txt", "/etc/a.txt", "C:/a.txt", "c:a.txt"),
        *("..\\a.txt", "C:\\a.txt", "\\a.txt", "\\\\host\\a.txt", "x/..\\a.txt"),
    ],
)
def test_a_name_that_leads_out_of_the_archive_is_refused(name: str) -> None:
    texts, problems = read({name: "x", "b.txt": TEXT})

    assert texts == {"b.txt": TEXT}
    assert len(problems) == 1
    assert "the name leads out of the archive's folder" in problems[0]


def test_a_zero_in_a_name_does_not_hide_its_ending() -> None:
    content = zipped_files({"a.txtX.exe": "x"}).replace(b"a.txtX.exe", b"a.txt\0.exe")

    drafts, problems = read_file("a.zip", content)

    assert drafts == []
    assert len(problems) == 1


def test_links_are_refused() -> None:
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = 0o120777 << 16
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr(link, "/etc/passwd")

    assert read_file("a.zip", output.getvalue()) == (
        [],
        ["member a.txt: is a link or a device, not a file"],
    )


def test_encrypted_members_are_reported_and_the_others_read() -> None:
    content = bytearray(zipped_files({"a.txt": "x", "b.txt": TEXT}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flags] |= 1

    drafts, problems = read_file("a.zip", bytes(content))

    assert [draft.text for draft in drafts] == [TEXT]
    assert problems == ["member a.txt: is encrypted; pack it without a password"]


def test_archives_within_the_archive_are_not_opened() -> None:
    inner = zipped_files({"x.txt": "x"})

    texts, problems = read({"b.zip": inner, "c.tar.gz": gzip.compress(b"x"), "d.txt": TEXT})

    assert texts == {"d.txt": TEXT}
    assert problems == ["members b.zip, c.tar.gz: is an archive within the archive; unpack it"]


def test_what_cannot_be_read_is_named_and_costs_only_itself() -> None:
    texts, problems = read(
        {"a.exe": "x", "b.png": "x", "c.txt": bytes(300), "d.txt": " ", "e.txt": TEXT, "f": "x"}
    )

    assert texts == {"e.txt": TEXT}
    assert [problem.split(": ")[0] for problem in problems] == [
        "members a.exe, b.png, f",
        "member c.txt",
        "member d.txt",
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_whose_memory_cannot_be_bounded_are_refused(method: int) -> None:
    texts, problems = read({"a.txt": TEXT}, method)

    assert texts == {}
    assert problems == [
        "member a.txt: is packed by a method that is not read; pack it with Deflate, the usual one"
    ]


def test_a_bomb_is_not_unpacked() -> None:
    texts, problems = read({"a.txt": b"x " * 9_000_000, "b.txt": b"x" * 21_000_000, "c.txt": TEXT})

    assert texts == {"c.txt": TEXT}
    assert problems == [
        "member a.txt: unpacks to more than 100 times its size, which articles do not",
        "member b.txt: is too large (up to 20 MB are read)",
    ]


def test_members_that_claim_to_be_small_are_not_unpacked_beyond_that() -> None:
    content = zipped_files({"a.txt": b"x " * 5_000_000})
    size = struct.pack("<L", 10_000_000)
    assert content.count(size) == 2

    drafts, problems = read_file("a.zip", content.replace(size, struct.pack("<L", 100)))

    assert drafts == []
    assert problems == ["member a.txt: is damaged; pack it again"]


def test_all_members_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "LARGEST_TOTAL", 2 * len(TEXT) + 1)

    texts, problems = read({f"{name}.txt": TEXT for name in "abcd"})

    assert texts.keys() == {"a.txt", "b.txt"}
    assert len(problems) == 1
    assert problems[0].startswith("members c.txt, d.txt: not read: the archive holds more than")


def test_an_archive_of_too_many_files_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST_MEMBERS", 2)
    reason = "holds too many files (up to 2 are read); make several archives of it"

    assert read({f"{name}.txt": TEXT for name in "abc"}) == ({}, [reason])


@pytest.mark.timeout(20)
def test_an_archive_of_entries_alone_is_refused_before_it_is_opened() -> None:
    entry = struct.pack("<4s4B4HL2L5H2L", zipped.ENTRY, 20, 0, 20, *[0] * 15)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 46 * 400_000, 0, 0)

    drafts, problems = read_file("a.zip", entry * 400_000 + end)

    assert drafts == []
    assert problems[0].startswith("holds too many files")


def test_russian_names_of_old_windows_archives_are_spelled_right() -> None:
    content = zipped_files({"xxxxxxx.txt": TEXT}).replace(b"xxxxxxx", "встреча".encode("cp866"))

    ((draft,), _) = read_file("a.zip", content)

    assert draft.part == "встреча.txt"


@pytest.mark.parametrize(
    "content",
    [
        b"words",
        b"PK\x05\x06" + bytes(18),
        zipped_files({"a.txt": TEXT})[:-30],
        zipped_files({"a.txt": TEXT * 99})[80:],
        b"PK\x05\x06" + b"\xff" * 18,
    ],
)
def test_what_is_no_whole_archive_gives_no_article(content: bytes) -> None:
    prepared, problems = prepare_file(SourceFile("a.zip", content), readers_by_suffix())

    assert prepared == []
    assert len(problems) == 1


WHOLE = zipped_files(
    {"a.txt": random.Random(7).randbytes(40).hex(), "b.json": '{"text": "Talks go on."}'}  # noqa: S311
)


@given(
    st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=6),
    st.integers(0, len(WHOLE)),
)
def test_damaged_bytes_end_as_articles_or_problems(
    changes: list[tuple[int, int]], length: int
) -> None:
    content = bytearray(WHOLE)
    for at, value in changes:
        content[at] = value

    read_file("a.zip", bytes(content))
    read_file("a.zip", bytes(content[:length]))
