"""What every paper is filled with: header, laws, people to call, the meeting, what it rests on."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain import consents, facts
from sipdesk.domain.disclosure import Basis, Disclosure, Document, Recipient
from sipdesk.domain.model import (
    Case,
    ConsentForm,
    Intervention,
    Meeting,
    MeetingForm,
    Office,
    Owner,
    Plan,
    Principal,
    RepresentativeKind,
    Unit,
)
from sipdesk.domain.pack import Pack
from sipdesk.domain.rules.before_letter import contact_phone
from sipdesk.i18n import N_, Translator
from sipdesk.printing import parts
from sipdesk.services import office, paper_look
from sipdesk.services.actor import Actor, actor_of


@dataclass(frozen=True)
class Sheet:
    """All that the filling of one paper may look at: the case and what disclosure opened of it.

    Attributes:
        answer: what may be shown; nothing of the case is printed past it.
        plan: the version that is printed, if any.
        meeting: the meeting that the paper is about, if any.
        variant: form of the paper, kind of the letter, or which envelope.
        text, reply_by: what is written for this letter alone.
        writes_name: whether a letter carries the whole name in the place of initials.
    """

    case: Case
    recipient: Recipient
    document: Document
    answer: Disclosure
    pack: Pack
    office: Office
    actor: Actor
    tr: Translator
    day: date
    copy_number: int | None = None
    plan: Plan | None = None
    meeting: Meeting | None = None
    consent_id: UUID | None = None
    recipient_name: str = ""
    variant: str = ""
    text: str = ""
    reply_by: date | None = None
    writes_name: bool = False
    logo: bytes = b""

    @property
    def lang(self) -> str:
        """Language of the paper's fixed texts."""
        return self.tr.lang

    def area(self, code: str) -> str:
        """An area in words."""
        return self.pack.area(code).label.to(self.lang)

    @property
    def person(self) -> str:
        """The person's name, or nothing where it may not be written."""
        return self.case.person.name if self.answer.may_name_person else ""

    @property
    def initials(self) -> str:
        """The person's initials, or nothing where they may not be written; the name if asked."""
        person = self.case.person
        if self.writes_name:
            return self.person
        letters = [name[0].upper() + "." for name in (person.given, person.family) if name]
        return " ".join(letters) if self.answer.may_name_person else ""


def make(
    session: Session,
    case: Case,
    recipient: Recipient,
    document: Document,
    answer: Disclosure,
    tr: Translator,
    **which: object,
) -> Sheet:
    """A sheet for one paper; `which` names plan, meeting, consent_id and copy_number."""
    plan = which.get("plan")
    return Sheet(
        case=case,
        recipient=recipient,
        document=document,
        answer=answer,
        pack=office.pack_of_plan(session, case, plan if isinstance(plan, Plan) else None),
        office=office.load_office(session),
        actor=actor_of(session),
        tr=tr,
        day=clock.today(),
        logo=paper_look.logo(session),
        **which,  # type: ignore[arg-type]
    )


def office_header(home: Office, tr: Translator, pack: Pack | None = None) -> parts.Header:
    """Top and bottom of a paper that is about no case: the municipality and the region.

    Args:
        pack: names the region where the office does not.
    """
    names = (home.municipality, home.region or (pack.region if pack else ""))
    return parts.Header(tr(" and ").join(filter(None, names)), practice=home.is_practice)


def header(sheet: Sheet) -> parts.Header:
    """Top and bottom of each page."""
    plan = sheet.plan
    is_draft = plan is not None and not plan.is_final
    return replace(
        office_header(sheet.office, sheet.tr, sheet.pack),
        case_number=sheet.case.number,
        version=plan.version if plan else None,
        copy_number=None if is_draft else sheet.copy_number,
        practice=sheet.case.is_practice,
        draft_on=sheet.day if is_draft else None,
        is_protected=facts.is_protected(sheet.case),
        look=_look(sheet),
    )


def _look(sheet: Sheet) -> parts.Look:
    """What the office adds to its papers; about a protected person the logo alone.

    A line on the department could tell what the person has to do with it.
    """
    if facts.is_protected(sheet.case):
        return parts.Look(sheet.logo)
    slot = sheet.pack.slot
    return parts.Look(sheet.logo, slot("paper_header"), slot("paper_footer"))


def laws(sheet: Sheet) -> parts.Laws:
    """References of the pack that the paper is made under."""
    law, lang, pack = sheet.pack.law, sheet.lang, sheet.pack
    active = [row.act for row in sheet.case.coercions if row.ended_on is None]
    acts = [law[f"act_{act.lower()}"].to(lang) for act in active if f"act_{act.lower()}" in law]
    return parts.Laws(
        plan=law["sip"].to(lang),
        plan_short=law["sip_short"].to(lang),
        apply=law["apply"].to(lang),
        report_child=law["concern"].to(lang),
        coercive=acts[0] if acts else "",
        pack=", ".join(pack.refs),
        law_from=pack.national.valid_from,
        agreement_from=pack.county.valid_from if pack.agreement else None,
    )


