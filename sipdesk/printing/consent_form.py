"""D02 Ditt samtycke: two answers, given so that the person understands and can take them back."""

from dataclasses import replace

from sipdesk.i18n import N_, Translator
from sipdesk.printing.answers import tick, yes_no, yes_no_cells
from sipdesk.printing.blocks import Block, PageBreak, Stack, Text
from sipdesk.printing.boxes import Frame, Strip
from sipdesk.printing.by_hand import FillIn, Signatures
from sipdesk.printing.consent_content import (
    ChildRow,
    CloseAnswer,
    ClosePersonRow,
    Content,
    GuardianRow,
    PartyRow,
    RepresentativeRow,
    WithdrawalRow,
)
from sipdesk.printing.consent_page import information
from sipdesk.printing.layout import PERSON, Paper, closer, within
from sipdesk.printing.lists import Columns, bullets
from sipdesk.printing.phrases import (
    comma,
    day,
    dots,
    ended,
    field_lang,
    label,
    law,
    protection_warning,
    swedish_fields,
    who_and_phone,
)
from sipdesk.printing.tables import Row, Table
from sipdesk.printing.text import Rich, Style, bold, rich

__all__ = [
    "ChildRow",
    "CloseAnswer",
    "ClosePersonRow",
    "Content",
    "GuardianRow",
    "PartyRow",
    "RepresentativeRow",
    "WithdrawalRow",
    "build",
]

TITLE = N_("Your consent")

FORM = replace(PERSON, heading=Style(13.4, 17, bold=True), body=Style(11, 14.4))
_SIDES = 2  # of the sheet
_LINE = Style(11, 17)
_SIGN = Style(11, 14, bold=True)


def build(content: Content, tr: Translator) -> Paper:
    """Page one with the answers, and how the information is used last."""
    slots = (content.legal_basis, content.storage_time, content.dpo_contact)
    numbers = iter(range(1, 9))
    blocks = [
        *_title(content, tr),
        *_plan(content, tr, next(numbers)),
        *_parties(content, tr, next(numbers)),
        _exceptions(content, tr, next(numbers)),
        *(_close(content, tr, next(numbers)) if content.close_persons else []),
        *_how_long(content, tr, next(numbers)),
        *_child(content, tr),
        _good_to_know(content, tr),
        Stack([_signatures(content, tr), taken_back(content, tr, FORM.small)]),
        PageBreak(),
        *information(tr, content.coordinator, content.controller, slots),
    ]
    paper = Paper(
        title=tr(TITLE),
        tr=tr,
        sizes=FORM,
        blocks=blocks,
        organisation=content.header.organisation,
        label=label(tr, content.header, tr("You get a copy")),
        running=dots(tr(TITLE), content.person),
        footer=footer(content, tr),
        practice=content.header.practice,
        warning=protection_warning(tr, content.header),
    )
    return within(_SIDES, paper, lambda: replace(paper, blocks=[closer(one) for one in blocks]))


def footer(content: Content, tr: Translator) -> str:
    """Case, number of the consent and the law."""
    case = tr("Case {number}").format(number=content.header.case_number)
    number = tr("consent {n}").format(n=content.number) if content.number is not None else ""
    return dots(case if content.header.case_number else "", number, law(content.laws.plan_short))


def _title(content: Content, tr: Translator) -> list[Block]:
    sub = tr("to a coordinated individual plan, SIP, for **{name}**")
    intro = tr(
        "You decide. You can say yes to one part and no to another."
        " Ask if anything is unclear before you answer."
    )
    blocks: list[Block] = [
        Text(tr(TITLE), PERSON.title, tag="H1"),
        Text(rich(sub, name=content.person), PERSON.sub, before=1),
    ]
    if content.representative is not None:
        who = content.representative
        text = tr("{name} answers for {person}. Basis: {basis}.").format(
            name=who.name, person=content.person, basis=comma(who.kind, who.basis)
        )
        blocks.append(FORM.p(text, before=3))
    told = swedish_fields(tr, content.coordinator.name)
    if told and has_own_text(content):
        intro = f"{intro} {told}"
    return [*blocks, Text(intro, Style(11.4, 14.4), before=4)]


