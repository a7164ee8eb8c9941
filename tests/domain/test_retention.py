"""How long a case is kept, and by which profile."""

from datetime import date, timedelta

import pytest

from sipdesk.domain.model import FileKind, FollowUp
from sipdesk.domain.retention import before_purging, retention
from tests.domain import build
from tests.domain.build import DAY

SOCIAL, HEALTH = FileKind.SOCIAL_SERVICES, FileKind.HEALTH_CARE


def test_social_services_keep_five_years_and_then_must_purge():
    made = build.case()
    made.closed_on = date(2026, 11, 20)
    kept = retention(made, SOCIAL, build.pack())
    assert (kept.last_note, kept.earliest, kept.latest) == (
        date(2026, 11, 20),
        date(2031, 11, 20),
        date(2032, 12, 31),
    )


def test_health_care_keeps_at_least_ten_years_and_has_no_duty_to_purge():
    made = build.case(date(1984, 3, 5))
    kept = retention(made, HEALTH, build.pack())
    assert (kept.earliest, kept.latest, kept.because) == (date(2036, 3, 2), None, ())


@pytest.mark.parametrize(("day", "never"), [(5, True), (15, True), (25, True), (6, False)])
def test_in_this_county_some_are_never_purged(day, never):
    made = build.case(date(1984, 3, day))
    kept = retention(made, SOCIAL, build.pack())
    assert (kept.earliest is None) is never
    assert kept.because == (("born_5_15_25",) if never else ())
    assert before_purging(made, SOCIAL, date(2090, 1, 1), build.pack()) == [] or never


def test_a_later_note_of_any_kind_moves_the_days():
    made = build.case()
    build.consent(made, on=DAY + timedelta(days=1))
    build.meeting(made, on=DAY + timedelta(days=2), is_held=True)
    plan = build.plan(made)
    assert retention(made, SOCIAL, build.pack()).last_note == DAY + timedelta(days=2)
    held = DAY + timedelta(days=50)
    made.follow_ups.append(FollowUp(case_id=made.id, plan_id=plan.id, held_on=held))
    assert retention(made, SOCIAL, build.pack()).last_note == held


def test_purging_waits_for_its_first_day():
    made = build.case()
    first = retention(made, SOCIAL, build.pack()).earliest
    early = before_purging(made, SOCIAL, first - timedelta(days=1), build.pack())
    assert [problem.code for problem in early] == ["retention.too_early"]
    assert before_purging(made, SOCIAL, first, build.pack()) == []
