"""Consent, guardians and the path without a position: what stands open, rule by rule."""

from datetime import date, timedelta

from sipdesk.domain.model import (
    Answer,
    ConsentConfirmation,
    PlanState,
)
from sipdesk.domain.problems import Override, Severity
from sipdesk.domain.rules.before_final import before_final
from tests.domain import build
from tests.domain.build import (
    DAY,
    LATER,
    codes,
    judge,
    offer,
    one_of,
)


def test_consent_is_missing_once_a_need_is_judged_unless_the_person_has_said_no():
    made = build.case()
    assert "consent.missing" not in codes(made)
    judge(made)
    assert "consent.missing" in codes(made)
    offer(made, Answer.NO)
    assert "consent.missing" not in codes(made)


def test_a_refusal_by_an_adult_leaves_consent_missing():
    made = build.case()
    judge(made)
    build.refused(made)
    assert "consent.missing" in codes(made)


def test_a_withdrawn_consent_shows_from_that_day_until_a_new_one():
    made = build.case()
    row = build.consent(made)
    build.withdraw(row, LATER)
    assert "consent.withdrawn" not in codes(made, DAY)
    assert one_of(made, "consent.withdrawn", LATER).since == LATER
    build.consent(made, on=LATER + timedelta(days=1))
    assert "consent.withdrawn" not in codes(made, LATER + timedelta(days=1))


def test_a_consent_withdrawn_for_one_party_is_a_flag_on_that_party():
    made = build.case()
    one = build.add_unit(made, build.unit("A"))
    build.withdraw(build.consent(made, one), LATER, one)
    found = one_of(made, "consent.withdrawn.party", LATER)
    assert (found.row, found.severity, found.values) == (
        str(one.id),
        Severity.WARN,
        {"party": "A"},
    )


def test_a_consent_ends_after_its_last_day_and_a_reminder_comes_before():
    made = build.case()
    last = DAY + timedelta(days=100)
    build.consent(made, valid_until=last)
    pack = build.pack(consent_notice_days=30)
    assert "consent.expiring" not in codes(made, last)
    assert "consent.expiring" not in codes(made, last - timedelta(days=31), pack)
    found = one_of(made, "consent.expiring", last - timedelta(days=30), pack)
    assert (found.due, found.source) == (last, "Lokal rutin")
    assert "consent.expired" not in codes(made, last, pack)
    ended = last + timedelta(days=1)
    assert one_of(made, "consent.expired", ended, pack).since == ended
    assert "consent.expiring" not in codes(made, ended, pack)


def test_no_reminder_comes_when_the_next_consent_follows_without_a_gap():
    made = build.case()
    last = DAY + timedelta(days=100)
    build.consent(made, valid_until=last)
    build.consent(made, on=LATER, valid_from=last + timedelta(days=1))
    pack = build.pack(consent_notice_days=30)
    assert "consent.expiring" not in codes(made, last, pack)


def test_each_guardian_must_answer_and_from_fifteen_the_child_too():
    born = date(2011, 6, 1)
    made = build.case(born)
    judge(made)
    one, two = build.add_guardian(made, "Sissel"), build.add_guardian(made, "Rune")
    assert "consent.missing" in codes(made)
    build.consent(made, **build.by_guardian(one))
    assert one_of(made, "consent.guardian.missing").row == two.id
    build.refused(made, **build.by_guardian(two))
    found = one_of(made, "consent.guardian.refused")
    assert (found.row, found.values, found.override) == (two.id, {"name": "Rune"}, Override.NEVER)
    build.consent(made, on=LATER, **build.by_guardian(two))
    assert not [code for code in codes(made, LATER) if code.startswith("consent.guardian")]
    fifteen = date(2026, 6, 1)
    assert "consent.child.missing" not in codes(made, fifteen - timedelta(days=1))
    assert "consent.child.missing" in codes(made, fifteen)
    build.refused(made, on=fifteen)
    assert "consent.child.refused" in codes(made, fifteen)


def test_the_path_without_a_position_needs_all_four_and_is_then_only_shown():
    made = build.case()
    judge(made)
    build.unable(made, whole=False)
    assert "consent.incapacity.assessment_missing" in codes(made)
    assert "consent.missing" not in codes(made)
    build.unable(made)
    assert one_of(made, "consent.incapacity.path").severity is Severity.INFO
    assert "consent.incapacity.assessment_missing" not in codes(made)


def test_a_passing_inability_opens_no_path():
    made = build.case()
    judge(made)
    build.unable(made, is_temporary=True)
    assert "consent.missing" in codes(made)
    assert "consent.incapacity.path" not in codes(made)


def test_a_withdrawal_stays_visible_while_the_path_is_not_complete():
    made = build.case()
    build.withdraw(build.consent(made), DAY)
    build.unable(made, whole=False)
    assert "consent.withdrawn" in codes(made)


def test_a_new_version_needs_a_consent_that_is_new_or_confirmed():
    made = build.case()
    row = build.consent(made)
    build.plan(made, PlanState.FINAL)
    draft = build.plan(made)
    assert "consent.renewal.missing" in codes(made, LATER)
    assert "consent.renewal.missing" in [
        p.code for p in before_final(made, draft, LATER, build.pack())
    ]
    row.confirmations.append(ConsentConfirmation(consent_id=row.id, on=LATER))
    assert "consent.renewal.missing" not in codes(made, LATER)


def test_a_consent_to_renew_points_at_the_guardian_who_has_not_renewed_it():
    made = build.case(date(2016, 6, 1))
    first, second = build.add_guardian(made, "Sissel"), build.add_guardian(made, "Rune")
    for one in (first, second):
        build.consent(made, **build.by_guardian(one))
    build.plan(made, PlanState.FINAL)
    build.plan(made)
    row = next(row for row in made.consents if row.giver_id == first.id)
    row.confirmations.append(ConsentConfirmation(consent_id=row.id, on=LATER))
    problem = one_of(made, "consent.renewal.missing", LATER)
    assert (problem.field, problem.row) == ("confirm", second.id)


def test_the_path_needs_no_renewal():
    made = build.case()
    build.unable(made)
    build.plan(made, PlanState.FINAL)
    build.plan(made)
    assert "consent.renewal.missing" not in codes(made)