def has_own_text(content: Content) -> bool:
    """Whether something stands on the form as somebody wrote it."""
    child = content.child is not None and content.child.own_words
    return bool(content.exceptions or child)


def _heading(number: int, text: str) -> Text:
    return FORM.h(f"{number}. {text}", before=8)


def _plan(content: Content, tr: Translator, number: int) -> list[Block]:
    about = tr(
        "The plan says what you need, who does what, and when. You take part and decide what it"
        " says."
    )
    again: Block = FillIn(tr("Ask me again on"), FORM.body)
    if content.ask_again_on:
        on = day(tr, content.ask_again_on)
        again = Text(rich(tr("Ask me again on **{date}**"), date=on), FORM.body)
    boxes = [
        tick(tr, tr("Yes, make a plan"), FORM.body, ticked=content.plan_answer is True),
        tick(tr, tr("No"), FORM.body, ticked=content.plan_answer is False),
        again,
    ]
    question = _heading(number, tr("May we make a plan together with you?"))
    return [question, FORM.note(about, before=1), Columns(boxes, [0.34, 0.2, 0.46], before=6)]


def _parties(content: Content, tr: Translator, number: int) -> list[Block]:
    about = tr(
        "Tick yes or no for each one. We share what is on the line, to make and follow up the"
        " plan. Those you say yes to will know who the others are."
    )
    head = (tr("Who"), tr("What they may know"), tr("Yes"), tr("No"))
    rows = [_party(party, tr) for party in content.parties]
    question = _heading(number, tr("Who may talk to each other about you?"))
    return [
        question,
        FORM.note(about, before=1),
        Table([0.455, 0.345, 0.1, 0.1], rows, style=FORM.small, head=head, before=3),
    ]


def _party(party: PartyRow, tr: Translator) -> Row:
    style = Style(10.6, 13.2)
    template = "**{unit}**, {principal}" if party.principal else "**{unit}**"
    who = Text(rich(template, unit=party.unit, principal=party.principal), style)
    areas = Text(", ".join(party.areas), style, lang=field_lang(tr))
    return Row([who, areas, *yes_no_cells(tr, party.answer, style)], pad=3)


def _exceptions(content: Content, tr: Translator, number: int) -> Block:
    none = tr("You have made no exceptions.")
    told = " ".join(ended(text) for text in content.exceptions) or none
    text = rich(tr("**{n}. You may not share this:** {text}"), n=number, text=told)
    return Strip([Text(text, FORM.body)], before=7)


def _close(content: Content, tr: Translator, number: int) -> list[Block]:
    first, *others = content.close_persons
    heading = _heading(number, tr("Someone close to you"))
    blocks: list[Block] = [_beside(heading, _name(first), 0.42), _close_person(first, tr)]
    for person in others:
        blocks += [Text(_name(person), FORM.body, before=5, keep=True), _close_person(person, tr)]
    return blocks


def _beside(heading: Text, text: Rich, share: float) -> Block:
    """A heading with its text on the same line, kept with what follows."""
    line = Columns([heading, Text(text, _LINE)], [share, 1 - share], before=heading.before)
    line.keep = True
    return line


def _name(person: ClosePersonRow) -> Rich:
    template = "**{name}**, {relation}" if person.relation else "**{name}**"
    return rich(template, name=person.name, relation=person.relation)


def _close_person(person: ClosePersonRow, tr: Translator) -> Block:
    words = {
        CloseAnswer.WANTS: tr("I want {name} to take part"),
        CloseAnswer.DOES_NOT_OBJECT: tr("I do not mind"),
        CloseAnswer.OBJECTS: tr("I do not want {name} to take part"),
    }
    style = Style(10.6, 15.2)
    boxes = [
        tick(tr, text.format(name=person.name), style, ticked=person.answer is answer)
        for answer, text in words.items()
    ]
    letter = tr("May we send letters to {name}?").format(name=person.name)
    asked = Stack([Text(letter, style), Columns(yes_no(tr, person.letter_ok, style), [0.5, 0.5])])
    return Columns([Stack(boxes), asked], [0.56, 0.44], before=1)


