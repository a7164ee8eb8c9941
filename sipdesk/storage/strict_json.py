"""Reads JSON that may have been spoiled, or made by somebody who wishes us ill."""

import json
import re
from pathlib import Path
from typing import Any

from sipdesk.storage.files import read_up_to

LARGEST = 1_000_000  # bytes; the small files of a store are far below it
DEEPEST = 32
_TEXTS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)


def read_file(path: Path, largest: int = LARGEST) -> Any:
    """The value of a file. Raises OSError, or ValueError as `read` does."""
    return read(read_up_to(path, largest), largest)


def read(raw: bytes, largest: int = LARGEST) -> Any:
    """The value of some bytes.

    Raises:
        ValueError: too large, too deep, a name twice, no number, or no JSON at all.
    """
    if len(raw) > largest:
        raise ValueError("too large")
    text = raw.decode("utf-8")
    if _depth(text) > DEEPEST:
        raise ValueError("too deep")
    return json.loads(text, object_pairs_hook=_once, parse_constant=_refused)


def _depth(text: str) -> int:
    """How many brackets are open at most; what stands in texts does not count."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return 0  # so few that they cannot lie too deep
    deepest = depth = 0
    for sign in _TEXTS.sub("", text):
        depth += (sign in "[{") - (sign in "]}")
        deepest = max(deepest, depth)
    return deepest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; of two values with one name nobody can say which was meant."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name twice")
    return found


def _refused(_name: str) -> None:
    raise ValueError("no number")
