"""Choices that belong to this computer and hold nothing about people."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from sipdesk.storage import strict_json
from sipdesk.storage.files import as_store_error, write_atomically

FILE_NAME = "settings.json"
BROKEN = ".fel"  # what could not be read is kept beside, for whoever helps
_LARGEST = 64 * 1024
_MINUTES = range(1, 31)  # else a spoiled file would turn the lock off


@dataclass
class Settings:
    """Language, looks and habits of one workstation; unknown or broken values become defaults."""

    language: str = "sv"
    theme: str = "light"  # light, dark, contrast
    text_size: int = 100  # per cent: 100, 125, 150, 175, 200
    idle_minutes: int = 15
    store_dir: str = ""  # the folder chosen at first run; empty: the usual place
    backup_dir: str = ""
    backup_at: str = ""  # when the latest copy was verified: known though its drive is away
    backup_minutes: int = 30  # how often a copy is made while one works; 0: never by itself
    backup_on_exit: bool = True
    backup_months: int = 0  # how long a copy is kept; 0: nobody has decided
    rehearse_days: int = 30  # how often a restore is tried; 0: never by itself
    save_dir: str = ""  # where the last file was saved; empty: among the user's documents
    open_dir: str = ""  # where the last file was taken from; empty: where they are saved
    support: str = ""  # whom to call when the store does not open
    case_filter: str = "all"  # the filter of the start view: mine, all


def load(folder: Path) -> Settings:
    """Read the settings of a folder; a missing or broken file gives the defaults."""
    path = folder / FILE_NAME
    try:
        raw = _read(path)
    except OSError:
        return Settings()
    except ValueError:
        with suppress(OSError):
            path.replace(path.with_name(FILE_NAME + BROKEN))
        return Settings()
    settings = Settings()
    for field in fields(Settings):
        value = raw.get(field.name)
        if type(value) is type(getattr(settings, field.name)):
            setattr(settings, field.name, value)
    if settings.idle_minutes not in _MINUTES:
        settings.idle_minutes = Settings.idle_minutes
    return settings


def _read(path: Path) -> dict[str, Any]:
    """The values of the file; ValueError where it holds none."""
    raw = strict_json.read_file(path, _LARGEST)
    if not isinstance(raw, dict):
        raise ValueError(FILE_NAME)
    return raw


def save(settings: Settings, folder: Path) -> None:
    """Write the settings in one step.

    Raises:
        CannotWrite, DiskFull: the folder refuses; the old ones are as they were.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise as_store_error(error) from error
    write_atomically(folder / FILE_NAME, json.dumps(asdict(settings), indent=1).encode())