def principal_name(sheet: Sheet, principal: Principal | None, unit: Unit | None = None) -> str:
    """The municipality, the region, or the unit's own organisation."""
    if unit is not None and unit.organisation:
        return unit.organisation
    return {
        Principal.KOMMUN: sheet.office.municipality,
        Principal.REGION: sheet.office.region or sheet.pack.region,
    }.get(principal or Principal.OTHER, "")


def coordinator(sheet: Sheet) -> parts.Contact:
    """Whom to call: the plan's coordinator, else the case's, else who sits at the keyboard."""
    plan, user, actor = sheet.plan, sheet.case.coordinator, sheet.actor
    own = sheet.case.authority_unit
    name = plan.coordinator_name if plan else user.name if user else actor.name
    phone = plan.coordinator_phone if plan else contact_phone(sheet.case, actor.phone)
    same = user is not None and user.name == name
    title = user.title if user is not None and same else actor.title if name == actor.name else ""
    return parts.Contact(
        name=name,
        function=title,
        unit=own.name if own else actor.unit,
        principal=principal_name(sheet, own.principal if own else actor.principal, own),
        phone=phone or (own.phone if own else ""),
        hours=sheet.pack.slot("phone_hours"),
        second=_second(sheet),
    )


def _second(sheet: Sheet) -> parts.Contact | None:
    """The second coordinator, as the version had it; without unit, which may tell too much."""
    holder = sheet.plan or sheet.case
    name = holder.second_coordinator.strip()
    return parts.Contact(name, phone=holder.second_coordinator_phone) if name else None


def substitute(plan: Plan) -> parts.Contact | None:
    """Who answers when the coordinator is away."""
    return parts.Contact(plan.coordinator_deputy) if plan.coordinator_deputy else None


def responsible(sheet: Sheet) -> parts.Contact:
    """Who has the overall responsibility for the plan."""
    plan = sheet.plan
    if plan is None:
        return parts.Contact("")
    unit = plan.responsible_unit
    if unit is not None and not _may_name(sheet, unit):
        unit = None
    return parts.Contact(
        name=plan.responsible_named if unit or plan.responsible_unit is None else "",
        unit=unit.name if unit else "",
        principal=principal_name(sheet, plan.responsible_principal, unit),
        phone=unit.phone if unit else "",
    )


_FORMS = {  # a meeting on site is told by its place
    MeetingForm.PHONE: N_("By phone"),
    MeetingForm.VIDEO: N_("By video"),
    MeetingForm.MIXED: N_("On site and by video"),
}


def meeting_facts(sheet: Sheet) -> parts.MeetingFacts:
    """When and where; the place of a protected person's meeting is told orally."""
    meeting = sheet.meeting
    if meeting is None:
        return parts.MeetingFacts()
    place = _place(sheet, meeting, "place")
    if sheet.answer.may_show_address:
        how = sheet.tr(_FORMS[meeting.form]) if meeting.form in _FORMS else ""
        said = place.casefold()
        parts_ = (how if how.casefold() not in said else "", place, meeting.link)
        place = ", ".join(filter(None, parts_))
    return parts.MeetingFacts(
        on=meeting.on,
        starts=meeting.starts_at,
        ends=meeting.ends_at,
        place=place,
        adaptations=" ".join(filter(None, (_interpreter(sheet), meeting.adaptations.strip()))),
        travel=meeting.travel_note.strip() if sheet.answer.may_show_address else "",
    )


def _interpreter(sheet: Sheet) -> str:
    """That an interpreter is there, in which language; of a protected person no language (F31)."""
    if not facts.needs_interpreter(sheet.case) or sheet.meeting is None:
        return ""
    person = sheet.case.person
    language = sheet.meeting.interpreter_language or person.interpreter_language
    if not language.strip() or not sheet.answer.may_name_person:
        return sheet.tr("Interpreter.")
    return sheet.tr("Interpreter: {language}.").format(language=language.strip())


def _place(sheet: Sheet, row: Meeting | Plan, field: str) -> str:
    """A place as it may stand on paper: told orally where it is hidden from receiver or user."""
    place: str = getattr(row, field)
    is_hidden = facts.is_sealed(sheet.case, row.id, field) and not place
    if sheet.answer.may_show_address and not is_hidden:
        return place
    # A call says how people meet; a next meeting without a place says nothing.
    return sheet.tr("told orally") if place or is_hidden or isinstance(row, Meeting) else ""