def _how_long(content: Content, tr: Translator, number: int) -> list[Block]:
    heading = _heading(number, tr("How long?"))
    if content.from_on is None or content.until_on is None:
        lines = [FillIn(tr("From"), FORM.body), FillIn(tr("To"), FORM.body)]
        again = Text(tr("Then we ask again."), FORM.body)
        return [heading, Columns([*lines, again], [0.3, 0.3, 0.4], before=4)]
    text = tr("From **{start}** to **{end}**. Then we ask again.")
    said = rich(text, start=day(tr, content.from_on), end=day(tr, content.until_on))
    return [_beside(heading, said, 0.24)]


def _child(content: Content, tr: Translator) -> list[Block]:
    blocks: list[Block] = []
    if content.child is not None and content.child.own_words:
        words = rich(tr("**The child has said:** ”{words}”"), words=content.child.own_words)
        blocks.append(Text(words, FORM.body, before=8))
    if answering := givers(content, tr):
        rows = [
            Row(
                [
                    Text(rich("**{name}**, {role}", name=name, role=role), FORM.small),
                    *yes_no_cells(tr, answer, FORM.small),
                ],
                pad=3,
            )
            for name, role, answer in answering
        ]
        head = (tr("Who gives the answer"), tr("Yes"), tr("No"))
        blocks.append(Table([0.76, 0.12, 0.12], rows, style=FORM.small, head=head, before=6))
    return blocks


def givers(content: Content, tr: Translator) -> list[tuple[str, str, bool | None]]:
    """Who must answer for a child: name, role and answer; the guardians first."""
    found = [(guardian.name, tr("guardian"), guardian.answer) for guardian in content.guardians]
    if content.child is not None and content.child.answers:
        found.append((content.child.name, tr("the child"), content.child.answer))
    return found


def _good_to_know(content: Content, tr: Translator) -> Block:
    who = who_and_phone(content.coordinator)
    back = tr(
        "You can take back your yes whenever you want. It is enough to tell {coordinator}, or"
        " anyone else on the list. Then we stop sharing."
    )
    lines = [
        back.format(coordinator=who),
        tr(
            "What has already been shared we cannot take back."
            " What has been written is kept for as long as the rules say."
        ),
        tr("If you say no, you can still seek care and support, just as before."),
        _sometimes(content, tr),
    ]
    heading = FORM.h(tr("Good to know"))
    return Frame([heading, bullets(lines, FORM.small, gap=2, before=3)], before=10, keep=True)


def _sometimes(content: Content, tr: Translator) -> str:
    text = tr("Sometimes we must give information even if you say no.")
    if content.laws.report_child:
        example = tr("One example is when we suspect that a child is being harmed ({law}).")
        return f"{text} {example.format(law=law(content.laws.report_child))}"
    example = tr("One example is when we suspect that a child is being harmed.")
    return f"{text} {example}"


def _signatures(content: Content, tr: Translator) -> Block:
    sign = tr("signature and date")
    names = [(name, sign) for name, _role, _answer in givers(content, tr)]
    if content.representative is not None:
        names.append((content.representative.name, sign))
    noted = (tr("Noted by, if you answer orally"), tr("name, function and date"))
    if content.noted_by:
        on = day(tr, content.noted_on) if content.noted_on else ""
        noted = (tr("Noted by {name}").format(name=content.noted_by), on)
    return Signatures(
        [*(names or [(content.person, sign)]), noted], _SIGN, FORM.small, in_row=2, above=36
    )


def taken_back(content: Content, tr: Translator, style: Style) -> Block:
    """The strip for the day when the yes is taken back; filled in when it has been."""
    heading = tr("If you take back your yes:")
    told = content.withdrawal
    if told is not None:
        text = rich(
            tr("**{heading}** {date}. {scope} Noted by {name}."),
            heading=heading,
            date=day(tr, told.on),
            scope=ended(told.scope),
            name=told.noted_by,
        )
        return Strip([Text(text, style)], before=7)
    lines = [FillIn(word, style) for word in (tr("Day"), tr("What"), tr("Noted by"))]
    first = Text(bold(heading), style)
    if style.size > FORM.small.size:
        return Strip([first, *lines], before=12)
    return Strip([Columns([first, *lines], [0.27, 0.17, 0.26, 0.3])], before=7)
