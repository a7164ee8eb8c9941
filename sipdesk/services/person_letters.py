"""Fills D22: letters to the person, a guardian or a representative, and their envelopes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sipdesk.domain import consents, facts
from sipdesk.domain.disclosure import RecipientKind
from sipdesk.domain.identity import display
from sipdesk.domain.model import Answer, Case, Guardian, Protection, Representative, Unit
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.printing import envelope, letter, parts
from sipdesk.services import minority_papers
from sipdesk.services import paper_parts as fill
from sipdesk.services.meetings import next_meeting
from sipdesk.services.paper_parts import Sheet

OUTER, INNER = "envelope_outer", "envelope_inner"
ENVELOPES = (OUTER, INNER)
_AUTHORITY = re.compile(r"\bkommun$|^Region \w+")
_FORWARDED = (Protection.SEKRETESSMARKERING, Protection.SKYDDAD_FOLKBOKFORING)
_NOT_FORWARDED = N_(
    "Letters are not forwarded at fictitious personal data. A named user writes the address by"
    " hand."
)


# A letter is about something and has a form: "time", "time:easy".
FORM_MARK = ":"
_FORMS = {"large": "letter_large", "easy": "letter_easy"}


def person_letter(sheet: Sheet) -> tuple[str, object]:
    """D22, or one of its envelopes; answers the kind of paper and its content.

    Raises:
        RuleError: `protected.forwarding_not_available`, no envelope for forwarded post.
        LookupError: the receiver is not part of the case, or needs no forwarding.
    """
    if sheet.variant in ENVELOPES:
        return sheet.variant, _envelope(sheet)
    about, _, form = sheet.variant.partition(FORM_MARK)
    return _FORMS.get(form, sheet.document.value), _letter(replace(sheet, variant=about))


def is_forwarded(case: Case) -> bool:
    """Whether the Tax Agency forwards post: not at fictitious personal data."""
    return case.person.protection in _FORWARDED


def _envelope(sheet: Sheet) -> object:
    person = sheet.case.person
    if person.protection is Protection.FINGERADE:
        raise refuse("protected.forwarding_not_available", "recipient", _NOT_FORWARDED)
    if not is_forwarded(sheet.case):
        raise LookupError("post to this person is not forwarded")
    header = replace(fill.header(sheet), look=parts.NO_LOOK)
    if sheet.variant == OUTER:
        return envelope.Outer(header, fill.lines(_forwarding_address(sheet)))
    unit = sheet.case.authority_unit
    own = _sender(sheet, unit)
    place = fill.lines(unit.address) if unit else ()
    number = display(person.number)
    return envelope.Inner(header, number, tuple(dict.fromkeys((own, *place))))


def _sender(sheet: Sheet, unit: Unit | None) -> str:
    """The municipality or region; never the name of a unit, which may reveal what it does."""
    first = unit.name.partition(",")[0] if unit else ""
    if unit is not None and not unit.organisation and _AUTHORITY.search(first):
        return first
    return fill.principal_name(sheet, unit.principal if unit else sheet.office.principal, unit)


def _forwarding_address(sheet: Sheet) -> str:
    return "\n".join(part.strip() for part in sheet.pack.slot("forwarding_address").split(","))


def _letter(sheet: Sheet) -> letter.Content:
    receiver = _receiver(sheet)
    kind = letter.Kind(sheet.variant) if sheet.variant else usual(sheet.case, sheet.day)
    handover = facts.last(sheet.case.handovers)
    is_new = kind is letter.Kind.COORDINATOR and handover is not None
    return letter.Content(
        header=fill.header(sheet),
        kind=kind,
        name=receiver.name if receiver else sheet.case.person.name,
        sent_on=sheet.day,
        coordinator=_coordinator(sheet),
        address=_address(sheet, receiver),
        reader=_reader(sheet),
        person=sheet.person,
        task=_task(sheet, receiver),
        meeting=_meeting(sheet, kind),
        before=handover.from_name if is_new and handover else "",
        on=_on(sheet, kind),
        reply_by=sheet.reply_by,
        text=sheet.text,
        local_text=sheet.pack.slot("letter_text"),
        minority_language=minority_papers.right(sheet),
    )


def _receiver(sheet: Sheet) -> Guardian | Representative | None:
    if sheet.recipient.kind is RecipientKind.PERSON:
        return None
    person = sheet.case.person
    everybody: list[Guardian | Representative] = [*person.guardians, *person.representatives]
    found = next((one for one in everybody if one.id == sheet.recipient.id), None)
    if found is None:
        raise LookupError("receiver is not part of this case")
    return found


def _reader(sheet: Sheet) -> letter.Reader:
    known = {
        RecipientKind.GUARDIAN: letter.Reader.GUARDIAN,
        RecipientKind.REPRESENTATIVE: letter.Reader.REPRESENTATIVE,
    }
    return known.get(sheet.recipient.kind, letter.Reader.PERSON)


def _task(sheet: Sheet, receiver: Guardian | Representative | None) -> str:
    if not isinstance(receiver, Representative):
        return ""
    return sheet.tr(fill.REPRESENTATIVE_WORDS[receiver.kind])


def _address(sheet: Sheet, receiver: Guardian | Representative | None) -> tuple[str, ...]:
    """The receiver's own address, never anybody else's, and none of a protected person."""
    if isinstance(receiver, Guardian):
        return () if receiver.is_protected else fill.lines(receiver.address)
    if receiver is not None or not sheet.answer.may_show_address:
        return ()
    return fill.lines(sheet.case.person.address)


def _coordinator(sheet: Sheet) -> parts.Contact:
    """Who answers for the case now: the one it was last handed over to, with that phone."""
    usual_one, last = fill.coordinator(sheet), facts.last(sheet.case.handovers)
    if last is None or not last.to_name:
        return usual_one
    return parts.Contact(
        last.to_name,
        function=usual_one.function if usual_one.name == last.to_name else "",
        principal=usual_one.principal,
        phone=last.phone or usual_one.phone,
    )


def _meeting(sheet: Sheet, kind: letter.Kind) -> parts.MeetingFacts:
    plan, gone = facts.final_plan(sheet.case), facts.last(sheet.case.meetings)
    if kind is letter.Kind.CANCELLED and gone is not None and gone.is_cancelled:
        return fill.meeting_facts(replace(sheet, meeting=gone))
    if kind is letter.Kind.FOLLOW_UP and next_meeting(sheet.case) is None and plan is not None:
        again = fill.next_meeting(sheet, plan)
        return parts.MeetingFacts(again.on, again.starts, again.ends, again.place)
    return fill.meeting_facts(sheet)


def _on(sheet: Sheet, kind: letter.Kind) -> date | None:
    case = sheet.case
    if kind is letter.Kind.COORDINATOR:
        last = facts.last(case.handovers)
        return last.on if last else None
    if kind is letter.Kind.TAKEN_BACK:
        return max((row.on for each in case.consents for row in each.withdrawals), default=None)
    if kind is letter.Kind.ENDING:
        rows = consents.in_force(case, sheet.day)
        return min((row.valid_until for row in rows if row.valid_until), default=None)
    return None


def kinds(case: Case, day: date) -> list[letter.Kind]:
    """The letters that the case can have now, the likeliest first."""
    return list(dict.fromkeys((*_due(case, day), letter.Kind.CLOSE, letter.Kind.OWN)))


def usual(case: Case, day: date) -> letter.Kind:
    """The likeliest letter."""
    return kinds(case, day)[0]


def _due(case: Case, day: date) -> Iterator[letter.Kind]:
    moved = facts.last(case.handovers)
    if moved is not None and (day - moved.on).days <= 14:
        yield letter.Kind.COORDINATOR
    newest = facts.last(case.meetings)
    if newest is not None and newest.is_cancelled:
        yield letter.Kind.CANCELLED
    if (meeting := next_meeting(case)) is not None:
        yield letter.Kind.FOLLOW_UP if meeting.is_follow_up else letter.Kind.TIME
        yield letter.Kind.CHANGED
        yield letter.Kind.CANCELLED
    elif facts.final_plan(case) is not None:
        yield letter.Kind.FOLLOW_UP
    if any(row.withdrawals for row in case.consents):
        yield letter.Kind.TAKEN_BACK
    if consents.in_force(case, day):
        yield letter.Kind.ENDING
    answers = [row for offer in case.offers for row in offer.answers]
    if any(row.answer in (Answer.NO, Answer.LATER) and row.ask_again_on for row in answers):
        yield letter.Kind.ASK_AGAIN
