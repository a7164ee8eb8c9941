"""Placement, discharge and disagreement: the clocks, what they rest on, and what stops nothing."""

from datetime import date, timedelta
from typing import Any

import pytest

from sipdesk.domain import facts, placements, statistics_tracks
from sipdesk.domain.disclosure import Document, Recipient, RecipientKind, may_disclose
from sipdesk.domain.disclosure_ways import NOT_NAMED
from sipdesk.domain.model import (
    Answer,
    Case,
    DisagreementStep,
    InterventionKind,
    Liability,
    Owner,
    Placement,
    Principal,
    ReadyNotice,
    ShareUnit,
    StepLevel,
)
from sipdesk.domain.rules import disagreement, discharge, placement
from sipdesk.domain.rules.before_final import before_final
from tests.domain import build
from tests.domain.build_tracks import disputed, placed, stay, together, wall

DAY = build.DAY
ARENA = Recipient(RecipientKind.ARENA)


def track_codes(made: Case, day: date = DAY) -> list[str]:
    """The codes of the tracks that show on a day."""
    mine = ("hvb.", "discharge.", "plan.disagreement.")
    return [code for code in build.codes(made, day) if code.startswith(mine)]


def test_the_week_and_the_ten_working_days_are_counted_from_their_own_days():
    made = build.case()
    placed(made, decided_on=date(2025, 12, 23), placed_on=date(2025, 12, 23))
    week = build.one_of(made, "hvb.sip.due", date(2025, 12, 23))
    assert week.due == date(2025, 12, 30)
    assert "avsnitt" in week.source
    assert build.one_of(made, "hvb.cost.due", date(2026, 1, 12)).due == date(2026, 1, 12)
    assert build.one_of(made, "hvb.cost.overdue", date(2026, 1, 13)).due == date(2026, 1, 12)
    assert build.one_of(made, "hvb.sip.overdue", date(2025, 12, 31))


def test_the_week_stays_until_both_principals_have_taken_part():
    made = build.case()
    placed(made)
    held = build.meeting(made, is_held=True, on=DAY)
    build.sent(held, build.unit("Vuxen", Principal.KOMMUN), is_present=True)
    build.sent(held, build.unit("Tand", is_dental=True), is_present=True)
    assert "hvb.sip.due" in build.codes(made)
    assert "hvb.sip.none_before" not in build.codes(made)
    together(made, DAY)
    assert "hvb.sip.due" not in build.codes(made)


@pytest.mark.parametrize(("county", "reasons"), [("dalarna-2021", ["alkohol"]), ("jh-2026", [])])
def test_no_clock_runs_where_the_pack_has_no_rule_or_the_reasons_lie_outside(county, reasons):
    row = Placement(placed_on=DAY, decided_on=DAY, is_acute=True, reasons=reasons)
    assert placements.sip_due(row, build.pack(county)) is None
    assert placements.cost_due(row, build.pack(county)) is None


def test_a_year_without_known_holidays_gives_no_day_and_no_crash():
    row = Placement(decided_on=date(2100, 1, 1), is_acute=True, reasons=["alkohol"])
    assert placements.cost_due(row, build.pack()) is None


def test_the_wish_of_a_sip_before_decides_how_much_its_absence_weighs():
    made = build.case()
    row = placed(made)
    assert build.one_of(made, "hvb.sip.none_before").severity.name == "INFO"
    row.wished_sip = Answer.YES
    assert build.one_of(made, "hvb.sip.none_before").severity.name == "WARN"


def test_striving_is_asked_for_until_consent_or_meeting():
    made = build.case()
    placed(made)
    assert "hvb.planning.strive" in build.codes(made)
    build.consent(made)
    assert "hvb.planning.strive" not in build.codes(made)


def test_a_placement_plan_wants_both_assessments_and_a_reason_lifts_them():
    made = build.case()
    row = placed(made)
    draft = build.plan(made)
    wanted = {"hvb.assessment.social_missing", "hvb.assessment.medical_missing"}
    found = [p for p in before_final(made, draft, DAY, build.pack()) if p.code in wanted]
    assert {p.code for p in found} == wanted
    assert {p.override.value for p in found} == {"with_reason"}
    row.social = row.medical = "Behov av stöd."
    assert not wanted & set(build.codes(made))


def test_care_at_the_home_wants_a_commitment_and_both_signatures():
    made = build.case()
    row = placed(made)
    plan = build.plan(made)
    build.add_row(plan, "somatik", kind=InterventionKind.MEDICAL)
    assert "hvb.health_route.missing" in build.codes(made)
    row.health_route = placements.AT_HOME
    assert "hvb.liability.missing" in build.codes(made)
    row.liability = Liability.DRAFT
    assert "hvb.liability.unsigned" in build.codes(made)
    row.liability = Liability.SIGNED
    assert not [c for c in build.codes(made) if c.startswith(("hvb.liab", "hvb.health"))]