def next_meeting(sheet: Sheet, plan: Plan) -> parts.NextMeeting:
    """When the plan is looked at again."""
    return parts.NextMeeting(
        on=plan.followup_on,
        starts=plan.followup_at,
        place=_place(sheet, plan, "followup_place"),
        who_calls=plan.followup_caller,
    )


def basis(sheet: Sheet) -> parts.Basis | None:
    """What a paper to somebody else rests on; None for the person's own and the own file's."""
    answer = sheet.answer
    if answer.rests_on is Basis.GROUND and answer.ground is not None:
        ground = answer.ground
        return parts.Basis(
            kind=parts.BasisKind.LEGAL_GROUND,
            paragraph=ground.paragraph,
            decision_maker=ground.decision_maker,
            decided_on=ground.on,
            areas=_areas(sheet),
        )
    if answer.rests_on is Basis.PATH and answer.position is not None:
        return parts.Basis(kind=parts.BasisKind.INCAPACITY, ground=answer.position.ground_paragraph)
    return _consent_basis(sheet) if answer.rests_on is Basis.CONSENT else None


def _consent_basis(sheet: Sheet) -> parts.Basis:
    rows = consents.in_force(sheet.case, sheet.day)
    kind = parts.BasisKind.CONSENT
    if facts.is_minor(sheet.case, sheet.day):
        years = facts.age(sheet.case, sheet.day)
        answers_too = years is not None and years >= consents.OWN_ANSWER_FROM
        kind = parts.BasisKind.CHILD_15 if answers_too else parts.BasisKind.CHILD
    return parts.Basis(
        kind=kind,
        from_on=max((row.valid_from for row in rows if row.valid_from), default=None),
        until_on=min((row.valid_until for row in rows if row.valid_until), default=None),
        is_written=all(row.form is ConsentForm.WRITTEN for row in rows) if rows else None,
        areas=_areas(sheet),
    )


def _areas(sheet: Sheet) -> tuple[str, ...]:
    if consents.ALL in sheet.answer.areas:
        return ()
    known = [area.code for area in sheet.pack.areas if area.code in sheet.answer.areas]
    return tuple(sheet.area(code) for code in known)


def owner_words(sheet: Sheet, row: Intervention) -> str:
    """Who answers for a row, as professionals write it: principal, unit, function."""
    if row.owner is Owner.PERSON:
        return sheet.person or sheet.tr("the person")
    unit = row.unit
    if unit is not None and not _may_name(sheet, unit):
        unit = None
    principal = facts.answering(row)
    names = [
        principal_name(sheet, principal, unit),
        unit.name if unit else "",
        row.function,
    ]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _may_name(sheet: Sheet, unit: Unit) -> bool:
    return sheet.answer.names(unit.id) or unit.id == sheet.recipient.id


def who(sheet: Sheet, row: Intervention) -> str:
    """Who does a row: a named person, else the function, else the unit."""
    unit = row.unit.name if row.unit and _may_name(sheet, row.unit) else ""
    return row.named or row.function or unit


REPRESENTATIVE_WORDS = {
    RepresentativeKind.GOD_MAN: N_("god man"),
    RepresentativeKind.FORVALTARE: N_("administrator (förvaltare)"),
    RepresentativeKind.FULLMAKT: N_("holder of a power of attorney"),
    RepresentativeKind.FRAMTIDSFULLMAKT: N_("holder of a future power of attorney"),
}
_MISSING = {
    "plan.intervention.missing": N_("interventions"),
    "plan.intervention.owner_missing": N_("who answers for each intervention"),
    "plan.intervention.date_missing": N_("the latest day of each intervention"),
    "plan.responsible_principal.missing": N_("who has the overall responsibility"),
    "plan.coordinator.missing": N_("the coordinator"),
    "plan.followup_date.missing": N_("the day of the follow-up"),
    "plan.followup_caller.missing": N_("who calls to the follow-up"),
    "plan.disagreement.interim_owner_missing": N_("who answers until the disagreement is settled"),
}
_ANY_POINT = N_("a point that the plan must have")
_LAW_POINTS = (
    "plan.intervention.missing",
    "plan.intervention.owner_missing",
    "plan.responsible_principal.missing",
)


def override(sheet: Sheet) -> parts.OverrideNote | None:
    """Why the version was made although something is missing; None for an ordinary one."""
    plan = sheet.plan
    if plan is None or not plan.override_reason:
        return None
    return parts.OverrideNote(
        missing=tuple(sheet.tr(_MISSING.get(code, _ANY_POINT)) for code in plan.override_codes),
        reason=plan.override_reason,
        responsible=plan.coordinator_name,
        due=plan.followup_on,
        law_point_missing=any(code in _LAW_POINTS for code in plan.override_codes),
    )


def lines(text: str) -> tuple[str, ...]:
    """A field with several lines as its lines."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
