"""A row of today's list as the services give it, for windows that are shown one."""

from datetime import timedelta
from uuid import UUID

from sipdesk import clock
from sipdesk.domain.problems import Severity
from sipdesk.services.overview import Bucket, TodayRow


def late(case_id: UUID) -> TodayRow:
    """A follow-up that should have been five days ago."""
    day = clock.today()
    return TodayRow(
        bucket=Bucket.LATE,
        case_id=case_id,
        case_number="2026-0001",
        name="Alva Testlund",
        is_protected=False,
        code="followup.overdue",
        severity=Severity.WARN,
        row="",
        field="followup_on",
        text="The follow-up is not done.",
        values={},
        source="",
        due=day - timedelta(days=5),
        since=None,
        step="follow_up",
    )
