"""What can be done better, noted from cases by the SIP supporters, without cases or names (L1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from sipdesk import clock
from sipdesk.domain.model import ContactRole, Improvement, Principal, Unit
from sipdesk.domain.problems import Override, Problem, RuleError, Severity, refuse
from sipdesk.domain.rules import disagreement
from sipdesk.i18n import N_
from sipdesk.services import directory, unit_contacts
from sipdesk.services.edits import change, clean
from sipdesk.services.loaded import load

FIELDS = frozenset(["action", "is_done", "is_system_fault"])


def note_improvement(
    session: Session,
    case_id: None = None,
    *,
    text: str,
    step: str = "",
    is_system_fault: bool = False,
    about: UUID | None = None,
) -> Improvement:
    """Note something to do better; which case it came from is not kept.

    Args:
        about: the open case: the text is searched for its names, numbers and days.

    Raises RuleError at the field "text" for an empty one, or one that tells who it is about.
    """
    text = clean("text", text.strip())
    if not text:
        raise refuse("improvement.empty", "text", N_("Write what could be done better."))
    if about is not None:
        found = next(disagreement.traces(load(session, about), {"text": text}), None)
        if found is not None:
            words = N_("”{words}” may tell who it is about. Write it in another way.")
            said = {"words": found[1]}
            raise RuleError(
                [Problem("improvement.traces", Severity.BLOCK, "text", words,
                         override=Override.NEVER, values=said)]
            )  # fmt: skip
    row = Improvement(
        year=clock.today().year, step=step, text=text, is_system_fault=is_system_fault
    )
    session.add(row)
    return row


def change_improvement(
    session: Session, case_id: None = None, *, improvement_id: UUID, **fields: object
) -> Improvement:
    """Write what is done about it."""
    row = session.get_one(Improvement, improvement_id)
    change(row, fields, FIELDS)
    return row


def list_improvements(session: Session, year: int | None = None) -> list[Improvement]:
    """The notes of a year, or of all: what is left to do first, then by step and text."""
    query = select(Improvement)
    if year is not None:
        query = query.where(col(Improvement.year) == year)
    rows = session.exec(query)
    return sorted(rows, key=lambda row: (row.is_done, row.step, row.text.casefold()))


@dataclass(frozen=True)
class Coverage:
    """What shall have a SIP supporter, and who that is (REQ L2).

    Attributes:
        group: `socialtjanst` or `kommunal_vard` of a municipality; "" for one unit of the region.
        names: of the supporters; empty: nobody.
    """

    organisation: str
    group: str
    unit: str
    names: tuple[str, ...]

    @property
    def is_covered(self) -> bool:
        """Whether somebody holds the task today."""
        return bool(self.names)


def coverage(session: Session) -> list[Coverage]:
    """At least one in each municipality's social services and in its health care, and one at each
    health centre, clinic and open-care team of the region; what lacks one comes first.
    """
    return sorted(_coverage(session), key=lambda row: (row.is_covered, row.organisation, row.unit))


def _coverage(session: Session) -> Iterator[Coverage]:
    groups: dict[tuple[str, str], list[str]] = {}
    for unit in directory.list_units(session):
        if unit.is_dental:
            continue
        names = _supporters(session, unit)
        if unit.principal is Principal.KOMMUN:
            groups.setdefault((unit.organisation or unit.name, _group(unit)), []).extend(names)
        elif unit.principal in (Principal.REGION, Principal.SHARED):
            yield Coverage(unit.organisation, "", unit.name, tuple(names))
    for organisation in {name for name, _group_code in groups}:
        for group in ("socialtjanst", "kommunal_vard"):
            names = groups.get((organisation, group), [])
            yield Coverage(organisation, group, "", tuple(names))


def _group(unit: Unit) -> str:
    """Municipal health care stands in the columns of care; all else is social services."""
    return "kommunal_vard" if unit.column in ("primarvard", "specialistvard") else "socialtjanst"


def _supporters(session: Session, unit: Unit) -> list[str]:
    rows = unit_contacts.holders(session, unit.id, role=ContactRole.SIP_SUPPORT)
    return [row.name or row.function for row in rows]
