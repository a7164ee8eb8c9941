"""What stands before a record, a closing, an offer left out and an erasing."""

from uuid import uuid4

import pytest

from sipdesk.domain.model import (
    Bidding,
    CloseReason,
    Concern,
    ConsentForm,
    ContactPermission,
    GiverKind,
    Position,
    Principal,
)
from sipdesk.domain.problems import Override, refuse
from sipdesk.domain.rules import before_record
from sipdesk.domain.rules.before_closing import before_closing
from sipdesk.domain.rules.before_deleting import before_deleting
from sipdesk.domain.rules.before_letter import bidding_of
from sipdesk.domain.rules.before_offer import before_skipping_offer
from tests.domain import build
from tests.domain.build import DAY, LATER, judge

PACK = build.pack()


def _codes(problems):
    return [problem.code for problem in problems]


def test_the_second_principal_is_asked_only_with_a_yes_or_without_a_name():
    made = build.case()

    def ask(principal, is_unnamed=False, day=DAY):
        return before_record.before_judgement(made, principal, is_unnamed, day, PACK)

    assert ask(Principal.REGION) == []
    judge(made)
    assert ask(Principal.KOMMUN) == []
    assert _codes(ask(Principal.REGION)) == ["contact.not_permitted"]
    assert ask(Principal.REGION, is_unnamed=True) == []
    yes = ContactPermission(case_id=made.id, on=LATER, principal=Principal.REGION)
    made.permissions.append(yes)
    assert _codes(ask(Principal.REGION)) == ["contact.not_permitted"]
    assert ask(Principal.REGION, day=LATER) == []


@pytest.mark.parametrize(
    ("decision", "reason", "codes"),
    [
        (Concern.NO_SUSPICION, " ", ["child.concern.reason_missing"]),
        (Concern.NO_SUSPICION, "Samtal i dag.", []),
        (Concern.REPORTED, "", []),
    ],
)
def test_no_suspicion_needs_a_reason(decision, reason, codes):
    assert _codes(before_record.before_concern(decision, reason, PACK)) == codes


def _consent(made, row):
    return before_record.before_consent(made, row, DAY, PACK)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"form": None}, "form"),
        ({"given_on": None}, "given_on"),
        ({"purpose": " "}, "purpose"),
        ({"valid_from": None}, "valid_from"),
        ({"share": None}, "make_plan"),
    ],
)
def test_a_consent_lacks_what_is_not_said(fields, field):
    made = build.case()
    one = build.unit("A")
    assert _consent(made, build.consent(made, one)) == []
    found = _consent(made, build.consent(made, one, **fields))
    assert [(p.code, p.field) for p in found] == [("consent.incomplete", field)]


def test_sharing_needs_somebody_to_share_with_and_a_refusal_nothing():
    made = build.case()
    assert {p.field for p in _consent(made, build.consent(made))} == {"parties", "areas"}
    assert _consent(made, build.consent(made, share=False)) == []
    assert _consent(made, build.refused(made, form=None, purpose="")) == []


def test_nobody_answers_for_a_person_who_can():
    made = build.case()
    god_man = build.add_representative(made)
    by = {"giver_kind": GiverKind.REPRESENTATIVE, "giver_id": god_man.id, "basis": "god_man"}
    row = build.consent(made, build.unit("A"), **by)
    not_entitled = ["consent.representative.not_entitled"]
    assert _codes(_consent(made, row)) == not_entitled
    build.unable(made, whole=False)
    assert _consent(made, row) == []
    close = build.add_close_person(made)
    son = {"giver_kind": GiverKind.REPRESENTATIVE, "giver_id": close.id, "basis": "narstaende"}
    assert _codes(_consent(made, build.consent(made, **son))) == not_entitled
    as_person = build.consent(made, build.unit("A"), basis="narstaende")
    assert _codes(_consent(made, as_person)) == not_entitled


