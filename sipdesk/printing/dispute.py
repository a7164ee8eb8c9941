"""D13 Underlag om oenighet: a question for the arena in which nobody can be recognised (REQ J4)."""

from dataclasses import dataclass

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.layout import PROFESSIONAL, Paper
from sipdesk.printing.parts import Header, IncompletePaper
from sipdesk.printing.phrases import dots, field_lang, label


@dataclass(frozen=True)
class Content:
    """Texts written by hand for this paper alone; nothing is copied from a case.

    Attributes:
        header: without a case number.
        arena: whom it is for.
        question, shared_facts, view_kommun, view_region, person_need: as written.
        interim_owner: a function.
        steps_taken: by month.
        agreement_section: the rule that is unclear.
        checked: month or quarter in which a named person read it.
    """

    header: Header
    arena: str
    question: str
    shared_facts: str = ""
    view_kommun: str = ""
    view_region: str = ""
    person_need: str = ""
    interim_owner: str = ""
    steps_taken: str = ""
    agreement_section: str = ""
    checked: str = ""


TITLE = N_("Paper on a disagreement")
_P = PROFESSIONAL


def build(content: Content, tr: Translator) -> Paper:
    """One page; raises `IncompletePaper` without a question."""
    if not content.question.strip():
        raise IncompletePaper(("question",))
    title = tr(TITLE)
    return Paper(
        title=title,
        tr=tr,
        sizes=_P,
        blocks=[
            Text(title, _P.title, tag="H1"),
            Text(_to(content, tr), _P.sub, before=2),
            *_section(tr, tr("The question"), content.question),
            *_section(tr, tr("What both agree on"), content.shared_facts),
            *_section(tr, tr("The municipality's view"), content.view_kommun),
            *_section(tr, tr("The region's view"), content.view_region),
            *_section(tr, tr("What the person needs and thinks"), content.person_need),
            *_meanwhile(content, tr),
            *_section(tr, tr("Steps taken"), content.steps_taken),
            *_section(tr, tr("The rule that is unclear"), content.agreement_section),
            _P.note(tr("Checked: {when}.").format(when=content.checked), before=12),
        ],
        organisation=content.header.organisation,
        label=label(tr, content.header, tr("De-identified")),
        running=title,
        footer=dots(title, tr("De-identified")),
        practice=content.header.practice,
    )


def _to(content: Content, tr: Translator) -> str:
    text = tr(
        "Paper for {arena}. The question is about responsibility or cost in a single case."
        " The paper is de-identified."
    )
    return text.format(arena=content.arena)


def _section(tr: Translator, title: str, text: str) -> list[Block]:
    return [_P.h(title), _P.p(text, lang=field_lang(tr))] if text.strip() else []


def _meanwhile(content: Content, tr: Translator) -> list[Block]:
    text = tr("The disagreement may not leave the person without what is needed.")
    if content.interim_owner:
        until = tr("Until the question is settled {function} answers.")
        text = f"{text} {until.format(function=content.interim_owner)}"
    return [_P.h(tr("Until the question is settled")), _P.p(text)]
