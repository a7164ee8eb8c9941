"""A disagreement on a row: opened with the scale, kept, taken upwards, and leading back."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain.model import Owner, Principal, StepLevel
from sipdesk.domain.rules import flags
from sipdesk.domain.steps import Step
from sipdesk.gui import theme
from sipdesk.gui.dialogs.arena_paper import ArenaPaperDialog
from sipdesk.gui.dialogs.disagree import DisagreeDialog
from sipdesk.gui.guide.guide import Guide
from sipdesk.gui.guide.pages import PAGES
from sipdesk.services import cases, disagreements, plan_rows
from tests.gui import story, walk
from tests.helpers import type_text


@pytest.fixture
def row(workspace, case_id):
    story.fill(workspace, case_id)
    case = workspace.read(cases.load, case_id)
    return plan_rows.interventions_of(case.plans[-1]).__next__()


@pytest.fixture
def dialog(qtbot, workspace, case_id, row):
    made = DisagreeDialog(workspace, case_id, row)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def case_of(dialog):
    return dialog.workspace.read(cases.load, dialog.case_id)


def press(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_views_and_who_answers_meanwhile_are_kept(qtbot, dialog, row):
    type_text(dialog.kommun_edit.edit, "Det är vård.")
    type_text(dialog.person_edit.edit, "Någon ska bara göra det.")
    dialog.interim_choice.reset(Owner.KOMMUN)
    press(qtbot, dialog.accept_button)
    case = case_of(dialog)
    kept = case.disagreements[0]
    assert (kept.view_kommun, kept.persons_view) == ("Det är vård.", "Någon ska bara göra det.")
    now = next(one for one in plan_rows.interventions_of(case.plans[-1]) if one.id == row.id)
    assert (now.is_disputed, now.interim_owner) == (True, Owner.KOMMUN)


def test_a_step_is_taken_and_the_solution_wants_words(qtbot, dialog):
    dialog.level_choice.reset(StepLevel.MANAGERS)
    dialog.solved_check.reset(True)
    press(qtbot, dialog.accept_button)
    assert dialog.outcome_edit.error.text()
    type_text(dialog.outcome_edit.edit, "Regionen gör det.")
    press(qtbot, dialog.accept_button)
    kept = case_of(dialog).disagreements[0]
    assert (kept.outcome, kept.solved_on) == ("Regionen gör det.", clock.today())
    assert [step.level for step in kept.steps] == [StepLevel.MANAGERS]


def test_the_paper_is_stored_only_when_it_tells_of_nobody(qtbot, dialog, workspace, case_id, row):
    opened = workspace.write(
        disagreements.open_disagreement, case_id, intervention_id=row.id, inside=None
    )
    paper = ArenaPaperDialog(workspace, case_id, opened.id)
    qtbot.addWidget(paper)
    paper.show()
    facts = paper.fields["shared_facts"]
    type_text(facts.edit, "Alvas bedömning dröjer.")
    press(qtbot, paper.accept_button)
    assert paper.checks["nobody"].error.text()
    for check in paper.checks.values():
        check.reset(True)
    type_text(paper.by_edit.edit, "Sara Påhitt, socialsekreterare")
    press(qtbot, paper.accept_button)
    assert "Alvas" in facts.error.text()
    assert case_of(dialog).disagreements[0].steps == []
    facts.reset("En bedömning dröjer.")
    press(qtbot, paper.accept_button)
    step = case_of(dialog).disagreements[0].steps[0]
    assert (step.shared_facts, step.has_paper) == ("En bedömning dröjer.", True)


def test_what_lies_inside_one_principal_is_stopped_on_the_way_to_the_arena(qtbot, dialog):
    dialog.inside_choice.reset(Principal.REGION)
    dialog.level_choice.reset(StepLevel.ARENA)
    press(qtbot, dialog.accept_button)
    assert dialog.level_choice.error.text()
    assert case_of(dialog).disagreements[0].steps == []


def test_the_flag_leads_to_the_scale_of_the_row(qtbot, workspace, case_id, row):
    workspace.write(disagreements.open_disagreement, case_id, intervention_id=row.id)
    guide = Guide(workspace, case_id, PAGES, Step.PLAN)
    qtbot.addWidget(guide)
    with qtbot.waitExposed(guide):
        guide.show()
    case, pack = workspace.look(case_id)
    found = [p for p in flags.problems(case, clock.today(), pack) if ".disagreement." in p.code]
    assert {p.code for p in found} == {
        "plan.disagreement.open",
        "plan.disagreement.interim_owner_missing",
    }
    for problem in found:
        assert guide.page.focus_field(problem.field, problem.row)
    assert guide.page.findChild(QWidget, f"scale-{row.id}").hasFocus()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_dialogs_are_worked_by_keyboard_and_screen_reader(
    qapp, qtbot, workspace, case_id, row, percent
):
    theme.Theme("light", percent).apply(qapp)
    opened = workspace.write(disagreements.open_disagreement, case_id, intervention_id=row.id)
    for made in (
        DisagreeDialog(workspace, case_id, row),
        ArenaPaperDialog(workspace, case_id, opened.id),
    ):
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        assert walk.unnamed(made) == []
        assert walk.doubled_mnemonics(made) == {}
        assert walk.stuck(made) == []
        assert made.page.horizontalScrollBar().maximum() == 0


def test_each_step_has_who_when_what_and_a_day_to_return(qtbot, dialog):
    press(qtbot, dialog.accept_button)
    dialog.level_choice.reset(StepLevel.ARENA)
    type_text(dialog.who_edit.edit, "Enhetscheferna")
    later = clock.today() + timedelta(days=30)
    type_text(dialog.again_edit.edit, later.isoformat())
    press(qtbot, dialog.accept_button)
    step = case_of(dialog).disagreements[0].steps[0]
    assert (step.who, step.sent_to) == ("Enhetscheferna", "Fredagsgruppen, SamReKo HSI")
    assert (step.on, step.return_on) == (clock.today(), later)


def test_a_day_to_return_before_the_step_is_said_at_its_field(qtbot, dialog):
    dialog.level_choice.reset(StepLevel.MANAGERS)
    type_text(dialog.again_edit.edit, (clock.today() - timedelta(days=1)).isoformat())
    press(qtbot, dialog.accept_button)
    assert dialog.again_edit.error.text()
    assert case_of(dialog).disagreements[0].steps == []
