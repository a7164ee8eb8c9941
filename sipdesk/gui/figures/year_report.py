"""The yearly report on the screen: four topics, bars, and what is written by hand."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from sipdesk import clock
from sipdesk.domain.year_figure import Topic
from sipdesk.gui.figures.figures_table import FiguresTable
from sipdesk.gui.figures.kept import Kept
from sipdesk.gui.figures.lines import lines
from sipdesk.gui.messages import announce
from sipdesk.gui.save_place import choose_file
from sipdesk.gui.widgets.buttons import primary, secondary
from sipdesk.gui.widgets.choices import Segments
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.gui.widgets.layouts import Flow, clear, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _, format_date, language, translator
from sipdesk.services import year_report_papers as papers
from sipdesk.services import year_report_words as words
from sipdesk.services import year_reports
from sipdesk.storage.errors import StoreError
from sipdesk.storage.saving import save

_TEXTS = {
    Topic.HVB: {"placements": N_("Content of care and treatment, from the papers")},
    Topic.DEVIATIONS: {
        "deviations": N_("Analysis: which improvements are needed?"),
        "problems": N_("Problem areas for the county's arenas"),
    },
}
_COMPARISONS = N_("Analysis of Socialstyrelsen's open comparisons")


class YearReportView(QWidget):
    """One municipality and one year at a time; nothing small is shown, not even here."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.kept = Kept(workspace, self)
        self.texts: dict[str, LongTextField] = {}
        self._lines = column(self, spacing=14)
        self._lines.addWidget(self._choices())
        self.lead_text, self.small_text = Text("", "lead"), Text("", "small")
        self.band = Band("info")
        self.trouble = Band("danger")
        self.trouble.hide()
        self.key_card = Card()
        self.key_flow = Flow(spacing=18)
        self.key_card.body.addLayout(self.key_flow)
        for widget in (self.lead_text, self.trouble, self.band, self.key_card, self._form()):
            self._lines.addWidget(widget)
        self._topics()
        self.how_card = Card(_("How we have counted"), icon="info")
        self._lines.addWidget(self.small_text)
        self._lines.addWidget(self.how_card)
        self.reload()

    def _choices(self) -> QWidget:
        made = QWidget()
        flow = Flow(made, spacing=14)
        self.municipality_combo = ChoiceField("municipality", _("Municipality"), empty=None)
        self.year_combo = ChoiceField("year", _("Year"), empty=None)
        self.paper_button = primary(_("Show the paper…"), "printer")
        self.table_button = secondary(_("Save as a table…"), "download")
        self.paper_button.clicked.connect(self.show_paper)
        self.table_button.clicked.connect(self.save_table)
        for field in (self.municipality_combo, self.year_combo):
            field.edited.connect(self._chosen)
            flow.add(field, stretch=1, base=12)
        flow.add(self.paper_button)
        flow.add(self.table_button)
        return made

    def _form(self) -> Segments:
        forms = [("bars", _("Bars"), "chart-column"), ("table", _("Table"), "table-2")]
        self.form_segments = Segments(forms, _("How the figures are shown"))
        self.form_segments.set_value("bars")
        self.form_segments.chosen.connect(self._show_form)
        return self.form_segments

    def _topics(self) -> None:
        self.table = FiguresTable()
        self.table.hide()
        self._lines.addWidget(self.table)
        self.cards: dict[Topic, Card] = {}
        self.bars: dict[Topic, QWidget] = {}
        self.places: dict[Topic, QVBoxLayout] = {}
        for topic in (Topic.ACCESS, Topic.HVB, Topic.DEVIATIONS):
            self._lines.addWidget(self._topic(topic))
        comparisons = Card(_("Open comparisons"))
        comparisons.add(self._text("comparisons", _COMPARISONS))
        self._lines.addWidget(comparisons)
        self._lines.addWidget(self._topic(Topic.ROUTINE))

    def _topic(self, topic: Topic) -> Card:
        card = self.cards[topic] = Card(_(words.TITLES[topic]))
        shown = self.bars[topic] = QWidget()
        self.places[topic] = column(shown)
        card.add(shown)
        for name, label in _TEXTS.get(topic, {}).items():
            card.add(self._text(name, label))
        return card

    def _text(self, name: str, label: str) -> LongTextField:
        hint = _("Stands on the paper. Write no names and nothing about single persons.")
        field = self.texts[name] = LongTextField(name, _(label), hint, lines=2)

        def save(value: Any) -> object:
            verb = year_reports.write_text
            return self.workspace.write(verb, None, **self.which(), **{name: value})

        return self.kept.own(field, f"year-report.{name}", save)

    def which(self) -> dict[str, Any]:
        """The municipality and year that are shown."""
        return {"municipality": self.municipality_combo.value(), "year": self.year_combo.value()}

    # Showing

    def reload(self) -> None:
        """Count anew; the choices stay where they can."""
        places = self.workspace.read(year_reports.list_municipalities) or [""]
        years = self.workspace.read(year_reports.list_years)
        chosen = self.which()
        named = [(name, name or _("All municipalities")) for name in places]
        self.municipality_combo.set_choices(named)
        self.year_combo.set_choices([(year, str(year)) for year in years])
        place = chosen["municipality"] if chosen["municipality"] in places else places[0]
        self.municipality_combo.reset(place)
        self.year_combo.reset(chosen["year"] if chosen["year"] in years else _last(years))
        self._show()

    def _chosen(self) -> None:
        self.kept.flush()
        self._show()

    def _show(self) -> None:
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._show_report(self.workspace.read(year_reports.report, **self.which()))
        finally:
            QApplication.restoreOverrideCursor()

    def _show_report(self, report: year_reports.Report) -> None:
        tr = translator(language())
        rows = words.rows(report, tr) if report.has_cases else ()
        self.lead_text.setText(papers.period(report, tr))
        self.small_text.setText(papers.smallness(report, tr))
        self._tell(report)
        self._show_key_figures(words.key_rows(report, tr) if report.has_cases else ())
        for topic, place in self.places.items():
            own = [row for row in rows if row.topic is topic]
            clear(place)
            place.addWidget(lines(own))
            self.cards[topic].setVisible(bool(own) or topic is not Topic.ROUTINE)
        self.table.figures.set_rows(rows)
        for name, field in self.texts.items():
            field.set_value(getattr(report.texts, name))
        told = [row for row in rows if row.how and not row.is_part]
        clear(self.how_card.body)
        for row in told:
            self.how_card.add(Text(f"{row.label}: {row.how}", "small"))
        self.how_card.setVisible(bool(told))
        self._show_form(self.form_segments.value())
        for button in (self.paper_button, self.table_button):
            button.setVisible(self.workspace.can_write)  # what is given out is kept

    def _tell(self, report: year_reports.Report) -> None:
        self.band.setVisible(bool(report.earlier) or not report.has_cases)
        if not report.has_cases:
            self.band.say(_("No figures for this year"), _(papers.EMPTY))
        elif report.earlier:
            day = format_date(report.earlier[-1])
            title = _("The year was reported {day}.").format(day=day)
            text = _("A figure stands as it was told then until at least five have changed.")
            self.band.say(title, text)

    def _show_key_figures(self, found: tuple[tuple[str, str], ...]) -> None:
        clear(self.key_flow)
        self.key_card.setVisible(bool(found))
        for value, label in found:
            cell = QWidget()
            inner = column(cell, spacing=0)
            inner.addWidget(Text(value, "h1"))
            inner.addWidget(Text(label, "small"))
            cell.setAccessibleName(f"{label}: {value}")
            self.key_flow.add(cell, stretch=1, base=11)

    def _show_form(self, form: str) -> None:
        is_table = form == "table"
        self.table.setVisible(is_table)
        for shown in self.bars.values():
            shown.setVisible(not is_table)

    # Giving out

    def show_paper(self) -> None:
        """Show the paper, to be printed or saved; its figures are kept as given out."""
        from sipdesk.gui.dialogs.print_report import show_report

        if self.flush():
            show_report(self.workspace, self.window(), **self.which())
            self._show()

    def save_table(self) -> None:
        """Save the figures for a spreadsheet; they are kept as given out."""
        self.trouble.hide()
        if not self.flush():
            return
        which = self.which()
        name = _("sip-{year}.csv").format(year=which["year"])
        title, kinds = _("Save as a table…"), _("Table (*.csv)")
        path = choose_file(self, self.workspace, name, title, kinds)
        if not path:
            return
        data = self.workspace.read(papers.table, **which, lang=language())

        def note() -> None:
            self.workspace.write(year_reports.give_out, None, **which, how="csv")

        try:
            save(Path(path), data, note)
        except StoreError as error:
            self.trouble.say(error.text())
            self.trouble.show()
            return
        announce(self, _("The table is saved."))
        self._show()

    def flush(self) -> bool:
        """Store what is unsaved; answers whether all is safe."""
        return self.kept.flush()


def _last(years: list[int]) -> int:
    """In the first months the year that is to be reported is the last one."""
    today = clock.today()
    return years[1] if len(years) > 1 and today.month <= 6 else years[0]
