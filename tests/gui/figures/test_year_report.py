"""The yearly report in the window: found from the rail, chosen, written in, given out."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFileDialog

from sipdesk import clock
from sipdesk.domain.model import UserRole
from sipdesk.gui.dialogs import print_report
from sipdesk.gui.figures.figures import Figures
from sipdesk.gui.main_window import MainWindow
from sipdesk.services import year_reports
from tests import factory
from tests.helpers import type_text

YEAR = clock.today().year
WHICH = {"municipality": "Granby kommun", "year": YEAR}


@pytest.fixture
def offered(workspace):
    with workspace.store.session() as session:
        factory.add_offers(session, 6)


@pytest.fixture
def place(qtbot, workspace, offered):
    made = Figures(workspace)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.show()
    return made


@pytest.fixture
def view(place):
    report = place.parts["report"]
    report.year_combo.reset(YEAR)
    report.year_combo.edited.emit()
    return report


def test_the_rail_and_the_menu_lead_to_the_report(qtbot, workspace):
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.home.rail.buttons["figures"].click()
    assert isinstance(window.home.view, Figures)
    window.show_home()
    window.acts["figures"].trigger()
    assert window.home.place == "figures"


def test_figures_are_shown_as_bars_or_as_a_table(view):
    assert view.bars[next(iter(view.bars))].isVisible()
    rows = {row.key: row for row in view.table.figures.rows}
    assert rows["offered"].value == "6"
    assert rows["answers.yes"].filled == 1.0
    view.form_segments.buttons[1].click()
    assert view.table.isVisible()
    assert not view.bars[next(iter(view.bars))].isVisible()
    labels = [view.table.figures.index(n, 0).data() for n in range(view.table.figures.rowCount())]
    assert rows["offered"].label in labels


def test_what_is_written_by_hand_is_stored_for_the_year(view, workspace):
    type_text(view.texts["comparisons"].edit, "Vi ligger nära länet.")
    assert view.flush()
    assert workspace.read(year_reports.report, **WHICH).texts.comparisons == "Vi ligger nära länet."


def test_a_year_without_cases_says_that_zero_is_not_an_answer(view):
    view.year_combo.reset(YEAR - 1)
    view.year_combo.edited.emit()
    assert view.band.isVisible()
    assert not view.key_card.isVisible()


def test_the_table_is_saved_and_kept_as_given_out(view, workspace, tmp_path, monkeypatch):
    path = tmp_path / "tal.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    view.table_button.click()
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert workspace.read(year_reports.report, **WHICH).earlier == (clock.today(),)
    assert view.band.isVisible()


def test_looking_at_the_paper_gives_nothing_out_but_saving_it_does(
    qtbot, view, workspace, tmp_path, monkeypatch
):
    path = tmp_path / "rapport.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    shown = print_report.ReportWindow(workspace, None, **WHICH)
    qtbot.addWidget(shown)
    assert workspace.read(year_reports.report, **WHICH).earlier == ()
    shown.save_button.click()
    assert path.read_bytes().startswith(b"%PDF")
    assert len(workspace.read(year_reports.report, **WHICH).earlier) == 1


def test_a_reader_sees_the_figures_and_gives_nothing_out(qtbot, workspace, offered):
    workspace.actor = replace(workspace.actor, roles=frozenset({UserRole.READER}))
    made = Figures(workspace)
    qtbot.addWidget(made)
    made.show()
    report = made.parts["report"]
    assert not report.paper_button.isVisible()
    assert not report.table_button.isVisible()
    assert report.texts["comparisons"].edit.isReadOnly()
    made.show_part("agreement")
    assert not made.parts["agreement"].grid.add_button.isVisible()
    made.show_part("support")
    assert not made.parts["support"].add_button.isVisible()
