"""Every step on the disk can be watched, fails as one of ours, and leaves the old file whole."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from sipdesk.storage import errors, files


def failing(at: int, code: int = errno.EIO) -> tuple[Callable[[str, Path], None], list[str]]:
    """A watch that lets the step with the number `at` fail, and what it has seen."""
    seen: list[str] = []

    def watch(act: str, _path: Path) -> None:
        seen.append(act)
        if len(seen) == at:
            raise OSError(code, "told by a test")

    return watch, seen


def test_a_file_is_the_old_one_or_the_new_one_whichever_step_fails(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    watch, steps = failing(0)
    with files.watched(watch):
        files.write_atomically(path, b"old")
    assert steps == ["make", "write", "sync", "rename", "sync"]
    for number in range(1, len(steps) + 1):
        path.write_bytes(b"old")
        watch, _ = failing(number)
        with files.watched(watch), pytest.raises(errors.CannotWrite):
            files.write_atomically(path, b"new")
        assert path.read_bytes() == (b"new" if number == 5 else b"old")
        assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_called_that(tmp_path: Path) -> None:
    watch, _ = failing(2, errno.ENOSPC)
    with files.watched(watch), pytest.raises(errors.DiskFull):
        files.write_atomically(tmp_path / "a", b"")


def test_the_watch_of_before_comes_back(tmp_path: Path) -> None:
    outer, seen = failing(0)
    inner, _ = failing(0)
    with files.watched(outer):
        with files.watched(inner):
            files.make_folder(tmp_path / "a")
        files.make_folder(tmp_path / "b")
    assert seen == ["make"]


def test_a_file_that_a_virus_scanner_holds_is_tried_again(tmp_path: Path) -> None:
    calls: list[int] = []

    def act() -> str:
        calls.append(1)
        if len(calls) < 4:
            raise OSError(errno.EBUSY, "held")
        return "done"

    waited: list[float] = []
    assert files.patiently(act, waited.append) == "done"
    assert waited == list(files.PAUSES[:3])


def test_a_file_that_stays_held_is_told_after_less_than_five_seconds() -> None:
    def act() -> None:
        raise OSError(errno.EBUSY, "held")

    waited: list[float] = []
    with pytest.raises(OSError, match="held"):
        files.patiently(act, waited.append)
    assert 4 < sum(waited) < 5


def test_a_refusal_that_no_waiting_mends_is_told_at_once() -> None:
    def act() -> None:
        raise PermissionError(errno.EACCES, "no")

    with pytest.raises(PermissionError):
        files.patiently(act, lambda _s: pytest.fail("it waited"))


def test_what_windows_says_of_a_held_file_is_understood() -> None:
    error = OSError(errno.EACCES, "held")
    error.winerror = 32  # type: ignore[attr-defined]
    assert files.is_held(error)


def test_files_are_copied_for_the_owner_alone_and_removed(tmp_path: Path) -> None:
    one, two = tmp_path / "å ä ö", tmp_path / "två"
    one.write_bytes(b"x")
    files.copy_file(one, two)
    assert two.read_bytes() == b"x"
    assert two.stat().st_mode & 0o777 == 0o600
    files.remove(one)
    files.remove(one)
    assert not one.exists()
