"""Fills the letters to a meeting: the call of a principal's unit, the invitation of others."""

from typing import Any

from sipdesk import clock
from sipdesk.domain import consents, disclosure_ways, facts
from sipdesk.domain.disclosure import RecipientKind
from sipdesk.domain.model import (
    Bidding,
    CloseAnswer,
    ClosePerson,
    Goal,
    Guardian,
    Meeting,
    Participant,
    Principal,
    Representative,
    Unit,
)
from sipdesk.domain.rules import discharge
from sipdesk.domain.visible import visible_newest
from sipdesk.printing import call, invitation, parts, unit_sheet
from sipdesk.services import meeting_letters
from sipdesk.services import paper_parts as fill
from sipdesk.services.paper_parts import Sheet


def participant(sheet: Sheet) -> Participant | None:
    """The receiver's place at the meeting."""
    rows = sheet.meeting.participants if sheet.meeting else []
    return next((row for row in rows if sheet.recipient.id in receiver_ids(row)), None)


def receiver_ids(row: Participant) -> tuple[object, ...]:
    """The one id that says who takes part, among four."""
    found = (row.unit_id, row.close_person_id, row.guardian_id, row.representative_id)
    return tuple(one for one in found if one is not None)


def _unit(sheet: Sheet) -> Unit | None:
    row = participant(sheet)
    if row is not None and row.unit is not None:
        return row.unit
    return next((u for u in facts.units(sheet.case) if u.id == sheet.recipient.id), None)


def call_letter(sheet: Sheet) -> call.Content:
    """D04: a call to one unit. Raises LookupError when the receiver is no unit of the case."""
    unit, row, meeting = _unit(sheet), participant(sheet), sheet.meeting
    if unit is None:
        raise LookupError("receiver is not part of this case")
    goal = _long_term_goal(sheet)
    organisation = fill.principal_name(sheet, unit.principal, unit)
    address = (organisation, unit.name, *fill.lines(unit.address))
    return call.Content(
        header=fill.header(sheet),
        address=tuple(dict.fromkeys(line for line in address if line)),
        unit=unit.name,
        sent_on=sheet.day,
        meeting=fill.meeting_facts(sheet),
        reply_by=meeting.reply_by_on if meeting else None,
        sender=fill.coordinator(sheet),
        basis=fill.basis(sheet) or parts.Basis(),
        laws=fill.laws(sheet),
        purpose=meeting.purpose if meeting else "",
        questions=fill.lines(row.questions) if row else (),
        attention=row.attention if row else "",
        initials=sheet.initials,
        why_now=meeting.why_now if meeting else "",
        bring=row.bring.strip() if row else "",
        called=_others(sheet, Bidding.CALLED),
        invited=_others(sheet, Bidding.INVITED),
        wrong_unit_rule=sheet.pack.slot("wrong_unit_rule"),
        routine=tuple(filter(None, map(sheet.pack.slot, ("sip_documents", "sip_follows_up")))),
        goal=goal.text.strip() if goal else "",
        **_turn(sheet),
        **_tracks(sheet),
    )


def _turn(sheet: Sheet) -> dict[str, Any]:
    """What happened to the meeting after an earlier letter, and when it was to be then."""
    turn = meeting_letters.turn_of(sheet.variant)
    if turn is None or sheet.meeting is None:
        return {}
    old = meeting_letters.earlier(sheet.meeting)
    before = parts.MeetingFacts(old.old_on, old.old_starts_at) if old else parts.MeetingFacts()
    return {"turn": parts.Turn(turn.value), "before": before}


def _long_term_goal(sheet: Sheet) -> Goal | None:
    """The first goal in own words that this receiver may know of; none where anything is excepted.

    A free text that the person took out may be about the goal, and no program can tell.
    """
    seen, key = visible_newest(sheet.case, sheet.answer), sheet.recipient.id
    if seen is None or sheet.answer.reminders:
        return None
    if disclosure_ways.loses_any(sheet.case, key, sheet.day):
        return None
    goals = (each.goal for need in seen.needs for each in need.goals)
    return next((goal for goal in goals if goal.is_own_words and goal.text.strip()), None)


def _tracks(sheet: Sheet) -> dict[str, Any]:
    """What a placement or a region's discharge adds to the call (H12; 2017:612 4 kap. 3 §)."""
    case, pack = sheet.case, sheet.pack
    found: dict[str, Any] = {}
    if any(row.placed_on for row in case.placements) and pack.has_rule("hvb.no_decline"):
        found["placement_agreement"] = pack.agreement
        found["placement_section"] = pack.section("hvb.no_decline")
    stay = discharge.current(case)
    notice = discharge.current_notice(stay) if stay else None
    if notice is not None and not discharge.before_call(_own(sheet), pack):
        found["discharge_law"] = pack.law["discharge"].sv
        found["discharge_notice_at"] = notice.sent_at.astimezone(clock.STOCKHOLM)
    return found


