"""D11 Insatser vid placering: what is social and what is medical, row by row (REQ H1-H5)."""

from dataclasses import dataclass
from datetime import date

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.by_hand import Tick
from sipdesk.printing.layout import PROFESSIONAL, Paper
from sipdesk.printing.parts import Header
from sipdesk.printing.phrases import comma, dots, ended, field_lang, iso, label, protection_warning
from sipdesk.printing.tables import Row as TableRow
from sipdesk.printing.tables import Table, facts
from sipdesk.printing.text import Rich


@dataclass(frozen=True)
class Assessment:
    """What one side judged, by whom and when."""

    text: str
    by: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Row:
    """One intervention; `where` says where it is given."""

    text: str
    kind: str
    owner: str
    where: str = ""
    latest: str = ""


@dataclass(frozen=True)
class Content:
    """All that the paper prints; costs are no part of it.

    Attributes:
        placement: labelled facts: decision, home, days.
        wished: "Ja", "Nej" or "Inte frågad", in the paper's language.
        social, medical: both assessments; None where the receiver may not see them.
        rows: what the receiver may know about.
        routes: the ways of giving health care, with the chosen one ticked.
        route_by: who judged that, and when.
        rules: sentences of the agreement, and the days that it gives.
        source: the agreement.
    """

    header: Header
    person: str
    placement: tuple[tuple[str, str], ...]
    wished: str
    social: Assessment | None = None
    medical: Assessment | None = None
    rows: tuple[Row, ...] = ()
    routes: tuple[tuple[str, bool], ...] = ()
    route_by: str = ""
    rules: tuple[str, ...] = ()
    source: str = ""


TITLE = N_("Interventions at a placement")
_P = PROFESSIONAL


def build(content: Content, tr: Translator) -> Paper:
    """One page or two: facts, both assessments, the table, the way of health care, the rules."""
    title = tr(TITLE)
    case = tr("Case {number}").format(number=content.header.case_number)
    return Paper(
        title=title,
        tr=tr,
        sizes=_P,
        blocks=[
            Text(title, _P.title, tag="H1"),
            Text(dots(content.person, case), _P.sub, before=2),
            facts(_facts(content, tr), _P.body, share=0.3, before=10),
            *_assessed(tr, tr("The assessment of social services"), content.social),
            *_assessed(tr, tr("The assessment of health care"), content.medical),
            *_table(content, tr),
            *_routes(content, tr),
            *[_P.note(text, before=6 if n == 0 else 2) for n, text in enumerate(content.rules)],
            _P.note(tr("Source: {source}.").format(source=content.source), before=6),
        ],
        organisation=content.header.organisation,
        label=label(tr, content.header, tr("For the principals and the home")),
        running=dots(title, content.header.case_number),
        footer=dots(case),
        practice=content.header.practice,
        warning=protection_warning(tr, content.header),
    )


def _facts(content: Content, tr: Translator) -> list[tuple[str, Rich | Block]]:
    found: list[tuple[str, Rich | Block]] = [(name, text) for name, text in content.placement]
    wished = tr("The person wanted a SIP before the placement")
    return [*found, (wished, content.wished)]


def _assessed(tr: Translator, title: str, said: Assessment | None) -> list[Block]:
    if said is None:
        return []
    text = said.text or tr("Not written yet.")
    who = comma(said.by, iso(said.on) if said.on else "")
    blocks: list[Block] = [_P.h(title), _P.p(text, lang=field_lang(tr) if said.text else "")]
    return [*blocks, _P.note(ended(who))] if who else blocks


def _table(content: Content, tr: Translator) -> list[Block]:
    if not content.rows:
        return []
    head = [
        tr("Intervention"),
        tr("Kind"),
        tr("Answers"),
        tr("Where it is given"),
        tr("At the latest"),
    ]
    rows = [
        TableRow([Text(cell, _P.body) for cell in (r.text, r.kind, r.owner, r.where, r.latest)])
        for r in content.rows
    ]
    table = Table([0.3, 0.12, 0.22, 0.2, 0.16], rows, style=_P.small, head=head, before=3)
    return [_P.h(tr("Social and medical interventions")), table]


def _routes(content: Content, tr: Translator) -> list[Block]:
    if not content.routes:
        return []
    alt = {True: tr("box, ticked"), False: tr("box, empty")}
    blocks: list[Block] = [_P.h(tr("Health care has judged that the care is given"))]
    for text, is_chosen in content.routes:
        blocks.append(Tick(text, _P.body, ticked=is_chosen, alt=alt[is_chosen], before=3))
    if content.route_by:
        judged = tr("Judged by {who}.").format(who=content.route_by)
        blocks.append(_P.note(judged))
    return blocks