def test_after_the_discharge_nothing_of_the_stay_is_asked_for():
    made = build.case()
    placed(made, discharged_on=DAY, is_acute=False, reasons=[])
    build.plan(made)
    assert [c for c in build.codes(made) if c.startswith("hvb.")] == ["hvb.sip.none_before"]


@pytest.mark.parametrize(
    ("kommun", "region", "amount", "unit", "whole"),
    [
        (6000, 4000, "", ShareUnit.PERCENT, True),
        (6000, 3000, "", ShareUnit.PERCENT, False),
        (200000, 120050, "3 200,50 kronor per dygn", ShareUnit.KRONOR, True),
        (200000, 120000, "3\u00a0200,50", ShareUnit.KRONOR, False),
        (200000, 120000, "", ShareUnit.KRONOR, False),
        (10000, None, "", ShareUnit.PERCENT, False),
    ],
)
def test_the_shares_make_the_whole(kommun, region, amount, unit, whole):
    row = Placement(share_kommun=kommun, share_region=region, amount=amount, share_unit=unit)
    assert placements.is_whole(row) is whole
    codes = [p.code for p in placement.before_cost(row, build.pack())]
    assert codes == ([] if whole else ["hvb.cost.shares_not_whole"])


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("3 200 kronor", 320000, "3\u00a0200"),
        ("3200,5", 320050, "3\u00a0200,5"),
        ("2.75", 275, "2,75"),
        ("-60", None, ""),
        ("sextio", None, ""),
    ],
)
def test_amounts_are_read_with_spaces_and_commas(text, value, shown):
    assert placements.hundredths(text) == value
    assert placements.number_text(value) == shown


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("60", 6000), ("60 %", 6000), (" 1 920,50 kronor per dygn", 192050), ("60.5 kr.", 6050)),
        *(("60/40", None), ("@SUM(A1)", None), ("[1, 2, 3]", None), ("ca 60", None), ("", None)),
        *(
            ("1 2 3 4 5", None),
            ("60 % av 100", None),
            ("9" * 10, None),
            ("-60", None),
            ("60; DROP", None),
        ),
    ],
)
def test_a_share_is_a_number_with_at_most_its_unit(text, value):
    assert placements.written_share(text) == value


@pytest.mark.parametrize(("hour", "minute", "due"), [(12, 0, 30), (12, 1, 31)])
def test_a_notice_sent_after_noon_gives_one_more_day(hour, minute, due):
    made = build.case()
    stay(made, wall(2026, 3, 27, hour, minute))
    found = build.one_of(made, "discharge.liability.from", date(2026, 3, 27))
    assert found.due == date(2026, 3, due)
    assert "2017:612" in found.source


def test_the_call_is_waited_for_three_days_and_liability_only_with_it():
    made = build.case()
    row = stay(made, wall(2026, 3, 27, 9))
    assert build.one_of(made, "discharge.call.due", date(2026, 3, 30)).due == date(2026, 3, 30)
    assert "discharge.call.overdue" in build.codes(made, date(2026, 3, 31))
    assert "discharge.liability.from" not in build.codes(made, date(2026, 3, 30))
    row.call_at = wall(2026, 3, 31, 9)
    assert track_codes(made, date(2026, 3, 31)) == ["discharge.liability.from"]
    row.left_on = date(2026, 3, 31)
    assert track_codes(made, date(2026, 3, 31)) == []


@pytest.mark.parametrize("fields", [{"lacks_open_care": True}, {"agreed_otherwise": "Fem dagar"}])
def test_no_liability_where_open_care_is_lacking_or_something_else_is_agreed(fields):
    made = build.case()
    stay(made, wall(2026, 3, 27, 9), **fields)
    assert track_codes(made, date(2026, 3, 27)) == ["discharge.call.due"]


def test_a_revoked_notice_counts_nothing_and_a_renewed_one_counts_anew():
    made = build.case()
    row = stay(made, wall(2026, 3, 2, 9))
    row.notices[0].revoked_on = date(2026, 3, 3)
    assert track_codes(made, date(2026, 3, 9)) == []
    row.notices.append(ReadyNotice(discharge_id=row.id, sent_at=wall(2026, 3, 9, 9)))
    assert build.one_of(made, "discharge.call.due", date(2026, 3, 9)).due == date(2026, 3, 12)
    row.is_open_coercive = True
    assert track_codes(made, date(2026, 3, 9)) == []


def test_only_the_region_sends_the_discharge_call():
    codes = [p.code for p in discharge.before_call(Principal.KOMMUN, build.pack())]
    assert codes == ["discharge.call.region_only"]
    assert discharge.before_call(Principal.REGION, build.pack()) == []


