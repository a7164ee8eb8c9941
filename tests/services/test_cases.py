"""The case: its number, its first steps, opening, closing, and one transaction for each act."""

from datetime import date

import pytest
from sqlalchemy.exc import DBAPIError

from sipdesk.domain.model import Answer, CloseReason, Concern, Principal
from sipdesk.domain.problems import RuleError
from sipdesk.services import cases, overview, people

from .conftest import TODAY, Desk


def test_case_numbers_follow_each_other_within_the_year(desk: Desk) -> None:
    first, second = desk.new_case(), desk.new_case(number="")
    old = desk.new_case(number="", on=date(2025, 12, 30))
    assert [desk.case(i).number for i in (first, second, old)] == [
        "2026-0001",
        "2026-0002",
        "2025-0001",
    ]


def test_a_case_needs_a_name(desk: Desk) -> None:
    with pytest.raises(RuleError, match=r"person\.name\.missing"):
        desk.new_case(given="", family=" ")


def test_a_case_remembers_the_packs_in_force_when_it_began(desk: Desk) -> None:
    case = desk.case(desk.new_case())
    assert case.national_pack.startswith("national-2025@")
    assert case.county_pack.startswith("jh-2026@")


def test_the_other_principal_is_asked_only_with_the_persons_yes(desk: Desk) -> None:
    case_id = desk.new_case()
    desk.do(cases.judge_need, case_id, principal=Principal.KOMMUN, is_needed=True)
    with pytest.raises(RuleError, match=r"contact\.not_permitted"):
        desk.do(cases.judge_need, case_id, principal=Principal.REGION, is_needed=True)
    desk.do(cases.permit_contact, case_id, principal=Principal.REGION, words="Ja, ring dem.")
    desk.do(cases.judge_need, case_id, principal=Principal.REGION, is_needed=False)
    assert len(desk.case(case_id).judgements) == 2


def test_no_suspicion_needs_a_reason(desk: Desk) -> None:
    case_id = desk.new_case()
    child = desk.do(people.add_child, case_id, given="Vilma")
    with pytest.raises(RuleError, match=r"child\.concern\.reason_missing"):
        desk.do(cases.decide_concern, case_id, child_id=child.id, decision=Concern.NO_SUSPICION)


def test_an_answer_waits_for_the_offer(desk: Desk) -> None:
    with pytest.raises(RuleError, match=r"need\.offer\.missing"):
        desk.do(cases.answer_offer, desk.new_case(), answer=Answer.YES)


def test_own_words_before_the_meeting_are_kept_field_by_field(desk: Desk) -> None:
    case_id = desk.new_case()
    desk.do(cases.change_preparation, case_id, important="Att sova.")
    desk.do(cases.change_preparation, case_id, questions="Vem ringer?")
    found = desk.case(case_id).preparation
    assert found is not None
    assert (found.important, found.questions) == ("Att sova.", "Vem ringer?")


def test_closing_a_refused_sip_needs_reason_decider_and_that_the_person_was_told(
    desk: Desk,
) -> None:
    case_id = desk.new_case()
    with pytest.raises(RuleError, match=r"need\.refusal\.reason_missing"):
        desk.do(cases.close_case, case_id, reason=CloseReason.NO_SIP)
    desk.do(
        cases.close_case,
        case_id,
        reason=CloseReason.NO_SIP,
        decided_by="person",
        outcome="Vill vänta.",
        is_told=True,
    )
    assert desk.case(case_id).closed_on == TODAY
    assert desk.ask(overview.list_cases) == []
    assert len(desk.ask(overview.list_cases, is_closed=True)) == 1


def test_a_handed_over_case_has_a_new_coordinator_and_keeps_both_names(desk: Desk) -> None:
    from sipdesk.services import office

    case_id = desk.new_case()
    new = desk.do(office.add_user, name="Bo Testlund")
    desk.do(cases.hand_over, case_id, to_id=new.id, to_name="Bo Testlund", note="Semester")
    case = desk.case(case_id)
    assert case.coordinator_id == new.id
    assert case.handovers[0].from_name == "Sara Påhitt"


def test_a_restricted_case_opens_with_a_reason_that_is_logged(desk: Desk) -> None:
    case_id = desk.new_case()
    desk.do(cases.change_case, case_id, restricted_to=["någon annan"])
    with pytest.raises(RuleError, match=r"access\.restricted"):
        desk.do(cases.open_case, case_id)
    desk.do(cases.open_case, case_id, reason="Jour, personen ringer.")
    last = desk.log()[-1]
    assert (last.act, last.reason) == ("cases.open_case", "Jour, personen ringer.")


def test_every_act_on_a_case_is_logged_with_the_person(desk: Desk) -> None:
    case_id = desk.new_case()
    desk.do(cases.add_note, case_id, text="INTERN")
    rows = desk.log()
    assert [row.act for row in rows] == ["cases.create_case", "cases.add_note"]
    assert {row.person_id for row in rows} == {desk.case(case_id).person_id}
    assert "INTERN" not in repr(rows)


def test_an_act_whose_log_cannot_be_written_leaves_nothing_behind(desk: Desk) -> None:
    case_id = desk.new_case()
    with desk.session() as session:
        session.connection().exec_driver_sql(
            "CREATE TRIGGER full_log BEFORE INSERT ON logrow"
            " BEGIN SELECT RAISE(ABORT, 'the log is full'); END"
        )
    with pytest.raises(DBAPIError, match="the log is full"):
        desk.do(cases.add_note, case_id, text="Borta")
    assert desk.case(case_id).internal_notes == []


def test_a_loaded_case_is_whole_after_its_transaction(desk: Desk) -> None:
    case = desk.case(desk.whole())
    assert case.person.name == "Alva Lingonhed"
    assert case.plans[0].needs[0].goals[0].interventions[0].unit.name == "Vuxenenheten"
    assert case.meetings[0].participants[0].unit.name
    assert case.consents[0].parties[0].unit.name
    assert (case.preparation, case.handovers, case.coercions) == (None, [], [])
