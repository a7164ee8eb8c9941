"""Steps 4 and 5: who is called, what they answered, and who stayed away from the meeting."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import zip_longest
from uuid import UUID

from sipdesk.domain import consents, facts
from sipdesk.domain.model import Bidding, Case, Meeting, Participant, Principal, Reply
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Problem
from sipdesk.domain.rules.flag import ALWAYS_FROM, NEVER_ENDS, Flag, warn
from sipdesk.i18n import N_

ALREADY_PLACED = "redan_placerad"


def standing(case: Case, pack: Pack) -> Iterator[Flag]:
    """Everything that stands open about calling and about absence (REQ F, H12)."""
    yield from _uncalled(case, pack)
    for meeting in case.meetings:
        yield from _untold(meeting, pack)
        if meeting.is_cancelled:
            continue
        if meeting.is_held:
            yield from _absences(meeting, pack)
        else:
            yield from _replies(meeting, pack)
            yield from _interpreter(case, meeting, pack)


def _uncalled(case: Case, pack: Pack) -> Iterator[Flag]:
    by_region = any(row.call_at is not None for row in case.discharges)
    if facts.has_held_meeting(case) or by_region:
        return
    called = [row for m in facts.sip_meetings(case) for row in facts.bidden(m) if row.unit]
    for principal in facts.PRINCIPALS:
        if principal is facts.own_principal(case) or not _has_part(case, principal):
            continue
        if any(row.unit and facts.stands_for(row.unit, principal) for row in called):
            continue
        text = N_("Call the other principal to the meeting.")
        if _is_listed(case, principal):
            text = N_("Send the call to the other principal. It is on the list already.")
        row = principal.value
        found = warn(pack, "invite.principal.missing", "participants", text, row=row)
        yield from _while_it_may_be_called(case, found)


def _is_listed(case: Case, principal: Principal) -> bool:
    rows = (row for m in facts.sip_meetings(case) if not m.is_held for row in m.participants)
    return any(row.unit and facts.stands_for(row.unit, principal) for row in rows)


def _has_part(case: Case, principal: Principal) -> bool:
    if any(row.is_needed and row.principal is principal for row in case.judgements):
        return True
    plan = facts.newest_plan(case)
    if plan and any(facts.answering(row) is principal for row in facts.interventions(plan)):
        return True
    named = {party.unit_id for consent in case.consents for party in consent.parties}
    return any(u.id in named and facts.stands_for(u, principal) for u in facts.units(case))


def _while_it_may_be_called(case: Case, found: Problem) -> Iterator[Flag]:
    turns = consents.turning_days(case)
    for first, following in zip_longest(turns, turns[1:]):
        last = following - timedelta(days=1) if following else NEVER_ENDS
        if consents.is_valid(case, first) or consents.opens_by_path(case, first):
            yield Flag(found, first, last)


def _replies(meeting: Meeting, pack: Pack) -> Iterator[Flag]:
    for row in facts.bidden(meeting):
        if row.unit is None:
            continue
        said = {"party": row.unit.full_name}
        if row.is_wrong_unit:  # it has answered; the right unit gets a row of its own
            continue
        if row.reply is None:
            yield from _no_reply(meeting, row, said, pack)
        elif _declines_wrongly(row):
            text = N_("{party} may not decline because the placement is already made.")
            yield Flag(
                warn(
                    pack,
                    "invite.decline.invalid_reason",
                    "reply",
                    text,
                    row=row.unit_id,
                    since=row.replied_on,
                    values=said,
                )
            )


def _untold(meeting: Meeting, pack: Pack) -> Iterator[Flag]:
    """Who got a letter and does not know that the meeting was moved or cancelled since."""
    changed = facts.last(meeting.changes)
    if changed is None or meeting.is_held:
        return
    for row in meeting.participants:
        if row.is_change_told:
            continue
        text = N_("{party} has not been told that the meeting is moved or cancelled.")
        said = {"party": row.unit.full_name} if row.unit else {}
        if row.unit is None:  # no private person's name stands in a list
            text = N_("Somebody has not been told that the meeting is moved or cancelled.")
        who: UUID | None = row.unit_id or row.close_person_id or row.guardian_id
        found = warn(
            pack, "invite.change.untold", "told", text, row=who, since=changed.on, values=said
        )
        yield Flag(found, changed.on)


def _no_reply(
    meeting: Meeting, row: Participant, said: dict[str, str], pack: Pack
) -> Iterator[Flag]:
    due = meeting.reply_by_on
    days = pack.days("reply_days")
    if days is not None and row.sent_on is not None:
        due = row.sent_on + timedelta(days=days)
    if due is not None:
        text = N_("{party} has not answered.")
        found = warn(
            pack, "invite.reply.missing", "reply", text, row=row.unit_id, due=due, values=said
        )
        yield Flag(found, due)


def _declines_wrongly(row: Participant) -> bool:
    called = row.bidding is not Bidding.INVITED
    return called and row.reply is Reply.DECLINES and row.decline_reason == ALREADY_PLACED


def _interpreter(case: Case, meeting: Meeting, pack: Pack) -> Iterator[Flag]:
    if not facts.needs_interpreter(case) or meeting.is_interpreter_confirmed or not meeting.on:
        return
    days = pack.days("interpreter_notice_days") or 0
    text = N_("The interpreter is not confirmed.")
    found = warn(
        pack, "invite.interpreter.unconfirmed", "interpreter", text, row=meeting.id, due=meeting.on
    )
    yield Flag(found, meeting.on - timedelta(days=days))


def _absences(meeting: Meeting, pack: Pack) -> Iterator[Flag]:
    for row in meeting.participants:
        if row.is_present is not False:
            continue
        said = {"party": row.unit.full_name if row.unit else ""}
        who: UUID | None = row.unit_id or row.close_person_id or row.guardian_id
        if not row.absence_reason.strip():
            text = N_("{party} was absent. Write the reason.")
            code = "meeting.absence.no_reason"
        elif not is_allowed(row):
            text = N_("{party} was absent for a reason that is not allowed. It stays on record.")
            code = "meeting.absence.invalid_reason"
        else:
            continue
        found = warn(pack, code, "absence_reason", text, row=who, since=meeting.on, values=said)
        yield Flag(found, meeting.on or ALWAYS_FROM)


def is_allowed(row: Participant) -> bool:
    """Whether an absence is explained by a reason that is allowed."""
    given = bool(row.absence_reason.strip()) and row.absence_reason != ALREADY_PLACED
    return given and row.is_absence_valid is not False
