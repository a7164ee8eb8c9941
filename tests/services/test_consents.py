"""Consent: complete or not kept, read-only when given, history that stays."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from sipdesk.domain import consents as state
from sipdesk.domain.disclosure_ways import OWN_AUTHORITY
from sipdesk.domain.model import Consent, ConsentForm, GiverKind
from sipdesk.domain.problems import RuleError
from sipdesk.services import consents, documents, people, plans

from .conftest import TODAY, Desk


def _draft(desk: Desk, case_id: UUID, **fields: object) -> Consent:
    row = desk.do(consents.start_consent, case_id)
    values = {
        "make_plan": True,
        "share": True,
        "form": ConsentForm.WRITTEN,
        "purpose": "Göra planen",
        "areas": ["boende"],
        **fields,
    }
    desk.do(consents.change_consent, case_id, consent_id=row.id, **values)
    unit = desk.units()["Granby hälsocentral"]
    which = {"consent_id": row.id, "unit_id": unit.id}
    desk.do(consents.set_party_areas, case_id, **which, areas=["all"])
    found: Consent = row
    return found


@pytest.mark.parametrize(
    ("field", "empty"), [("purpose", " "), ("form", None), ("make_plan", None), ("share", None)]
)
def test_an_incomplete_consent_is_not_given(desk: Desk, field: str, empty: object) -> None:
    case_id = desk.new_case()
    row = _draft(desk, case_id, **{field: empty})
    with pytest.raises(RuleError, match=r"consent\.incomplete"):
        desk.do(consents.give_consent, case_id, consent_id=row.id)
    assert desk.case(case_id).consents[0].given_on is None


def test_a_consent_names_at_least_one_receiver(desk: Desk) -> None:
    case_id = desk.new_case()
    row = _draft(desk, case_id)
    unit = desk.units()["Granby hälsocentral"]
    which = {"consent_id": row.id, "unit_id": unit.id}
    desk.do(consents.set_party_areas, case_id, **which, areas=None)
    with pytest.raises(RuleError) as refused:
        desk.do(consents.give_consent, case_id, consent_id=row.id)
    assert "parties" in [p.field for p in refused.value.problems]


def test_a_given_consent_is_read_only(desk: Desk) -> None:
    case_id = desk.new_case()
    row = desk.consent(case_id)
    with pytest.raises(RuleError, match="read_only"):
        desk.do(consents.change_consent, case_id, consent_id=row.id, purpose="Något annat")
    with pytest.raises(RuleError, match=r"history\.no_erase"):
        desk.do(consents.discard_consent, case_id, consent_id=row.id)


def test_a_consent_dated_in_the_future_or_ending_before_it_begins_is_refused(desk: Desk) -> None:
    case_id = desk.new_case()
    row = _draft(desk, case_id, valid_from=TODAY, valid_until=TODAY - timedelta(days=1))
    with pytest.raises(RuleError, match=r"date\.reversed"):
        desk.do(consents.give_consent, case_id, consent_id=row.id)
    desk.do(consents.change_consent, case_id, consent_id=row.id, valid_until=None)
    with pytest.raises(RuleError, match=r"date\.in_future"):
        desk.do(
            consents.give_consent, case_id, consent_id=row.id, given_on=TODAY + timedelta(days=1)
        )


def test_a_representative_cannot_consent_for_somebody_who_can_take_a_position(desk: Desk) -> None:
    case_id = desk.new_case()
    god_man = desk.do(people.add_representative, case_id, name="Gun Provman")
    row = _draft(desk, case_id, giver_kind=GiverKind.REPRESENTATIVE, giver_id=god_man.id)
    with pytest.raises(RuleError, match=r"consent\.representative\.not_entitled"):
        desk.do(consents.give_consent, case_id, consent_id=row.id)


def test_a_withdrawal_stops_sharing_and_the_consent_stays(desk: Desk) -> None:
    case_id = desk.new_case()
    row = desk.consent(case_id)
    desk.do(consents.withdraw_consent, case_id, consent_id=row.id, how="på telefon")
    case = desk.case(case_id)
    assert state.consent_state(case, TODAY) is state.ConsentState.WITHDRAWN
    assert case.consents[0].given_on == TODAY


def test_a_withdrawal_for_one_receiver_leaves_the_others(desk: Desk) -> None:
    case_id = desk.new_case()
    row = desk.consent(case_id)
    unit = desk.units()["Beroendemottagningen"]
    desk.do(consents.withdraw_consent, case_id, consent_id=row.id, receivers=[unit.id])
    given = state.granted(desk.case(case_id), TODAY)
    assert unit.id not in given
    assert desk.units()["Granby hälsocentral"].id in given


def test_a_renewal_copies_receivers_and_exceptions_into_a_record_of_its_own(desk: Desk) -> None:
    case_id = desk.new_case()
    old = _draft(desk, case_id)
    desk.do(consents.add_exception, case_id, consent_id=old.id, text="Inget om bråket.")
    desk.do(consents.give_consent, case_id, consent_id=old.id)
    new = desk.do(consents.start_consent, case_id, copy_from_id=old.id)
    assert new.number == 2
    assert [row.text for row in new.exceptions] == ["Inget om bråket."]
    assert len(new.parties) == 1
    assert len(desk.case(case_id).consents) == 2


def test_a_refusal_is_kept_as_a_record(desk: Desk) -> None:
    case_id = desk.new_case()
    desk.do(
        consents.refuse_consent,
        case_id,
        reason="Vill inte blanda in fler.",
        ask_again_on=date(2026, 6, 1),
    )
    row = desk.case(case_id).consents[0]
    assert (row.make_plan, row.share, row.given_on) == (False, False, TODAY)


def test_a_legal_ground_names_receiver_paragraph_and_who_decided(desk: Desk) -> None:
    case_id = desk.new_case()
    with pytest.raises(RuleError) as refused:
        desk.do(consents.record_ground, case_id, paragraph="OSL 26 kap. 9 §", decision_maker="X")
    assert refused.value.problems[0].field == "receiver"


def test_the_path_is_not_for_an_inability_that_passes(desk: Desk) -> None:
    with pytest.raises(RuleError, match=r"consent\.incapacity\.temporary"):
        desk.do(
            consents.note_position,
            desk.new_case(),
            can_take=False,
            is_temporary=True,
            use_path=True,
        )


def test_after_a_withdrawal_the_plan_stands_frozen_and_readable_and_a_renewal_opens_anew(
    desk: Desk,
) -> None:
    case_id = desk.whole()
    row = desk.case(case_id).consents[-1]
    before = [(plan.version, plan.state, plan.own_words) for plan in desk.case(case_id).plans]
    unit = documents.unit(desk.units()["Granby hälsocentral"].id)
    desk.ask(documents.content, case_id, "plan_party_copy", unit)
    desk.do(consents.withdraw_consent, case_id, consent_id=row.id)
    after = [(plan.version, plan.state, plan.own_words) for plan in desk.case(case_id).plans]
    assert after == before
    with pytest.raises(RuleError, match=r"consent\.withdrawn"):
        desk.ask(documents.content, case_id, "plan_party_copy", unit)
    for kind in ("plan_individual", "letter_to_person"):
        assert desk.ask(documents.content, case_id, kind)
    assert desk.ask(documents.content, case_id, "plan_filing_copy", OWN_AUTHORITY)
    desk.do(plans.new_version, case_id)
    with pytest.raises(RuleError, match=r"consent\.withdrawn"):
        desk.do(plans.finalise, case_id)
    desk.consent(case_id)
    assert desk.ask(documents.content, case_id, "plan_party_copy", unit)
