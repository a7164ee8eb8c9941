"""The yearly report as a paper: shown, printed or saved; its figures are kept as given out."""

from PySide6.QtWidgets import QWidget

from sipdesk.gui.dialogs.paper_again import PaperWindow
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, language, translator
from sipdesk.printing.render import render
from sipdesk.services import year_report_papers, year_reports


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
        super().__init__(pdf, content.title, lead, parent)

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
