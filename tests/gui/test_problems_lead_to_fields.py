"""Each thing that is missing leads to the field where it is mended."""

from datetime import timedelta

import pytest

from sipdesk import clock
from sipdesk.domain.model import Answer, GiverKind, InterventionKind, Owner, Principal
from sipdesk.domain.rules import flags
from sipdesk.domain.steps import step_of
from sipdesk.gui.guide.guide import Guide
from sipdesk.gui.guide.pages import PAGES
from sipdesk.services import (
    cases,
    consents,
    directory,
    meetings,
    needs,
    offers,
    people,
    plan_rows,
    plans,
)
from tests.gui.story import fill

# These say how things stand; nothing is to be filled in.
_ONLY_SHOWN = {
    *("protected.active", "pack.unverified", "pack.not_valid", "case.handed_over"),
    *("plan.confirmation.missing", "related_plan.vardplan.missing"),
}


def _begun(write, case_id, workspace):
    write(people.change_person, case_id, language="sydsamiska", municipality="Östersund")
    write(needs.raise_need, case_id, by="A", why="B")
    write(needs.judge_need, case_id, principal=Principal.KOMMUN, is_needed=True)


def _child(write, case_id, workspace):
    _begun(write, case_id, workspace)
    write(people.add_child, case_id, given="Vilma")
    write(needs.answer_children, case_id, answer=Answer.YES, hsl_circumstances=["dodsfall"])
    write(offers.give_offer, case_id, by="A", how="samtal")
    write(consents.note_position, case_id, can_take=False, is_temporary=False)


def _later(write, case_id, workspace):
    _begun(write, case_id, workspace)
    write(needs.answer_children, case_id, answer=Answer.UNKNOWN)
    write(offers.give_offer, case_id, by="A", how="samtal")
    write(offers.answer_offer, case_id, answer=Answer.LATER, ask_again_on=clock.today())


def _guardians(write, case_id, workspace):
    _begun(write, case_id, workspace)
    born = clock.today() - timedelta(days=16 * 366)
    write(people.change_person, case_id, entered_as="none", number="", born_on=born)
    one = write(people.add_guardian, case_id, name="Sissel Påhitt")
    write(people.add_guardian, case_id, name="Rune Påhitt")
    kind = {"giver_kind": GiverKind.GUARDIAN, "giver_id": one.id, "basis": "vardnadshavare"}
    write(consents.refuse_consent, case_id, reason="Nej", **kind)


def _planned(write, case_id, workspace):
    fill(workspace, case_id)
    write(people.change_person, case_id, needs_interpreter=True)
    case = workspace.read(cases.load, case_id)
    write(meetings.change_meeting, case_id, meeting_id=case.meetings[0].id, on=clock.today())
    write(plan_rows.add_need, case_id, words="Bostad", is_unmet=True)
    need = write(plan_rows.add_need, case_id, words="Vård", area="lakemedel")
    goal = write(plan_rows.add_goal, case_id, need_id=need.id, text="Mål")
    row = {"owner": Owner.KOMMUN, "kind": InterventionKind.MEDICAL, "needs_decision": True}
    write(plan_rows.add_intervention, case_id, goal_id=goal.id, what="Provtagning", **row)
    write(cases.change_case, case_id, many_medicines=True)
    write(plans.change_plan, case_id, coordinator_name="", followup_caller="", followup_on=None)


def _held(write, case_id, workspace):
    fill(workspace, case_id)
    case = workspace.read(cases.load, case_id)
    meeting = case.meetings[0].id
    write(meetings.hold_meeting, case_id, meeting_id=meeting, on=clock.today(), present_ids=[])


def _finalised(write, case_id, workspace):
    fill(workspace, case_id)
    write(needs.answer_children, case_id, answer=Answer.NO)
    row = write(consents.start_consent, case_id)
    fields = {"make_plan": True, "share": True, "form": "muntligt", "purpose": "Samordna."}
    write(consents.change_consent, case_id, consent_id=row.id, areas=["boende"], **fields)
    for unit in workspace.read(directory.list_units):
        write(consents.set_party_areas, case_id, consent_id=row.id, unit_id=unit.id, areas=["all"])
    write(consents.give_consent, case_id, consent_id=row.id)
    yesterday = clock.today() - timedelta(days=1)
    who = {"responsible_principal": Principal.KOMMUN, "followup_caller": "A"}
    write(plans.change_plan, case_id, coordinator_name="A", followup_on=yesterday, **who)
    case = workspace.read(cases.load, case_id)
    for one in plan_rows.interventions_of(case.plans[0]):
        fields = {"owner": Owner.KOMMUN, "latest_on": yesterday, "starts_on": None}
        write(plan_rows.change_intervention, case_id, intervention_id=one.id, **fields)
    write(plans.finalise, case_id)


@pytest.mark.parametrize("story", [_begun, _child, _later, _guardians, _planned, _held, _finalised])
def test_every_problem_leads_to_a_field(qtbot, workspace, case_id, story):
    story(workspace.write, case_id, workspace)
    case, pack = workspace.look(case_id)
    guide = Guide(workspace, case_id, PAGES)
    qtbot.addWidget(guide)
    guide.resize(1366, 768)
    guide.show()
    lost = []
    found = [p for p in flags.problems(case, clock.today(), pack) if p.code not in _ONLY_SHOWN]
    for problem in found:
        guide.open_step(step_of(problem.code))
        if not guide.page.focus_field(problem.field, problem.row):
            lost.append((problem.code, problem.field, problem.row))
    assert found
    assert lost == []
