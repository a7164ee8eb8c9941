"""LOB and SMADIT, the report under LVM, care afterwards, and views: what is kept and asked for."""

from datetime import date, timedelta

import pytest

from sipdesk.domain.model import AfterCareArea, PlacementGround, TriggerKind
from sipdesk.domain.problems import RuleError, Severity
from sipdesk.domain.rules import flags
from sipdesk.services import cases, coercive, needs, offers, office, placements, viewpoints
from tests.services.conftest import TODAY

DAY = timedelta(days=1)


@pytest.fixture
def case_id(desk):
    return desk.do(cases.create_case, None, given="Robin", family="Exempelsson").id


def shown(desk, case_id, start, day=TODAY):
    pack = desk.ask(office.pack_in_force)
    found = flags.problems(desk.case(case_id), day, pack)
    return [problem for problem in found if problem.code.startswith(start)]


def refused(error):
    return [(problem.code, problem.field) for problem in error.value.problems]


def test_lob_asks_for_an_offer_until_one_is_made(desk, case_id):
    row = desk.do(coercive.note_trigger, case_id, kind=TriggerKind.LOB, medical="Akuten")
    [problem] = shown(desk, case_id, "coercion.trigger")
    assert (problem.severity, problem.row, problem.since) == (Severity.WARN, row.id, TODAY)
    assert "avsnitt 4" in problem.source
    desk.do(offers.give_offer, case_id, by="Sara Påhitt")
    assert shown(desk, case_id, "coercion.trigger") == []
    desk.do(coercive.change_trigger, case_id, trigger_id=row.id, contact_on=TODAY + DAY)
    assert desk.case(case_id).triggers[0].contact_on == TODAY + DAY
    with pytest.raises(RuleError) as error:
        desk.do(coercive.change_trigger, case_id, trigger_id=row.id, contact_on=TODAY - DAY)
    assert refused(error) == [("date.reversed", "contact_on")]


def test_a_decision_not_to_report_has_a_reason_and_each_decision_stays(desk, case_id):
    with pytest.raises(RuleError) as error:
        desk.do(coercive.decide_report, case_id, is_reported=False, reason="  ")
    assert refused(error) == [("coercion.report.reason_missing", "reason")]
    desk.do(coercive.decide_report, case_id, is_reported=False, reason="Frivillig vård räcker.")
    desk.do(coercive.decide_report, case_id, is_reported=True)
    first, second = desk.case(case_id).coercion_reports
    assert (first.is_reported, first.reason, first.by) == (
        False,
        "Frivillig vård räcker.",
        "Sara Påhitt",
    )
    assert (second.reported_on, second.reason) == (TODAY, "")
    assert [row.act for row in desk.log()].count("coercive.decide_report") == 2
    with pytest.raises(RuleError) as error:
        desk.do(coercive.decide_report, case_id, is_reported=True, reported_on=TODAY + DAY)
    assert refused(error) == [("date.in_future", "reported_on")]


def test_no_day_is_counted_for_the_report(desk, case_id):
    desk.do(needs.note_coercion, case_id, act="LVM")
    assert not [p for p in shown(desk, case_id, "coercion.") if p.due]


def test_after_lvm_care_each_area_is_written_or_not_needed(desk, case_id):
    row = desk.do(needs.note_coercion, case_id, act="LVM", from_on=TODAY - DAY)
    assert shown(desk, case_id, "coercion.aftercare") == []
    desk.do(coercive.change_coercion, case_id, coercion_id=row.id, ended_on=TODAY)
    [problem] = shown(desk, case_id, "coercion.aftercare")
    assert problem.severity is Severity.INFO
    assert problem.source == "LVM (1988:870) 30 §"
    for area in AfterCareArea:
        desk.do(coercive.write_after_care, case_id, area=area, what="Ordnat")
    assert shown(desk, case_id, "coercion.aftercare") == []
    housing = AfterCareArea.HOUSING
    desk.do(coercive.write_after_care, case_id, area=housing, what="", is_not_needed=True)
    assert shown(desk, case_id, "coercion.aftercare") == []
    assert len(desk.case(case_id).after_care) == 3
    desk.do(coercive.write_after_care, case_id, area=housing, is_not_needed=False)
    assert len(shown(desk, case_id, "coercion.aftercare")) == 1


def test_an_ended_placement_under_lvm_asks_for_the_same(desk, case_id):
    desk.do(placements.begin_placement, case_id, placed_on=TODAY - DAY, ground=PlacementGround.LVM)
    assert shown(desk, case_id, "coercion.aftercare") == []
    desk.do(placements.end_placement, case_id)
    assert len(shown(desk, case_id, "coercion.aftercare")) == 1


def test_days_of_coercive_care_stand_in_order(desk, case_id):
    row = desk.do(needs.note_coercion, case_id, act="LPT", from_on=TODAY)
    with pytest.raises(RuleError) as error:
        desk.do(coercive.change_coercion, case_id, coercion_id=row.id, ended_on=TODAY - DAY)
    assert refused(error) == [("date.reversed", "ended_on")]


def test_a_view_waits_for_feedback(desk, case_id):
    with pytest.raises(RuleError) as error:
        desk.do(viewpoints.note_view, case_id, text=" ")
    assert refused(error) == [("complaints.text.missing", "text")]
    view = desk.do(viewpoints.note_view, case_id, text="Ingen ringde.", on=TODAY - DAY)
    [problem] = shown(desk, case_id, "complaints.")
    assert (problem.row, problem.since) == (view.id, TODAY - DAY)
    assert "avsnitt 5" in problem.source
    for field, day, code in (
        ("answered_on", date(2026, 3, 1), "date.reversed"),
        ("passed_on", TODAY + DAY, "date.in_future"),
    ):
        with pytest.raises(RuleError) as error:
            desk.do(viewpoints.change_view, case_id, view_id=view.id, **{field: day})
        assert refused(error) == [(code, field)]
    desk.do(viewpoints.change_view, case_id, view_id=view.id, answered_on=TODAY)
    assert shown(desk, case_id, "complaints.") == []
