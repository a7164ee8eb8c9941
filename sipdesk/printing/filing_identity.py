"""The identity block of a filing copy: who, which version, on what basis, which copy."""

from sipdesk.i18n import Translator
from sipdesk.printing.blocks import Text
from sipdesk.printing.filing_content import Content
from sipdesk.printing.layout import PROFESSIONAL
from sipdesk.printing.parts import Basis, BasisKind
from sipdesk.printing.phrases import basis_sentence, comma, iso, law, who_and_phone
from sipdesk.printing.tables import Row, Table
from sipdesk.printing.tagging import Node
from sipdesk.printing.text import Rich, bold, join

Pair = tuple[str, Rich]


def identity(content: Content, tr: Translator) -> Table:
    """Pairs of label and value, two beside each other; what is not known is left out."""
    pairs = [pair for pair in _pairs(content, tr) if pair[1]]
    rows = [_row(*pairs[i : i + 2]) for i in range(0, len(pairs), 2)]
    return Table([0.13, 0.38, 0.15, 0.34], rows, style=PROFESSIONAL.body, before=8)


def _row(first: Pair, second: Pair = ("", "")) -> Row:
    cells = [
        Text(bold(first[0]), PROFESSIONAL.small, tag="Span"),
        Text(first[1], PROFESSIONAL.body),
        Text(bold(second[0]), PROFESSIONAL.small, tag="Span"),
        Text(second[1], PROFESSIONAL.body),
    ]
    row = Row(cells, is_labelled=True, pad=2.6)
    if second[0]:
        row.nodes[2] = Node("TH", scope="Row")
    return row


def _pairs(content: Content, tr: Translator) -> list[Pair]:
    case = tr("Case {number}").format(number=content.header.case_number)
    responsible = join(bold(content.responsible.principal), _after(content.responsible.unit))
    return [
        (tr("Individual"), bold(content.person or case)),
        (tr("Personal number"), content.person_number),
        (tr("Plan"), _plan(content, tr)),
        (tr("Follow-up"), _follow_up(content, tr)),
        (tr("Responsibility"), responsible if content.responsible.principal else ""),
        (tr("Coordinator"), who_and_phone(content.coordinator)),
        *_second(content, tr),
        *_basis(content.basis, tr),
        (tr("This copy"), _copy(content, tr)),
        (tr("Given by"), content.handed_by),
    ]


def _second(content: Content, tr: Translator) -> list[Pair]:
    other = content.coordinator.second
    return [(tr("Second coordinator"), who_and_phone(other))] if other else []


def _after(text: str) -> str:
    return f", {text}" if text else ""


def _plan(content: Content, tr: Translator) -> str:
    version = tr("Version {n}").format(n=content.header.version)
    if content.final_on is None:
        return version
    made = tr("made on {date}") if content.override is not None else tr("final on {date}")
    return comma(version, made.format(date=iso(content.final_on)))


def _follow_up(content: Content, tr: Translator) -> str:
    if content.follow_up_on is None:
        return tr("Not decided yet")
    calls = tr("{who} gets in touch").format(who=content.who_calls) if content.who_calls else ""
    return comma(iso(content.follow_up_on), calls)


def _copy(content: Content, tr: Translator) -> str:
    number = content.header.copy_number
    if number is None or content.header.draft_on is not None:
        return ""
    which = str(number)
    if content.copies is not None:
        which = tr("{n} of {total}").format(n=number, total=content.copies)
    given = ""
    if content.handed_on is not None:
        given = tr("given {date}").format(date=iso(content.handed_on))
    return comma(which, given, content.handed_how)


def _basis(basis: Basis | None, tr: Translator) -> list[Pair]:
    if basis is None:
        return []
    covers = (tr("Covers"), ", ".join(basis.areas))
    if basis.kind is BasisKind.LEGAL_GROUND:
        return [(tr("Ground"), basis_sentence(tr, basis, "")), covers]
    if basis.kind is BasisKind.INCAPACITY:
        return [(tr("Ground"), law(basis.ground)), covers]
    days = " – ".join(iso(day) for day in (basis.from_on, basis.until_on) if day)
    forms = {True: tr("in writing"), False: tr("oral"), None: ""}
    return [(tr("Consent"), comma(days, forms[basis.is_written])), covers]
