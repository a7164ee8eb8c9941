"""The review of the log as a paper: shown, printed or saved."""

from PySide6.QtWidgets import QWidget

from sipdesk.gui.dialogs.paper_again import PaperWindow
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, language, translator
from sipdesk.printing.render import render
from sipdesk.services import review_papers, reviews
from sipdesk.storage.log_chain import Verdict


class ReviewWindow(PaperWindow):
    """The pages of the review as it is now. Raises LookupError before anything was drawn."""

    def __init__(
        self, workspace: Workspace, verdict: Verdict, parent: QWidget | None = None
    ) -> None:
        tr = translator(language())
        content = workspace.read(review_papers.review_paper, verdict=verdict, tr=tr)
        lead = _("Names of colleagues and case numbers. Keep it where the routine says.")
        pdf = render("log_review", content, tr)
        super().__init__(workspace, pdf, _("Review of the log"), lead, parent)
        workspace.write(reviews.note_printed, None)


def show_review(workspace: Workspace, verdict: Verdict, parent: QWidget | None = None) -> None:
    """Show the paper. Raises LookupError before anything was drawn."""
    dialog = ReviewWindow(workspace, verdict, parent)
    dialog.exec()
    dialog.deleteLater()
