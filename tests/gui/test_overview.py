"""The start view on a real store."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sipdesk import clock
from sipdesk.domain.model import LogRow, Protection
from sipdesk.gui.overview.overview import Overview
from sipdesk.gui.overview.words import why
from sipdesk.services import cases, log, overview, people
from sipdesk.services.overview import Bucket, TodayRow
from tests.gui import story

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def view(qtbot: Any, workspace: Any) -> Overview:
    qtbot.addWidget(made := Overview(workspace))
    made.resize(1366, 640)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_an_empty_store_says_how_to_begin(qtbot, view):
    assert view.stack.currentIndex() == 1
    with qtbot.waitSignal(view.new_asked):
        QTest.mouseClick(view.begin_button, Qt.MouseButton.LeftButton)


def test_what_is_late_says_how_late_for_whom_and_by_which_rule(view, workspace, case_id):
    story.fill(workspace, case_id)
    row = view.today_list.rows[0]
    assert row.when_label.text() == "2 dagar sent"
    assert row.what.endswith("har inte svarat.")
    assert row.person.text() == "Alva Exempel · SIP 2026-0001"
    assert row.act_button.text() == "Påminn"
    assert row.act_button.property("role") == "primary"
    assert [r.act_button.property("role") for r in view.today_list.rows].count("primary") == 1
    assert "3 saker är försenade" in view.day_label.text()


def test_a_thing_that_is_put_off_is_gone_until_its_time(view, workspace, case_id):
    story.fill(workspace, case_id)
    before = len(view.today_list.rows)
    row = view.today_list.rows[0].data
    workspace.write(
        overview.snooze, case_id, code=row.code, row=row.row, until=NOW + timedelta(days=1),
        reason="Ringde i dag.",
    )  # fmt: skip
    assert len(view.today_list.rows) == before - 1


def test_what_began_today_has_no_count_of_days():
    day = NOW.date()
    row = TodayRow(
        **{field.name: "" for field in fields(TodayRow)}
        | {"bucket": Bucket.TODAY, "due": None, "since": day, "source": "SoL"}
    )
    assert why(row, day) == "Källa: SoL"
    assert why(row, day + timedelta(days=1)) == "1 dag har gått. Källa: SoL"


def test_the_list_shows_the_case_and_opens_it_with_enter(qtbot, view, workspace, case_id):
    view.case_list.reload(NOW.date())
    model, table = view.case_list.cases_model, view.case_list.table
    assert model.index(0, 0).data() == "Alva Exempel"
    assert model.index(0, 1).data() == "1 Behov"
    table.selectRow(0)
    with qtbot.waitSignal(view.case_asked) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [case_id]


def test_a_protected_person_has_no_name_in_the_list(view, workspace, case_id):
    workspace.write(people.change_person, case_id, protection=Protection.SEKRETESSMARKERING)
    model = view.case_list.cases_model
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    said = [str(model.index(0, n).data(role)) for n in range(3) for role in roles]
    assert not any("Alva" in text for text in said)
    assert model.index(0, 0).data() == "Skyddad uppgift"


def test_a_look_at_the_list_is_one_row_in_the_log_without_a_person(view, workspace, case_id):
    def looks() -> list[LogRow]:
        rows = workspace.read(log.list_rows)
        return [row for row in rows if row.act == "overview.list_cases"]

    before = len(looks())
    view.reload()
    assert len(looks()) == before
    assert before >= 1
    assert all(row.person_id is None for row in looks())


def test_the_filter_is_remembered_and_closed_cases_have_a_list(view, workspace, case_id):
    made = workspace.write(cases.create_case, None, given="Nora", family="Fjällklocka")
    assert view.case_list.cases_model.rowCount() == 2
    view.case_list.filter.set_value("closed")
    view.case_list.filter.chosen.emit("closed")
    assert view.case_list.cases_model.rowCount() == 0
    view.case_list.filter.set_value("mine")
    view.case_list.filter.chosen.emit("mine")
    assert workspace.settings.case_filter == "mine"
    assert made.number == "2026-0002"


def test_a_long_list_shows_fifty_and_then_all(view, workspace):
    for n in range(60):
        workspace.write(cases.create_case, None, given=f"Prov{n}", family="Provsson")
    view.reload()
    assert view.case_list.cases_model.rowCount() == 50
    assert view.case_list.more_link.text() == "Visa alla 60"
    QTest.mouseClick(view.case_list.more_link, Qt.MouseButton.LeftButton)
    assert view.case_list.cases_model.rowCount() == 60
