"""A marker in every free text of a case; what a paper shows is what the table of it says."""

import re
from datetime import date
from uuid import UUID

import pytest
from sqlmodel import Session

from sipdesk.domain.disclosure import Recipient, RecipientKind
from sipdesk.domain.model import Answer, CloseAnswer, ConsentForm, Protection
from sipdesk.domain.problems import RuleError
from sipdesk.i18n import translator
from sipdesk.printing.render import render
from sipdesk.services import cases, consents, documents, grounds, meetings, needs, people, plans
from sipdesk.services.loaded import load, rows_of_case
from tests.printing.reading import solid, text

from .conftest import Desk

SV = translator("sv")
COVERED, OTHER = "boende", "psykisk_halsa"
PAPERS = (
    "call_letter",
    "invitation_letter",
    "unit_sheet",
    "agenda",
    "plan_party_copy",
    "follow_up",
)


def _case(desk: Desk) -> UUID:
    """A case with something in most of its lists."""
    case_id = desk.new_case(address="x", phone="x")
    desk.offered(case_id)
    units = desk.units()
    desk.do(cases.add_note, case_id, text="x")
    desk.do(needs.note_prompt, case_id, target_groups=[], warning_signs=[])
    desk.do(needs.answer_children, case_id, answer=Answer.UNKNOWN, note="x")
    desk.do(people.add_child, case_id, given="x")
    close = desk.do(people.add_close_person, case_id, name="x", relation="x", phone="x")
    desk.do(
        people.answer_close_person, case_id, close_person_id=close.id, answer=CloseAnswer.OBJECTS
    )
    desk.do(people.add_representative, case_id, name="x", mandate="x", phone="x")
    desk.do(cases.fill_preparation, case_id, important="x")
    for unit in units.values():
        desk.do(cases.add_party, case_id, unit_id=unit.id)
    _consent(desk, case_id)
    desk.meeting(case_id)
    desk.plan(case_id)
    need = desk.do(plans.add_need, case_id, area=OTHER, words="x")
    goal = desk.do(plans.add_goal, case_id, need_id=need.id, text="x")
    desk.do(plans.add_intervention, case_id, goal_id=goal.id, what="x")
    desk.do(plans.add_own_part, case_id, text="x")
    desk.do(grounds.note_position, case_id, can_take=True, assessment="x", assessed_by="x")
    desk.do(
        grounds.record_ground,
        case_id,
        unit_id=units["Beroendemottagningen"].id,
        areas=[OTHER],
        paragraph="x",
        decision_maker="x",
        text="x",
    )
    desk.do(cases.hand_over, case_id, to_name="x", note="x")
    meeting = desk.do(
        meetings.plan_meeting,
        case_id,
        on=date(2026, 3, 20),
        reply_by_on=date(2026, 3, 18),
        place="x",
        purpose="x",
        why_now="x",
    )
    for unit in units.values():
        desk.do(
            meetings.add_participant, case_id, meeting_id=meeting.id, unit_id=unit.id, questions="x"
        )
    return case_id


def _consent(desk: Desk, case_id: UUID) -> None:
    """One of the units may know about one area."""
    draft = desk.do(consents.start_consent, case_id)
    desk.do(
        consents.change_consent,
        case_id,
        consent_id=draft.id,
        make_plan=True,
        share=True,
        form=ConsentForm.ORAL,
        purpose="x",
        areas=[COVERED],
    )
    desk.do(
        consents.set_party_areas,
        case_id,
        consent_id=draft.id,
        unit_id=desk.units()["Granby hälsocentral"].id,
        areas=[COVERED],
    )
    desk.do(consents.give_consent, case_id, consent_id=draft.id)


def _is_free_text(name: str, value: object) -> bool:
    return (
        type(value) is str
        and not name.endswith(("_id", "_pack", "_facts", "basis", "how"))
        and (
            name
            not in {
                "area",
                "number",
                "search_name",
                "step",
                "topic",
                "link",
                "language",
                "answer",
                "change",
            }
        )
    )


def _plant(session: Session, case_id: UUID) -> dict[str, str]:
    """Write a marker of its own in every free text; marker → "table.field [area]"."""
    case = load(session, case_id)
    planted: dict[str, str] = {}
    areas = {need.id: need.area for plan in case.plans for need in plan.needs}
    goals = {goal.id: goal.need_id for p in case.plans for n in p.needs for goal in n.goals}
    for table, rows in rows_of_case(case).items():
        for row in rows:
            need = getattr(row, "need_id", None) or goals.get(getattr(row, "goal_id", None))
            area = areas.get(need or row.id, "")
            for field, value in row.model_dump().items():
                if _is_free_text(field, value):
                    marker = f"MARK{len(planted):04d}KRAM"
                    planted[marker] = f"{table}.{field} {area}".strip()
                    setattr(row, field, marker)
    return planted


