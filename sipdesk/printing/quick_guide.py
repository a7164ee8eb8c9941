"""The quick guide: SIP in eight steps on one page, for those who work with it (REQ L3)."""

from dataclasses import dataclass

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.layout import PROFESSIONAL, Paper
from sipdesk.printing.parts import Header
from sipdesk.printing.tables import facts


@dataclass(frozen=True)
class Content:
    """The steps, the days that the pack knows, the own routine and whom to ask.

    Attributes:
        steps: (name, what is done) in order.
        days: sentences with their source; may be empty.
        routine: (question, answer) of the local routine; may be empty.
        ask: the contact for questions on SIP; may be empty.
        law: the sections that the plan rests on.
    """

    header: Header
    steps: tuple[tuple[str, str], ...]
    days: tuple[str, ...] = ()
    routine: tuple[tuple[str, str], ...] = ()
    ask: str = ""
    law: str = ""


TITLE = N_("SIP step by step")
_P = PROFESSIONAL


def build(content: Content, tr: Translator) -> Paper:
    """One page."""
    blocks: list[Block] = [
        Text(tr(TITLE), _P.title, tag="H1"),
        Text(tr("A quick guide for you who hold the pen"), _P.sub, before=2),
        facts(
            [(f"{n}. {name}", text) for n, (name, text) in enumerate(content.steps, 1)],
            _P.body,
            share=0.22,
            before=8,
        ),
    ]
    if content.days:
        blocks += [_P.h(tr("Days to keep")), *[_P.p(text, before=2) for text in content.days]]
    if content.routine:
        blocks += [
            _P.h(tr("How we work with SIP here")),
            facts(content.routine, _P.body, share=0.3, before=2),
        ]
    if content.ask:
        blocks += [_P.h(tr("Whom to ask")), _P.p(content.ask, before=2)]
    return Paper(
        title=tr(TITLE),
        tr=tr,
        sizes=_P,
        blocks=blocks,
        organisation=content.header.organisation,
        label=tr("Quick guide"),
        running=tr(TITLE),
        footer=content.law,
        practice=content.header.practice,
    )
