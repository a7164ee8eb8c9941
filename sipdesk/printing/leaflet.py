"""D01 Vad är en SIP?: what the plan is and that the person decides, in one minute."""

from dataclasses import dataclass

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Stack, Text
from sipdesk.printing.boxes import Frame
from sipdesk.printing.layout import PERSON, Paper, Sizes
from sipdesk.printing.lists import Beside, bullets
from sipdesk.printing.parts import Contact, Header, Laws
from sipdesk.printing.phrases import comma, law, phone, sentence
from sipdesk.printing.text import Style, bold, rich


@dataclass(frozen=True)
class Content:
    """All that the leaflet prints; it has no personal data.

    Attributes:
        header: only `organisation` and `practice` are printed.
        contact: who to ask: name, function, principal, phone.
        laws: `plan` stands in the footer.
        local_text: at most 300 characters; usually empty.
        minority_language: text on the right to use it; usually empty.
    """

    header: Header
    contact: Contact
    laws: Laws
    local_text: str = ""
    minority_language: str = ""


TITLE = N_("What is a SIP?")
_NUMBER = Style(15.4, 17, bold=True)


def build(content: Content, tr: Translator) -> Paper:
    """One page without personal data, to be printed in piles."""
    return Paper(
        title=tr(TITLE),
        tr=tr,
        sizes=PERSON,
        blocks=[
            *what(tr),
            *when_and_who(tr),
            *steps(tr),
            *good_to_know(content, tr),
            *([PERSON.p(content.local_text, before=8)] if content.local_text else []),
            ask(content, tr),
        ],
        organisation=content.header.organisation,
        label=tr("To you and those close to you"),
        running=tr(TITLE),
        footer=sentence(law(content.laws.plan)),
        practice=content.header.practice,
    )


def what(tr: Translator, p: Sizes = PERSON) -> list[Block]:
    """The title, and the plan in two sentences."""
    text = tr(
        "SIP means coordinated individual plan (samordnad individuell plan)."
        " The plan says who helps you with what, and when."
    )
    return [
        Text(tr(TITLE), p.title, tag="H1"),
        Text(text, p.sub, before=4),
    ]


def when_and_who(tr: Translator, p: Sizes = PERSON) -> list[Block]:
    """When a plan is needed, and that the person decides."""
    when = tr(
        "When you need interventions from both social services and health care, and they need to"
        " be coordinated. You, someone close to you or the staff can say so. It is enough that the"
        " municipality or the region thinks that the plan is needed, and that you want it."
    )
    decide = tr(
        "We make a plan only if you say yes. You take part in deciding who comes. We share only"
        " what you have said yes to, unless the law requires otherwise. You can change your mind"
        " whenever you want."
    )
    return [
        p.h(tr("When is a SIP needed?")),
        p.p(when),
        p.h(tr("You decide")),
        p.p(decide),
    ]


def steps(tr: Translator, p: Sizes = PERSON) -> list[Block]:
    """How it is done, in five steps."""
    steps = (
        tr("**We ask you** what is important and what you want help with."),
        tr(
            "**We meet** those who are needed. You can have someone with you. You can have an"
            " interpreter and take part by phone."
        ),
        tr(
            "**We write the plan** together: what is needed, who does what and who is responsible"
            " for the plan."
        ),
        tr("**You get the plan** on paper. It says who you can call."),
        tr("**We meet again** and see if it turned out as we said."),
    )
    items = [
        Beside(str(number), Text(rich(step), p.body), style=_NUMBER, indent=26, before=5)
        for number, step in enumerate(steps, 1)
    ]
    return [p.h(tr("This is how it works")), Stack(items, tag="L", before=5, whole=False)]


def good_to_know(content: Content, tr: Translator, p: Sizes = PERSON) -> list[Block]:
    """What holds whatever the person answers."""
    lines = [
        tr("If you say no, you can still seek care and support, just as before."),
        tr(
            "The plan is not an application. You can always apply for support from social services."
        ),
        tr("Your family or your friends may take part if it is suitable and you do not say no."),
        tr("Do you have children? Then we ask what they need."),
    ]
    if content.minority_language:
        lines.append(content.minority_language)
    return [p.h(tr("Good to know")), bullets(lines, p.body, gap=4, before=4)]


def ask(content: Content, tr: Translator, p: Sizes = PERSON) -> Block:
    """Who to ask, in a box."""
    who = content.contact
    name = comma(who.name, who.function, who.principal)
    inside: list[Block] = [p.h(tr("Do you want a SIP, or do you want to know more?"))]
    if name:
        call = tr("Call {name}. Or ask someone you already meet.").format(name=name)
        inside.append(p.p(call))
    else:
        inside.append(p.p(tr("Ask someone you already meet.")))
    if who.phone:
        inside.append(Text(bold(phone(who.phone)), p.big, before=3))
    return Frame(inside, before=16)
