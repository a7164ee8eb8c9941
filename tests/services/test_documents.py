"""Papers are filled through disclosure alone, and frozen when they are handed out."""

from datetime import date, time
from uuid import UUID

import pytest

from sipdesk.domain.model import Bidding, CloseReason, ConsentForm, Owner, Principal
from sipdesk.domain.problems import RuleError
from sipdesk.i18n import translator
from sipdesk.printing import filing_copy, party_extract, plan_content
from sipdesk.printing.render import render
from sipdesk.services import cases, consents, directory, documents, meetings, office, plans

from .conftest import TODAY, Desk


def _with_parties(desk: Desk) -> UUID:
    case_id = desk.new_case()
    desk.offered(case_id)
    for unit in desk.units().values():
        desk.do(cases.add_party, case_id, unit_id=unit.id)
    return case_id


def test_the_persons_plan_holds_words_goals_and_whom_to_call(desk: Desk) -> None:
    case_id = desk.whole()
    made = desk.ask(documents.content, case_id, "plan_individual")
    content = made.content
    assert isinstance(content, plan_content.Content)
    assert content.important == "Jag vill sova bättre."
    assert content.goals[0].rows[0].text == "Boendestöd två gånger i veckan"
    assert content.coordinator.name == "Sara Påhitt"
    assert content.header.copy_number == 1
    assert content.header.draft_on is None


def test_without_words_of_its_own_the_plan_says_how_the_person_put_the_need(desk: Desk) -> None:
    case_id = desk.new_case()
    plan = desk.plan(case_id, own_words="")
    content = desk.ask(documents.content, case_id, "plan_individual").content
    assert content.important == "Hemma är det rörigt."
    need = desk.do(plans.add_need, case_id, area="halsa", words=" ")
    desk.do(plans.change_plan, case_id, plan_id=plan.id, own_words="Jag vill sova.")
    desk.do(plans.add_goal, case_id, need_id=need.id, text="")
    content = desk.ask(documents.content, case_id, "plan_individual").content
    assert content.important == "Jag vill sova."
    assert [goal.text for goal in content.goals] == ["Jag trivs hemma."]  # an empty goal is none


def test_a_draft_prints_as_a_draft_without_copy_number(desk: Desk) -> None:
    case_id = desk.new_case()
    desk.plan(case_id)
    content = desk.ask(documents.content, case_id, "plan_individual").content
    assert content.header.copy_number is None
    assert content.header.draft_on is not None


def test_a_party_outside_the_consent_gets_nothing(desk: Desk) -> None:
    case_id = _with_parties(desk)
    desk.consent(case_id, to=("Granby hälsocentral",))
    desk.meeting(case_id)
    desk.final(case_id)
    other = documents.unit(desk.units()["Beroendemottagningen"].id)
    with pytest.raises(RuleError, match=r"consent\.party_not_covered"):
        desk.ask(documents.content, case_id, "plan_party_copy", other)
    named = documents.unit(desk.units()["Granby hälsocentral"].id)
    content = desk.ask(documents.content, case_id, "plan_party_copy", named).content
    assert isinstance(content, filing_copy.Content)
    assert content.own_words == ""


def test_a_party_sees_only_rows_in_its_areas(desk: Desk) -> None:
    office = desk.do(directory.add_unit, name="Påhittade kassan", principal=Principal.OTHER)
    case_id = desk.new_case()
    desk.offered(case_id)
    desk.do(cases.add_party, case_id, unit_id=office.id)
    draft = desk.do(consents.start_consent, case_id)
    desk.do(
        consents.change_consent,
        case_id,
        consent_id=draft.id,
        make_plan=True,
        share=True,
        form=ConsentForm.ORAL,
        purpose="Göra planen",
        areas=["boende", "ekonomi"],
    )
    desk.do(
        consents.set_party_areas, case_id, consent_id=draft.id, unit_id=office.id, areas=["ekonomi"]
    )
    desk.do(consents.give_consent, case_id, consent_id=draft.id)
    plan = desk.plan(case_id)
    need = desk.do(plans.add_need, case_id, plan_id=plan.id, area="ekonomi", words="Pengarna")
    goal = desk.do(plans.add_goal, case_id, need_id=need.id, text="Jag har koll på pengarna.")
    desk.do(
        plans.add_intervention,
        case_id,
        goal_id=goal.id,
        what="Utreder ersättning",
        owner=Owner.OTHER,
        unit_id=office.id,
        function="handläggare",
        latest_on=date(2026, 5, 15),
    )
    desk.do(plans.finalise, case_id)
    content = desk.ask(
        documents.content, case_id, "plan_party_copy", documents.unit(office.id)
    ).content
    assert isinstance(content, party_extract.Content)
    assert [row.text for row in content.own_rows] == ["Utreder ersättning"]
    assert content.other_rows == ()
    assert "Boendestöd" not in repr(content)


