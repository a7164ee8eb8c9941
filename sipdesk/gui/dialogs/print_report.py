"""Papers that are about no case: yearly report, local agreement, quick guide."""

from PySide6.QtWidgets import QWidget

from sipdesk.gui.dialogs.paper_again import PaperWindow
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, language, translator
from sipdesk.printing.render import render
from sipdesk.services import (
    agreement_papers,
    quick_guide_papers,
    year_report_papers,
    year_reports,
)


class ReportWindow(PaperWindow):
    """The pages of the report of a municipality and a year."""

    def __init__(
        self, workspace: Workspace, parent: QWidget | None = None, *, municipality: str, year: int
    ) -> None:
        self._workspace, self._municipality, self._year = workspace, municipality, year
        lang = language()
        content = workspace.read(
            year_report_papers.paper, municipality=municipality, year=year, lang=lang
        )
        pdf = render("year_report", content, translator(lang))
        lead = _("No names and no cases. Small numbers are hidden.")
        super().__init__(workspace, pdf, content.title, lead, parent)

    def given_out(self, how: str) -> None:
        """Keep the figures: a later report of the year is held against them."""
        which = {"municipality": self._municipality, "year": self._year}
        self._workspace.write(year_reports.give_out, None, **which, how=how)


def show_report(
    workspace: Workspace, parent: QWidget | None = None, *, municipality: str, year: int
) -> None:
    """Show the report, to be printed or saved."""
    dialog = ReportWindow(workspace, parent, municipality=municipality, year=year)
    dialog.exec()
    dialog.deleteLater()


def show_agreement(workspace: Workspace, parent: QWidget | None = None, *, is_draft: bool) -> None:
    """Show the local agreement, for discussion or to be signed."""
    lang = language()
    content = workspace.read(agreement_papers.agreement_paper, is_draft=is_draft, lang=lang)
    pdf = render("local_agreement", content, translator(lang))
    lead = _("No person stands in it.")
    dialog = PaperWindow(workspace, pdf, _("Local agreement"), lead, parent)
    dialog.exec()
    dialog.deleteLater()


def show_guide(workspace: Workspace, parent: QWidget | None = None) -> None:
    """Show the quick guide, to be printed or saved."""
    lang = language()
    content = workspace.read(quick_guide_papers.guide_paper, lang=lang)
    pdf = render("quick_guide", content, translator(lang))
    dialog = PaperWindow(
        workspace, pdf, _("SIP step by step"), _("No person stands in it."), parent
    )
    dialog.exec()
    dialog.deleteLater()
