"""Settings of one computer: what cannot be read gives the defaults and is kept beside."""

import json
from pathlib import Path

import pytest

from sipdesk import settings
from sipdesk.settings import Settings


def test_what_was_saved_is_read_again(tmp_path: Path) -> None:
    settings.save(Settings(theme="dark", idle_minutes=5), tmp_path / "new")
    assert settings.load(tmp_path / "new") == Settings(theme="dark", idle_minutes=5)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[" * 60_000, b"null", b"[1]", b'{"a":' + b"9" * 5000, b" " * 99_999],
)
def test_a_broken_file_gives_the_defaults_and_is_kept(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    assert settings.load(tmp_path) == Settings()
    assert (tmp_path / "settings.json.fel").read_bytes() == content


def test_settings_of_a_later_program_are_read_as_far_as_they_are_known(tmp_path: Path) -> None:
    later = {"theme": "dark", "language": 7, "something": {"new": 1}}
    (tmp_path / "settings.json").write_text(json.dumps(later))
    assert settings.load(tmp_path) == Settings(theme="dark")
    assert not (tmp_path / "settings.json.fel").exists()


@pytest.mark.parametrize("minutes", [0, -5, 31, 10**9, True, "15", None])
def test_no_file_turns_the_lock_off(tmp_path: Path, minutes: object) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"idle_minutes": minutes}))
    assert settings.load(tmp_path).idle_minutes == 15


def test_a_folder_that_is_not_there_gives_the_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "nowhere") == Settings()