def _own(sheet: Sheet) -> Principal:
    return facts.own_principal(sheet.case) or Principal.OTHER


def _others(sheet: Sheet, bidding: Bidding) -> tuple[str, ...]:
    """The other units, as far as both they and this receiver may know of each other."""
    rows = sheet.meeting.participants if sheet.meeting else []
    return tuple(
        _with_organisation(row.unit)
        for row in rows
        if row.unit is not None
        and row.bidding is bidding
        and row.unit_id != sheet.recipient.id
        and sheet.answer.names(row.unit_id)
    )


def _with_organisation(unit: Unit) -> str:
    return f"{unit.name} ({unit.organisation})" if unit.organisation else unit.name


def unit_sheet_paper(sheet: Sheet) -> unit_sheet.Content:
    """The sheet of a called unit. Raises LookupError when the receiver is no unit of the case."""
    unit, row, meeting = _unit(sheet), participant(sheet), sheet.meeting
    if unit is None or row is None or meeting is None:
        raise LookupError("receiver is not part of this meeting")
    return unit_sheet.Content(
        header=fill.header(sheet),
        unit=unit.full_name,
        meeting=fill.meeting_facts(sheet),
        coordinator=fill.coordinator(sheet),
        concerns=sheet.initials,
        reply_by=meeting.reply_by_on,
        purpose=meeting.purpose,
        questions=fill.lines(row.questions),
        can_offer=row.can_offer,
        may_decide=row.may_decide,
        decision_needed=row.decision_needed,
    )


def invitation_letter(sheet: Sheet) -> invitation.Content:
    """D05: an invitation to a close person, another actor, a guardian or representative."""
    kind = sheet.recipient.kind
    if kind is RecipientKind.UNIT:
        return _to_actor(sheet, _unit(sheet))
    person = sheet.case.person
    everybody: list[ClosePerson | Guardian | Representative] = [
        *person.close_persons,
        *person.guardians,
        *person.representatives,
    ]
    receiver = next((one for one in everybody if one.id == sheet.recipient.id), None)
    if receiver is None:
        raise LookupError("receiver is not part of this case")
    return _to_person(sheet, receiver, sheet.meeting)


def _to_actor(sheet: Sheet, unit: Unit | None) -> invitation.Content:
    if unit is None:
        raise LookupError("receiver is not part of this case")
    row = participant(sheet)
    return invitation.Content(
        header=fill.header(sheet),
        receiver=invitation.Receiver.OTHER_ACTOR,
        name=unit.full_name,
        person=sheet.initials,
        sent_on=sheet.day,
        meeting=fill.meeting_facts(sheet),
        coordinator=fill.coordinator(sheet),
        laws=fill.laws(sheet),
        address=fill.lines(unit.address),
        why_wanted=row.questions if row else "",
        reply_by=sheet.meeting.reply_by_on if sheet.meeting else None,
        basis=fill.basis(sheet),
        **_turn(sheet),
    )


def _own_address(receiver: ClosePerson | Guardian | Representative) -> str:
    """Where the letter goes; of a protected guardian the envelope is written by hand."""
    if isinstance(receiver, Representative):
        return ""
    if isinstance(receiver, Guardian) and receiver.is_protected:
        return ""
    return receiver.address


def _to_person(
    sheet: Sheet, receiver: ClosePerson | Guardian | Representative, meeting: Meeting | None
) -> invitation.Content:
    row = participant(sheet)
    years = facts.age(sheet.case, sheet.day)
    is_close = isinstance(receiver, ClosePerson)
    kind = receiver.kind if isinstance(receiver, Representative) else None
    address = _own_address(receiver)
    return invitation.Content(
        header=fill.header(sheet),
        receiver=_receiver_kind(receiver),
        name=receiver.name,
        person=sheet.person,
        sent_on=sheet.day,
        meeting=fill.meeting_facts(sheet),
        coordinator=fill.coordinator(sheet),
        laws=fill.laws(sheet),
        address=fill.lines(address) if sheet.answer.may_show_address else (),
        wants=_wants(sheet),
        why_wanted=row.questions if row and is_close else "",
        reply_by=meeting.reply_by_on if meeting else None,
        kind=sheet.tr(fill.REPRESENTATIVE_WORDS[kind]) if kind else "",
        child_answers=years is not None and years >= consents.OWN_ANSWER_FROM,
        relatives_support=sheet.pack.slot("relatives_support") if is_close else "",
        **_turn(sheet),
    )


def _receiver_kind(receiver: ClosePerson | Guardian | Representative) -> invitation.Receiver:
    if isinstance(receiver, ClosePerson):
        return invitation.Receiver.CLOSE_PERSON
    if isinstance(receiver, Guardian):
        return invitation.Receiver.GUARDIAN
    return invitation.Receiver.REPRESENTATIVE


def _wants(sheet: Sheet) -> bool:
    rows = [r for r in sheet.case.close_answers if r.close_person_id == sheet.recipient.id]
    return bool(rows) and rows[-1].answer is CloseAnswer.WANTS
