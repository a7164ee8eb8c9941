"""The scan of a plan that was made on paper: shown as it was taken in, never drawn anew."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QWidget

from sipdesk.gui.dialogs.paper_again import show_paper
from sipdesk.gui.messages import Question
from sipdesk.gui.widgets.layouts import column
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _
from sipdesk.services import registered

_SHARE = 0.9


def show_scan(
    workspace: Workspace, case_id: UUID, plan_id: UUID, parent: QWidget | None = None
) -> None:
    """Show the scan, or say that there is none; the look is logged."""
    paper = workspace.show(registered.scan_of, case_id, plan_id=plan_id)
    title = _("The plan on paper")
    if paper is None:
        text = _("The plan was registered without a scan. It is where the paper is kept.")
        told = Question(parent, title, text, _("Close the window"))
        told.cancel_button.hide()
        shown: QDialog = told
    elif paper.variant == "pdf":
        show_paper(workspace, case_id, paper.id, title, parent)
        return
    else:
        shown = Picture(title, paper.content, parent)
    shown.exec()
    shown.deleteLater()


class Picture(QDialog):
    """A scanned picture, as wide as the window allows."""

    def __init__(self, title: str, content: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        over = parent.window().size() if parent else self.sizeHint()
        self.resize(int(over.width() * _SHARE), int(over.height() * _SHARE))
        area, label = QScrollArea(), QLabel()
        picture = QPixmap()
        picture.loadFromData(content)
        if picture.width() > self.width():
            picture = picture.scaledToWidth(
                self.width(), Qt.TransformationMode.SmoothTransformation
            )
        label.setPixmap(picture)
        label.setAccessibleName(title)
        area.setWidget(label)
        column(self).addWidget(area)
