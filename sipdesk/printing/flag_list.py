"""D20 Att följa upp: the worklist of a team meeting, without names."""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.i18n import N_, Translator
from sipdesk.printing.answers import box_alt
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.by_hand import Tick
from sipdesk.printing.layout import PROFESSIONAL, Paper
from sipdesk.printing.parts import Header
from sipdesk.printing.phrases import day
from sipdesk.printing.tables import Row, Table
from sipdesk.printing.text import Style


@dataclass(frozen=True)
class Item:
    """One thing to follow up: the case's number only, what, since or until when, and why."""

    number: str
    what: str
    when: str
    why: str = ""


@dataclass(frozen=True)
class Part:
    """The things of one part of the day: late, today, this week."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Content:
    """All that the list prints.

    Attributes:
        header: of its fields only `organisation` and `practice` are printed.
        on: the day of the list.
        parts: in order of date.
        protected: how many protected cases are left out; told only from five up.
    """

    header: Header
    on: date
    parts: tuple[Part, ...]
    protected: int = 0


TITLE = N_("To follow up")
LEAST = 5
_P = replace(PROFESSIONAL, body=Style(10.5, 13.6))


def build(content: Content, tr: Translator) -> Paper:
    """A table with a box to tick for each part."""
    warning = tr(
        "The list has no names. Look the case up in the program. Destroy the list after the"
        " meeting."
    )
    blocks: list[Block] = [
        Text(tr(TITLE), _P.title, tag="H1"),
        _P.p(day(tr, content.on), before=2),
        _P.p(warning, before=4),
    ]
    for part in content.parts:
        blocks += _part(part, tr)
    if content.protected >= LEAST:
        hidden = tr("{n} protected cases are not shown.").format(n=content.protected)
        blocks.append(_P.p(hidden, before=12))
    return Paper(
        title=tr(TITLE),
        tr=tr,
        sizes=_P,
        blocks=blocks,
        organisation=content.header.organisation,
        label=tr("List without names"),
        running=tr(TITLE),
        footer=tr("Destroy the list after the meeting."),
        practice=content.header.practice,
        is_wide=True,
    )


def _part(part: Part, tr: Translator) -> list[Block]:
    if not part.items:
        return []
    head = (tr("Done?"), tr("Case"), tr("What"), tr("Why"), tr("When"))
    rows = [_row(item, tr) for item in part.items]
    table = Table([0.07, 0.12, 0.33, 0.33, 0.15], rows, style=_P.body, head=head, before=3)
    return [_P.h(part.title, before=9), table]


def _row(item: Item, tr: Translator) -> Row:
    box = Tick("", _P.body, ticked=False, alt=box_alt(tr, ticked=False))
    texts = (item.number, item.what, item.why, item.when)
    return Row([box, *(Text(text, _P.body) for text in texts)], pad=1.8)
