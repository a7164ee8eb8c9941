"""Invitation, letter, agenda, preparation, evaluation and record of a no, to fill in by hand."""

from sipdesk.i18n import Translator
from sipdesk.printing import agenda, evaluation, invitation, letter, preparation, refusal
from sipdesk.printing.blank_parts import Content, Room, fill_row, fills, form, marked
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.by_hand import FillIn, WriteLines
from sipdesk.printing.layout import PERSON, PROFESSIONAL, Paper
from sipdesk.printing.parts import ROOM, Contact, MeetingFacts
from sipdesk.printing.phrases import law
from sipdesk.printing.tables import facts

_P = PROFESSIONAL


def preparation_form(content: Content, tr: Translator) -> Paper:
    """D03: every question with lines."""
    told = preparation.Content(content.header, "", MeetingFacts(), Contact(""))
    return marked(preparation.build(told, tr), content)


def agenda_form(content: Content, tr: Translator) -> Paper:
    """D06: the order of the meeting, with room for day, place and roles."""
    roles = [tr("When"), tr("Where"), tr("Leads the meeting"), tr("Writes")]
    roles += [tr("Supports the person"), tr("Keeps the time"), tr("Interpreter")]
    told = agenda.Content(
        content.header, "", MeetingFacts(), tuple(agenda.Role(role) for role in roles)
    )
    return marked(agenda.build(told, tr), content)


def evaluation_form(content: Content, tr: Translator) -> Paper:
    """D10: as it is, with room for the month; it never has a name or number."""
    told = evaluation.Content(content.header, content.evaluation, None, content.where_to_leave)
    return marked(evaluation.build(told, tr), content)


def invitation_form(content: Content, tr: Translator) -> Paper:
    """D05 to somebody close: a welcome, not a duty."""
    wants = tr("{person} is going to have a meeting about support and wants you to be there.")
    plan = tr(
        "At the meeting we make a plan of who does what. The plan is called a coordinated"
        " individual plan (samordnad individuell plan, SIP)."
    )
    decides = tr(
        "It is {person} who decides what is taken up. You do not need to prepare anything."
        " You may listen, and you may talk."
    )
    no = tr("Can you not come? It does not matter. Tell {coordinator}.")
    blocks: list[Block] = [
        Text(tr(invitation.TITLE), PERSON.title, tag="H1"),
        *_hello(tr),
        PERSON.p(wants.format(person=ROOM), before=12),
        _when_and_where(tr),
        PERSON.p(plan, before=12),
        FillIn(tr("{person} hopes that you can: {why_wanted}").format(
            person=ROOM, why_wanted=""
        ), PERSON.body, before=14),
        WriteLines(1),
        PERSON.p(decides.format(person=ROOM), before=10),
        PERSON.p(no.format(coordinator=ROOM), before=9),
        *_sender(tr),
    ]  # fmt: skip
    return form(content, tr, tr(invitation.TITLE), blocks)


def letter_form(content: Content, tr: Translator) -> Paper:
    """D22: one thing told between meetings; nothing on health."""
    blocks: list[Block] = [
        Text(tr(letter.TITLE), PERSON.title, tag="H1"),
        *_hello(tr),
        FillIn(tr("What the letter is about"), PERSON.body, before=14),
        WriteLines(7),
        _when_and_where(tr),
        PERSON.p(tr("Do you want to bring someone? Tell us before the meeting."), before=12),
        PERSON.p(tr("If the time does not suit you, call {who}.").format(who=ROOM), before=9),
        FillIn(tr("With this letter you get:"), PERSON.body, before=14),
        PERSON.p(
            tr("Do you want the letter read aloud or translated? Call {who}.").format(who=ROOM),
            before=12,
        ),
        *_sender(tr),
    ]
    return form(content, tr, tr(letter.TITLE), blocks)


def _hello(tr: Translator) -> list[Block]:
    return [
        fill_row([tr("To"), tr("Day")]),
        fills([tr("Address")]),
        FillIn(tr("Hello"), PERSON.body.semibold(), before=18),
    ]


def _when_and_where(tr: Translator) -> Block:
    rows = [(word, Room(18)) for word in (tr("When"), tr("Where"))]
    return facts(list(rows), PERSON.body, share=0.2, before=12, pad=2)


def _sender(tr: Translator) -> list[Block]:
    return [fills([tr("From: name and function"), tr("Phone")], before=16)]


def refusal_form(content: Content, tr: Translator) -> Paper:
    """D23: who asked, what was judged and offered, the answer, the decision, that it was told."""
    rows = (
        (tr("Need"), (tr("The question came, day and from which role"),), 0),
        (tr("Judgement"), (tr("Is a SIP needed? Yes or no, by whom, day"), tr("Reason:")), 1),
        (tr("The offer"), (tr("Day, by whom"), tr("Paper given, language"), tr("Interpreter")), 0),
        (tr("The answer"), (tr("Day"), tr("In the person's own words:")), 2),
        (tr("The decision"), (tr("By whom, day"), tr("Reason:")), 1),
        (tr("Told"), (tr("Day, by whom, how"),), 0),
        (tr("Children"), (tr("Is the question about children answered? Yes or no"),), 0),
        (tr("Onward"), (tr("We ask again on"),), 0),
    )
    no = tr("A no to SIP does not affect the right to seek care or to apply for support.")
    if content.laws.apply:
        text = tr(
            "A no to SIP does not affect the right to seek care or to apply for support ({law})."
        )
        no = text.format(law=law(content.laws.apply))
    table = [(name, _answers(labels, lines)) for name, labels, lines in rows]
    blocks: list[Block] = [
        Text(tr(refusal.TITLE), _P.title, tag="H1"),
        fill_row([tr("Name"), tr("Paper number")], _P, before=8),
        facts(list(table), _P.body, share=0.18, before=14, pad=6),
        _P.p(no, before=10),
        FillIn(tr("Noted by, function, day"), _P.body, before=16),
    ]
    return form(content, tr, tr(refusal.TITLE), blocks, _P)


def _answers(labels: tuple[str, ...], lines: int) -> Block:
    stack = fills(labels, _P, before=1)
    if not lines:
        return stack
    return type(stack)([*stack.blocks, WriteLines(lines)])
