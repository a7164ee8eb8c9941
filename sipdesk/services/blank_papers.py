"""Fills D19: the empty forms for when the program does not work; nothing of any case."""

from collections.abc import Iterator

from sqlmodel import Session

from sipdesk.domain import pack_parts
from sipdesk.domain.document_kinds import Document
from sipdesk.domain.pack import Pack
from sipdesk.i18n import Translator
from sipdesk.printing import blank_forms, parts, plan_content
from sipdesk.services import office
from sipdesk.services.actor import actor_of
from sipdesk.services.paper_parts import office_header
from sipdesk.services.seen_papers import EVALUATION_WORDS


def blank_forms_paper(
    session: Session, case_id: None = None, *, tr: Translator
) -> blank_forms.Content:
    """The set as the office and the pack in force stand today."""
    home, pack = office.load_office(session), office.pack_in_force(session)
    rule = pack.slot("signature_rule")
    return blank_forms.Content(
        header=office_header(home, tr, pack),
        laws=_laws(pack, tr.lang),
        contacts=tuple(_contacts(session, pack)),
        days=tuple(_days(pack, tr.lang)),
        source=pack.agreement,
        evaluation=EVALUATION_WORDS,
        pack=pack.county.title.to(tr.lang),
        pack_on=pack.county.valid_from,
        controller=home.municipality,
        legal_basis=pack.slot("legal_basis"),
        storage_time=pack.slot("storage_time"),
        dpo_contact=pack.slot("dpo_contact"),
        patient_board_phone=pack.slot("patient_board_phone"),
        where_to_leave=pack.slot("where_to_leave"),
        signature_rule=plan_content.SignatureRule(rule or plan_content.SignatureRule.NONE),
    )


def _laws(pack: Pack, lang: str) -> parts.Laws:
    law = pack.law
    return parts.Laws(
        plan=law["sip"].to(lang),
        plan_short=law["sip_short"].to(lang),
        apply=law["apply"].to(lang),
        report_child=law["concern"].to(lang),
    )


def _contacts(session: Session, pack: Pack) -> Iterator[parts.Contact]:
    """Whom to call: the office's contact for questions, and who made the set."""
    if asked := pack.slot("sip_contact"):
        yield parts.Contact(asked)
    actor = actor_of(session)
    if actor.name:
        yield parts.Contact(
            actor.name,
            actor.title,
            unit=actor.unit,
            phone=actor.phone,
            hours=pack.slot("phone_hours"),
        )


def _days(pack: Pack, lang: str) -> Iterator[str]:
    """The days that the agreement itself gives; none without it."""
    for row in pack.county.rows(pack_parts.Deadline):
        if row.amount is not None:
            yield f"{row.label.to(lang)}: {row.words.to(lang)}."


def note_forms_printed(session: Session, case_id: None = None) -> None:
    """Leave a log row that the set was printed or saved; it is about no one."""
    session.info["subject"] = Document.BLANK_FORMS.value
