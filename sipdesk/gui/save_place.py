"""Where files are saved and looked for: among the user's documents, then where the last one was."""

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _

PDF = "PDF (*.pdf)"
_IN_NAMES = str.maketrans({"/": "-", "\\": "-", ":": "-"} | dict.fromkeys('<>"|?*'))  # for Windows
_ENDING = re.compile(r"\*(\.\w+)")
_LONGEST = 120  # letters; the system's own limit counts bytes, and the folder with them


def choose_file(
    parent: QWidget, workspace: Workspace, name: str, title: str = "", kinds: str = PDF
) -> str:
    """Ask where a file is saved; "" when the user changed mind.

    Args:
        name: to begin with; it never says whom the file is about.
        kinds: what may be chosen, as `QFileDialog` takes it.
    """
    begin = str(_folder(workspace) / name)
    path, kind = QFileDialog.getSaveFileName(parent, title or _("Save as PDF…"), begin, kinds)
    if not path:
        return ""
    workspace.remember(save_dir=str(Path(path).parent))
    return str(_with_ending(Path(path), kind or kinds))


def choose_folder(parent: QWidget, workspace: Workspace) -> str:
    """Ask for a folder for many papers; "" when the user changed mind."""
    begin = str(_folder(workspace))
    folder = QFileDialog.getExistingDirectory(parent, _("Save as PDF…"), begin)
    if folder:
        workspace.remember(save_dir=folder)
    return folder


def choose_to_open(parent: QWidget | None, workspace: Workspace, title: str, kinds: str) -> str:
    """Ask which file is read in; "" when the user changed mind."""
    last = workspace.settings.open_dir
    begin = last if last and Path(last).is_dir() else str(_folder(workspace))
    path, _kind = QFileDialog.getOpenFileName(parent, title, begin, kinds)
    if path:
        workspace.remember(open_dir=str(Path(path).parent))
    return path


def choose_place(parent: QWidget, title: str, begin: str = "") -> str:
    """Ask for a folder where the store or its copies lie; "" when the user changed mind.

    Args:
        begin: where it is now; the nearest folder that is there, or the user's home.
    """
    now = Path(begin).expanduser()
    above = [place for place in (now, *now.parents) if place != Path(now.anchor)] if begin else []
    start = next((place for place in above if place.is_dir()), _home())
    return QFileDialog.getExistingDirectory(parent, title, str(start))


def plain_name(title: str, ending: str = ".pdf") -> str:
    """A title as the name of a file that every system takes."""
    plain = "".join(sign for sign in title.translate(_IN_NAMES) if sign.isprintable())
    return " ".join(plain.split())[:_LONGEST].rstrip(". ") + ending


def free_place(folder: Path, name: str) -> Path:
    """A place in a folder where nothing lies: "Kallelse.pdf", or else "Kallelse (2).pdf"."""
    place, number = folder / name, 1
    while place.exists():
        number += 1
        place = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
    return place


def _with_ending(path: Path, kind: str) -> Path:
    """The path with the ending of the kind that was chosen: not every system adds it."""
    endings = _ENDING.findall(kind)
    if not endings or path.suffix.lower() in endings:
        return path
    return free_place(path.parent, path.name + endings[0])  # nobody was asked about this name


def _folder(workspace: Workspace) -> Path:
    """The folder of the last paper, while it is there; else the user's documents, or home."""
    last = workspace.settings.save_dir
    if last and Path(last).is_dir():
        return Path(last)
    place = QStandardPaths.StandardLocation
    documents = QStandardPaths.writableLocation(place.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else _home()


def _home() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation))
