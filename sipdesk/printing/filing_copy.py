"""D08 Samordnad individuell plan, till handlingarna: the law's four points for one unit's file."""

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.boxes import Bar, Strip
from sipdesk.printing.filing_content import (
    Attendance,
    Confirmation,
    Content,
    GridRow,
    OtherRow,
    Row,
)
from sipdesk.printing.filing_ends import ends
from sipdesk.printing.filing_grid import grids
from sipdesk.printing.filing_identity import identity
from sipdesk.printing.layout import PROFESSIONAL, Paper
from sipdesk.printing.parts import OverrideNote
from sipdesk.printing.phrases import (
    case_and_copy,
    comma,
    dots,
    ended,
    field_lang,
    iso,
    label,
    protection_warning,
)
from sipdesk.printing.tables import Row as TableRow
from sipdesk.printing.tables import Table, stacked
from sipdesk.printing.text import Rich, quoted, rich

__all__ = ["Attendance", "Confirmation", "Content", "GridRow", "OtherRow", "Row", "build"]

TITLE = N_("Coordinated individual plan")
_WORKING = N_("Working plan – does not yet meet the requirements of the law")
_BODY = PROFESSIONAL.body


def build(content: Content, tr: Translator) -> Paper:
    """One page, two at most; a limited copy never shows that something is missing."""
    title = tr(_WORKING) if content.override is not None else tr(TITLE)
    return Paper(
        title=title,
        tr=tr,
        sizes=PROFESSIONAL,
        blocks=[
            *_title(content, tr, title),
            identity(content, tr),
            *_boxes(content, tr),
            *_own_words(content, tr),
            *_interventions(content, tr),
            *_others(content, tr),
            *grids(content, tr),
            *ends(content, tr),
        ],
        organisation=content.header.organisation,
        label=label(tr, content.header, _label(content, tr)),
        running=dots(title, content.header.case_number, _version(content, tr)),
        footer=_footer(content, tr, title),
        practice=content.header.practice,
        warning=protection_warning(tr, content.header),
    )


def _label(content: Content, tr: Translator) -> str:
    if content.header.copy_number is None:
        return tr("For the file")
    return tr("For the file – copy {n}").format(n=content.header.copy_number)


def _version(content: Content, tr: Translator) -> str:
    number = content.header.version
    return tr("version {n}").format(n=number) if number is not None else ""


def _footer(content: Content, tr: Translator, title: str) -> str:
    status = title if content.override is not None else ""
    return dots(case_and_copy(tr, content.header), content.secrecy_reference, status)


def _title(content: Content, tr: Translator, title: str) -> list[Block]:
    where = comma(content.receiver_principal, content.receiver_unit)
    sub = rich(tr("Copy for the file of **{receiver}**"), receiver=where)
    return [
        Text(title, PROFESSIONAL.title, tag="H1"),
        Text(sub, PROFESSIONAL.sub, before=1),
    ]


def _boxes(content: Content, tr: Translator) -> list[Block]:
    limited = tr(
        "**The copy shows only what may be given to the receiver.** It may therefore be shorter"
        " than the individual's copy. Do not pass the information on without testing the secrecy."
    )
    blocks: list[Block] = [Strip([PROFESSIONAL.note(rich(limited))], before=8)]
    if content.withdrawn_on is not None:
        text = tr("**The consent was withdrawn on {date}. No new sharing.**")
        said = rich(text, date=iso(content.withdrawn_on))
        blocks.append(Strip([PROFESSIONAL.note(said)], before=6))
    if content.override is not None:
        blocks.append(Strip([PROFESSIONAL.note(_missing(content.override, tr))], before=6))
    return blocks


def _missing(told: OverrideNote, tr: Translator) -> Rich:
    text = rich(
        tr("**This is missing:** {points}. Reason: {reason}"),
        points=", ".join(told.missing),
        reason=ended(told.reason),
    )
    if not told.responsible or told.due is None:
        return text
    done = tr("{name} makes sure that it is done by {date}.")
    return (*text, *rich(" " + done, name=told.responsible, date=iso(told.due)))


def _own_words(content: Content, tr: Translator) -> list[Block]:
    if not content.own_words:
        return []
    words = Text(quoted(content.own_words), PROFESSIONAL.own_words, lang=field_lang(tr))
    heading = PROFESSIONAL.h(tr("The individual's own words"))
    return [heading, Bar([words], before=4, tag="BlockQuote")]


def _interventions(content: Content, tr: Translator) -> list[Block]:
    if not content.rows:
        return []
    has_kind = any(row.kind for row in content.rows)
    head = [
        tr("Need and goal"),
        tr("Intervention"),
        tr("Who answers for it"),
        tr("From"),
        tr("At the latest"),
    ]
    shares = [0.19, 0.24, 0.28, 0.135, 0.155]
    if has_kind:
        head.insert(2, tr("Type"))
        shares = [0.165, 0.2, 0.125, 0.22, 0.135, 0.155]
    rows = [_row(content, tr, row, has_kind=has_kind) for row in content.rows]
    heading = tr("1–2. Interventions that are needed and who answers for them")
    table = Table(shares, rows, style=PROFESSIONAL.small, head=head, before=3)
    return [PROFESSIONAL.h(heading), table]


def _row(content: Content, tr: Translator, row: Row, *, has_kind: bool) -> TableRow:
    decision = ""
    if row.decision_by is not None:
        told = tr("A decision is needed; told by {date} at the latest.")
        decision = told.format(date=iso(row.decision_by))
    cells: list[Block] = [
        stacked(
            Text(row.need, _BODY) if row.need else None,
            PROFESSIONAL.note(row.goal) if row.goal else None,
        ),
        stacked(Text(row.text, _BODY), PROFESSIONAL.note(decision) if decision else None),
        Text(row.owner, _BODY),
        Text(iso(row.starts_on) if row.starts_on else "", _BODY),
        Text(_latest(content, tr, row), _BODY),
    ]
    if has_kind:
        cells.insert(2, Text(row.kind, _BODY))
    return TableRow(cells, pad=2.6)


def _latest(content: Content, tr: Translator, row: Row) -> str:
    if row.until_next_meeting and content.follow_up_on is not None:
        return tr("until the follow-up {date}").format(date=iso(content.follow_up_on))
    return iso(row.latest_on) if row.latest_on else tr("not decided yet")


def _others(content: Content, tr: Translator) -> list[Block]:
    heading = PROFESSIONAL.h(tr("3. Measures by others than the municipality or the region"))
    own = [text for text in content.own_actions if text]
    blocks: list[Block] = [heading]
    if content.others:
        head = [tr("Measure"), tr("Who"), tr("At the latest")]
        rows = [
            TableRow(
                [
                    Text(row.text, _BODY),
                    Text(row.who, _BODY),
                    Text(iso(row.latest_on) if row.latest_on else row.when, _BODY),
                ],
                pad=2.6,
            )
            for row in content.others
        ]
        table = Table([0.5, 0.28, 0.22], rows, style=PROFESSIONAL.small, head=head, before=3)
        blocks.append(table)
    if own:
        text = rich(tr("**The individual does:** {texts}"), texts=" ".join(map(ended, own)))
        blocks.append(PROFESSIONAL.note(text, before=4))
    return blocks if len(blocks) > 1 else []
