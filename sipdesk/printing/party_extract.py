"""D08b Utdrag ur planen: a party outside care and social services sees its own part and no more."""

from dataclasses import dataclass
from datetime import date

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.boxes import Strip
from sipdesk.printing.layout import PROFESSIONAL, Paper
from sipdesk.printing.parts import (
    Basis,
    BasisKind,
    Contact,
    Header,
    IncompletePaper,
    Laws,
    OverrideNote,
)
from sipdesk.printing.phrases import (
    basis_sentence,
    case_and_copy,
    comma,
    dots,
    iso,
    label,
    law,
    phone,
    protection_warning,
    second_coordinator,
)
from sipdesk.printing.tables import Row as TableRow
from sipdesk.printing.tables import Table, stacked
from sipdesk.printing.text import join, rich


@dataclass(frozen=True)
class Row:
    """What this receiver does, or what others do in the areas that it may see.

    Attributes:
        text: what.
        who: unit and function; not printed for the receiver's own rows.
        starts_on: first day.
        latest_on: last day.
        until_next_meeting: the field said "löpande".
        when: words instead of a day, "när tiden är bokad".
        goal: only if all its areas are covered.
    """

    text: str
    who: str = ""
    starts_on: date | None = None
    latest_on: date | None = None
    until_next_meeting: bool = False
    when: str = ""
    goal: str = ""


@dataclass(frozen=True)
class Content:
    """All that an extract prints; `own_rows` and `other_rows` may not both be empty.

    Attributes:
        header: `version` and `copy_number` are printed.
        recipient: name of the party or unit.
        person: name; empty for a protected person (case number instead).
        final_on: day of this version.
        responsible: `principal` and `unit`.
        coordinator: name, function, phone.
        laws: `plan_short` stands in the footer.
        basis: consent (with its last day) or recorded legal ground.
        own_rows: what the recipient does.
        other_rows: what others do that touches it.
        follow_up_on: next follow-up.
        who_calls: to it.
        handed_on: day.
        handed_how: way.
        override: made by override.
    """

    header: Header
    recipient: str
    person: str
    final_on: date | None
    responsible: Contact
    coordinator: Contact
    laws: Laws
    basis: Basis
    own_rows: tuple[Row, ...] = ()
    other_rows: tuple[Row, ...] = ()
    follow_up_on: date | None = None
    who_calls: str = ""
    handed_on: date | None = None
    handed_how: str = ""
    override: OverrideNote | None = None


TITLE = N_("Extract from the plan")
_WORKING = N_("Working plan – does not yet meet the requirements of the law")
_BODY = PROFESSIONAL.body


def build(content: Content, tr: Translator) -> Paper:
    """One page, the tables may go on; raises `IncompletePaper` when there are no rows."""
    if not content.own_rows and not content.other_rows:
        raise IncompletePaper(("own_rows", "other_rows"))
    title = tr(TITLE)
    return Paper(
        title=title,
        tr=tr,
        sizes=PROFESSIONAL,
        blocks=[
            *_title(content, tr),
            *_own(content, tr),
            *_others(content, tr),
            *_ends(content, tr),
        ],
        organisation=content.header.organisation,
        label=label(tr, content.header, _label(content, tr)),
        running=dots(title, content.header.case_number),
        footer=dots(
            case_and_copy(tr, content.header),
            tr(_WORKING) if content.override is not None else "",
            law(content.laws.plan_short),
        ),
        practice=content.header.practice,
        warning=protection_warning(tr, content.header),
    )


def _label(content: Content, tr: Translator) -> str:
    if content.header.copy_number is None:
        return tr("Extract")
    return tr("Extract – copy {n}").format(n=content.header.copy_number)


def _title(content: Content, tr: Translator) -> list[Block]:
    case = tr("Case {number}").format(number=content.header.case_number)
    who = content.person or case
    if content.override is not None:
        sub = tr("Working plan – does not yet meet the requirements of the law. For **{name}**.")
    else:
        sub = tr("Coordinated individual plan (SIP) for **{name}**.")
    limited = tr(
        "**The extract shows only what may be given to the receiver.** It may therefore be shorter"
        " than the individual's copy. Use the information only for what is written here. Do not"
        " pass it on."
    )
    return [
        Text(tr(TITLE), PROFESSIONAL.title, tag="H1"),
        Text(rich(sub, name=who), PROFESSIONAL.sub, before=1),
        Text(_which(content, tr), PROFESSIONAL.sub, before=1),
        Strip([PROFESSIONAL.note(rich(limited))], before=8),
    ]


