"""The plan and the follow-up as empty forms, in the order of D07 and D09."""

from sipdesk.i18n import Translator
from sipdesk.printing import plan, plan_body, plan_good
from sipdesk.printing.answers import tick
from sipdesk.printing.blank_parts import (
    Content,
    Room,
    beside_picture,
    fill_row,
    fills,
    form,
    grid,
    question,
)
from sipdesk.printing.blocks import Block, PageBreak, Stack, Text
from sipdesk.printing.boxes import Bar, Card, SideBySide
from sipdesk.printing.by_hand import FillIn, Signatures, WriteLines
from sipdesk.printing.follow_up import TITLE as FOLLOW_UP
from sipdesk.printing.layout import PERSON, Paper
from sipdesk.printing.lists import Columns
from sipdesk.printing.parts import ROOM, Contact, NextMeeting
from sipdesk.printing.phrases import law
from sipdesk.printing.plan_content import SignatureRule
from sipdesk.printing.tables import Row, Table
from sipdesk.printing.text import Style, rich

_GOALS, _ROWS = 3, 3
_COLUMNS = (0.42, 0.32, 0.26)
_TALL = 34.0
_TICK = Style(10, 14)


def plan_form(content: Content, tr: Translator) -> Paper:
    """D07 with lines: page one complete, three goals with three rows each."""
    blocks = [*_front(tr), PageBreak(), *_agreed(tr), *_end(content, tr)]
    return form(content, tr, tr(plan.TITLE), blocks)


def _front(tr: Translator) -> list[Block]:
    now = grid((tr("When"), tr("What, and who")), 3, (0.37, 0.63), tall=27)
    call = [PERSON.h(tr("Who to call")), fills([tr("Name"), tr("Phone"), tr("Hours")])]
    again = [PERSON.h(tr("We meet again")), fills([tr("Day"), tr("Place"), tr("Who calls")])]
    return [
        Text(tr(plan.TITLE), PERSON.title, tag="H1"),
        FillIn(tr("Coordinated individual plan (samordnad individuell plan, SIP) for"), PERSON.sub),
        fill_row([tr("Made at the meeting on"), tr("Paper number")], before=8),
        PERSON.h(tr("What is important to me")),
        beside_picture(WriteLines(3)),
        PERSON.h(tr("What happens now")),
        now,
        SideBySide([Card(call), Card(again)], before=14),
        *_harder(tr),
        PERSON.h(tr("More phone numbers")),
        fill_row([tr("Name, phone")] * 2),
        fill_row([tr("Name, phone")] * 2),
    ]


def _harder(tr: Translator) -> list[Block]:
    acute = tr("**Evenings, nights and weekends:** call 1177. **If life is in danger:** call 112.")
    return [
        PERSON.h(tr("If things get harder")),
        fills([tr("Signs:"), tr("Then we do this:")], before=3),
        PERSON.p(rich(acute), before=6),
    ]


def _agreed(tr: Translator) -> list[Block]:
    rows = [row for number in range(1, _GOALS + 1) for row in _goal(tr, number)]
    head = (tr("What"), tr("Who"), tr("When"))
    own = [tick(tr, "", PERSON.body, line=True, before=9) for _ in range(3)]
    return [
        Text(tr("What we have agreed"), Style(20, 25, bold=True), tag="H2", keep=True),
        Table(_COLUMNS, rows, style=PERSON.small, head=head, before=5),
        PERSON.h(tr("What I do myself")),
        Stack(own, before=6),
        PERSON.h(tr("What others do")),
        grid(head, 2, _COLUMNS, tall=_TALL),
        *question(tr("What we have no answer to yet"), 2),
        *question(tr("Other plans"), 1),
    ]


def _goal(tr: Translator, number: int) -> list[Row]:
    name = Text(tr("Goal {n}").format(n=number), PERSON.small.semibold())
    head = Row([Bar([name, Room(24)])], keep=True, is_labelled=True, above=8)
    cells = [[Room(_TALL) for _ in _COLUMNS] for _ in range(_ROWS)]
    return [head, *[Row(row, keep=n < _ROWS - 1) for n, row in enumerate(cells)]]


