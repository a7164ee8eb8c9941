"""The consent form with nothing filled in: the questions of D02, with lines for the answers."""

from sipdesk.i18n import Translator
from sipdesk.printing import consent_form
from sipdesk.printing.answers import tick, yes_no, yes_no_cells
from sipdesk.printing.blank_parts import Content, Room, fill_row, form
from sipdesk.printing.blocks import Block, PageBreak, Stack, Text
from sipdesk.printing.boxes import Frame, Strip
from sipdesk.printing.by_hand import FillIn, Signatures
from sipdesk.printing.consent_page import information
from sipdesk.printing.layout import PERSON, Paper
from sipdesk.printing.lists import Columns, bullets
from sipdesk.printing.parts import ROOM, Contact
from sipdesk.printing.phrases import law
from sipdesk.printing.tables import Row, Table
from sipdesk.printing.text import Style, bold

_FORM = consent_form.FORM
_PARTIES = 4


def consent(content: Content, tr: Translator) -> Paper:
    """One sheet: the answers, and how the information is used."""
    slots = (content.legal_basis, content.storage_time, content.dpo_contact)
    blocks = [
        *_title(tr),
        *_plan(tr),
        *_parties(tr),
        Strip([FillIn(tr("3. You may not share this:"), _FORM.body.semibold())], before=9),
        *_close(tr),
        _FORM.h(f"5. {tr('How long?')}", before=8),
        _how_long(tr),
        _good(content, tr),
        Stack([_signatures(tr), _taken_back(tr)]),
        PageBreak(),
        *information(tr, Contact(ROOM), content.controller, slots),
    ]
    return form(content, tr, tr(consent_form.TITLE), blocks, _FORM)


def _title(tr: Translator) -> list[Block]:
    intro = tr(
        "You decide. You can say yes to one part and no to another."
        " Ask if anything is unclear before you answer."
    )
    return [
        Text(tr(consent_form.TITLE), PERSON.title, tag="H1"),
        FillIn(tr("to a coordinated individual plan, SIP, for"), PERSON.sub, before=1),
        Text(intro, Style(11.4, 14.4), before=5),
    ]


def _plan(tr: Translator) -> list[Block]:
    about = tr(
        "The plan says what you need, who does what, and when. You take part and decide what it"
        " says."
    )
    boxes: list[Block] = [
        tick(tr, tr("Yes, make a plan"), _FORM.body),
        tick(tr, tr("No"), _FORM.body),
        FillIn(tr("Ask me again on"), _FORM.body),
    ]
    return [
        _FORM.h(f"1. {tr('May we make a plan together with you?')}", before=8),
        _FORM.note(about, before=1),
        Columns(boxes, [0.34, 0.2, 0.46], before=6),
    ]


def _parties(tr: Translator) -> list[Block]:
    about = tr(
        "Tick yes or no for each one. We share what is on the line, to make and follow up the"
        " plan. Those you say yes to will know who the others are."
    )
    head = (tr("Who"), tr("What they may know"), tr("Yes"), tr("No"))
    rows = [
        Row([Room(18), Room(18), *yes_no_cells(tr, None, _FORM.small)], pad=2)
        for _ in range(_PARTIES)
    ]
    return [
        _FORM.h(f"2. {tr('Who may talk to each other about you?')}", before=8),
        _FORM.note(about, before=1),
        Table([0.455, 0.345, 0.1, 0.1], rows, style=_FORM.small, head=head, before=3),
    ]


def _close(tr: Translator) -> list[Block]:
    style = Style(10.6, 15.2)
    name = tr("the one named here")
    words = (
        tr("I want {name} to take part").format(name=name),
        tr("I do not mind"),
        tr("I do not want {name} to take part").format(name=name),
    )
    boxes = [tick(tr, word, style) for word in words]
    letter = tr("May we send letters to {name}?").format(name=name)
    asked = Stack([Text(letter, style), Columns(yes_no(tr, None, style), [0.5, 0.5])])
    return [
        _FORM.h(f"4. {tr('Someone close to you')}", before=8),
        fill_row([tr("Name"), tr("Relation")], _FORM, before=5),
        Columns([Stack(boxes), asked], [0.56, 0.44], before=5),
    ]


def _how_long(tr: Translator) -> Block:
    lines: list[Block] = [FillIn(tr("From"), _FORM.body), FillIn(tr("To"), _FORM.body)]
    return Columns([*lines, Text(tr("Then we ask again."), _FORM.body)], [0.3, 0.3, 0.4], before=4)


def _good(content: Content, tr: Translator) -> Block:
    back = tr(
        "You can take back your yes whenever you want. It is enough to tell {coordinator}, or"
        " anyone else on the list. Then we stop sharing."
    ).format(coordinator=ROOM)
    example = tr("One example is when we suspect that a child is being harmed.")
    if content.laws.report_child:
        example = tr("One example is when we suspect that a child is being harmed ({law}).")
    given = tr("Sometimes we must give information even if you say no.")
    lines = [
        back,
        tr(
            "What has already been shared we cannot take back."
            " What has been written is kept for as long as the rules say."
        ),
        tr("If you say no, you can still seek care and support, just as before."),
        f"{given} {example.format(law=law(content.laws.report_child))}",
    ]
    heading = _FORM.h(tr("Good to know"))
    return Frame([heading, bullets(lines, _FORM.small, gap=2, before=3)], before=9, keep=True)


def _signatures(tr: Translator) -> Block:
    noted = (tr("Noted by, if you answer orally"), tr("name, function and date"))
    signers = [(tr("Your name"), tr("signature and date")), noted]
    return Signatures(signers, Style(11, 14, bold=True), _FORM.small, in_row=2, above=32)


def _taken_back(tr: Translator) -> Block:
    lines = [FillIn(word, _FORM.small) for word in (tr("Day"), tr("What"), tr("Noted by"))]
    first = Text(bold(tr("If you take back your yes:")), _FORM.small)
    return Strip([Columns([first, *lines], [0.27, 0.17, 0.26, 0.3])], before=6)
