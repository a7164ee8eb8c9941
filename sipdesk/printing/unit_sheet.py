"""The sheet of a called unit: what it can offer, its mandate, which decisions are needed (F29)."""

from dataclasses import dataclass
from datetime import date

from sipdesk.i18n import N_, Translator
from sipdesk.printing.answers import tick
from sipdesk.printing.blocks import Block, Stack, Text
from sipdesk.printing.by_hand import WriteLines
from sipdesk.printing.layout import PROFESSIONAL, Paper
from sipdesk.printing.lists import bullets
from sipdesk.printing.parts import Contact, Header, MeetingFacts, refuse_empty
from sipdesk.printing.phrases import (
    dots,
    field_lang,
    iso,
    label,
    meeting_iso,
    protection_warning,
    sentence,
    who_and_phone,
)
from sipdesk.printing.tables import facts
from sipdesk.printing.text import Rich, bold, rich


@dataclass(frozen=True)
class Content:
    """All that the sheet prints; an answer that is empty becomes lines to write on.

    Attributes:
        header: top and bottom of the page.
        unit: name of the unit that fills it in.
        concerns: initials of the person; empty for a protected person.
        meeting: when and where; the day is compulsory.
        reply_by: last day to send it back.
        coordinator: to whom.
        purpose: what the meeting shall lead to.
        questions: to this unit.
        can_offer, may_decide, decision_needed: what the unit has answered already.
    """

    header: Header
    unit: str
    meeting: MeetingFacts
    coordinator: Contact
    concerns: str = ""
    reply_by: date | None = None
    purpose: str = ""
    questions: tuple[str, ...] = ()
    can_offer: str = ""
    may_decide: str = ""
    decision_needed: str = ""


TITLE = N_("Before the meeting, for your unit")


def build(content: Content, tr: Translator) -> Paper:
    """One page that a unit fills in before it comes; it holds nothing of the person's needs."""
    refuse_empty({"meeting.on": content.meeting.on})
    secrecy = tr("May contain information that is covered by secrecy.")
    return Paper(
        title=tr(TITLE),
        tr=tr,
        sizes=PROFESSIONAL,
        blocks=[
            Text(tr(TITLE), PROFESSIONAL.title, tag="H1"),
            PROFESSIONAL.p(bold(content.unit), before=3),
            PROFESSIONAL.p(_lead(tr), before=4),
            _facts(content, tr),
            *_asked(content, tr),
            *_answers(content, tr),
        ],
        organisation=content.header.organisation,
        label=label(tr, content.header, tr("Fill in and send back")),
        running=dots(tr(TITLE), content.header.case_number),
        footer=secrecy,
        practice=content.header.practice,
        warning=protection_warning(tr, content.header),
    )


def _lead(tr: Translator) -> str:
    return tr(
        "The person is to hear answers at the meeting, not that you will get back. Talk with your"
        " manager beforehand, so that the one who comes may decide."
    )


def _facts(content: Content, tr: Translator) -> Block:
    concerns = tr("Concerns: {initials}").format(initials=content.concerns)
    rows: list[tuple[str, Rich | Block]] = [
        (tr("The meeting"), bold(sentence(meeting_iso(tr, content.meeting)))),
        (tr("Case"), dots(content.header.case_number, concerns if content.concerns else "")),
    ]
    back = who_and_phone(content.coordinator)
    if content.reply_by is not None:
        text = tr("**By {date} at the latest** to {who}")
        rows.append((tr("Send it back"), rich(text, date=iso(content.reply_by), who=back)))
    elif back:
        rows.append((tr("Send it back"), back))
    return facts(rows, PROFESSIONAL.body, share=0.2, before=8, pad=3.6)


def _asked(content: Content, tr: Translator) -> list[Block]:
    blocks: list[Block] = []
    if content.purpose:
        blocks.append(_heading(tr("What the meeting shall lead to")))
        blocks.append(PROFESSIONAL.p(content.purpose, before=1, lang=field_lang(tr)))
    if content.questions:
        blocks.append(_heading(tr("Questions to you")))
        blocks.append(bullets(content.questions, PROFESSIONAL.body, gap=2, before=2))
    return blocks


def _answers(content: Content, tr: Translator) -> list[Block]:
    body = PROFESSIONAL.body
    may = tick(tr, tr("May decide at the meeting"), body, before=4)
    must_ask = tick(tr, tr("Must ask somebody first. Who:"), body, line=True, before=6)
    return [
        *_question(
            tr,
            tr("What can you offer, who does it, and from which day?"),
            tr("What you already do or have planned counts too."),
            content.can_offer,
            4,
        ),
        *_question(
            tr,
            tr("What may the one who comes decide?"),
            tr("Name, function and telephone of the one who comes."),
            content.may_decide,
            2,
        ),
        *([] if content.may_decide else [Stack([may, must_ask], before=2)]),
        *_question(
            tr,
            tr("Which decision is needed besides, by whom, and when can it come?"),
            "",
            content.decision_needed,
            2,
        ),
    ]


def _question(tr: Translator, question: str, hint: str, told: str, lines: int) -> list[Block]:
    """The answer that has been given, or lines to write on."""
    blocks: list[Block] = [_heading(question)]
    if hint:
        help_line = PROFESSIONAL.note(hint, before=1)
        help_line.keep = True
        blocks.append(help_line)
    if told:
        return [*blocks, PROFESSIONAL.p(told, before=3, lang=field_lang(tr)), WriteLines(1)]
    return [*blocks, WriteLines(lines)]


def _heading(text: str) -> Text:
    return PROFESSIONAL.h(text, before=12)
