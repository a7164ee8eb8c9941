"""What is closed when a page opens is walked too: names, Tab, and large English text."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk import i18n
from sipdesk.domain.model import Answer, ConsentForm, Principal
from sipdesk.gui import theme
from sipdesk.gui.dialogs.add_party import AddPartyDialog
from sipdesk.gui.dialogs.read_aloud import ReadAloudDialog
from sipdesk.gui.dialogs.show_protected import ShowProtectedDialog
from sipdesk.gui.dialogs.withdraw_consent import WithdrawDialog
from sipdesk.gui.guide.pages.call import CallPage
from sipdesk.gui.guide.pages.consent import ConsentPage
from sipdesk.gui.guide.pages.need import NeedPage
from sipdesk.services import cases, consents, meetings, needs, people
from tests.gui import walk


def _filled(workspace: Any, case_id: Any, unit: Any) -> Any:
    made = unit(case_id, "Beroendemottagningen i norra länsdelen", Principal.REGION, "Regionen")
    row = workspace.write(consents.start_consent, case_id)
    values = {"make_plan": True, "share": True, "form": ConsentForm.ORAL, "purpose": "Planen"}
    areas = ["boende", "ekonomi", "psykisk_halsa"]
    workspace.write(consents.change_consent, case_id, consent_id=row.id, areas=areas, **values)
    workspace.write(
        consents.set_party_areas, case_id, consent_id=row.id, unit_id=made.id, areas=areas
    )
    workspace.write(consents.give_consent, case_id, consent_id=row.id)
    workspace.write(people.add_close_person, case_id, name="Siri Exempel")
    workspace.write(people.add_child, case_id, given="Tuva")
    workspace.write(needs.answer_children, case_id, answer=Answer.YES)
    meeting = workspace.write(meetings.plan_meeting, case_id, on=date(2027, 3, 24))
    workspace.write(meetings.add_participant, case_id, meeting_id=meeting.id, unit_id=made.id)
    return workspace.read(cases.load, case_id)


def _need(workspace: Any, case: Any) -> QWidget:
    page = NeedPage(workspace, case.id)
    page.person.open_button.click()
    page.notes.open_button.click()
    return page


def _consent(workspace: Any, case: Any) -> QWidget:
    page = ConsentPage(workspace, case.id)
    page.ground.open_button.click()
    page.position.open_link.click()
    return page


def _draft(workspace: Any, case: Any) -> QWidget:
    page = ConsentPage(workspace, case.id)
    page.renew()
    page.table.area_button.click()
    return page


def _guardians(workspace: Any, case: Any) -> QWidget:
    child = workspace.write(cases.create_case, None, given="Juni", born_on=date(2016, 3, 3))
    workspace.write(people.add_guardian, child.id, name="Disa Exempel")
    page = ConsentPage(workspace, child.id)
    next(iter(page.givers.rows.by_id.values())).set_open(True)
    return page


def _call(workspace: Any, case: Any) -> QWidget:
    page = CallPage(workspace, case.id)
    page.meeting.change_button.click()
    next(iter(page.parties.rows.by_id.values())).set_open(True)
    return page


def _new_party(workspace: Any, case: Any) -> QWidget:
    dialog = AddPartyDialog(workspace, case.id)
    dialog.way_segments.segments.buttons[1].click()
    return dialog


OPENED: dict[str, Callable[[Any, Any], QWidget]] = {
    "need": _need,
    "consent": _consent,
    "consent under work": _draft,
    "guardians": _guardians,
    "call": _call,
    "register": lambda workspace, case: AddPartyDialog(workspace, case.id),
    "new party": _new_party,
    "withdraw": lambda workspace, case: WithdrawDialog(workspace, case.id, case.consents[0]),
    "protected": lambda workspace, case: ShowProtectedDialog(workspace, case.id),
    "read aloud": lambda workspace, case: ReadAloudDialog(
        case, case.consents[0], workspace.look(case.id)[1]
    ),
}


@pytest.mark.parametrize("name", OPENED)
def test_what_was_closed_is_named_reached_and_not_cut(qtbot, qapp, workspace, case_id, unit, name):
    case = _filled(workspace, case_id, unit)
    window = OPENED[name](workspace, case)
    qtbot.addWidget(window)
    window.resize(880, 690)
    window.show()
    QApplication.processEvents()
    assert walk.unnamed(window) == []
    assert walk.doubled_mnemonics(window) == {}
    assert walk.cut(window) == []
    assert walk.stuck(window) == []
    i18n.set_language("en")
    theme.Theme("light", 200).apply(qapp)
    try:
        large = OPENED[name](workspace, case)
        qtbot.addWidget(large)
        large.resize(1366, 690)
        large.show()
        QApplication.processEvents()
        assert walk.cut(large) == []
    finally:
        theme.Theme("light", 100).apply(qapp)
