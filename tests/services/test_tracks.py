"""Placement, discharge and disagreement through the verbs, with what people type wrongly."""

from datetime import date, datetime, time, timedelta

import pytest

from sipdesk import clock
from sipdesk.domain.model import (
    ContactRole,
    DeviationKind,
    HomeCounty,
    Liability,
    Owner,
    PlacementGround,
    Principal,
    ShareUnit,
    StepLevel,
)
from sipdesk.domain.problems import RuleError
from sipdesk.domain.rules import flags
from sipdesk.services import (
    cases,
    disagreements,
    discharges,
    office,
    placements,
    plans,
    unit_contacts,
)

DAY = date(2026, 1, 12)


def codes(error: pytest.ExceptionInfo[RuleError]) -> list[tuple[str, str]]:
    """Code and field of each problem."""
    return [(problem.code, problem.field) for problem in error.value.problems]


def wall(day: date, hour: int, minute: int = 0) -> datetime:
    """Swedish wall time, as it is typed."""
    return datetime.combine(day, time(hour, minute))


@pytest.fixture
def do(desk):
    return desk.do


@pytest.fixture
def case_id(do):
    return do(cases.create_case, None, given="Robin", family="Exempelsson").id


@pytest.fixture
def placed(do, case_id):
    return do(
        placements.begin_placement,
        case_id,
        decided_on=DAY,
        placed_on=DAY,
        is_acute=True,
        ground=PlacementGround.SOL,
        reasons=["alkohol"],
    )


def test_the_last_days_are_kept_with_the_packs_of_the_decision(do, case_id, placed):
    assert placed.sip_due_on == DAY + timedelta(days=7)
    assert placed.cost_due_on == date(2026, 1, 26)
    assert placed.county_pack.startswith("jh-2026")
    again = do(placements.change_placement, case_id, reasons=["psykisk_ohalsa"])
    assert again.sip_due_on is None
    assert again.cost_due_on is None


def test_a_placement_is_not_recorded_before_its_decision(do, case_id, placed):
    with pytest.raises(RuleError) as error:
        do(placements.change_placement, case_id, placed_on=DAY - timedelta(days=365))
    assert codes(error) == [("date.reversed", "placed_on")]


def test_two_placements_do_not_overlap(do, case_id, placed):
    with pytest.raises(RuleError) as error:
        do(placements.begin_placement, case_id, placed_on=DAY)
    assert codes(error) == [("placement.overlaps", "discharged_on")]
    do(placements.end_placement, case_id, on=DAY + timedelta(days=30))
    with pytest.raises(RuleError) as error:
        do(placements.begin_placement, case_id, placed_on=DAY + timedelta(days=3))
    assert codes(error) == [("placement.overlaps", "placed_on")]
    do(placements.begin_placement, case_id, placed_on=DAY + timedelta(days=30))


def test_shares_that_do_not_make_the_whole_settle_nothing(do, case_id, placed):
    with pytest.raises(RuleError) as error:
        do(placements.settle_cost, case_id, share_kommun=6000, share_region=3000)
    assert codes(error) == [("hvb.cost.shares_not_whole", "share_kommun")]
    row = do(
        placements.settle_cost,
        case_id,
        share_unit=ShareUnit.KRONOR,
        share_kommun=200000,
        share_region=120050,
        amount="3 200,50 kronor",
    )
    assert row.cost_settled_on == clock.today()
    with pytest.raises(RuleError):
        do(placements.change_placement, case_id, share_kommun=1)
    assert do(placements.reopen_cost, case_id).cost_settled_on is None


def test_a_signed_commitment_has_its_day_and_a_home_may_move(do, case_id, placed):
    row = do(placements.change_placement, case_id, liability=Liability.SIGNED)
    assert row.liability_signed_on == clock.today()
    assert do(placements.change_placement, case_id, provider="Påhitt AB").provider == "Påhitt AB"


def test_a_notice_is_revoked_before_it_is_renewed(do, case_id):
    do(discharges.begin_discharge, case_id, admitted_at=wall(DAY, 8))
    first = do(discharges.notice_ready, case_id, sent_at=wall(DAY, 12, 1))
    assert first.call_due_on == DAY + timedelta(days=3)
    with pytest.raises(RuleError) as error:
        do(discharges.notice_ready, case_id, sent_at=wall(DAY, 13))
    assert codes(error) == [("discharge.notice.stands", "sent_at")]
    do(discharges.revoke_notice, case_id, why="Feber")
    second = do(discharges.notice_ready, case_id, sent_at=wall(DAY, 13))
    stay = do(discharges.receive_call, case_id, at=wall(DAY, 15))
    assert [row.revoked_why for row in stay.notices] == ["Feber", ""]
    assert stay.notices[-1].id == second.id
    assert do(discharges.leave, case_id).left_on == clock.today()


