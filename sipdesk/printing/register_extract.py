"""D16 Uppgifter om dig: everything that is stored about one person, readable (GDPR art. 15)."""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.layout import PERSON, Paper
from sipdesk.printing.lists import Columns
from sipdesk.printing.parts import Contact, Header
from sipdesk.printing.phrases import day, dots, ended, label, protection_warning, who_and_phone
from sipdesk.printing.tables import facts
from sipdesk.printing.text import Rich, Style
from sipdesk.printing.who_has_seen import Line, tables


@dataclass(frozen=True)
class Fact:
    """One stored value with its label in plain words."""

    label: str
    value: str


@dataclass(frozen=True)
class Entry:
    """One stored row: when it was written, and its values."""

    noted: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Group:
    """The rows of one kind; an empty group says so, for completeness is the point."""

    title: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Withheld:
    """An internal note that is not given: from when, why, which decision, how to appeal."""

    on: date
    ground: str
    number: str
    appeal: str = ""


@dataclass(frozen=True)
class Content:
    """All that the extract prints.

    Attributes:
        header: top and bottom of the page.
        person: name.
        number: personal number.
        on: the day of the extract.
        contact: who corrects what is wrong.
        groups: in order.
        withheld: internal notes that are kept back after review.
        papers, openings: as on D17.
        kept: how long it is kept, one sentence each; usually from the pack.
    """

    header: Header
    person: str
    number: str
    on: date
    contact: Contact
    groups: tuple[Group, ...]
    withheld: tuple[Withheld, ...] = ()
    papers: tuple[Line, ...] = ()
    openings: tuple[Line, ...] = ()
    kept: tuple[str, ...] = ()


TITLE = N_("Information about you")
_LAW = N_("The General Data Protection Regulation, article 15")


def build(content: Content, tr: Translator) -> Paper:
    """A cover, then group by group; pages are numbered."""
    blocks: list[Block] = [
        Text(tr(TITLE), PERSON.title, tag="H1"),
        PERSON.p(content.person, before=3),
        PERSON.p(content.number, before=0),
        *[PERSON.p(text, before=8) for text in _about(content, tr)],
        PERSON.note(tr(_LAW), before=8),
    ]
    for group in content.groups:
        blocks += _group(group, tr)
    blocks += _withheld(content, tr)
    blocks += tables(content.papers, content.openings, tr)
    if content.kept:
        blocks.append(PERSON.h(tr("How long it is kept")))
        blocks += [PERSON.p(line) for line in content.kept]
    return Paper(
        title=tr(TITLE),
        tr=tr,
        sizes=PERSON,
        blocks=blocks,
        organisation=content.header.organisation,
        label=label(tr, content.header, tr("To you")),
        running=dots(tr(TITLE), content.header.case_number),
        footer=tr("Case {number}").format(number=content.header.case_number),
        practice=content.header.practice,
        warning=protection_warning(tr, content.header),
    )


def _about(content: Content, tr: Translator) -> list[str]:
    asked = tr(
        "You have asked to know what we have written about you in the program sipdesk. This was in"
        " the program on {date}."
    )
    elsewhere = tr(
        "Records of health care and files of social services are in other places."
        " You can ask for them there."
    )
    wrong = tr(
        "Is something wrong? Tell {contact}. We correct it, or write down what you think."
        " The old text remains. Then it can be seen what was changed."
    )
    return [
        asked.format(date=day(tr, content.on)),
        elsewhere,
        wrong.format(contact=who_and_phone(content.contact)),
    ]


def _group(group: Group, tr: Translator) -> list[Block]:
    if not group.entries:
        return [_nothing(group.title, tr)]
    blocks: list[Block] = [PERSON.h(group.title)]
    for entry in group.entries:
        rows: list[tuple[str, Rich | Block]] = [(fact.label, fact.value) for fact in entry.facts]
        noted = Text(entry.noted, PERSON.small.semibold(), before=8, tag="P", keep=bool(rows))
        blocks.append(noted)
        if rows:
            blocks.append(facts(rows, Style(10.5, 13.6), share=0.34, before=2, pad=2.6))
    return blocks


def _nothing(title: str, tr: Translator) -> Block:
    """An empty heading says so on its own line: there are many of them, and each must be there."""
    said = Text(tr("No information."), replace(PERSON.body, leading=PERSON.heading.leading))
    return Columns([PERSON.h(title), said], (0.72, 0.28), before=8)


def _withheld(content: Content, tr: Translator) -> list[Block]:
    if not content.withheld:
        return []
    blocks: list[Block] = [PERSON.h(tr("Notes that are not given"))]
    text = tr("A note from {date} is not given. Reason: {ground} Decision {number}.")
    how = tr("This is how you appeal: {how}")
    for row in content.withheld:
        said = text.format(date=day(tr, row.on), ground=ended(row.ground), number=row.number)
        appeal = how.format(how=row.appeal) if row.appeal else ""
        blocks.append(PERSON.p(" ".join(part for part in (said, appeal) if part)))
    return blocks
