"""D12 Ansvarsförbindelse: who pays what at a placement, from when and how long (REQ H7-H9)."""

from dataclasses import dataclass

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Stack, Text
from sipdesk.printing.by_hand import Signatures
from sipdesk.printing.layout import PROFESSIONAL, Paper
from sipdesk.printing.lists import bullets
from sipdesk.printing.parts import Header
from sipdesk.printing.phrases import comma, dots, field_lang, label, protection_warning
from sipdesk.printing.tables import Row as TableRow
from sipdesk.printing.tables import Table, facts
from sipdesk.printing.text import Rich


@dataclass(frozen=True)
class Side:
    """One principal: its name, contact in the chief line, share and contract with the home."""

    name: str
    contact: str = ""
    share: str = ""
    per_day: str = ""
    contract: str = ""
    delegation: str = ""


@dataclass(frozen=True)
class Content:
    """All that the commitment prints.

    Attributes:
        person: name; empty where only the case number may stand.
        placement: labelled facts: decision, home, days.
        joint: the joint assessment.
        rows: (intervention, kind, who answers).
        price, period: as they were written; "" prints that they are not decided.
        agreed: what the parties agree on, one sentence each.
        source: agreement and section of the decision.
        is_draft: not signed by both.
    """

    header: Header
    kommun: Side
    region: Side
    person: str = ""
    placement: tuple[tuple[str, str], ...] = ()
    joint: str = ""
    rows: tuple[tuple[str, str, str], ...] = ()
    price: str = ""
    period: str = ""
    agreed: tuple[str, ...] = ()
    source: str = ""
    is_draft: bool = True


TITLE = N_("Liability commitment")
_P = PROFESSIONAL


def build(content: Content, tr: Translator) -> Paper:
    """One page: the parties, the shares, what they agree on, and two lines to sign on."""
    title = tr(TITLE)
    case = tr("Case {number}").format(number=content.header.case_number)
    return Paper(
        title=title,
        tr=tr,
        sizes=_P,
        blocks=[
            Text(title, _P.title, tag="H1"),
            Text(tr("How the cost is shared at a placement in HVB"), _P.sub, before=2),
            facts(_facts(content, tr, case), _P.body, share=0.24, before=8),
            *_joint(content, tr),
            *_rows(content, tr),
            *_shares(content, tr),
            _P.h(tr("The parties agree")),
            bullets(list(content.agreed), _P.body, before=2),
            *_signed(content, tr),
        ],
        organisation=content.header.organisation,
        label=label(tr, content.header, tr("Between municipality and region")),
        running=dots(title, content.header.case_number),
        footer=dots(case),
        practice=content.header.practice,
        warning=protection_warning(tr, content.header),
    )


def _facts(content: Content, tr: Translator, case: str) -> list[tuple[str, Rich | Block]]:
    named = [(tr("Municipality"), content.kommun), (tr("Region"), content.region)]
    rows: list[tuple[str, Rich | Block]] = [
        (name, comma(side.name, _contact(side, tr))) for name, side in named
    ]
    rows.append((tr("Concerns"), comma(content.person, case)))
    rows += content.placement
    undecided = tr("Not decided yet")
    rows.append((tr("Price"), content.price or undecided))
    return [*rows, (tr("Period"), content.period or undecided)]


def _contact(side: Side, tr: Translator) -> str:
    return tr("contact for costs: {name}").format(name=side.contact) if side.contact else ""


def _joint(content: Content, tr: Translator) -> list[Block]:
    if not content.joint:
        return []
    return [_P.h(tr("The joint assessment")), _P.p(content.joint, lang=field_lang(tr))]


def _rows(content: Content, tr: Translator) -> list[Block]:
    if not content.rows:
        return []
    head = [tr("Intervention"), tr("Kind"), tr("Answers")]
    rows = [TableRow([Text(cell, _P.body) for cell in row]) for row in content.rows]
    table = Table([0.5, 0.18, 0.32], rows, style=_P.small, head=head, before=3)
    return [_P.h(tr("Interventions")), table]


def _shares(content: Content, tr: Translator) -> list[Block]:
    head = [tr("Who pays"), tr("Share"), tr("Kronor per day"), tr("Contract with the home")]
    undecided = tr("Not decided yet")
    sides = ((tr("The municipality"), content.kommun), (tr("The region"), content.region))
    rows = [
        TableRow(
            [
                Text(name, _P.body.semibold()),
                Text(side.share or undecided, _P.body),
                Text(side.per_day or "–", _P.body),
                Text(side.contract or undecided, _P.body),
            ]
        )
        for name, side in sides
    ]
    table = Table([0.28, 0.2, 0.22, 0.3], rows, style=_P.small, head=head, before=3)
    return [_P.h(tr("How the cost is shared")), table]


def _signed(content: Content, tr: Translator) -> list[Block]:
    made = _P.p(tr("Made in two copies, one for each party."), before=2)
    signers = [_signer(side, tr) for side in (content.kommun, content.region)]
    end = tr("{source}.").format(source=content.source)
    if content.is_draft:
        end = " ".join((end, tr("A draft until both have signed.")))
    lines = Signatures(signers, _P.body.semibold(), _P.small, in_row=2)
    heading = _P.h(tr("Signatures"))
    return [Stack([heading, made, lines, _P.note(end, before=6)], before=heading.before)]


def _signer(side: Side, tr: Translator) -> tuple[str, str]:
    ref = tr("according to delegation {ref}").format(ref=side.delegation) if side.delegation else ""
    return tr("For {name}").format(name=side.name), comma(tr("name, function, place, date"), ref)
