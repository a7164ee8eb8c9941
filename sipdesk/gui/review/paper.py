"""Papers of the log: its review, and material about an incident; shown, printed or saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from sipdesk.gui.dialogs.paper_again import PaperWindow
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, language, translator
from sipdesk.printing.render import render
from sipdesk.services import review_papers, reviews
from sipdesk.storage.log_chain import Verdict


@dataclass(frozen=True)
class Chosen:
    """Which rows are chosen in the window, for `reviews.list_entries` and in words."""

    rows: Mapping[str, Any]
    words: tuple[str, ...]


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


class IncidentWindow(PaperWindow):
    """What the log says of the rows that are chosen, for whoever deals with an incident."""

    def __init__(
        self, workspace: Workspace, chosen: Chosen, verdict: Verdict, parent: QWidget | None = None
    ) -> None:
        tr = translator(language())
        content = workspace.read(
            review_papers.incident_paper,
            chosen=chosen.rows,
            words=chosen.words,
            verdict=verdict,
            tr=tr,
        )
        lead = _("Names of colleagues and case numbers. Keep it where the routine says.")
        title = _("Material about an incident")
        super().__init__(workspace, render("log_incident", content, tr), title, lead, parent)
        workspace.write(reviews.note_incident, None)


def show_incident(
    workspace: Workspace, chosen: Chosen, verdict: Verdict, parent: QWidget | None = None
) -> None:
    """Show the material."""
    dialog = IncidentWindow(workspace, chosen, verdict, parent)
    dialog.exec()
    dialog.deleteLater()


def show_review(workspace: Workspace, verdict: Verdict, parent: QWidget | None = None) -> None:
    """Show the paper. Raises LookupError before anything was drawn."""
    dialog = ReviewWindow(workspace, verdict, parent)
    dialog.exec()
    dialog.deleteLater()
