"""The reserve routine: empty forms for when the program does not work; nobody's case is in them."""

from PySide6.QtWidgets import QWidget

from sipdesk.gui.dialogs.paper_again import PaperWindow
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, translator
from sipdesk.printing.render import render
from sipdesk.services import blank_papers

LANGUAGE = "sv"  # what the office's papers are written in


class FormsWindow(PaperWindow):
    """The pages of the set as the office and the pack stand now."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        tr = translator(LANGUAGE)
        content = workspace.read(blank_papers.blank_forms_paper, tr=tr)
        lead = _("Print the set and keep it where everybody finds it. Renew it with the rule pack.")
        pdf = render("blank_forms", content, tr)
        super().__init__(workspace, pdf, _("Reserve routine"), lead, parent)
        workspace.write(blank_papers.note_forms_printed, None)


def show_forms(workspace: Workspace, parent: QWidget | None = None) -> None:
    """Show the set, to be printed or saved."""
    dialog = FormsWindow(workspace, parent)
    dialog.exec()
    dialog.deleteLater()
