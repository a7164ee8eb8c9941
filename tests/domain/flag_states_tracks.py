"""States in which flags show, and the nearest without: the tracks beside the plan."""

from collections.abc import Iterator
from datetime import date, timedelta

from sipdesk.domain import placements
from sipdesk.domain.model import (
    AfterCare,
    AfterCareArea,
    Coercion,
    InterventionKind,
    Liability,
    Trigger,
    TriggerKind,
    Viewpoint,
)
from tests.domain import build
from tests.domain.build import DAY, LATER
from tests.domain.build_tracks import placed, stay, together, wall
from tests.domain.flag_states import State, shows


@shows("hvb.sip.none_before")
def _none_before(s: State) -> Iterator[None]:
    placed(s.case)
    held = build.meeting(s.case, on=DAY)
    yield
    held.is_held = True


@shows("hvb.sip.due")
def _within_the_week(s: State) -> Iterator[None]:
    placed(s.case)
    s.day = DAY + timedelta(days=7)
    yield
    s.next_day()


@shows("hvb.sip.overdue")
def _after_the_week(s: State) -> Iterator[None]:
    placed(s.case)
    s.day = DAY + timedelta(days=8)
    yield
    s.day_before()


@shows("hvb.sip.overdue")
def _both_took_part(s: State) -> Iterator[None]:
    placed(s.case)
    s.day = DAY + timedelta(days=8)
    yield
    together(s.case, s.day)


@shows("hvb.cost.due")
def _not_settled(s: State) -> Iterator[None]:
    row = placed(s.case)
    yield
    row.cost_settled_on = DAY


@shows("hvb.cost.overdue")
def _tenth_working_day(s: State) -> Iterator[None]:
    row = placed(s.case)
    assert row.cost_due_on is not None
    s.day = row.cost_due_on + timedelta(days=1)
    yield
    s.day_before()


def _assessment(code: str, name: str) -> None:
    @shows(code)
    def story(s: State) -> Iterator[None]:
        row = placed(s.case, social="Behov av stöd.", medical="Behov av vård.")
        build.plan(s.case)
        setattr(row, name, " ")
        yield
        setattr(row, name, "Behov.")


_assessment("hvb.assessment.social_missing", "social")
_assessment("hvb.assessment.medical_missing", "medical")


@shows("hvb.health_route.missing")
def _no_route(s: State) -> Iterator[None]:
    row = placed(s.case)
    build.add_row(build.plan(s.case), "somatik", kind=InterventionKind.MEDICAL)
    yield
    row.health_route = placements.AT_HOME


@shows("hvb.health_route.missing")
def _old_route(s: State) -> Iterator[None]:
    row = placed(s.case, health_route="remiss_till_hemmets_region", route_on=DAY)
    row.home_moved_on = LATER
    yield
    row.route_on = LATER


@shows("hvb.liability.missing")
def _no_commitment(s: State) -> Iterator[None]:
    row = placed(s.case, health_route=placements.AT_HOME)
    yield
    row.liability = Liability.DRAFT


@shows("hvb.liability.unsigned")
def _unsigned(s: State) -> Iterator[None]:
    row = placed(s.case, health_route=placements.AT_HOME, liability=Liability.DRAFT)
    yield
    row.liability = Liability.SIGNED


@shows("hvb.planning.strive")
def _strive(s: State) -> Iterator[None]:
    placed(s.case)
    yield
    build.consent(s.case)


@shows("hvb.planning.strive")
def _strive_until_held(s: State) -> Iterator[None]:
    placed(s.case)
    held = build.meeting(s.case, on=DAY)
    yield
    held.is_held = True


@shows("discharge.call.due")
def _call_awaited(s: State) -> Iterator[None]:
    row = stay(s.case, wall(2026, 3, 2, 9))
    yield
    row.call_at = wall(2026, 3, 2, 10)


@shows("discharge.call.due")
def _notice_revoked(s: State) -> Iterator[None]:
    row = stay(s.case, wall(2026, 3, 2, 9))
    yield
    row.notices[0].revoked_on = DAY


@shows("discharge.call.overdue")
def _third_day(s: State) -> Iterator[None]:
    stay(s.case, wall(2026, 3, 2, 9))
    s.day = date(2026, 3, 6)
    yield
    s.day_before()


@shows("discharge.liability.from")
def _liable(s: State) -> Iterator[None]:
    row = stay(s.case, wall(2026, 3, 2, 9), call_at=wall(2026, 3, 2, 10))
    yield
    row.left_on = DAY


@shows("discharge.liability.from")
def _liable_without_call(s: State) -> Iterator[None]:
    stay(s.case, wall(2026, 3, 2, 9))
    s.day = date(2026, 3, 4)
    yield
    s.next_day()


@shows("coercion.trigger.no_offer")
def _no_offer(s: State) -> Iterator[None]:
    s.case.triggers.append(Trigger(case_id=s.case.id, kind=TriggerKind.LOB, on=DAY))
    yield
    build.offer(s.case)


@shows("coercion.aftercare.open")
def _after_care(s: State) -> Iterator[None]:
    s.case.coercions.append(Coercion(case_id=s.case.id, act="LVM", from_on=DAY, ended_on=DAY))
    rows = [AfterCare(case_id=s.case.id, area=area, what="Ordnat.") for area in AfterCareArea]
    s.case.after_care.extend(rows[1:])
    yield
    s.case.after_care.append(rows[0])


@shows("complaints.feedback.missing")
def _no_feedback(s: State) -> Iterator[None]:
    view = Viewpoint(case_id=s.case.id, on=DAY)
    s.case.viewpoints.append(view)
    yield
    view.answered_on = DAY