def test_nobody_is_ready_before_being_admitted(do, case_id):
    do(discharges.begin_discharge, case_id, admitted_at=wall(DAY, 8))
    with pytest.raises(RuleError) as error:
        do(discharges.notice_ready, case_id, sent_at=wall(DAY - timedelta(days=1), 8))
    assert codes(error) == [("date.reversed", "sent_at")]


@pytest.fixture
def disputed(do, case_id):
    do(plans.start_plan, case_id)
    need = do(plans.add_need, case_id, area="psykisk_halsa", words="Det är tyst.")
    goal = do(plans.add_goal, case_id, need_id=need.id, text="Någon att ringa.")
    row = do(plans.add_intervention, case_id, goal_id=goal.id, what="Bedömning")
    opened = do(
        disagreements.open_disagreement,
        case_id,
        intervention_id=row.id,
        view_kommun="Det är hälso- och sjukvård.",
        interim={"interim_owner": Owner.KOMMUN},
    )
    return row, opened


def test_a_disputed_row_has_an_owner_meanwhile_also_in_the_next_version(
    desk, do, case_id, disputed
):
    row, opened = disputed
    again = do(disagreements.open_disagreement, case_id, intervention_id=row.id)
    assert again.id == opened.id
    kept = desk.case(case_id).plans[-1].needs[0].goals[0].interventions[0]
    assert (kept.is_disputed, kept.interim_owner) == (True, Owner.KOMMUN)
    solved = do(disagreements.solve, case_id, disagreement_id=opened.id, outcome="Regionen gör det")
    assert solved.solved_on == clock.today()


def test_the_paper_for_the_arena_is_read_and_tells_of_nobody(do, case_id, disputed):
    _, opened = disputed
    step = {"disagreement_id": opened.id, "level": StepLevel.ARENA}
    with pytest.raises(RuleError) as error:
        do(disagreements.take_step, case_id, paper={"question": "Vem gör den?"}, **step)
    assert codes(error) == [("deid.check_missing", "checked_by")]
    told = {"shared_facts": "Robins bedömning dröjer."}
    with pytest.raises(RuleError) as error:
        do(disagreements.take_step, case_id, paper=told, checked_by="Sara Påhitt", **step)
    assert codes(error) == [("deid.traces", "shared_facts")]
    paper = {"question": "Vem gör den?", "steps_taken": "Maj 2026: dialog mellan chefer."}
    kept = do(disagreements.take_step, case_id, paper=paper, checked_by="Sara Påhitt", **step)
    assert kept.has_paper
    assert kept.question == "Vem gör den?"


def test_what_lies_inside_one_principal_goes_to_no_arena(do, case_id, disputed):
    _, opened = disputed
    inside = {"disagreement_id": opened.id, "inside": Principal.REGION}
    do(disagreements.change_disagreement, case_id, **inside)
    with pytest.raises(RuleError) as error:
        do(
            disagreements.take_step,
            case_id,
            disagreement_id=opened.id,
            level=StepLevel.ARENA,
            paper={},
            checked_by="Sara Påhitt",
        )
    assert codes(error) == [("disagreement.inside_principal", "level")]


def test_a_deviation_is_noted_with_who_noted_it(do, case_id):
    row = do(disagreements.note_deviation, case_id, kind=DeviationKind.NOT_PRESENT, what="Kom ej")
    assert (row.what, bool(row.by)) == ("Kom ej", True)


def test_a_home_that_moves_county_wants_the_way_of_care_judged_anew(do, desk, case_id, placed):
    day = clock.today()
    do(
        placements.change_placement,
        case_id,
        home_county=HomeCounty.OWN,
        health_route="remiss_till_hemmets_region",
        route_on=day - timedelta(days=1),
    )

    def asked():
        pack = desk.ask(office.pack_in_force)
        found = flags.problems(desk.case(case_id), day, pack)
        return [p.field for p in found if p.code == "hvb.health_route.missing"]

    assert asked() == []
    do(placements.change_placement, case_id, home_county=HomeCounty.OTHER)
    assert asked() == ["route_on"]
    do(placements.change_placement, case_id, route_on=day)
    assert asked() == []


def test_who_talks_about_the_cost_is_written_or_stands_in_the_contacts(do, desk, case_id, placed):
    def named():
        return desk.ask(placements.cost_contacts, case_id)

    assert named() == {Principal.KOMMUN: "", Principal.REGION: ""}
    unit = desk.units()["Granby hälsocentral"]
    do(cases.add_party, case_id, unit_id=unit.id)
    fields = {"role": ContactRole.COST, "function": "områdeschef", "name": "Klara Uppdiktad"}
    do(unit_contacts.add_contact, None, unit_id=unit.id, **fields)
    do(placements.change_placement, case_id, contact_kommun="Bo Testlund")
    assert named() == {Principal.KOMMUN: "Bo Testlund", Principal.REGION: "Klara Uppdiktad"}
