"""Fills D06, D10 and D17: the sheet on the table, the questions after it, and who has seen."""

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.evaluation_questions import ANSWERS, LAST, QUESTIONS
from sipdesk.domain.model import FileKind, HandOut, LogRow, Meeting
from sipdesk.i18n import N_, format_date, format_time
from sipdesk.printing import agenda, evaluation, parts, who_has_seen
from sipdesk.services import log
from sipdesk.services import paper_parts as fill
from sipdesk.services.paper_parts import Sheet
from sipdesk.services.paper_titles import TITLES

_OPENED, _CHANGED = N_("opened"), N_("changed")
_WORDS = {
    "documents.freeze_and_hand_out": N_("handed out"),
    "documents.note_draft_print": N_("printed a draft"),
    "documents.paper_bytes": N_("looked at a paper"),
    "inquiries.begin_inquiry": N_("marked the case as under inquiry"),
    "inquiries.lift_inquiry": N_("lifted the mark of the inquiry"),
}
_LOOKS = ("open", "load", "read", "show", "list", "look")
_MOST = 400


def agenda_paper(sheet: Sheet) -> agenda.Content:
    """D06: the meeting that is next; a protected person has no name and no place on it."""
    meeting, person = sheet.meeting, sheet.case.person
    return agenda.Content(
        header=fill.header(sheet),
        first_name=person.given if sheet.answer.may_name_person else "",
        meeting=fill.meeting_facts(sheet),
        roles=_roles(sheet, meeting) if meeting else (),
        is_follow_up=bool(meeting and meeting.is_follow_up),
    )


def _roles(sheet: Sheet, meeting: Meeting) -> tuple[agenda.Role, ...]:
    tr = sheet.tr
    name = sheet.case.person.given if sheet.answer.may_name_person else tr("the person")
    language = meeting.interpreter_language
    found = [
        agenda.Role(tr("Leads the meeting"), meeting.leader),
        agenda.Role(tr("Writes"), meeting.note_taker),
        agenda.Role(tr("Support to {name}").format(name=name), meeting.supporter),
        agenda.Role(tr("Keeps the time"), meeting.time_keeper),
    ]
    if language and meeting.is_interpreter_ordered:
        found.append(agenda.Role(tr("Interpreter"), language))
    return tuple(found)


EVALUATION_WORDS = evaluation.Words(tuple(QUESTIONS.values()), tuple(ANSWERS.values()), LAST)


def evaluation_paper(sheet: Sheet) -> evaluation.Content:
    """D10. Raises LookupError when there is no meeting with a day."""
    if sheet.meeting is None or sheet.meeting.on is None:
        raise LookupError("there is no meeting to ask about")
    return evaluation.Content(
        header=parts.Header(fill.header(sheet).organisation, practice=sheet.case.is_practice),
        words=EVALUATION_WORDS,
        month=sheet.meeting.on.replace(day=1),
        where_to_leave=sheet.pack.slot("where_to_leave"),
    )


def who_has_seen_paper(session: Session, sheet: Sheet) -> who_has_seen.Content:
    """D17: of one case; who looked through the log is no part of it."""
    case = sheet.case
    health = sheet.office.file_kind is FileKind.HEALTH_CARE
    return who_has_seen.Content(
        header=fill.header(sheet),
        person=case.person.name,
        from_on=case.opened_on,
        to_on=sheet.day,
        papers=papers(sheet),
        openings=openings(session, sheet),
        contact=fill.coordinator(sheet),
        law=sheet.pack.law["access_list"].to(sheet.lang)
        if health and "access_list" in sheet.pack.law
        else "",
    )


def papers(sheet: Sheet) -> tuple[who_has_seen.Line, ...]:
    """What was handed out, oldest first."""
    return tuple(_paper(sheet, row) for row in sheet.case.hand_outs)


def _paper(sheet: Sheet, row: HandOut) -> who_has_seen.Line:
    words = {document.value: text for document, text in TITLES.items()}
    title = sheet.tr(words.get(row.kind, row.kind))
    what = ", ".join(part for part in (title, row.how) if part)
    return who_has_seen.Line(format_date(row.on, lang=sheet.lang), row.recipient_name, what)


def openings(session: Session, sheet: Sheet) -> tuple[who_has_seen.Line, ...]:
    """Who opened, with the time, and who changed on which day; the newest if there are many."""
    shows_names = bool(sheet.pack.setting("name_in_access_list").value)
    found: dict[who_has_seen.Line, None] = {}
    for row in log.list_rows(session, case_id=sheet.case.id):
        found[_opening(sheet, row, shows_names=shows_names)] = None
    return tuple(found)[-_MOST:]


def _opening(sheet: Sheet, row: LogRow, *, shows_names: bool) -> who_has_seen.Line:
    own = fill.principal_name(sheet, sheet.office.principal)
    who = row.unit or own
    if shows_names:
        who = ", ".join(part for part in (row.user_name, who) if part)
    verb = row.act.rpartition(".")[2]
    usual = _OPENED if verb.startswith(_LOOKS) else _CHANGED
    at = clock.local(row.at)
    when = format_date(at.date(), lang=sheet.lang)
    if usual == _OPENED or row.act in _WORDS:
        when = f"{when} {sheet.tr('at {time}').format(time=format_time(at))}"
    return who_has_seen.Line(when, who, sheet.tr(_WORDS.get(row.act, usual)))
