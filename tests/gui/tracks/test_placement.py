"""The pages Placement and Discharge: begun from Need, the days to keep, and what they store."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from sipdesk import clock
from sipdesk.domain.model import Answer, PlacementGround, Principal
from sipdesk.domain.problems import RuleError
from sipdesk.domain.rules import flags
from sipdesk.domain.steps import Step
from sipdesk.gui import theme
from sipdesk.gui.guide.clocks import day_words
from sipdesk.gui.guide.guide import Guide
from sipdesk.gui.guide.pages import PAGES
from sipdesk.gui.guide.places import COERCIVE, DISCHARGE, PLACEMENT, side_of
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import cases, directory, discharges, people, placements, plans
from tests.gui import story, walk
from tests.helpers import type_text


@pytest.fixture
def guide(qtbot, workspace, case_id):
    made = Guide(workspace, case_id, PAGES, Step.NEED)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    return made


def words(widget) -> str:
    """All texts of a widget."""
    return "\n".join(text.text() for text in widget.findChildren(Text))


def case_of(guide):
    return guide.workspace.read(cases.load, guide.case_id)


def press(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_track_is_begun_from_need_and_then_stands_in_the_rail(qtbot, guide):
    assert not guide.rail.side_buttons[PLACEMENT].isVisible()
    press(qtbot, guide.page.tracks.placement_button)
    assert guide.side == PLACEMENT
    assert guide.rail.side_buttons[PLACEMENT].isVisible()
    assert guide.rail.side_buttons[PLACEMENT].isChecked()
    assert len(case_of(guide).placements) == 1
    guide.open_step(Step.NEED)
    press(qtbot, guide.page.tracks.placement_button)
    assert len(case_of(guide).placements) == 1


def test_a_time_without_its_day_is_kept_and_asks_for_the_day(guide, workspace, case_id):
    workspace.write(discharges.begin_discharge, case_id)
    guide.open_side(DISCHARGE)
    day, time = guide.page.fields["admitted_at"], guide.page.fields["admitted_time"]
    type_text(time.edit, "13.30")
    guide.page.flush()
    assert day.error.text()
    assert time.edit.text() == "13.30"
    type_text(day.edit, "2026-03-02")
    guide.page.flush()
    assert (day.error.text(), time.error.text(), time.edit.text()) == ("", "", "13.30")
    kept = case_of(guide).discharges[0].admitted_at
    assert clock.local(kept).strftime("%Y-%m-%d %H:%M") == "2026-03-02 13:30"
    day.edit.clear()
    guide.page.flush()
    assert case_of(guide).discharges[0].admitted_at is None


def test_an_acute_placement_before_christmas_says_by_which_day(qtbot, guide, workspace, case_id):
    day = date(2025, 12, 23)
    workspace.write(placements.begin_placement, case_id, is_acute=True)
    guide.open_side(PLACEMENT)
    page = guide.page
    type_text(page.fields["decided_on"].edit, day.isoformat())
    type_text(page.fields["placed_on"].edit, day.isoformat())
    page.flush()
    assert day_words(date(2025, 12, 30)) not in words(page.clocks)
    press(qtbot, page.reason_checks["alkohol"].check)
    assert day_words(date(2025, 12, 30)) in words(page.clocks)
    assert day_words(date(2026, 1, 12)) in words(page.clocks)
    assert "en vecka" in words(page.clocks)
    assert case_of(guide).placements[0].reasons == ["alkohol"]


def test_shares_that_are_not_the_whole_are_said_at_the_field_and_settle_nothing(
    qtbot, guide, workspace, case_id
):
    workspace.write(placements.begin_placement, case_id)
    guide.open_side(PLACEMENT)
    page = guide.page
    type_text(page.fields["share_kommun"].edit, "60")
    type_text(page.fields["share_region"].edit, "30")
    press(qtbot, page.cost.settle_button)
    assert page.fields["share_kommun"].error.text()
    assert case_of(guide).placements[0].cost_settled_on is None
    page.fields["share_region"].edit.clear()
    type_text(page.fields["share_region"].edit, "40")
    press(qtbot, page.cost.settle_button)
    assert case_of(guide).placements[0].cost_settled_on == clock.today()
    press(qtbot, page.cost.reopen_button)
    assert case_of(guide).placements[0].cost_settled_on is None


def test_a_share_that_is_no_number_stays_in_the_field(guide, workspace, case_id):
    workspace.write(placements.begin_placement, case_id)
    guide.open_side(PLACEMENT)
    field = guide.page.fields["share_kommun"]
    type_text(field.edit, "hälften")
    guide.page.flush()
    assert field.error.text()
    assert field.value() == "hälften"
    assert case_of(guide).placements[0].share_kommun is None


def test_a_notice_after_noon_is_recorded_and_gives_one_more_day(qtbot, guide, workspace, case_id):
    day = clock.today() - timedelta(days=1)
    workspace.write(discharges.begin_discharge, case_id)
    guide.open_side(DISCHARGE)
    page = guide.page
    type_text(page.sent_edit.edit, day.isoformat())
    type_text(page.sent_time.edit, "13.10")
    press(qtbot, page.notice_button)
    assert len(case_of(guide).discharges[0].notices) == 1
    assert day_words(day + timedelta(days=3)) in words(page.clocks)
    assert day_words(day + timedelta(days=4)) in words(page.clocks)
    assert not page.notice_button.isVisible()
    press(qtbot, page.revoke_button)
    assert case_of(guide).discharges[0].notices[0].revoked_on == clock.today()
    assert page.notice_button.isVisible()


def test_the_call_is_recorded_as_received(qtbot, guide, workspace, case_id):
    workspace.write(discharges.begin_discharge, case_id)
    guide.open_side(DISCHARGE)
    page = guide.page
    press(qtbot, page.call_button)
    assert page.call_edit.error.text()
    type_text(page.call_edit.edit, clock.today().isoformat())
    type_text(page.call_time.edit, "00.05")
    press(qtbot, page.call_button)
    assert case_of(guide).discharges[0].call_at is not None
    assert not page.call_line.isVisible()


def _with_everything_missing(workspace, case_id) -> None:
    story.fill(workspace, case_id)
    long_ago = clock.today() - timedelta(days=40)
    unit = next(u for u in workspace.read(directory.list_units) if u.principal is Principal.REGION)
    workspace.write(
        placements.begin_placement,
        case_id,
        decided_on=long_ago,
        placed_on=long_ago,
        is_acute=True,
        wished_sip=Answer.YES,
        reasons=["alkohol"],
        health_route="vard_vid_hemmet",
    )
    workspace.write(discharges.begin_discharge, case_id, unit_id=unit.id)
    at = clock.now() - timedelta(days=2)
    workspace.write(discharges.notice_ready, case_id, sent_at=at)


def test_every_flag_of_a_track_leads_to_its_field(guide, workspace, case_id):
    _with_everything_missing(workspace, case_id)
    case, pack = workspace.look(case_id)
    found = [p for p in flags.problems(case, clock.today(), pack) if side_of(p.code)]
    assert {"hvb.sip.overdue", "hvb.cost.overdue", "hvb.liability.missing"} <= {
        p.code for p in found
    }
    assert "discharge.call.due" in {p.code for p in found}
    for problem in found:
        guide.follow(problem)
        assert guide.side == side_of(problem.code)
        assert guide.page.focus_field(problem.field, problem.row), problem


@pytest.mark.parametrize("side", [PLACEMENT, DISCHARGE])
@pytest.mark.parametrize("percent", [100, 200])
def test_a_track_is_worked_by_keyboard_and_screen_reader(
    qapp, guide, workspace, case_id, side, percent
):
    _with_everything_missing(workspace, case_id)
    theme.Theme("light", percent).apply(qapp)
    guide.open_side(side)
    assert walk.unnamed(guide.page) == []
    assert walk.doubled_mnemonics(guide.page) == {}
    assert walk.stuck(guide.page) == []
    assert guide.page.page.horizontalScrollBar().maximum() == 0


def test_a_placement_that_overlaps_is_refused_in_words(guide, workspace, case_id):
    workspace.write(placements.begin_placement, case_id, placed_on=clock.today())
    with pytest.raises(RuleError):
        workspace.write(placements.begin_placement, case_id)
    workspace.write(placements.end_placement, case_id)
    guide.open_side(PLACEMENT)
    assert guide.page.ended_band.isVisible()


def test_a_placed_child_has_school_dental_care_and_its_own_plans(guide, workspace, case_id):
    guide.page.tracks.placement_button.click()
    assert not guide.page.child.isVisible()
    born = clock.today() - timedelta(days=12 * 365)
    workspace.write(people.change_person, case_id, entered_as="none", number="", born_on=born)
    workspace.write(placements.change_placement, case_id, placed_on=clock.today())
    card = guide.page.child
    assert card.isVisible()
    assert "egen överenskommelse" in card.reference_text.text()
    assert "SoF (2025:468)" in card.law_text.text()
    workspace.write(plans.start_plan, case_id)
    card.plans_button.click()
    plan = workspace.read(cases.load, case_id).plans[-1]
    assert {row.kind for row in plan.related_plans} == {"vardplan_placering", "genomforandeplan"}
    assert not card.plans_button.isVisible()
    school = workspace.write(directory.add_unit, None, name="Påhittskolan", principal="school")
    workspace.write(cases.add_party, case_id, unit_id=school.id)
    dental = workspace.write(
        directory.add_unit, None, name="Påhittade tandvården", principal="region", is_dental=True
    )
    workspace.write(cases.add_party, case_id, unit_id=dental.id)
    assert {chip.accessibleName() for chip in card.chips.values()} == {_("Included")}


def test_each_legal_ground_has_its_help_and_lvm_leads_to_coercive_care(guide, workspace, case_id):
    guide.page.tracks.placement_button.click()
    page = guide.page
    for ground, words in (("SoL", "frivilliga"), ("LVM", "mot personens vilja"), ("LVU", "barn")):
        workspace.write(placements.change_placement, case_id, ground=PlacementGround(ground))
        assert words in page.ground_text.text()
        assert "avsnitt 2.1" in page.ground_text.text()
    page.coercive_button.click()
    assert guide.side == COERCIVE
