"""How the store is protected, on paper: what the yearly evaluation begins from (FLT L16)."""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.by_hand import WriteLines
from sipdesk.printing.layout import PROFESSIONAL, Paper
from sipdesk.printing.log_review import paper_of_the_log
from sipdesk.printing.parts import Header
from sipdesk.printing.phrases import day
from sipdesk.printing.tables import Row, Table, stacked


@dataclass(frozen=True)
class Fact:
    """One thing as it is.

    Attributes:
        what: what is told of.
        found: how it is.
        question: what somebody should ask about it; "" where nothing stands out.
    """

    what: str
    found: str
    question: str = ""


@dataclass(frozen=True)
class Part:
    """The facts about one thing."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Content:
    """All that the report prints; nothing in it is about a person in a case.

    Attributes:
        header: of its fields only `organisation` and `practice` are printed.
        on, since: the day of the report, and the first day of the time that it is about.
        by: who made it.
        parts: the facts.
        law: why it is made.
    """

    header: Header
    on: date
    since: date
    by: str
    parts: tuple[Part, ...]
    law: str


TITLE = N_("Report on protection")
_ASKED = (
    N_("What does this show?"),
    N_("What else has happened that the program does not know?"),
    N_("What is to be changed? Who does it, and by when?"),
)
_P = PROFESSIONAL


def build(content: Content, tr: Translator) -> Paper:
    """What stands out first, then each part, then what people have to write."""
    period = tr("From {first} to {last}. Made by {who}.").format(
        first=day(tr, content.since), last=day(tr, content.on), who=content.by
    )
    blocks: list[Block] = [
        Text(tr(TITLE), _P.title, tag="H1"),
        _P.p(period, before=2),
        _P.note(content.law, before=2),
        _P.h(tr("What stands out")),
        *_standing_out(content, tr),
    ]
    for part in content.parts:
        blocks += [_P.h(part.title), _table(part, tr)]
    blocks.append(_P.h(tr("What people have to judge")))
    for question in _ASKED:
        blocks += [_P.p(tr(question), before=6), WriteLines(2)]
    blocks.append(_P.p(tr("Signature: ______________________________"), before=12))
    paper = paper_of_the_log(TITLE, blocks, content.header, tr)
    return replace(paper, footer=tr("Names of colleagues, nothing about a case."))


def _standing_out(content: Content, tr: Translator) -> list[Block]:
    asked = [fact for part in content.parts for fact in part.facts if fact.question]
    if not asked:
        return [_P.p(tr("Nothing that the program can see."))]
    return [_P.p(f"{fact.what}: {fact.question}", before=2) for fact in asked]


def _table(part: Part, tr: Translator) -> Table:
    rows = [
        Row(
            [
                Text(fact.what, _P.body),
                stacked(
                    Text(fact.found, _P.body), _P.note(fact.question) if fact.question else None
                ),
            ]
        )
        for fact in part.facts
    ]
    return Table([0.36, 0.64], rows, style=_P.body, head=(tr("What"), tr("As it is")), before=4)
