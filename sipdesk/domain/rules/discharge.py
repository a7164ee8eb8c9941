"""Discharge (2017:612): the call within three days, and the first day of payment liability."""

from collections.abc import Iterator
from datetime import date, timedelta

from sipdesk.domain import deadlines, facts
from sipdesk.domain.model import Case, Discharge, Principal, ReadyNotice
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Override, Problem
from sipdesk.domain.rules.flag import NEVER_ENDS, Flag, block, info, warn
from sipdesk.i18n import N_

_DAY = timedelta(days=1)


def standing(case: Case, pack: Pack) -> Iterator[Flag]:
    """What the region does and the municipality records at a discharge (PRA A10)."""
    for row in case.discharges:
        notice = current_notice(row)
        if notice is None or row.is_open_coercive:
            continue
        if row.call_at is None:
            yield from _call(row, notice, pack)
        if row.left_on is None:
            yield from _liability(row, notice, pack)


def current(case: Case) -> Discharge | None:
    """The stay in inpatient care that goes on, else the latest."""
    open_ = [row for row in case.discharges if row.left_on is None]
    return facts.last(open_) or facts.last(case.discharges)


def current_notice(row: Discharge) -> ReadyNotice | None:
    """The latest notice that has not been revoked."""
    return facts.last([one for one in row.notices if one.revoked_on is None])


def call_due(row: Discharge, pack: Pack) -> date | None:
    """The last day of the region's call (4 kap. 3 §)."""
    return _due("discharge.call", row, pack)


def liability_from(row: Discharge, pack: Pack) -> date | None:
    """The first possible day of payment liability (5 kap.), None where it cannot arise."""
    if row.lacks_open_care or row.agreed_otherwise.strip():
        return None
    return _due("discharge.liability", row, pack)


def _due(key: str, row: Discharge, pack: Pack) -> date | None:
    notice = current_notice(row)
    found = deadlines.find(pack, key, notice.sent_at) if notice else None
    return found.day if found else None


def _call(row: Discharge, notice: ReadyNotice, pack: Pack) -> Iterator[Flag]:
    due = call_due(row, pack)
    if due is None:
        return
    soon = N_("The region calls to coordinated planning. Record when the call comes.")
    found = warn(pack, "discharge.call.due", "call_at", soon, row=row.id, due=due)
    yield Flag(found, deadlines.swedish_day(notice.sent_at), due)
    late = N_("No call from the region has been recorded.")
    found = warn(pack, "discharge.call.overdue", "call_at", late, row=row.id, due=due)
    yield Flag(found, due + _DAY)


def _liability(row: Discharge, notice: ReadyNotice, pack: Pack) -> Iterator[Flag]:
    """Only if the region has called: without a call it is not shown from that day on (5:3)."""
    day = liability_from(row, pack)
    if day is None:
        return
    text = N_("First day on which the municipality may have to pay, if the region has called.")
    found = info(pack, "discharge.liability.from", "sent_at", text, row=row.id, due=day)
    last = NEVER_ENDS if row.call_at is not None else day - _DAY
    yield Flag(found, deadlines.swedish_day(notice.sent_at), last)


def before_call(principal: Principal, pack: Pack) -> list[Problem]:
    """Only the region's permanent care contact sends the call (2017:612, 4 kap. 3 §)."""
    if principal is Principal.REGION:
        return []
    text = N_("The region's permanent care contact sends this call. Record it as received.")
    code = "discharge.call.region_only"
    return [block(pack, code, "call_at", text, override=Override.NEVER)]
