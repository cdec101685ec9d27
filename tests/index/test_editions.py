"""Publishing, clearing out and going back."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index import editions
from index.editions import EDITION_ID, KEEP, EditionStore, hold
from index.errors import NoEditionError


@pytest.fixture
def store(tmp_path: Path) -> EditionStore:
    return EditionStore(tmp_path / "data")


def publish(store: EditionStore, content: str = "whole") -> str:
    """Build and publish an edition of a single file."""
    edition, building = store.start()
    (building / "content.txt").write_text(content)
    store.publish(edition, building)
    return edition


def test_before_the_first_rebuild_there_is_none(store: EditionStore) -> None:
    assert store.current() is None
    assert store.finished() == []
    with pytest.raises(NoEditionError, match="no earlier edition"):
        store.previous()


def test_a_published_edition_is_the_current_one(store: EditionStore) -> None:
    edition = publish(store)

    assert EDITION_ID.fullmatch(edition)
    assert store.current() == edition
    assert (store.path(edition) / "content.txt").read_text() == "whole"
    assert list(store.folder.iterdir()) == [store.path(edition)]


def test_a_build_that_is_not_published_changes_nothing(store: EditionStore) -> None:
    standing = publish(store)
    _, building = store.start()
    (building / "content.txt").write_text("half")

    assert store.current() == standing
    assert store.finished() == [standing]


def test_what_a_killed_build_left_goes_with_the_next(store: EditionStore) -> None:
    _, left = store.start()
    (left / "content.txt").write_text("half")

    edition = publish(store)

    assert not left.exists()
    assert store.finished() == [edition]


def test_what_a_killed_clearing_out_left_is_no_edition_to_go_back_to(store: EditionStore) -> None:
    half = store.folder / "removing-20010101T000000Z-0000"
    half.mkdir(parents=True)

    edition = publish(store)

    assert store.finished() == [edition]
    assert not half.exists()


def test_an_edition_that_was_renamed_but_not_yet_pointed_to_does_not_serve(
    store: EditionStore,
) -> None:
    standing = publish(store)
    edition, building = store.start()
    building.rename(store.path(edition))  # killed here

    assert store.current() == standing
    assert publish(store) > edition
    assert store.current() not in (standing, edition)


def test_ids_rise_within_a_second_and_when_the_clock_is_set_back(
    store: EditionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    class SetBack(datetime):
        @classmethod
        def now(cls, *_: object) -> datetime:  # type: ignore[override]
            return datetime(2001, 1, 1, tzinfo=UTC)

    published = [publish(store) for _ in range(3)]
    monkeypatch.setattr(editions, "datetime", SetBack)
    published += [publish(store) for _ in range(3)]

    assert published == sorted(set(published))
    assert store.current() == published[-1]
    assert store.finished() == published


def test_the_newest_are_kept_and_older_ones_removed(store: EditionStore) -> None:
    published = [publish(store) for _ in range(KEEP + 2)]

    assert store.prune() == published[:2]
    assert store.finished() == published[2:]
    assert store.prune() == []


def test_an_edition_that_somebody_reads_is_not_removed_until_he_is_done(
    store: EditionStore,
) -> None:
    read = publish(store)
    with hold(store.path(read)), hold(store.path(read)):
        newer = [publish(store) for _ in range(KEEP)]
        assert store.prune() == []

    assert store.prune() == [read]
    assert store.finished() == newer


def test_the_published_edition_is_not_removed_however_old(store: EditionStore) -> None:
    published = [publish(store) for _ in range(KEEP + 1)]
    store.point_to(published[0])

    assert store.prune() == []
    assert store.current() == published[0]


def test_an_edition_cannot_be_held_once_it_is_removed(store: EditionStore) -> None:
    edition = publish(store)
    for _ in range(KEEP):
        publish(store)
    store.prune()

    with pytest.raises(FileNotFoundError):
        hold(store.path(edition))


def test_whoever_holds_an_edition_has_the_whole_of_it(store: EditionStore) -> None:
    """Readers take hold of old editions while these are being removed."""
    published = [publish(store) for _ in range(KEEP + 30)]
    broken, begin = [], threading.Event()

    def take_hold() -> None:
        begin.wait()
        for edition in published[:30] * 5:
            try:
                with hold(store.path(edition)):
                    if not (store.path(edition) / "content.txt").exists():
                        broken.append(edition)
            except FileNotFoundError:
                pass

    readers = [threading.Thread(target=take_hold) for _ in range(2)]
    for reader in readers:
        reader.start()
    begin.set()
    for _ in range(5):
        store.prune()
    for reader in readers:
        reader.join()

    assert broken == []


def test_going_back_finds_the_edition_before_the_published_one(store: EditionStore) -> None:
    first, second, third = publish(store), publish(store), publish(store)

    assert store.previous() == second
    store.point_to(second)
    assert store.previous() == first
    store.point_to(first)
    with pytest.raises(NoEditionError):
        store.previous()

    assert store.current() == first
    assert publish(store) > third


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"\n", b"garbage", b"../../etc", b"20260101T000000Z-0000", b"\xff\xfe\x00damaged"),
        b"20260101T000000Z",
    ],
)
def test_a_damaged_pointer_names_no_edition_and_the_next_rebuild_mends_it(
    store: EditionStore, content: bytes
) -> None:
    publish(store)
    (store.data_dir / "current").write_bytes(content)

    assert store.current() is None
    assert publish(store) == store.current()
    assert store.prune() == []