def test_a_disputed_row_needs_somebody_who_answers_meanwhile():
    made = build.case()
    plan = build.plan(made)
    row = build.add_row(plan, "boende", owner=None, is_disputed=True)
    assert {"plan.disagreement.interim_owner_missing", "plan.intervention.owner_missing"} <= set(
        build.codes(made)
    )
    row.interim_owner = Owner.KOMMUN
    assert not [c for c in build.codes(made) if "owner_missing" in c]
    assert facts.answering(row) is Principal.KOMMUN


def test_a_disagreement_is_open_until_solved_and_late_after_its_day():
    made = build.case()
    row = disputed(made, return_on=DAY + timedelta(days=3))
    assert track_codes(made) == ["plan.disagreement.open"]
    late = DAY + timedelta(days=4)
    assert "plan.disagreement.return_overdue" in build.codes(made, late)
    step = DisagreementStep(disagreement_id=row.id, level=StepLevel.ARENA, on=late)
    row.steps.append(step)
    assert track_codes(made, late) == ["plan.disagreement.open"]
    row.solved_on = late
    assert track_codes(made, late) == []


def test_the_arena_gets_only_a_paper_that_somebody_has_read_about_a_case_between_principals():
    made = build.case()
    row = disputed(made)

    def answer() -> str:
        return may_disclose(made, ARENA, Document.DEID_PAPER, DAY, build.pack()).code

    assert answer() == "deid.check_missing"
    level, has = StepLevel.ARENA, {"has_paper": True, "checked_by": "Karin Provberg"}
    row.steps.append(DisagreementStep(disagreement_id=row.id, level=level, on=DAY, **has))
    assert answer() == ""
    allowed = may_disclose(made, ARENA, Document.DEID_PAPER, DAY, build.pack())
    assert (allowed.may_name_person, allowed.may_show_address) == (False, False)
    to = Recipient(RecipientKind.UNIT, build.add_unit(made, build.unit("Vuxenpsykiatrin")).id)
    refused = may_disclose(made, to, Document.DEID_PAPER, DAY, build.pack())
    assert (refused.allowed, refused.code) == (False, NOT_NAMED.code)
    row.inside = Principal.REGION
    assert answer() == "disagreement.inside_principal"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mikaels behov är stort.", "Mikaels"),
        ("Placerad 20 april på hem.", "20 april"),
        ("Placerad på Påhittsgårdens avdelning.", "Påhittsgårdens"),
        ("Vuxenenheten vill inte.", "Vuxenenheten"),
        ("En person placerades på HVB i april 2026.", ""),
    ],
)
def test_a_text_for_the_arena_is_searched_for_traces_of_the_person(text, found):
    made = build.case()
    placed(made, home_name="HVB Påhittsgården")
    words = [word for _, word in disagreement.traces(made, {"question": text})]
    assert words == ([found] if found else [])


def test_the_counts_follow_the_days_of_the_packs():
    made = build.case()
    row = placed(made, cost_settled_on=DAY)
    together(made, row.sip_due_on + timedelta(days=1))
    late = stay(made, wall(2026, 3, 2, 9), call_at=wall(2026, 3, 6, 9))
    late.notices[0].call_due_on = date(2026, 3, 5)
    disputed(made)
    disputed(made, inside=Principal.REGION)
    counts = {key: count(made, DAY.year) for key, count in statistics_tracks.COUNTS.items()}
    assert counts == {
        "disagreements": 1,
        "disagreements_inside": 1,
        "deviations": 0,
        "hvb_placements": 1,
        "hvb_sip_before": 0,
        "hvb_sip_within_week": 0,
        "hvb_sip_late": 1,
        "hvb_cost_in_time": 1,
        "hvb_cost_late": 0,
        "discharge_cases": 1,
        "discharge_calls_late": 1,
    }


def test_a_person_placed_as_a_child_is_never_purged():
    from sipdesk.domain.model import FileKind
    from sipdesk.domain.retention import retention

    made = build.case(born=date(2012, 3, 7))
    placed(made)
    kept = retention(made, FileKind.SOCIAL_SERVICES, build.pack())
    assert kept.because == ("placed_child",)


def test_the_commitment_goes_to_the_principals_alone():
    made = build.case()
    ward = build.add_unit(made, build.unit("Vuxenpsykiatrin"))
    home = build.add_unit(made, build.unit("HVB Påhitt", Principal.PROVIDER))
    build.consent(made, ward, home)

    def answer(unit: Any, document: Document) -> bool:
        to = Recipient(RecipientKind.UNIT, unit.id)
        return may_disclose(made, to, document, DAY, build.pack()).allowed

    assert answer(ward, Document.LIABILITY_FORM)
    assert not answer(home, Document.LIABILITY_FORM)
    assert answer(home, Document.SOCIAL_MEDICAL_SPEC)
