"""How often each store had been written when this user last used it: beside the settings.

Holds the id of a store, a number and a moment; nothing about a person. A store that has been
written less often than that is an older file.
"""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sipdesk.storage import strict_json
from sipdesk.storage.errors import StoreError
from sipdesk.storage.files import write_atomically

FILE_NAME = "seen.json"


class Seen(NamedTuple):
    """What was last seen of a store."""

    generation: int
    at: datetime
    is_closed: bool = True  # noted when the store was closed, not when it was opened


def last(folder: Path, store_id: str) -> Seen | None:
    """What this user last saw of a store; None where it has not been seen, or nobody can tell."""
    return _read(folder).get(store_id)


def note(folder: Path, store_id: str, seen: Seen) -> None:
    """Remember what was seen; a profile that refuses is no reason to stop."""
    known = {**_read(folder), store_id: seen}
    data = {
        key: [value.generation, value.at.isoformat(), value.is_closed]
        for key, value in known.items()
    }
    with suppress(StoreError, OSError):
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / FILE_NAME, json.dumps(data, indent=1).encode())


def _read(folder: Path) -> dict[str, Seen]:
    try:
        raw = strict_json.read_file(folder / FILE_NAME)
        return {
            str(key): Seen(int(generation), datetime.fromisoformat(at), bool(is_closed))
            for key, (generation, at, is_closed) in raw.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
