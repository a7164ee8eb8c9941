"""What the log says about an incident: who did what, in whose cases and when (GDPR art. 33)."""

from dataclasses import dataclass
from datetime import date

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.by_hand import WriteLines
from sipdesk.printing.layout import PROFESSIONAL, Paper
from sipdesk.printing.log_review import Line, paper_of_the_log
from sipdesk.printing.parts import Header
from sipdesk.printing.phrases import day
from sipdesk.printing.tables import Row, Table, stacked


@dataclass(frozen=True)
class Touched:
    """One case that the rows are about: by number, never by the person's name.

    Attributes:
        number: its case number.
        first, last: the first and the last row about it, as day and time.
        who: the users.
        what: the kinds of acts.
        count: how many rows.
    """

    number: str
    first: str
    last: str
    who: str
    what: str
    count: int


@dataclass(frozen=True)
class Content:
    """All that the paper prints.

    Attributes:
        header: of its fields only `organisation` and `practice` are printed.
        on: the day on which it was made.
        by: who made it.
        chosen: which rows were chosen, a line each.
        cases: the cases that the rows are about.
        lines: the rows, oldest first.
        is_cut: there are more rows than the paper holds; the oldest are left out.
        chain: what the check of the chain found, in words.
        law: within what time an incident is notified, and under what law.
    """

    header: Header
    on: date
    by: str
    chosen: tuple[str, ...]
    cases: tuple[Touched, ...]
    lines: tuple[Line, ...]
    is_cut: bool
    chain: str
    law: str


TITLE = N_("Material about an incident")
_ASKED = (
    N_("What has happened?"),
    N_("When was it noticed, and by whom? Day and time"),
    N_("What may it mean for the persons?"),
    N_("What has been done, and what will be done?"),
    N_("Notified to the supervisory authority. Day and time, or why not"),
    N_("The persons have been told. Day and how, or why not"),
)
_P = PROFESSIONAL


def build(content: Content, tr: Translator) -> Paper:
    """What the log knows first, then what people have to write."""
    blocks: list[Block] = [
        Text(tr(TITLE), _P.title, tag="H1"),
        _P.p(day(tr, content.on), before=2),
        _P.p(tr("Made by {who} from the log.").format(who=content.by), before=4),
        _P.note(content.law, before=2),
        _P.h(tr("What was chosen")),
        *(_P.p(line) for line in content.chosen),
        _P.p(content.chain, before=2),
        _P.h(tr("Whose data? Number of cases: {n}").format(n=len(content.cases))),
        *_cases(content, tr),
        _P.h(tr("What the log does not know")),
    ]
    for question in _ASKED:
        blocks += [_P.p(tr(question), before=6), WriteLines(2)]
    blocks += [_P.h(tr("The rows of the log")), *_rows(content, tr)]
    return paper_of_the_log(TITLE, blocks, content.header, tr)


def _cases(content: Content, tr: Translator) -> list[Block]:
    if not content.cases:
        return [_P.p(tr("None of the rows is about a case."))]
    head = (tr("Case"), tr("First and last"), tr("Who"), tr("What"))
    rows = [
        Row(
            [
                Text(f"SIP {case.number}", _P.body),
                stacked(Text(case.first, _P.body), Text(case.last, _P.body)),
                Text(case.who, _P.body),
                stacked(
                    Text(case.what, _P.body),
                    _P.note(tr("Number of rows: {n}").format(n=case.count)),
                ),
            ]
        )
        for case in content.cases
    ]
    return [Table([0.19, 0.22, 0.25, 0.34], rows, style=_P.body, head=head, before=4)]


def _rows(content: Content, tr: Translator) -> list[Block]:
    if not content.lines:
        return [_P.p(tr("The log has no such rows."))]
    head = (tr("Row"), tr("When"), tr("Who"), tr("What"))
    rows = [
        Row(
            [
                Text(line.row, _P.body),
                Text(line.when, _P.body),
                Text(line.who, _P.body),
                stacked(Text(line.what, _P.body), _P.note(line.about) if line.about else None),
            ]
        )
        for line in content.lines
    ]
    table = Table([0.1, 0.22, 0.3, 0.38], rows, style=_P.body, head=head, before=4)
    if not content.is_cut:
        return [table]
    more = tr("There are older rows that are not here. Choose a shorter time or one user.")
    return [_P.p(more), table]
