"""JSON from files: what could be meant in two ways, or would cost too much, is not read."""

import json
import os
import sys
from pathlib import Path

import pytest

from sipdesk.storage import strict_json
from sipdesk.storage.strict_json import DEEPEST, LARGEST


@pytest.mark.parametrize(
    "raw",
    [
        b'{"a": 1, "a": 2}',
        b'{"x": {"a": 1, "a": 1}}',
        b"NaN",
        b'{"a": [1, Infinity]}',
        b"-Infinity",
        b"\xff\xfe",
        b"[1",
        b"",
    ],
)
def test_what_may_be_meant_in_two_ways_or_is_no_json_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each reason is a ValueError of its own
        strict_json.read(raw)


def test_as_deep_as_allowed_is_read_and_one_deeper_is_not() -> None:
    def nested(depth: int) -> bytes:
        return b"[" * depth + b"]" * depth

    assert strict_json.read(nested(DEEPEST)) is not None
    with pytest.raises(ValueError, match="too deep"):
        strict_json.read(nested(DEEPEST + 1))
    mixed = b'{"a":' * DEEPEST + b"[]" + b"}" * DEEPEST
    with pytest.raises(ValueError, match="too deep"):
        strict_json.read(mixed)


def test_brackets_in_texts_and_beside_each_other_are_not_depth() -> None:
    words = ["[" * 200, '{"', '\\"[', "]" * 9]
    assert strict_json.read(json.dumps(words).encode()) == words
    beside = [[n] for n in range(DEEPEST * 3)]
    assert strict_json.read(json.dumps(beside).encode()) == beside


def test_as_large_as_allowed_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b'"' + b"a" * (LARGEST - 2) + b'"')
    assert len(strict_json.read_file(path)) == LARGEST - 2
    path.write_bytes(b'"' + b"a" * (LARGEST - 1) + b'"')
    with pytest.raises(ValueError, match="too large"):
        strict_json.read_file(path)
    path.write_bytes(b"[1, 2]")
    with pytest.raises(ValueError, match="too large"):
        strict_json.read_file(path, 5)
    assert strict_json.read_file(path, 6) == [1, 2]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with a path in a folder")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")
    with pytest.raises(OSError, match="Invalid argument"):
        strict_json.read_file(tmp_path / "a.json")
