"""How long a case is kept, and by which profile."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import inspect
from sqlalchemy.orm import RelationshipDirection

from sipdesk.domain.last_note import NOTED
from sipdesk.domain.model import Case, FileKind, FollowUp
from sipdesk.domain.problems import Override
from sipdesk.domain.retention import before_purging, exemptions, retention
from tests.domain import build
from tests.domain.build import DAY, LATER

ON_EVERY_ROW = {"recorded_at", "removed_at"}  # when it was written, which may be much later
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


def test_a_case_under_inquiry_is_not_purged_before_the_mark_is_lifted():
    made, late = build.case(date(1984, 3, 6)), date(2090, 1, 1)
    row = build.inquiry(made)
    [problem] = before_purging(made, SOCIAL, late, build.pack())
    assert (problem.code, problem.override) == ("inquiry.no_purge", Override.NEVER)
    assert "artikel 18" in problem.source
    row.lifted_on = LATER
    assert before_purging(made, SOCIAL, late, build.pack()) == []


def test_a_later_note_of_any_kind_moves_the_days():
    made = build.case()
    build.consent(made, on=DAY + timedelta(days=1))
    build.meeting(made, on=DAY + timedelta(days=2), is_held=True)
    plan = build.plan(made)
    assert retention(made, SOCIAL, build.pack()).last_note == DAY + timedelta(days=2)
    held = DAY + timedelta(days=50)
    made.follow_ups.append(FollowUp(case_id=made.id, plan_id=plan.id, held_on=held))
    assert retention(made, SOCIAL, build.pack()).last_note == held


PLANNED = {
    *("offers.answers.ask_again_on", "meetings.reply_by_on", "meetings.changes.old_on"),
    *("consents.valid_from", "consents.valid_until", "consents.ask_again_on"),
    *("positions.ground_on", "positions.ask_again_on", "triggers.contact_on"),
    *("plans.followup_on", "plans.related_plans.on", "follow_ups.planned_on", "follow_ups.next_on"),
    *(
        f"plans.needs.goals.interventions.{day}"
        for day in ("starts_on", "latest_on", "decision_by_on")
    ),
    *("placements.sip_due_on", "placements.cost_due_on", "discharges.estimated_on"),
    *("discharges.notices.call_due_on", "disagreements.return_on", "disagreements.steps.return_on"),
}
BY_THEMSELVES = {"meetings.on"}  # counted once it has been held


def _dated(kind: type, *path: str) -> Iterator[str]:
    """Every column with a day below a case, by its path."""
    for column in inspect(kind).columns:
        held = getattr(column.type, "impl_instance", column.type)
        if path and issubclass(held.python_type, date) and column.name not in ON_EVERY_ROW:
            yield ".".join((*path, column.name))
    for relation in inspect(kind).relationships:
        if relation.direction is RelationshipDirection.ONETOMANY:
            yield from _dated(relation.mapper.class_, *path, relation.key)


def test_every_day_of_a_case_is_a_note_or_only_planned():
    noted = {f"{path}.{field}" for path, fields in NOTED.items() for field in fields}
    assert noted & PLANNED == set()
    assert set(_dated(Case)) == noted | PLANNED | BY_THEMSELVES


@pytest.mark.parametrize(("path", "fields"), NOTED.items(), ids=NOTED)
def test_a_case_is_kept_from_the_last_of_every_kind_of_note(path, fields):
    for ahead, field in enumerate(fields, 1):
        made, owner = build.case(), None
        for name in path.split("."):
            owner = made if owner is None else owner
            relation = inspect(type(owner)).relationships[name]
            row = relation.mapper.class_()
            if relation.uselist:
                getattr(owner, name).append(row)
            else:
                setattr(owner, name, row)
            owner = row
        later = DAY + timedelta(days=100 + ahead)
        is_moment = field.endswith("_at")
        setattr(owner, field, build.moment(later) if is_moment else later)
        assert retention(made, HEALTH, build.pack()).last_note == later


def test_what_is_only_planned_keeps_no_case():
    made = build.case()
    build.meeting(made, on=DAY + timedelta(days=30))
    build.consent(made, valid_until=DAY + timedelta(days=400))
    assert retention(made, HEALTH, build.pack()).last_note == DAY


def test_health_care_asks_only_about_another_file():
    made = build.case()
    asked = exemptions(made, HEALTH, build.pack(), has_other=True)
    assert [(one.code, one.label, one.is_known) for one in asked] == [("other_file", None, True)]


def test_purging_waits_for_its_first_day():
    made = build.case()
    first = retention(made, SOCIAL, build.pack()).earliest
    early = before_purging(made, SOCIAL, first - timedelta(days=1), build.pack())
    assert [problem.code for problem in early] == ["retention.too_early"]
    assert before_purging(made, SOCIAL, first, build.pack()) == []