def _which(content: Content, tr: Translator) -> str:
    number = content.header.version
    version = tr("Version {n}.").format(n=number)
    if content.final_on is not None:
        version = tr("Version {n} from {date}.").format(n=number, date=iso(content.final_on))
    copy = content.header.copy_number
    if copy is None or content.header.draft_on is not None:
        to = tr("To {recipient}.").format(recipient=content.recipient)
        return f"{version} {to}"
    to = tr("Copy {n} to {recipient}.").format(n=copy, recipient=content.recipient)
    given = ""
    if content.handed_on is not None:
        way = comma(iso(content.handed_on), content.handed_how)
        given = " " + tr("Given {date}.").format(date=way)
    return f"{version} {to}{given}"


def _what(row: Row) -> Block:
    return stacked(Text(row.text, _BODY), PROFESSIONAL.note(row.goal) if row.goal else None)


def _latest(content: Content, tr: Translator, row: Row) -> str:
    if row.until_next_meeting and content.follow_up_on is not None:
        return tr("until the follow-up {date}").format(date=iso(content.follow_up_on))
    return iso(row.latest_on) if row.latest_on else row.when or tr("not decided yet")


def _own(content: Content, tr: Translator) -> list[Block]:
    if not content.own_rows:
        return []
    rows = [
        TableRow(
            [
                _what(row),
                Text(iso(row.starts_on) if row.starts_on else "", _BODY),
                Text(_latest(content, tr, row), _BODY),
            ]
        )
        for row in content.own_rows
    ]
    head = [tr("What"), tr("From"), tr("At the latest")]
    table = Table([0.6, 0.2, 0.2], rows, style=PROFESSIONAL.small, head=head, before=3)
    return [PROFESSIONAL.h(tr("This is what you do")), table]


def _others(content: Content, tr: Translator) -> list[Block]:
    if not content.other_rows:
        return []
    rows = [
        TableRow([_what(row), Text(row.who, _BODY), Text(_latest(content, tr, row), _BODY)])
        for row in content.other_rows
    ]
    head = [tr("What"), tr("Who"), tr("At the latest")]
    table = Table([0.45, 0.35, 0.2], rows, style=PROFESSIONAL.small, head=head, before=3)
    return [PROFESSIONAL.h(tr("What others do")), table]


def _ends(content: Content, tr: Translator) -> list[Block]:
    who = comma(content.responsible.principal, content.responsible.unit)
    blocks: list[Block] = []
    if who:
        text = tr("**{who}** has the overall responsibility for the plan.")
        blocks.append(PROFESSIONAL.p(rich(text, who=who), before=12))
    blocks.append(PROFESSIONAL.p(_follow_up(content, tr)))
    asked = content.coordinator
    rest = comma(asked.function, phone(asked.phone))
    questions = rich(tr("Questions: **{name}**"), name=asked.name)
    blocks.append(PROFESSIONAL.p(join(questions, f", {rest}." if rest else ".")))
    if second := second_coordinator(tr, asked):
        blocks.append(PROFESSIONAL.p(f"{second}.", before=1))
    blocks.append(PROFESSIONAL.note(_ground(content.basis, tr), before=9))
    moves = tr("The extract is not a decision and moves no responsibility that follows from law.")
    blocks.append(PROFESSIONAL.note(moves, before=2))
    return blocks


def _follow_up(content: Content, tr: Translator) -> str:
    if content.follow_up_on is None:
        return tr("Next follow-up: not decided yet.")
    text = tr("Next follow-up: {date}.").format(date=iso(content.follow_up_on))
    if not content.who_calls:
        return text
    calls = tr("{who} gets in touch.").format(who=content.who_calls)
    return f"{text} {calls}"


def _ground(basis: Basis, tr: Translator) -> str:
    until = tr("The individual has said yes.")
    if basis.until_on is not None:
        yes = tr("The individual has said yes. The yes is valid until {date}.")
        until = yes.format(date=iso(basis.until_on))
    if basis.kind is BasisKind.INCAPACITY:
        return law(basis.ground)
    return basis_sentence(tr, basis, until)
