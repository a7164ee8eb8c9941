"""The list of what to follow up, without names: shown, printed or saved; nobody receives it."""

from PySide6.QtWidgets import QWidget

from sipdesk.gui.dialogs.paper_again import PaperWindow
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, language, translator
from sipdesk.printing.render import render
from sipdesk.services import flag_papers


class ListWindow(PaperWindow):
    """The pages of the list as it is now."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        content = workspace.read(flag_papers.flag_list_paper)
        pdf = render("flag_list", content, translator(language()))
        lead = _("The list has no names. Destroy it after the meeting.")
        super().__init__(workspace, pdf, _("To follow up"), lead, parent)
        workspace.write(flag_papers.note_list_printed, None)


def show_list(workspace: Workspace, parent: QWidget | None = None) -> None:
    """Show the list, to be printed or saved."""
    dialog = ListWindow(workspace, parent)
    dialog.exec()
    dialog.deleteLater()
