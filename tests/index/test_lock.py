"""One builder at a time."""

from __future__ import annotations

import json
import os
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index.errors import BuildError, LockedError
from index.lock import HOLDER, builder_lock, is_building


def test_the_second_builder_is_told_who_holds_the_right(tmp_path: Path) -> None:
    with (
        builder_lock(tmp_path),
        pytest.raises(
            LockedError,
            match=rf"process {os.getpid()} on {socket.gethostname()}, since \d{{4}}-.*Wait for it",
        ),
        builder_lock(tmp_path),
    ):
        pass


def test_the_right_is_free_again_after_a_build_also_a_failed_one(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="broken"), builder_lock(tmp_path):
        raise ValueError("broken")

    with builder_lock(tmp_path):
        assert (tmp_path / "build.holder.json").exists()
    assert not (tmp_path / "build.holder.json").exists()


def test_the_note_of_a_builder_that_was_killed_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "build.holder.json").write_text('{"pid": 1, "host": "gone", "since": "long ago"}')
    (tmp_path / "build.lock").touch()

    with builder_lock(tmp_path):
        pass


@pytest.mark.parametrize("note", ["", "{}", "[1]", "\udcff"])
def test_a_damaged_note_still_gives_a_clear_message(tmp_path: Path, note: str) -> None:
    with builder_lock(tmp_path):
        (tmp_path / "build.holder.json").write_bytes(note.encode("utf-8", "surrogateescape"))
        with pytest.raises(LockedError, match="has not said who it is"), builder_lock(tmp_path):
            pass


def test_the_folder_for_the_data_is_made(tmp_path: Path) -> None:
    with builder_lock(tmp_path / "new" / "data"):
        assert (tmp_path / "new" / "data").is_dir()


def test_a_file_where_the_data_should_be_names_the_setting(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")

    with pytest.raises(BuildError, match=r"^DATA_DIR: .*data"), builder_lock(tmp_path / "data"):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_names_the_setting(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(BuildError, match=r"^DATA_DIR: .*Perm"), builder_lock(tmp_path):
            pass
    finally:
        tmp_path.chmod(0o700)


def test_what_goes_wrong_in_the_build_is_not_put_on_the_data_folder(tmp_path: Path) -> None:
    with pytest.raises(PermissionError, match="elsewhere"), builder_lock(tmp_path):
        raise PermissionError(13, "Permission denied", "elsewhere")


def test_whether_somebody_builds_can_be_asked_without_disturbing_them(tmp_path: Path) -> None:
    assert not is_building(tmp_path)
    with builder_lock(tmp_path):
        assert is_building(tmp_path)
        with pytest.raises(LockedError):  # asking has not taken it away
            builder_lock(tmp_path).__enter__()
    assert not is_building(tmp_path)


@pytest.mark.parametrize(
    ("note", "building"),
    [
        ({"pid": 2**22 + 1, "host": socket.gethostname(), "since": "2020-01-01T00:00:00+00:00"}, 0),
        ({"pid": 1, "host": "elsewhere", "since": "2020-01-01T00:00:00+00:00"}, 0),
        ({"pid": 1, "host": "elsewhere", "since": datetime.now(UTC).isoformat()}, 1),
        ({"pid": 1}, 0),
        ([], 0),
    ],
)
def test_the_note_of_a_builder_that_was_killed_is_not_believed_for_long(
    note: object, building: int, tmp_path: Path
) -> None:
    (tmp_path / HOLDER).write_text(json.dumps(note))

    assert is_building(tmp_path) is bool(building)
