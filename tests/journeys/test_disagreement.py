"""A disagreement through the main window: from the row, over the managers, to the arena's paper."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from sipdesk import clock
from sipdesk.domain.disclosure import Recipient, RecipientKind
from sipdesk.domain.model import Owner, StepLevel
from sipdesk.domain.steps import Step
from sipdesk.gui.dialogs.arena_paper import ArenaPaperDialog
from sipdesk.gui.main_window import MainWindow
from sipdesk.i18n import translator
from sipdesk.printing.render import render
from sipdesk.services import documents, overview
from tests.helpers import type_text
from tests.printing.reading import text

ARENA = Recipient(RecipientKind.ARENA)


@pytest.fixture
def story(qtbot: Any, stage: Any) -> tuple[MainWindow, Any]:
    scene = stage("drafted")
    window = MainWindow(scene.workspace)
    qtbot.addWidget(window)
    window.resize(1366, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.open_case(scene.case_id, Step.PLAN)
    return window, scene


def inside(press: Callable[[], object], work: Callable[[Any], object]) -> None:
    """Press something that opens a dialog, and do the work inside it."""
    failed: list[BaseException] = []

    def begin() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            work(dialog)
        except BaseException as error:
            failed.append(error)
        finally:
            if dialog is not None and dialog.isVisible():
                dialog.reject()  # type: ignore[attr-defined]

    QTimer.singleShot(0, begin)
    press()
    if failed:
        raise failed[0]


def scale(window: MainWindow, row_id: Any) -> QPushButton:
    found = window.guide.page.findChild(QPushButton, f"scale-{row_id}")
    assert found is not None
    return found


def codes(window: MainWindow) -> set[str]:
    return {p.code for p in window.guide.look.problems if "disagreement" in p.code}


def test_a_disagreement_reaches_the_arena_without_the_person_and_comes_back(qtbot, story):
    window, scene = story
    row = scene.row_ids[0]

    def with_managers(dialog: Any) -> None:
        type_text(dialog.kommun_edit.edit, "Det är hälso- och sjukvård.")
        type_text(dialog.region_edit.edit, "Det är boendestöd.")
        type_text(dialog.person_edit.edit, "Någon ska göra det.")
        dialog.interim_choice.reset(Owner.KOMMUN)
        dialog.level_choice.reset(StepLevel.MANAGERS)
        type_text(dialog.who_edit.edit, "Enhetscheferna")
        type_text(dialog.outcome_edit.edit, "Olöst")
        later = clock.today() + timedelta(days=14)
        type_text(dialog.again_edit.edit, later.isoformat())
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)

    inside(scale(window, row).click, with_managers)
    found = scene.case.disagreements[0]
    assert [step.level for step in found.steps] == [StepLevel.MANAGERS]
    assert codes(window) == {"plan.disagreement.open"}

    def paper(dialog: ArenaPaperDialog) -> None:
        for name, words in (
            ("question", "Vem svarar för stödet?"),
            ("shared_facts", "Robin behöver stöd."),
            ("interim_owner", "boendestödjare i kommunen"),
        ):
            type_text(dialog.fields[name].edit, words)
        for check in dialog.checks.values():
            check.reset(True)
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
        assert dialog.by_edit.error.text()  # nobody has read it
        type_text(dialog.by_edit.edit, "Sara Påhitt, socialsekreterare")
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
        assert "Robin" in dialog.fields["shared_facts"].error.text()
        dialog.fields["shared_facts"].reset("Ett stöd behövs varje vecka.")
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)

    def to_arena(dialog: Any) -> None:
        inside(dialog.paper_button.click, paper)

    inside(scale(window, row).click, to_arena)
    step = scene.case.disagreements[0].steps[-1]
    assert (step.level, step.has_paper) == (StepLevel.ARENA, True)
    assert step.sent_to

    made = scene.workspace.read(documents.content, scene.case_id, "deid_paper", ARENA)
    printed = text(render(made.kind, made.content, translator("sv")))
    assert "Vem svarar för stödet?" in printed
    for secret in ("Robin", "Exempelsson", scene.case.number, clock.today().isoformat()):
        assert secret not in printed

    def solved(dialog: Any) -> None:
        assert "Sara Påhitt" in dialog.steps_text.text()
        dialog.level_choice.reset(StepLevel.COURT)
        dialog.solved_check.reset(True)
        type_text(dialog.outcome_edit.edit, "Regionen svarar för stödet.")
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)

    inside(scale(window, row).click, solved)
    assert scene.case.disagreements[0].outcome == "Regionen svarar för stödet."
    assert codes(window) == set()
    today = scene.workspace.read(overview.today)
    shown = [*today.late, *today.today, *today.week]
    assert not [row for row in shown if "disagreement" in row.code]
