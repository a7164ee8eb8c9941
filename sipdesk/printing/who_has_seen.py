"""D17 Vem har öppnat och fått din plan?: openings in the program and papers handed out."""

from dataclasses import dataclass
from datetime import date

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.layout import PERSON, Paper
from sipdesk.printing.parts import Contact, Header
from sipdesk.printing.phrases import day, dots, label, protection_warning, who_and_phone
from sipdesk.printing.tables import Row, Table


@dataclass(frozen=True)
class Line:
    """One opening or one paper.

    Attributes:
        when: day, and the time of an opening.
        who: unit and role; the name of staff only by local decision.
        what: in words.
    """

    when: str
    who: str
    what: str


@dataclass(frozen=True)
class Content:
    """All that the list prints.

    Attributes:
        header: top and bottom of the page.
        person: name.
        from_on, to_on: first and last day of the list.
        papers: what was handed out.
        openings: who has opened the case in the program.
        contact: whom to ask.
        law: the right to the list, where there is one; usually empty.
    """

    header: Header
    person: str
    from_on: date
    to_on: date
    papers: tuple[Line, ...]
    openings: tuple[Line, ...]
    contact: Contact
    law: str = ""


TITLE = N_("Who has opened and received your plan?")


def build(content: Content, tr: Translator) -> Paper:
    """Papers first, then openings, then how to ask."""
    return Paper(
        title=tr(TITLE),
        tr=tr,
        sizes=PERSON,
        blocks=[
            Text(tr(TITLE), PERSON.title, tag="H1"),
            PERSON.p(content.person, before=3),
            PERSON.p(_about(content, tr), before=8),
            *tables(content.papers, content.openings, tr),
            PERSON.p(_ask(content, tr), before=14),
            *([PERSON.note(content.law, before=6)] if content.law else []),
        ],
        organisation=content.header.organisation,
        label=label(tr, content.header, tr("To you")),
        running=dots(tr(TITLE), content.header.case_number),
        footer=tr("Case {number}").format(number=content.header.case_number),
        practice=content.header.practice,
        warning=protection_warning(tr, content.header),
    )


def _about(content: Content, tr: Translator) -> str:
    text = tr(
        "The list shows who has received your plan on paper and who has opened it in the program,"
        " {start} to {end}. It does not show what has happened in the systems of health care or"
        " social services."
    )
    return text.format(start=day(tr, content.from_on), end=day(tr, content.to_on))


def tables(papers: tuple[Line, ...], openings: tuple[Line, ...], tr: Translator) -> list[Block]:
    """Both lists with their headings; an empty one says so."""
    return [
        PERSON.h(tr("Papers that have been handed out")),
        _table(papers, tr),
        PERSON.h(tr("Openings in the program")),
        _table(openings, tr),
    ]


def _table(lines: tuple[Line, ...], tr: Translator) -> Block:
    if not lines:
        return PERSON.p(tr("No information."))
    head = (tr("When"), tr("Who"), tr("What"))
    rows = [
        Row([Text(text, PERSON.small) for text in (line.when, line.who, line.what)], pad=3)
        for line in lines
    ]
    return Table([0.26, 0.4, 0.34], rows, style=PERSON.small, head=head, before=4)


def _ask(content: Content, tr: Translator) -> str:
    who = who_and_phone(content.contact)
    return tr(
        "Do you wonder about something in the list? Ask {who}. You will get an answer."
    ).format(who=who)
