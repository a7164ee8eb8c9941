"""A paper that was handed out, shown and printed again: the same bytes, never drawn anew."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from sipdesk.gui.dialogs import print_out
from sipdesk.gui.dialogs.print_preview import Preview
from sipdesk.gui.dialogs.print_printer import ask_printer
from sipdesk.gui.messages import announce
from sipdesk.gui.save_place import choose_file, plain_name
from sipdesk.gui.widgets.buttons import quiet, secondary
from sipdesk.gui.widgets.frames import Band, frame
from sipdesk.gui.widgets.layouts import Flow, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _
from sipdesk.services import documents, inquiries
from sipdesk.storage.errors import StoreError
from sipdesk.storage.saving import save

_SHARE = 0.9


class PaperWindow(QDialog):
    """The pages of a paper that is finished; it can be printed and saved.

    Attributes:
        content: the bytes that are shown.
    """

    def __init__(
        self,
        workspace: Workspace,
        content: bytes,
        title: str,
        lead: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._work, self._may_give = workspace, True
        self.setWindowTitle(title)
        self.content = content
        self.preview, self.band = Preview(), Band("danger")
        lines = column(self, spacing=0)
        head = frame("bar")
        texts = row(head, spacing=10, margins=(18, 10, 18, 10))
        texts.addWidget(Text(title, "h1", wrap=False))
        texts.addWidget(Text(lead, "small"), 1)
        lines.addWidget(head)
        self.band.hide()
        lines.addWidget(self.band)
        lines.addWidget(self.preview, 1)
        lines.addWidget(self._foot())
        over = parent.window().size() if parent else self.sizeHint()
        self.resize(int(over.width() * _SHARE), int(over.height() * _SHARE))
        self.preview.show_bytes(self.content)
        self.close_button.setFocus()

    def _foot(self) -> QWidget:
        foot = frame("footer")
        flow = Flow(spacing=10)
        column(foot, margins=(18, 10, 18, 10)).addLayout(flow)
        warning = _(
            "The file is no longer protected by the program. Save it only where the routine of "
            "the board allows."
        )
        flow.add(Text(warning, "small"), stretch=1, base=22)
        self.close_button = quiet(_("Close the window"))
        self.save_button = secondary(_("Save as PDF…"), "download")
        self.print_button = secondary(_("Print…"), "printer")
        self.print_button.hide()
        print_out.look_for_printers(
            self,
            lambda found: self.print_button.setVisible(bool(found.names) and self._may_give),
        )
        self.close_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._save)
        self.print_button.clicked.connect(self._print)
        for button in (self.close_button, self.save_button, self.print_button):
            flow.addWidget(button)
        return foot

    def _save(self) -> None:
        path = choose_file(self, self._work, plain_name(self.windowTitle()))
        if not path:
            return
        try:
            save(Path(path), self.content, partial(self.given_out, "pdf"))
        except StoreError as error:
            self.band.say(error.text())
            self.band.show()
            announce(self, error.text(), at_once=True)
            return
        self.band.hide()
        announce(self, _("The file is saved."))

    def _print(self) -> None:
        job = ask_printer(self)
        if job is not None:
            announce(self, _("Sent to the printer."))
            printed = partial(self.given_out, "paper")
            print_out.send(self, self.content, job, lambda _pages: printed(), self._not_printed)

    def _not_printed(self, _error: Exception) -> None:
        text = _("The printer did not take the paper. Look at the printer and try again.")
        self.band.say(text)
        self.band.show()
        announce(self, text, at_once=True)

    def only_look(self, why: str) -> None:
        """The paper is shown and not given out again; `why` is said above it."""
        self._may_give = False
        self.save_button.hide()
        self.print_button.hide()
        self.band.say(why)
        self.band.show()

    def given_out(self, how: str) -> None:
        """The paper has left the program: `pdf` or `paper`; a kind of paper may keep that."""

    def done(self, answer: int) -> None:
        """Nothing of the paper stays in the window."""
        self.preview.clear()
        super().done(answer)


class PaperAgain(PaperWindow):
    """The pages of a frozen paper, as they were handed out; the look is logged."""

    def __init__(
        self,
        workspace: Workspace,
        case_id: UUID,
        paper_id: UUID,
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        content: bytes = workspace.show(documents.paper_bytes, case_id, paper_id=paper_id)
        super().__init__(
            workspace, content, title, _("As it was handed out. Nothing is changed."), parent
        )
        if why := workspace.read(inquiries.why_not_again, case_id, paper_id=paper_id):
            self.only_look(_(why))


def show_paper(
    workspace: Workspace, case_id: UUID, paper_id: UUID, title: str, parent: QWidget | None = None
) -> None:
    """Show a paper as it was handed out."""
    dialog = PaperAgain(workspace, case_id, paper_id, title, parent)
    dialog.exec()
    dialog.deleteLater()
