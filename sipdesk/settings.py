"""Choices that belong to this computer and hold nothing about people."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

FILE_NAME = "settings.json"


@dataclass
class Settings:
    """Language, looks and habits of one workstation; unknown or broken values become defaults."""

    language: str = "sv"
    theme: str = "light"  # light, dark, contrast
    text_size: int = 100  # per cent: 100, 125, 150, 175, 200
    idle_minutes: int = 15
    store_dir: str = ""  # the folder chosen at first run; empty: the usual place
    backup_dir: str = ""
    case_filter: str = "all"  # the filter of the start view: mine, all


def load(folder: Path) -> Settings:
    """Read the settings of a folder; a missing or broken file gives the defaults."""
    try:
        raw: Any = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    settings = Settings()
    for field in fields(Settings):
        value = raw.get(field.name) if isinstance(raw, dict) else None
        if type(value) is type(getattr(settings, field.name)):
            setattr(settings, field.name, value)
    return settings


def save(settings: Settings, folder: Path) -> None:
    """Write the settings; they are small and may be lost without harm."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(settings), indent=1)
    (folder / FILE_NAME).write_text(text, encoding="utf-8")