@pytest.fixture
def planted(desk: Desk) -> tuple[UUID, dict[str, str]]:
    case_id = _case(desk)
    return case_id, desk.ask(_plant, case_id)


def _seen(desk: Desk, case_id: UUID, kind: str, to: Recipient) -> set[str] | None:
    """The markers on a paper, its name and its title; None when it is refused."""
    try:
        made = desk.ask(documents.content, case_id, kind, to)
    except (RuleError, LookupError):
        return None
    words = solid(text(render(made.kind, made.content, SV)))
    return set(re.findall(r"MARK\d{4}KRAM", words))


MEETING = {
    "case.second_coordinator",
    "case.second_coordinator_phone",
    "meeting.adaptations",
    "meeting.leader",
    "meeting.note_taker",
    "meeting.place",
    "meeting.purpose",
    "meeting.supporter",
    "meeting.time_keeper",
    "meeting.why_now",
    "participant.attention",
    "participant.bring",
    "participant.questions",
}
COPY = {
    "person.family",
    "person.given",
    "plan.coordinator_deputy",
    "plan.coordinator_name",
    "plan.coordinator_phone",
    "plan.followup_caller",
    "plan.followup_place",
    "plan.override_reason",
    "plan.second_coordinator",
    "plan.second_coordinator_phone",
}
SHEET = {"participant.can_offer", "participant.decision_needed", "participant.may_decide"}
IN_AREA = {"need.words", "goal.text", "intervention.what", "intervention.function"}
GROUND = {"legalground.paragraph", "legalground.decision_maker"}
# What no paper shows to anybody: working notes, warning signs, what others have said.
NOBODY = (
    "internalnote.",
    "prompt.",
    "childrenanswer.",
    "concerndecision.",
    "position.",
    "need.staff_words",
    "meeting.record",
    "closeperson.phone",
    "child.",
    "representative.phone",
    "case.outcome",
    "judgement.",
)


def _to(desk: Desk, name: str) -> Recipient:
    return Recipient(RecipientKind.UNIT, desk.units()[name].id)


@pytest.mark.parametrize(
    ("name", "area", "more"),
    [("Granby hälsocentral", COVERED, set()), ("Beroendemottagningen", OTHER, GROUND)],
)
@pytest.mark.parametrize("kind", PAPERS)
def test_a_party_sees_what_the_table_opens_and_no_marker_more(
    desk: Desk,
    planted: tuple[UUID, dict[str, str]],
    kind: str,
    name: str,
    area: str,
    more: set[str],
) -> None:
    case_id, where = planted
    opened = {f"{field} {area}" for field in IN_AREA} if kind in ("plan_party_copy",) else set()
    if kind == "call_letter":
        opened = {f"goal.text {area}"}  # the long-term goal, in an area that is open
    if kind == "unit_sheet":
        opened = SHEET
    allowed = (COPY if kind == "plan_party_copy" else MEETING | {"person.given"}) | opened | more
    found = _seen(desk, case_id, kind, _to(desk, name))
    assert found is not None or kind == "follow_up"
    assert {where[marker] for marker in found or ()} <= allowed


@pytest.mark.parametrize(
    "kind",
    [*PAPERS, "plan_individual", "letter_to_person", "preparation", "consent_form", "leaflet"],
)
def test_what_is_for_staff_reaches_no_paper_not_even_the_persons_own(
    desk: Desk, planted: tuple[UUID, dict[str, str]], kind: str
) -> None:
    case_id, where = planted
    assert len(where) >= 40
    for to in (Recipient(RecipientKind.PERSON), _to(desk, "Vuxenenheten")):
        seen = {where[marker] for marker in _seen(desk, case_id, kind, to) or ()}
        assert not [one for one in seen if one.startswith(NOBODY)]


@pytest.mark.parametrize("kind", PAPERS)
def test_of_a_protected_person_a_party_sees_neither_name_nor_address_nor_place(
    desk: Desk, planted: tuple[UUID, dict[str, str]], kind: str
) -> None:
    case_id, where = planted
    desk.do(people.change_person, case_id, protection=Protection.FINGERADE)
    hidden = ("person.", "meeting.place", "plan.followup_place")
    for name in ("Granby hälsocentral", "Beroendemottagningen"):
        found = _seen(desk, case_id, kind, _to(desk, name))
        assert not [where[one] for one in found or () if where[one].startswith(hidden)]


@pytest.mark.parametrize("kind", PAPERS)
def test_a_party_without_consent_or_ground_gets_no_paper(desk: Desk, kind: str) -> None:
    case_id = _case(desk)
    desk.ask(_plant, case_id)
    consent = desk.case(case_id).consents[0]
    desk.do(consents.withdraw_consent, case_id, consent_id=consent.id)
    assert _seen(desk, case_id, kind, _to(desk, "Granby hälsocentral")) is None
