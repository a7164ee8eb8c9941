"""D14 Avvikelse i samverkan: a failure in cooperation, without the person (REQ J1, J7)."""

from dataclasses import dataclass
from datetime import date

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.layout import PROFESSIONAL, Paper
from sipdesk.printing.parts import Header
from sipdesk.printing.phrases import dots, field_lang, iso, label
from sipdesk.printing.tables import facts


@dataclass(frozen=True)
class Deviation:
    """One deviation; no class of law."""

    kind: str
    on: date
    about: str = ""
    what: str = ""
    meant: str = ""
    done: str = ""
    proposal: str = ""


@dataclass(frozen=True)
class Content:
    """The deviations of one case, for the own routine; neither name nor number of the person."""

    header: Header
    deviations: tuple[Deviation, ...]
    reporter: str = ""
    receiver: str = ""


TITLE = N_("Deviation in cooperation")
_P = PROFESSIONAL


def build(content: Content, tr: Translator) -> Paper:
    """One page for one deviation; several follow each other."""
    title = tr(TITLE)
    case = tr("Case {number}").format(number=content.header.case_number)
    law = tr(
        "The paper does not stand in for a report under lex Sarah or a deviation under lex Maria."
        " You make that by your own routine."
    )
    return Paper(
        title=title,
        tr=tr,
        sizes=_P,
        blocks=[
            Text(title, _P.title, tag="H1"),
            Text(dots(case, content.receiver, content.reporter), _P.sub, before=2),
            *[block for one in content.deviations for block in _one(one, tr)],
            _P.note(law, before=12),
        ],
        organisation=content.header.organisation,
        label=label(tr, content.header, tr("For your own file")),
        running=dots(title, content.header.case_number),
        footer=dots(case),
        practice=content.header.practice,
    )


def _one(one: Deviation, tr: Translator) -> list[Block]:
    head = [(tr("Day"), iso(one.on)), *([(tr("About"), one.about)] if one.about else [])]
    asked = (
        (tr("What happened?"), one.what),
        (tr("What did it mean for the person?"), one.meant),
        (tr("What was done at once?"), one.done),
        (tr("How can it be avoided?"), one.proposal),
    )
    blocks: list[Block] = [_P.h(one.kind), facts(head, _P.body, share=0.2, before=3)]
    for question, text in asked:
        if text.strip():
            blocks += [_P.h(question, level=3), _P.p(text, lang=field_lang(tr))]
    return blocks