def _end(content: Content, tr: Translator) -> list[Block]:
    told = plan.Content(
        header=content.header,
        person=ROOM,
        made_on=None,
        coordinator=Contact(""),
        responsible=Contact(""),
        next_meeting=NextMeeting(),
        laws=content.laws,
        patient_board_phone=content.patient_board_phone,
        signature_rule=content.signature_rule,
    )
    made = tr("The plan is made under {law}.").format(law=law(content.laws.plan))
    return [
        PERSON.h(tr("Who is responsible?")),
        fills([tr("Has the overall responsibility for the plan"), tr("At the meeting")], before=6),
        *([PERSON.note(made, before=6)] if content.laws.plan else []),
        plan_good.good_to_know(told, tr),
        *_signed(content, told, tr),
    ]


def _signed(content: Content, told: plan.Content, tr: Translator) -> list[Block]:
    if content.signature_rule is SignatureRule.NONE:
        return plan_body.signatures(told, tr)
    said = tr("We have made the plan together. {name} gets a copy.").format(name=ROOM)
    line = ("", tr("name, part, date"))
    signers = [line] * (1 if content.signature_rule is SignatureRule.PERSON else 3)
    heading = PERSON.h(tr("Signatures"))
    lines = Signatures(signers, PERSON.body, PERSON.small)
    return [Stack([heading, PERSON.p(said), lines], before=11)]


def follow_up_form(content: Content, tr: Translator) -> Paper:
    """D09 with lines: own view, decision and next meeting, promises, goals, what is new."""
    title = tr(FOLLOW_UP)
    onward: list[Block] = [tick(tr, tr("We go on with the plan"), PERSON.body)]
    onward.append(tick(tr, tr("The plan is closed"), PERSON.body, before=8))
    onward.append(FillIn(tr("Reason"), PERSON.body, before=12))
    again = [PERSON.h(tr("We meet again")), fills([tr("Day"), tr("Place"), tr("Who calls")])]
    head = (tr("What"), tr("Who"), tr("Done?"), tr("Now"))
    rows = [Row([Room(44), Room(44), _kept(tr), Room(44)]) for _ in range(4)]
    blocks: list[Block] = [
        Text(title, PERSON.title, tag="H1"),
        FillIn(tr("Follow-up of the plan for"), PERSON.sub, before=2),
        fill_row([tr("Meeting"), tr("Concerns plan version")], before=9),
        *question(tr("What I think"), 3),
        SideBySide([Card(onward), Card(again)], before=14),
        PERSON.h(tr("What we promised")),
        Table((0.34, 0.22, 0.2, 0.24), rows, style=PERSON.small, head=head, before=5),
        PERSON.h(tr("My goals")),
        *[_goal_result(tr, number) for number in range(1, _GOALS + 1)],
        *question(tr("What has happened since last time"), 3),
        *question(tr("What is new in the plan"), 3),
        FillIn(tr("At the meeting"), PERSON.body, before=16),
    ]
    return form(content, tr, title, blocks)


def _kept(tr: Translator) -> Block:
    words = (tr("Was done"), tr("Partly"), tr("Not done"))
    return Stack([tick(tr, word, _TICK) for word in words])


def _goal_result(tr: Translator, number: int) -> Block:
    words = (tr("Reached"), tr("Partly"), tr("Not reached"), tr("No longer relevant"))
    boxes = [tick(tr, word, _TICK) for word in words]
    lines: list[Block] = [
        FillIn(tr("Goal {n}").format(n=number), PERSON.body),
        Columns(boxes, (0.2, 0.2, 0.25, 0.35), before=9),
        FillIn(tr("I think:"), PERSON.body, before=12),
    ]
    return Stack(lines, before=12)