def test_only_a_guardian_of_a_minor_answers_as_one():
    made = build.case()
    guardian = build.add_guardian(made, "Sissel")
    row = build.consent(made, build.unit("A"), **build.by_guardian(guardian))
    assert _codes(_consent(made, row)) == ["consent.representative.not_entitled"]
    made.person.born_on = DAY.replace(year=DAY.year - 11)
    assert _consent(made, row) == []
    row.form = ConsentForm.WRITTEN
    row.giver_id = made.id
    assert _codes(_consent(made, row)) == ["consent.representative.not_entitled"]


def test_the_path_is_not_for_a_passing_inability():
    row = Position(case_id=build.case().id, on=DAY, can_take=False, is_temporary=True)
    assert before_record.before_path(row, False, PACK) == []
    assert _codes(before_record.before_path(row, True, PACK)) == ["consent.incapacity.temporary"]
    row.is_temporary = False
    assert before_record.before_path(row, True, PACK) == []


@pytest.mark.parametrize(
    ("reason", "valid", "stops"),
    [("redan_placerad", True, True), ("redan_placerad", None, False), ("Sjukdom", True, False)],
)
def test_a_placement_is_no_valid_reason_to_decline(reason, valid, stops):
    assert bool(before_record.before_decline(reason, valid, PACK)) is stops


def test_a_restricted_case_asks_others_for_a_reason():
    made = build.case()
    assert before_record.before_opening(made, "id", "Vikarie", "", PACK) == []
    made.restricted_to = ["Ulrika", "id-2"]
    assert before_record.before_opening(made, "id", "Ulrika", "", PACK) == []
    assert before_record.before_opening(made, "id-2", "Vikarie", "", PACK) == []
    found = before_record.before_opening(made, "id", "Vikarie", " ", PACK)
    assert [(p.code, p.override) for p in found] == [("access.restricted", Override.WITH_REASON)]
    assert before_record.before_opening(made, "id", "Vikarie", "Jour.", PACK) == []


def test_whoever_is_outside_the_team_is_asked_for_a_reason():
    made = build.case()
    made.coordinator_id = uuid4()
    assert before_record.before_opening(made, str(made.coordinator_id), "", "", PACK) == []
    found = before_record.before_opening(made, "id", "Vikarie", "", PACK)
    assert [(p.code, p.override) for p in found] == [("access.outside_team", Override.WITH_REASON)]
    made.team = ["id"]
    assert before_record.before_opening(made, "id", "Vikarie", "", PACK) == []


def test_a_closing_says_why_who_and_that_the_person_was_told():
    found = before_closing(None, "", "", False, PACK)
    assert [p.field for p in found] == ["close_reason", "closed_by", "outcome", "is_person_told"]
    assert {p.code for p in found} == {"need.refusal.reason_missing"}
    assert before_closing(CloseReason.NO_SIP, "person", "Nej tack.", True, PACK) == []
    assert before_closing(CloseReason.DECEASED, "", "", False, PACK) == []


def test_one_principals_no_never_stops_the_offer():
    assert _codes(before_skipping_offer(PACK)) == ["need.veto_not_possible"]


@pytest.mark.parametrize("record", ["plan_version", "offer", "consent", "handout"])
def test_history_is_never_erased(record):
    assert _codes(before_deleting(record, PACK)) == ["history.no_erase"]
    assert before_deleting("note", PACK) == []


def test_principals_are_called_others_invited_and_a_school_by_its_pack():
    child = build.pack(child="principles-2026-03-01")
    assert bidding_of(Principal.SHARED, PACK) is Bidding.CALLED
    assert bidding_of(Principal.OTHER, PACK) is Bidding.INVITED
    assert bidding_of(Principal.SCHOOL, PACK) is Bidding.INVITED
    assert bidding_of(Principal.SCHOOL, child) is Bidding.CALLED


def test_a_refusal_is_never_lifted_unless_told_so():
    assert refuse("x", "field", "Text").problems[0].override is Override.NEVER
    lifted = refuse("x", "field", "Text", override=Override.WITH_REASON)
    assert lifted.problems[0].override is Override.WITH_REASON
