"""Where a paper is saved: first among the user's documents, then where the last one was."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _

_PDF = "PDF (*.pdf)"


def choose_file(parent: QWidget, workspace: Workspace, name: str) -> str:
    """Ask where a paper is saved, under a name to begin with; "" when the user changed mind."""
    begin = str(Path(_folder(workspace), name))
    path, _kind = QFileDialog.getSaveFileName(parent, _("Save as PDF…"), begin, _PDF)
    if path:
        workspace.remember(save_dir=str(Path(path).parent))
    return path


def choose_folder(parent: QWidget, workspace: Workspace) -> str:
    """Ask for a folder for many papers; "" when the user changed mind."""
    folder = QFileDialog.getExistingDirectory(parent, _("Save as PDF…"), _folder(workspace))
    if folder:
        workspace.remember(save_dir=folder)
    return folder


def _folder(workspace: Workspace) -> str:
    """The folder of the last paper, while it is there; else the user's documents, or home."""
    last = workspace.settings.save_dir
    if last and Path(last).is_dir():
        return last
    place = QStandardPaths.StandardLocation
    documents = QStandardPaths.writableLocation(place.DocumentsLocation)
    if documents and Path(documents).is_dir():
        return documents
    return QStandardPaths.writableLocation(place.HomeLocation)
