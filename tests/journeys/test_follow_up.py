"""A follow-up from the start view to the next version, and a plan on paper taken in by hand."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from sipdesk import clock
from sipdesk.domain.model import GoalOutcome, Onward, PlanState, PromiseOutcome
from sipdesk.domain.steps import Step
from sipdesk.gui.dialogs.register_plan import RegisterPlanDialog
from sipdesk.gui.main_window import MainWindow
from sipdesk.services import cases, consents, plans, registered
from sipdesk.services.plan_rows import interventions_of
from tests import scene as scenes
from tests.helpers import type_text
from tests.journeys.test_stories import choose, later, seen, window
from tests.scene import Scene

__all__ = ["later", "window"]
Stage = Callable[[str], Scene]


def test_at_the_follow_up_what_was_promised_is_seen_and_the_next_version_made(
    stage: Stage, window: Any, later: Any, qtbot: QtBot
) -> None:
    scene = stage("final")
    later(70)
    shown: MainWindow = window(scene)
    QApplication.processEvents()
    rows = shown.home.overview.today_list.rows
    next(row for row in rows if row.data.code == "followup.overdue").act_button.click()
    page = shown.guide.page
    page.state_band.button.click()
    told = seen(page)
    for text in (scenes.WHAT, scenes.HEALTH, scenes.MONEY, "Förra planen"):
        assert text in told
    kept, broken, _third = scene.row_ids
    choose(page.fields[f"outcome:{kept}"], PromiseOutcome.DONE)
    choose(page.fields[f"onward:{kept}"], Onward.END)
    choose(page.fields[f"outcome:{broken}"], PromiseOutcome.NOT)
    choose(page.fields[f"onward:{broken}"], Onward.CHANGE)
    goal = scene.plan.needs[1].goals[0]
    choose(page.fields[f"outcome:{goal.id}"], GoalOutcome.PARTLY)
    choose(page.fields[f"scale:{goal.id}"], 3)
    assert page.unchanged_button.shortcut().toString() == "Alt+O"  # all else by one key
    page.unchanged_button.click()
    assert "2 av 3" in page.lead_label.text()
    page.fields["next_on"].edit.setText((clock.today() + timedelta(days=90)).isoformat())
    type_text(page.fields["next_caller"].edit, "Sara Påhitt")
    page.version_button.click()
    qtbot.waitUntil(lambda: shown.guide.step is Step.PLAN)
    held = scene.case.follow_ups[0]
    assert {row.onward for row in held.promises} == {Onward.END, Onward.CHANGE, Onward.KEEP}
    assert (held.goals[0].outcome, held.goals[0].scale) == (GoalOutcome.PARTLY, 3)
    assert [row.what for row in interventions_of(scene.plan)] == [scenes.HEALTH, scenes.MONEY]
    row = next(interventions_of(scene.plan))
    qtbot.waitUntil(lambda: shown.guide.page._open_id == row.id)  # what shall change is open
    scene.write(consents.confirm_consent, consent_id=scene.case.consents[0].id)
    found = scene.workspace.read(plans.check, scene.case_id, plan_id=scene.plan.id)
    assert [one.code for one in found] == ["plan.intervention.missed_again"]
    day = clock.today() + timedelta(days=30)
    shown.guide.page.fields[f"latest_on:{row.id}"].edit.setText(day.isoformat())
    shown.guide.flush()
    scene.write(plans.change_intervention, intervention_id=scene.plan.needs[2].goals[0]
                .interventions[0].id, latest_on=day)  # fmt: skip
    scene.write(plans.finalise)
    assert (scene.plan.version, scene.plan.state) == (2, PlanState.FINAL)


@pytest.mark.parametrize("with_scan", [True, False])
def test_a_plan_on_paper_is_registered_from_the_menu_in_a_dozen_steps(
    stage: Stage, window: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, with_scan: bool
) -> None:
    scene = stage("consent")
    shown: MainWindow = window(scene)
    scan = tmp_path / "plan.pdf"
    scan.write_bytes(b"%PDF-1.4 invented")
    steps = []

    def fill(dialog: RegisterPlanDialog) -> int:
        typed = (
            (dialog.given_edit, "Kim"),
            (dialog.family_edit, "Påhittad"),
            (dialog.number_edit, "199001012385"),
            (dialog.caller_edit, "Sara Påhitt"),
        )
        for field, text in typed:
            type_text(field.edit, text)
            steps.append(field.name)
        for field, days in ((dialog.made_edit, -40), (dialog.follow_edit, 20)):
            field.edit.setText((clock.today() + timedelta(days=days)).isoformat())
            steps.append(field.name)
        dialog.principal_choice.segments.buttons[0].click()
        dialog.unit_choice.combo.setCurrentIndex(1)
        steps.extend(["principal", "unit"])
        if with_scan:
            dialog.take(scan)
            steps.append("scan")
        dialog.accept_button.click()
        steps.append("register")
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(RegisterPlanDialog, "exec", fill)
    shown.acts["register_plan"].trigger()
    assert len(steps) <= 12
    assert shown.guide is not None
    case = scene.workspace.read(cases.load, shown.guide.case_id)
    plan = case.plans[0]
    assert (plan.is_registered, plan.state) == (True, PlanState.FINAL)
    assert plan.responsible_unit.name == "Vuxenenheten"
    kept = scene.workspace.show(registered.scan_of, case.id, plan_id=plan.id)
    assert (kept is not None) is with_scan
