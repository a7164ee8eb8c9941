"""Views and complaints: taken in, judged, passed on, and answered (REQ J6)."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.model import Viewpoint
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.services.actor import actor_of
from sipdesk.services.edits import change, in_order, not_in_future, one
from sipdesk.services.loaded import load

FIELDS = frozenset(Viewpoint.model_fields) - {"id", "recorded_at", "case_id", "on"}


def note_view(
    session: Session, case_id: UUID, *, text: str, on: date | None = None, **fields: Any
) -> Viewpoint:
    """Take in a view. Raises RuleError without words for it."""
    day = on or clock.today()
    not_in_future(day, "on")
    if not text.strip():
        raise refuse("complaints.text.missing", "text", N_("Write what the person thinks."))
    row = Viewpoint(case_id=case_id, on=day, judged_by=actor_of(session).name)
    _set(row, {"text": text, **fields})
    load(session, case_id).viewpoints.append(row)
    return row


def change_view(session: Session, case_id: UUID, *, view_id: UUID, **fields: Any) -> Viewpoint:
    """Change single fields. Raises RuleError at the field for a day that cannot be."""
    row = one(load(session, case_id).viewpoints, view_id)
    _set(row, fields)
    return row


def _set(row: Viewpoint, fields: dict[str, Any]) -> None:
    for name in ("passed_on", "answered_on"):
        not_in_future(fields.get(name), name)
        in_order(row.on, fields.get(name), name)
    change(row, fields, FIELDS)
