"""The review of the log on paper: what was drawn, what was found, and the place in the chain."""

from dataclasses import dataclass
from datetime import date

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.layout import PROFESSIONAL, Paper
from sipdesk.printing.parts import Header
from sipdesk.printing.phrases import day
from sipdesk.printing.tables import Row, Table, stacked


@dataclass(frozen=True)
class Line:
    """One row that was reviewed: by case number, never by the person's name."""

    row: str
    when: str
    who: str
    what: str
    about: str
    why: str
    outcome: str
    note: str = ""


@dataclass(frozen=True)
class Content:
    """All that the review prints.

    Attributes:
        header: of its fields only `organisation` and `practice` are printed.
        on: the day of the review.
        by: who reviewed.
        period: which rows it was drawn from, in words.
        lines: the rows of the sample, oldest first.
        rows: how many rows the log has.
        chain: what the check of the chain found, in words.
        head: the newest row and its link, to be compared with the log later.
        law: why the log is reviewed.
        is_signed: each row has been judged.
    """

    header: Header
    on: date
    by: str
    period: str
    lines: tuple[Line, ...]
    rows: int
    chain: str
    head: str
    law: str
    is_signed: bool


TITLE = N_("Review of the log")
_P = PROFESSIONAL


def build(content: Content, tr: Translator) -> Paper:
    """Head, table, the place in the chain, and a line to sign on."""
    intro = tr("{who} has reviewed {n} rows of the log. {period}").format(
        who=content.by, n=len(content.lines), period=content.period
    )
    blocks: list[Block] = [
        Text(tr(TITLE), _P.title, tag="H1"),
        _P.p(day(tr, content.on), before=2),
        _P.p(intro, before=4),
        _P.note(content.law, before=2),
    ]
    if not content.is_signed:
        blocks.append(_P.p(tr("The review is not finished: rows are left to judge."), before=4))
    if content.lines:
        head = (tr("Row"), tr("When"), tr("Who"), tr("What"), tr("Found"))
        rows = [_row(line, tr) for line in content.lines]
        shares = [0.09, 0.16, 0.2, 0.25, 0.3]
        blocks.append(Table(shares, rows, style=_P.body, head=head, before=8))
    blocks += [
        _P.p(tr("Signature: ______________________________"), before=18),
        _P.p(content.by, before=2),
        _P.h(tr("The chain of the log")),
        _P.p(content.chain),
        _P.p(tr("Newest row: {head}").format(head=content.head), before=2),
        _P.note(
            tr(
                "Keep this paper. If rows are later cut from the log or put back to an older "
                "time, the number and the signs above no longer agree with it."
            ),
            before=2,
        ),
    ]
    return paper_of_the_log(TITLE, blocks, content.header, tr)


def paper_of_the_log(title: str, blocks: list[Block], header: Header, tr: Translator) -> Paper:
    """A paper with names of colleagues and case numbers, which the authority keeps itself."""
    return Paper(
        title=tr(title),
        tr=tr,
        sizes=_P,
        blocks=blocks,
        organisation=header.organisation,
        label=tr("Kept by the authority"),
        running=tr(title),
        footer=tr("Secrecy. Names of colleagues and case numbers."),
        practice=header.practice,
    )


def _row(line: Line, tr: Translator) -> Row:
    what = stacked(
        Text(line.what, _P.body), _P.note(", ".join(p for p in (line.about, line.why) if p))
    )
    note = _P.note(line.note, before=1) if line.note else None
    found = stacked(Text(line.outcome or tr("Not judged"), _P.body), note)
    return Row(
        [
            Text(line.row, _P.body),
            Text(line.when, _P.body),
            Text(line.who, _P.body),
            what,
            found,
        ]
    )
