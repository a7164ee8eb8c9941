"""A deviation is noted through its dialog, and its paper names nobody."""

import pytest
from PySide6.QtCore import Qt

from sipdesk import clock
from sipdesk.domain.disclosure_ways import OWN_AUTHORITY, PERSON
from sipdesk.domain.model import DeviationKind
from sipdesk.domain.problems import RuleError
from sipdesk.gui.dialogs.deviation import DeviationDialog
from sipdesk.services import cases, documents
from tests.gui import walk
from tests.helpers import type_text


def test_a_deviation_is_noted_and_printed_without_the_person(qtbot, workspace, case_id):
    dialog = DeviationDialog(workspace, case_id)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert walk.unnamed(dialog) == []
    assert walk.stuck(dialog) == []
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.kind_choice.error.text()
    dialog.kind_choice.reset(DeviationKind.NOT_PRESENT)
    type_text(dialog.what_edit.edit, "Ingen kom till mötet.")
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    kept = workspace.read(cases.load, case_id).deviations[0]
    assert (kept.kind, kept.what, kept.on) == (
        DeviationKind.NOT_PRESENT,
        "Ingen kom till mötet.",
        clock.today(),
    )
    paper = workspace.read(documents.content, case_id, "deviation", OWN_AUTHORITY).content
    assert "Exempel" not in repr(paper)
    with pytest.raises(RuleError):
        workspace.read(documents.content, case_id, "deviation", PERSON)
