"""The log review in its window: reminded in time, filtered, drawn, judged, signed, printed."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from sipdesk import clock
from sipdesk.domain.model import ReviewOutcome, UserRole
from sipdesk.gui import theme
from sipdesk.gui.main_window import MainWindow
from sipdesk.gui.review import protection
from sipdesk.gui.review.paper import IncidentWindow
from sipdesk.gui.review.protection import ProtectionWindow
from sipdesk.gui.review.review import ReviewView
from sipdesk.gui.settings.access import UsersSection
from sipdesk.gui.workspace import Workspace
from sipdesk.services import cases, notice, office, protection_papers, reviews
from sipdesk.services.acts import Actor
from sipdesk.settings import Settings
from sipdesk.storage.log_chain import Link
from tests.cases.papers import text_of
from tests.gui import walk
from tests.helpers import type_text


def by_role(workspace: Workspace, name: str, *roles: UserRole) -> Workspace:
    """The same store with somebody else at the keyboard."""
    with workspace.store.session() as session:
        user = office.add_user(session, name=name, roles=roles)
        session.flush()
        actor: Actor = office.actor_for(session, user)
    return Workspace(workspace.store, actor, workspace.packs, Settings())


@pytest.fixture
def reviewer(workspace: Workspace) -> Workspace:
    return by_role(workspace, "Asta Kvisthed", UserRole.REVIEWER)


@pytest.fixture
def case_number(workspace: Workspace) -> str:
    made = workspace.write(cases.create_case, None, given="Markör", family="Dold")
    workspace.open_case(made.id)
    return str(made.number)


@pytest.fixture
def view(reviewer: Workspace, case_number: str, qtbot: Any) -> ReviewView:
    made = ReviewView(reviewer)
    qtbot.addWidget(made)
    made.resize(1150, 690)
    made.show()
    qtbot.waitUntil(lambda: made.verdict is not None, timeout=20_000)
    return made


def cells(view: ReviewView) -> list[list[str]]:
    model = view.model
    columns = range(model.columnCount())
    return [[model.index(n, c).data() or "" for c in columns] for n in range(model.rowCount())]


def seen(widget: QWidget) -> str:
    return " ".join(w.text() for w in widget.findChildren(QLabel) if w.isVisible())


def decide(workspace: Workspace, days: int) -> None:
    workspace.write(
        office.set_setting, None, name=notice.EVERY, value=days, source="Nämnden 2026-01-14"
    )


def acts_of_log(workspace: Workspace) -> list[str]:
    with workspace.store.session() as session:
        query = "SELECT act FROM logrow ORDER BY id"
        return [act for (act,) in session.connection().exec_driver_sql(query)]


def test_a_filter_leaves_the_rows_of_one_user_and_one_kind(
    view: ReviewView, workspace: Workspace
) -> None:
    assert {row[1] for row in cells(view)} >= {"Sara Påhitt"}
    view.kind_combo.set_value("open")
    view.kind_combo.edited.emit()
    assert {row[2] for row in cells(view)} == {"Öppnade ärendet"}
    view.kind_combo.set_value(None)
    view.user_combo.set_value(view.workspace.actor.user_id)
    view.user_combo.edited.emit()
    assert {row[1] for row in cells(view)} <= {"Asta Kvisthed"}


def test_no_name_of_a_person_is_shown_only_the_case_number(
    view: ReviewView, case_number: str
) -> None:
    shown = seen(view) + repr(cells(view))
    assert case_number in shown
    assert "Markör" not in shown
    assert "Dold" not in shown


def test_a_judgement_that_is_not_saved_waits_at_its_own_row(view: ReviewView, qtbot: Any) -> None:
    view.table.selectRow(0)
    entry = view.entry
    type_text(view.note_edit.edit, "Fråga <b>Sara</b> om ärendet")
    view.table.selectRow(1)
    assert view.note_edit.value() == ""
    assert not view.typed.isVisible()
    again = ReviewView(view.workspace)  # the program was killed meanwhile
    qtbot.addWidget(again)
    again.show()
    again.table.selectRow(again.model.place_of(entry.row))
    assert again.note_edit.value() == "Fråga <b>Sara</b> om ärendet"
    assert again.typed.isVisible()
    again.outcome_combo.set_value(ReviewOutcome.JUSTIFIED)
    again.save_button.click()
    assert again.workspace.drafts(None) == {}
    again.table.selectRow(again.model.place_of(entry.row))
    assert again.note_edit.value() == "Fråga <b>Sara</b> om ärendet"
    assert not again.typed.isVisible()


def test_a_sample_is_drawn_judged_by_keyboard_and_signed(view: ReviewView) -> None:
    view.draw_button.click()
    sample = view.workspace.read(reviews.open_sample)
    assert sorted(entry.row for entry in view.model.entries) == sorted(sample.rows)
    assert not view.draw_button.isVisible()
    view.sign_button.click()
    assert "inte bedömda än" in view.trouble.text.text()
    for _row in sample.rows:
        QTest.keyClick(view.table, Qt.Key.Key_Return)  # to the judgement
        type_text(view.note_edit.control, "Ingick i arbetet.")
        view.outcome_combo.set_value(ReviewOutcome.JUSTIFIED)
        view.save_button.click()
    view.sign_button.click()
    assert view.workspace.read(reviews.open_sample) is None
    assert "Granskningen är klar" in view.done.text.text()
    log = acts_of_log(view.workspace)
    assert log.count("reviews.judge") == len(sample.rows)
    assert "reviews.draw" in log
    assert "reviews.sign" in log


def test_what_is_not_plainly_right_needs_words_and_the_text_stays(view: ReviewView) -> None:
    view.draw_button.click()
    view.judge()
    assert view.outcome_combo.error.text() == "Välj ett beslut."
    view.outcome_combo.set_value(ReviewOutcome.NOT_JUSTIFIED)
    view.judge()
    assert view.note_edit.error.text() == "Skriv vad du kom fram till."
    type_text(view.note_edit.control, "Ringde chefen.")
    row = view.entry.row
    view.judge()
    with view.workspace.store.session() as session:
        query = "SELECT note FROM logreview WHERE row = ?"
        found = session.connection().exec_driver_sql(query, (row,)).all()
    assert [tuple(one) for one in found] == [("Ringde chefen.",)]


def test_own_rows_are_neither_drawn_nor_judged(workspace: Workspace, case_number: str) -> None:
    own = ReviewView(workspace)  # the one whose rows they are has every role
    own.table.selectRow(0)
    assert own.entry is not None
    assert own.entry.is_own
    assert not own.save_button.isEnabled()
    own.draw()
    assert "inget att granska" in own.trouble.text.text()
    own.deleteLater()


def test_who_may_not_read_the_log_has_no_place_for_it(workspace: Workspace, qtbot: Any) -> None:
    window = MainWindow(by_role(workspace, "Rut Läsare", UserRole.READER))
    qtbot.addWidget(window)
    assert "review" not in window.home.rail.buttons
    assert not window.acts["review"].isEnabled()


# The reminder


def test_nobody_is_reminded_before_somebody_has_decided_how_often(
    workspace: Workspace, view: ReviewView
) -> None:
    assert workspace.read(notice.next_review) is None
    assert view.latest_chip.text.text() == "Aldrig granskad"


def test_the_days_count_from_the_first_row_and_then_from_the_latest_review(
    workspace: Workspace, view: ReviewView
) -> None:
    decide(workspace, 30)
    first = workspace.read(notice.next_review)
    assert first.last is None
    assert first.by == clock.today() + timedelta(days=30)
    view.draw_button.click()
    for entry in list(view.model.entries):
        view.workspace.write(
            reviews.judge, None, row=entry.row, outcome=ReviewOutcome.JUSTIFIED, note=""
        )
    view.sign_button.click()
    now = workspace.read(notice.next_review)
    assert now.last == clock.today()
    assert now.by == clock.today() + timedelta(days=30)
    assert view.latest_chip.text.text().startswith("Nästa granskning senast")


@pytest.mark.parametrize(
    ("roles", "is_told", "has_button"),
    [
        ((UserRole.COORDINATOR, UserRole.REVIEWER), True, True),
        ((UserRole.COORDINATOR, UserRole.ADMINISTRATOR), True, False),
        ((UserRole.COORDINATOR,), False, False),
    ],
)
def test_the_start_view_reminds_reviewers_and_administrators_when_it_is_due(
    workspace: Workspace,
    case_number: str,
    qtbot: Any,
    roles: tuple[UserRole, ...],
    is_told: bool,
    has_button: bool,
) -> None:
    decide(workspace, 0)  # due the same day
    window = MainWindow(by_role(workspace, "Asta Kvisthed", *roles))
    qtbot.addWidget(window)
    window.show()
    band = window.home.overview.review_band
    assert band.isVisible() is is_told
    assert (band.button is not None) is has_button
    if is_told:
        assert "Dags att granska loggen" in seen(band)
    if has_button:
        band.button.click()
        assert window.home.place == "review"


def test_the_start_view_is_quiet_until_the_day(workspace: Workspace, qtbot: Any) -> None:
    decide(workspace, 1)
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    assert not window.home.overview.review_band.isVisible()
    tomorrow = clock.today() + timedelta(days=1)
    assert window.home.overview.review_band.look(tomorrow)


def test_an_administrator_without_cases_is_reminded_beside_the_users(
    workspace: Workspace, case_number: str, qtbot: Any
) -> None:
    decide(workspace, 0)
    alone = by_role(workspace, "Ada Styrman", UserRole.ADMINISTRATOR)
    section = UsersSection(alone, "Användare")
    qtbot.addWidget(section)
    section.show()
    assert section.review.isVisible()
    assert section.review.button is None


# Looks


@pytest.mark.parametrize(("name", "percent"), [("light", 100), ("dark", 100), ("light", 200)])
def test_the_view_holds_in_every_look(
    view: ReviewView, qapp: QApplication, name: str, percent: int
) -> None:
    theme.Theme(name, percent).apply(qapp)
    view.draw_button.click()
    view.resize(1366 if percent == 200 else 1150, 640)
    view.set_narrow(percent == 200)
    qapp.processEvents()
    assert walk.unnamed(view) == []
    assert walk.cut(view) == []
    assert walk.stuck(view) == []


def test_material_about_an_incident_holds_the_chosen_rows_and_is_logged(
    view: ReviewView, case_number: str, monkeypatch: pytest.MonkeyPatch, workspace: Workspace
) -> None:
    shown: list[str] = []

    def look(dialog: IncidentWindow) -> None:
        shown.append(text_of(dialog.content))

    monkeypatch.setattr(IncidentWindow, "exec", look)
    view.kind_combo.set_value("open")
    view.kind_combo.edited.emit()
    view.incident_button.click()
    [paper] = shown
    assert case_number in paper
    assert "Vad: Öppnade ärendet" in paper
    assert "Användare: Alla användare" in paper
    assert "Markör" not in paper
    assert acts_of_log(workspace)[-1] == "reviews.note_incident"


def test_the_report_on_protection_is_made_by_the_reviewer_and_the_administrator_and_is_logged(
    view: ReviewView,
    workspace: Workspace,
    case_number: str,
    qtbot: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(ProtectionWindow, "exec", lambda self: shown.append(text_of(self.content)))
    section = UsersSection(by_role(workspace, "Ada Styrman", UserRole.ADMINISTRATOR), "Användare")
    qtbot.addWidget(section)
    for number, button in enumerate((view.report_button, section.report_button), 1):
        button.click()
        qtbot.waitUntil(lambda number=number: len(shown) == number)
    for paper in shown:
        assert "Rapport om skyddet" in paper
        assert "Loggen är hel" in paper
        assert case_number not in paper
        assert "Markör" not in paper
    assert acts_of_log(workspace)[-2:] == ["protection_papers.note_printed"] * 2


def test_the_report_sees_a_tail_that_was_cut_by_the_rows_of_the_samples(
    workspace: Workspace, case_number: str
) -> None:
    far = Link(9_999, "00")
    assert protection.station(workspace, []).verdict.is_whole
    assert protection.station(workspace, [far]).verdict.is_cut
    alone = by_role(workspace, "Ada Styrman", UserRole.ADMINISTRATOR)
    assert alone.read(protection_papers.checkpoints) == workspace.read(reviews.checkpoints)
