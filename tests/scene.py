"""One invented adult's way to a plan, told through the verbs; stops where a test wants it."""

from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any
from uuid import UUID

from sipdesk import clock
from sipdesk.domain.model import Answer, ConsentForm, Owner, Plan, Principal, Unit
from sipdesk.gui.workspace import Workspace
from sipdesk.services import (
    cases,
    consents,
    directory,
    meetings,
    needs,
    offers,
    plans,
)

OWN_WORDS = "Jag vill bo kvar i min lägenhet och orka träffa min dotter varje helg."
GOAL = "Jag bor i en egen lägenhet."
WHAT = "Hjälp att söka bostad"
HEALTH = "Samtal om sömn"
MONEY = "Avstämning om ersättning"


@dataclass
class Scene:
    """A case and the rows that tests ask about."""

    workspace: Workspace
    case_id: UUID
    units: dict[str, Unit]
    meeting_id: UUID | None = None
    plan_id: UUID | None = None
    row_ids: tuple[UUID, ...] = ()

    @property
    def case(self) -> Any:
        """The case as it is stored now."""
        return self.workspace.read(cases.load, self.case_id)

    @property
    def plan(self) -> Plan:
        """The newest version as it is stored now."""
        found: Plan = self.case.plans[-1]
        return found

    def write(self, verb: Any, **fields: Any) -> Any:
        """Do a verb on the case."""
        return self.workspace.write(verb, self.case_id, **fields)


def begin(workspace: Workspace) -> Scene:
    """A case with units: municipality, region and one other actor."""
    case = workspace.write(cases.create_case, None, given="Robin", family="Exempelsson")
    workspace.write(directory.add_unit, None, name="Påhittade kassan", principal=Principal.OTHER)
    units = {unit.name: unit for unit in workspace.read(directory.list_units)}
    return Scene(workspace, case.id, units)


def with_consent(workspace: Workspace) -> Scene:
    """Need judged, children asked, offer answered, consent given to three of the units."""
    scene = begin(workspace)
    scene.write(needs.raise_need, by="Tomas Låtsasson", principal=Principal.REGION)
    scene.write(needs.judge_need, principal=Principal.KOMMUN, is_needed=True)
    scene.write(needs.answer_children, answer=Answer.NO)
    scene.write(offers.give_offer, by="Sara Påhitt", how="samtal")
    scene.write(offers.answer_offer, answer=Answer.YES)
    _consent(scene)
    return scene


def _consent(scene: Scene) -> None:
    today = clock.today()
    consent = scene.write(consents.start_consent)
    scene.write(
        consents.change_consent,
        consent_id=consent.id,
        form=ConsentForm.ORAL,
        make_plan=True,
        share=True,
        purpose="Samordna stöd kring boende och psykisk hälsa.",
        areas=["boende", "psykisk_halsa", "ekonomi"],
        valid_from=today,
        valid_until=today + timedelta(days=300),
    )
    for name, areas in (
        ("Vuxenenheten", ["all"]),
        ("Beroendemottagningen", ["all"]),
        ("Påhittade kassan", ["ekonomi"]),
    ):
        unit_id = scene.units[name].id
        scene.write(cases.add_party, unit_id=unit_id)
        scene.write(consents.set_party_areas, consent_id=consent.id, unit_id=unit_id, areas=areas)
    scene.write(consents.give_consent, consent_id=consent.id)


def with_meeting(workspace: Workspace, *, is_held: bool = True) -> Scene:
    """A meeting to which all but the own unit are called or invited."""
    scene = with_consent(workspace)
    meeting = scene.write(
        meetings.plan_meeting,
        on=clock.today(),
        starts_at=time(13, 0),
        place="Medborgarhuset, rum Tallen",
        purpose="Samordna stödet",
        why_now="Flera kontakter som inte vet om varandra",
        reply_by_on=clock.today(),
    )
    scene.meeting_id = meeting.id
    for name in ("Beroendemottagningen", "Påhittade kassan"):
        scene.write(
            meetings.add_participant,
            meeting_id=meeting.id,
            unit_id=scene.units[name].id,
            questions="Vad kan ni erbjuda?",
        )
    if is_held:
        ids = [row.id for row in scene.case.meetings[0].participants]
        scene.write(
            meetings.hold_meeting, meeting_id=meeting.id, is_person_present=True, present_ids=ids
        )
    return scene


def with_plan(workspace: Workspace, *, is_final: bool = False) -> Scene:
    """A whole plan: three needs, each with a goal and a row, responsible, follow-up."""
    scene = with_meeting(workspace)
    plan = scene.write(plans.start_plan)
    scene.plan_id = plan.id
    rows = []
    for area, goal, what, owner, unit in (
        ("boende", GOAL, WHAT, Owner.KOMMUN, "Vuxenenheten"),
        ("psykisk_halsa", "Jag sover.", HEALTH, Owner.REGION, "Beroendemottagningen"),
        ("ekonomi", "Jag har råd.", MONEY, Owner.OTHER, "Påhittade kassan"),
    ):
        need = scene.write(plans.add_need, area=area, words=f"Behov av {area}")
        made = scene.write(plans.add_goal, need_id=need.id, text=goal, is_own_words=True)
        rows.append(
            scene.write(
                plans.add_intervention,
                goal_id=made.id,
                what=what,
                owner=owner,
                unit_id=scene.units[unit].id,
                starts_on=clock.today(),
                latest_on=clock.today() + timedelta(days=30),
            ).id
        )
    scene.row_ids = tuple(rows)
    scene.write(plans.add_own_part, text="Jag ringer Sara.")
    scene.write(
        plans.change_plan,
        own_words=OWN_WORDS,
        coordinator_name="Sara Påhitt",
        coordinator_phone="0980-319 210",
        responsible_principal=Principal.KOMMUN,
        responsible_unit_id=scene.units["Vuxenenheten"].id,
        followup_on=clock.today() + timedelta(days=60),
        followup_caller="Sara Påhitt",
    )
    if is_final:
        scene.write(plans.finalise)
    return scene
