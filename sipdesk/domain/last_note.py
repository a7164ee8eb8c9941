"""The days on which something was done or noted in a case: a case is kept from the last of them.

Days that are only planned or due are none of them, nor when something was valid or somebody born.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sipdesk.domain.deadlines import swedish_day
from sipdesk.domain.model import Case

NOTED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            *("needs_raised", "judgements", "permissions", "prompts", "children_answers"),
            *("language_notes", "offers", "offers.answers", "handovers", "child_views"),
            *("legal_grounds", "positions", "close_answers", "secrecy_tests", "hand_outs"),
            *("consents.withdrawals", "consents.confirmations", "withdrawal_notices"),
            *("meetings.changes", "plans.confirmations", "deviations", "triggers"),
        ),
        ("on",),
    ),
    "concerns": ("on", "reported_on"),
    "preparation": ("filled_on",),
    "internal_notes": ("on", "reviewed_on"),
    "duties": ("since",),
    "closings": ("on", "reopened_on"),
    "coercions": ("from_on", "ended_on"),
    "coercion_reports": ("on", "reported_on"),
    "after_care": ("ready_on",),
    "consents": ("given_on",),
    "meetings.participants": ("sent_on", "reminded_on", "replied_on"),
    "plans": ("sent_on", "finalised_on"),
    "plans.needs.goals.interventions": ("decided_on", "done_on"),
    "follow_ups": ("held_on",),
    "placements": (
        *("decided_on", "placed_on", "talked_cost_on", "home_moved_on", "social_on", "medical_on"),
        *("route_on", "cost_settled_on", "liability_signed_on", "discharged_on"),
    ),
    "discharges": ("left_on", "admitted_at", "call_at"),
    "discharges.notices": ("sent_at", "revoked_on"),
    "disagreements": ("opened_on", "solved_on"),
    "disagreements.steps": ("on", "checked_on"),
    "inquiries": ("on", "lifted_on", "told_on"),
    "viewpoints": ("on", "passed_on", "answered_on"),
}


def last_note(case: Case) -> date:
    """The last day on which something was done or noted."""
    return max(day for day in (case.opened_on, case.closed_on, *_days(case)) if day is not None)


def _days(case: Case) -> Iterator[date | None]:
    for path, fields in NOTED.items():
        for row in _rows(case, *path.split(".")):
            yield from (_day(getattr(row, field)) for field in fields)
    yield from (meeting.on for meeting in case.meetings if meeting.is_held)
    yield case.person.deceased_on


def _rows(owner: Any, name: str, *below: str) -> Iterator[Any]:
    found = getattr(owner, name)
    rows = found if isinstance(found, list) else [found] if found is not None else []
    for row in rows:
        yield from _rows(row, *below) if below else (row,)


def _day(value: date | None) -> date | None:
    return swedish_day(value) if isinstance(value, datetime) else value