def test_handing_out_freezes_the_bytes_and_notes_who_got_them(desk: Desk) -> None:
    case_id = desk.whole()
    plan = desk.case(case_id).plans[0]
    row = desk.do(
        documents.freeze_and_hand_out,
        case_id,
        kind="plan_individual",
        recipient=documents.PERSON,
        content=b"%PDF-1.7 made up",
        how="i handen",
        plan_id=plan.id,
    )
    assert desk.ask(documents.paper_bytes, case_id, paper_id=row.paper_id).startswith(b"%PDF")
    assert desk.case(case_id).hand_outs[0].recipient_kind == "person"
    assert desk.log()[-1].subject == "plan_individual"
    again = desk.ask(documents.content, case_id, "plan_individual").content
    assert again.header.copy_number == 2


def test_the_dialog_offers_each_paper_and_says_why_one_is_stopped(desk: Desk) -> None:
    case_id = _with_parties(desk)
    desk.consent(case_id, to=("Granby hälsocentral",))
    desk.meeting(case_id)
    desk.final(case_id)
    rows = {(row.kind, row.name): row for row in desk.ask(documents.offered, case_id)}
    stopped = rows["plan_party_copy", "Beroendemottagningen"]
    assert not stopped.is_allowed
    assert stopped.summary
    allowed = rows["plan_party_copy", "Granby hälsocentral"]
    assert allowed.is_allowed
    assert allowed.rests_on.startswith("Samtycke") or allowed.rests_on.startswith("Consent")


def test_letters_go_to_those_who_are_called_and_invited(desk: Desk) -> None:
    case_id = _with_parties(desk)
    desk.consent(case_id)
    unit = desk.units()["Granby hälsocentral"]
    meeting = desk.do(
        meetings.plan_meeting,
        case_id,
        on=TODAY,
        starts_at=time(13),
        purpose="Göra planen",
        why_now="Flytten är nära",
        place="Rum 2",
        reply_by_on=TODAY,
    )
    row = desk.do(
        meetings.add_participant,
        case_id,
        meeting_id=meeting.id,
        unit_id=unit.id,
        questions="Vad kan ni erbjuda?",
    )
    assert row.bidding is Bidding.CALLED
    made = desk.ask(documents.content, case_id, "call_letter", documents.unit(unit.id))
    assert made.content.questions == ("Vad kan ni erbjuda?",)
    assert made.content.initials == "A. L."
    assert "Alva" not in repr(made.content)
    desk.do(
        documents.freeze_and_hand_out,
        case_id,
        kind="call_letter",
        recipient=documents.unit(unit.id),
        content=b"brev",
        how="post",
        meeting_id=meeting.id,
    )
    assert desk.case(case_id).meetings[0].participants[0].sent_how == "post"


@pytest.mark.parametrize("kind", ["leaflet", "consent_form", "preparation", "plan_individual"])
def test_the_persons_own_papers_can_be_drawn(desk: Desk, kind: str) -> None:
    case_id = desk.whole()
    made = desk.ask(documents.content, case_id, kind)
    assert render(made.kind, made.content, translator("sv")).startswith(b"%PDF")


def test_a_closed_plan_prints_why_and_that_the_person_was_told(desk: Desk) -> None:
    case_id = desk.whole()
    desk.do(
        cases.close_case,
        case_id,
        reason=CloseReason.COORDINATION_NOT_NEEDED,
        decided_by="together",
        outcome="Allt fungerar.",
        is_told=True,
    )
    made = desk.ask(documents.content, case_id, "closing_record")
    assert made.content.closing.outcome == "Allt fungerar."
    assert made.content.closing.told_on == TODAY
    assert render(made.kind, made.content, translator("sv")).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("rule", "after_the_person"), [("person", 0), ("person_and_responsible", 1), ("all", 3)]
)
def test_the_person_signs_once_and_others_as_it_was_decided(
    desk: Desk, rule: str, after_the_person: int
) -> None:
    desk.do(office.set_setting, name="signature_rule", value=rule, source="Rutin 2026")
    case_id = desk.whole()
    content = desk.ask(documents.content, case_id, "plan_individual").content
    assert content.signature_rule == rule
    assert len(content.signers) == after_the_person
    assert content.person not in [who.name for who in content.signers]
