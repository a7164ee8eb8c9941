"""Fills the local agreement as a paper (D21), for discussion or to be signed."""

from collections.abc import Iterator

from sqlmodel import Session

from sipdesk.domain.model import AgreementState
from sipdesk.domain.pack_parts import LocalHeading
from sipdesk.i18n import Translator, translator
from sipdesk.printing import local_agreement as paper
from sipdesk.printing import parts
from sipdesk.printing.phrases import iso
from sipdesk.services import local_agreement, office
from sipdesk.services.local_agreement import ROUTINE, ROUTINE_HEADING, Agreement


def agreement_paper(
    session: Session, *, is_draft: bool | None = None, lang: str = "sv"
) -> paper.Content:
    """The agreement as it stands; a draft until it is adopted, unless it is asked for."""
    found, tr = local_agreement.load_agreement(session), translator(lang)
    home = office.load_office(session)
    if is_draft is None:
        is_draft = found.facts.state is AgreementState.DRAFT
    return paper.Content(
        header=parts.Header(home.municipality or home.region, practice=home.is_practice),
        facts=tuple(_facts(found, tr)),
        complements=found.pack.law["local_agreement"].to(lang)
        if "local_agreement" in found.pack.law
        else "",
        validity=_validity(found, tr),
        headings=tuple(_heading(found, one, lang) for one in found.headings),
        grid=tuple(
            (row.title, row.socialtjanst, row.primarvard, row.specialistvard, row.other)
            for row in found.cells
        ),
        signers=tuple(_lines(found.facts.parties)),
        is_draft=is_draft,
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _facts(found: Agreement, tr: Translator) -> Iterator[tuple[str, str]]:
    row = found.facts
    yield tr("Parties"), ", ".join(_lines(row.parties)) or tr("Not decided yet")
    if row.case_number:
        yield tr("Case number (diarienummer)"), row.case_number
    if row.decision:
        yield tr("Decision"), row.decision
    if row.state is AgreementState.ADOPTED and row.adopted_on:
        yield tr("Adopted"), iso(row.adopted_on)


def _validity(found: Agreement, tr: Translator) -> str:
    row = found.facts
    if row.from_on is None:
        return ""
    if row.until_on is None:
        return tr("It holds from {start} and until further notice.").format(start=iso(row.from_on))
    text = tr("It holds from {start} to {end}.")
    return text.format(start=iso(row.from_on), end=iso(row.until_on))


def _heading(found: Agreement, one: LocalHeading, lang: str) -> paper.Heading:
    row = found.text(one.code)
    kinds = found.pack.setting_kinds
    answers = [
        (kinds[name].label.to(lang), found.pack.slot(name))
        for name in (ROUTINE if one.code == ROUTINE_HEADING else ())
        if name in kinds
    ]
    return paper.Heading(
        title=one.label.to(lang),
        questions=one.questions.to(lang),
        text=row.text,
        owner=row.owner,
        answers=tuple(answers),
    )
