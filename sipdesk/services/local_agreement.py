"""The local agreement: parties and days, texts under the headings, the grid, the SIP routine."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from sipdesk import clock
from sipdesk.domain.model import AgreementCell, AgreementState, AgreementText, LocalAgreement
from sipdesk.domain.pack import Pack
from sipdesk.domain.pack_parts import GridRow, LocalHeading
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.services import office
from sipdesk.services.edits import change, in_order, not_in_future

FIELDS = frozenset(
    ["parties", "from_on", "until_on", "state", "adopted_on", "case_number", "decision"]
)
COLUMNS = ("socialtjanst", "primarvard", "specialistvard", "other")
CELL_FIELDS = frozenset(["title", *COLUMNS])
# The heading that asks for the routine of SIP, and the local settings that hold its answers.
ROUTINE_HEADING = "avvikelser"
ROUTINE = ("sip_starts", "sip_invites", "sip_place", "sip_documents", "sip_follows_up")


@dataclass(frozen=True)
class Agreement:
    """The agreement as it stands: its facts, a text for each heading, the rows of the grid."""

    facts: LocalAgreement
    headings: tuple[LocalHeading, ...]
    texts: Mapping[str, AgreementText]
    cells: tuple[AgreementCell, ...]
    pack: Pack

    def text(self, heading: str) -> AgreementText:
        """What stands under a heading; empty when nothing does."""
        return self.texts.get(heading) or AgreementText(heading=heading)


def load_agreement(session: Session) -> Agreement:
    """The agreement of the store; empty, not yet stored, when there is none."""
    pack = office.pack_in_force(session)
    facts = session.exec(select(LocalAgreement)).first() or LocalAgreement()
    texts = {row.heading: row for row in session.exec(select(AgreementText))}
    query = select(AgreementCell).where(col(AgreementCell.removed_at).is_(None))
    cells = session.exec(query.order_by(col(AgreementCell.position)))
    return Agreement(facts, tuple(pack.rows(LocalHeading)), texts, tuple(cells), pack)


def change_agreement(session: Session, case_id: None = None, **fields: Any) -> LocalAgreement:
    """Change parties, days, state, number and decision.

    Raises RuleError at the field: an agreement that ends before it begins, or is adopted
    without its day.
    """
    row = session.exec(select(LocalAgreement)).first() or LocalAgreement()
    until = fields.get("until_on", row.until_on)
    field = "from_on" if "from_on" in fields else "until_on"
    in_order(fields.get("from_on", row.from_on), until, field)
    not_in_future(fields.get("adopted_on"), "adopted_on")
    adopted = fields.get("state", row.state) is AgreementState.ADOPTED
    if adopted and fields.get("adopted_on", row.adopted_on) is None:
        text = N_("Write the day on which the agreement was adopted.")
        raise refuse("agreement.day.missing", "adopted_on", text)
    change(row, fields, FIELDS)
    session.add(row)
    return row


def write_heading(
    session: Session,
    case_id: None = None,
    *,
    heading: str,
    text: str | None = None,
    owner: str | None = None,
    on: date | None = None,
) -> AgreementText:
    """Write what is agreed under a heading; what is not given stays as it is."""
    query = select(AgreementText).where(AgreementText.heading == heading)
    row = session.exec(query).first() or AgreementText(heading=heading)
    given = {"text": text, "owner": owner}
    change(row, {name: value for name, value in given.items() if value is not None}, set(given))
    row.on = on or clock.today()
    session.add(row)
    return row


def add_cell(session: Session, case_id: None = None, **fields: str) -> AgreementCell:
    """Add a row to the grid."""
    found = session.exec(select(AgreementCell.position)).all()
    row = AgreementCell(position=max(found, default=0) + 1)
    change(row, fields, CELL_FIELDS)
    session.add(row)
    return row


def change_cell(
    session: Session, case_id: None = None, *, cell_id: UUID, **fields: str
) -> AgreementCell:
    """Change single cells of a row; a cell may be empty (REQ M9)."""
    row = session.get_one(AgreementCell, cell_id)
    change(row, fields, CELL_FIELDS)
    return row


def remove_cell(session: Session, case_id: None = None, *, cell_id: UUID) -> AgreementCell:
    """Take a row out of the grid; it can be brought back."""
    row = session.get_one(AgreementCell, cell_id)
    row.removed_at = clock.now()
    return row


def restore_cell(session: Session, case_id: None = None, *, cell_id: UUID) -> AgreementCell:
    """Bring a row back."""
    row = session.get_one(AgreementCell, cell_id)
    row.removed_at = None
    return row


def take_examples(session: Session, case_id: None = None) -> list[AgreementCell]:
    """Put the example rows of the county agreement into the grid, to be changed (REQ M7-M10)."""
    pack = office.pack_in_force(session)
    known = {cell.title for cell in load_agreement(session).cells}
    made = []
    for example in pack.rows(GridRow):
        if example.label.sv not in known:
            columns = {name: getattr(example, name).sv for name in COLUMNS[:3]}
            made.append(add_cell(session, title=example.label.sv, **columns))
            session.flush()
    return made


def write_routine(session: Session, case_id: None = None, *, name: str, value: str) -> None:
    """Write an answer of the SIP routine: it holds at once, with the agreement as its source."""
    if name not in ROUTINE:
        raise TypeError(f"no such part of the routine: {name}")
    office.set_setting(session, name=name, value=value, source=source_of(session))


def source_of(session: Session) -> str:
    """How the agreement is named as the source of a routine."""
    facts = session.exec(select(LocalAgreement)).first() or LocalAgreement()
    parts = ("Lokal överenskommelse", facts.case_number)
    return " ".join(part for part in parts if part)
