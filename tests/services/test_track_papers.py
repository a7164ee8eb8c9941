"""What the papers of a placement and of a disagreement are filled with, and for whom."""

from datetime import date

import pytest

from sipdesk.domain.disclosure import Recipient, RecipientKind
from sipdesk.domain.disclosure_ways import OWN_AUTHORITY, PERSON
from sipdesk.domain.model import Liability, Owner, ShareUnit, StepLevel
from sipdesk.services import disagreements, documents, placements, plans

DAY = date(2026, 1, 12)


@pytest.fixture
def case_id(desk):
    made = desk.new_case()
    desk.do(
        placements.begin_placement,
        made,
        decided_on=DAY,
        placed_on=DAY,
        is_acute=True,
        reasons=["alkohol"],
        home_name="HVB Exempelhemmet",
        medical="Suicidrisk bedöms.",
    )
    return made


def made(desk, case_id, kind, to=OWN_AUTHORITY):
    return desk.ask(documents.content, case_id, kind, to).content


def test_the_commitment_counts_kronor_from_per_cent_and_tells_no_need(desk, case_id):
    desk.do(
        placements.settle_cost,
        case_id,
        share_kommun=6000,
        share_region=4000,
        amount="3 200 kronor per dygn",
    )
    found = made(desk, case_id, "liability_form")
    assert (found.kommun.share, found.kommun.per_day) == ("60 %", "1\u00a0920")
    assert found.region.per_day == "1\u00a0280"
    assert found.is_draft
    assert "Suicid" not in repr(found)
    desk.do(placements.change_placement, case_id, liability=Liability.SIGNED)
    assert not made(desk, case_id, "liability_form").is_draft


def test_the_commitment_shows_kronor_as_they_were_agreed(desk, case_id):
    desk.do(
        placements.settle_cost,
        case_id,
        share_unit=ShareUnit.KRONOR,
        share_kommun=200000,
        share_region=120000,
        amount="3200",
    )
    found = made(desk, case_id, "liability_form")
    assert (found.kommun.share, found.kommun.per_day) == ("2\u00a0000", "2\u00a0000")


def test_the_specification_waits_for_a_plan(desk, case_id):
    with pytest.raises(LookupError):
        made(desk, case_id, "social_medical_spec")


def test_the_paper_for_the_arena_holds_neither_number_nor_day_nor_who_read_it(desk, case_id):
    desk.do(plans.start_plan, case_id)
    need = desk.do(plans.add_need, case_id, area="boende", words="Bostad")
    goal = desk.do(plans.add_goal, case_id, need_id=need.id, text="Ett hem")
    row = desk.do(plans.add_intervention, case_id, goal_id=goal.id, what="Bedömning")
    opened = desk.do(disagreements.open_disagreement, case_id, intervention_id=row.id)
    desk.do(
        disagreements.take_step,
        case_id,
        disagreement_id=opened.id,
        level=StepLevel.ARENA,
        paper={"question": "Vem gör bedömningen?"},
        checked_by="Sara Låtsas, enhetschef",
    )
    found = made(desk, case_id, "deid_paper", Recipient(RecipientKind.ARENA))
    said = repr(found)
    number = desk.case(case_id).number
    assert found.question == "Vem gör bedömningen?"
    assert not [word for word in ("Låtsas", number, "Exempelhemmet") if word in said]
    assert len(found.checked) == len("2026-05")


def test_the_plan_tells_of_a_disagreement_only_if_the_person_wants_it(desk, case_id):
    desk.do(plans.start_plan, case_id)
    need = desk.do(plans.add_need, case_id, area="boende", words="Bostad")
    goal = desk.do(plans.add_goal, case_id, need_id=need.id, text="Ett hem")
    row = desk.do(plans.add_intervention, case_id, goal_id=goal.id, what="Bedömning")
    opened = desk.do(
        disagreements.open_disagreement,
        case_id,
        intervention_id=row.id,
        view_kommun="Det är vård.",
        persons_view="Gör det bara.",
        interim={"interim_owner": Owner.KOMMUN},
    )
    assert made(desk, case_id, "plan_individual", PERSON).disagreements == ()
    filed = made(desk, case_id, "plan_filing_copy").disagreements[0]
    assert (filed.views[0].text, filed.persons_view, bool(filed.interim)) == (
        "Det är vård.",
        "",
        True,
    )
    key = {"disagreement_id": opened.id}
    desk.do(disagreements.change_disagreement, case_id, is_printed=True, **key)
    told = made(desk, case_id, "plan_individual", PERSON).disagreements[0]
    assert told.persons_view == "Gör det bara."
    desk.do(disagreements.solve, case_id, outcome="Regionen gör det", **key)
    assert made(desk, case_id, "plan_individual", PERSON).disagreements == ()
