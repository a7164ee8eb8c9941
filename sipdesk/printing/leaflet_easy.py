"""D01 Vad är en SIP? in easy words: one thought on each line, in the order of the usual leaflet."""

from sipdesk.i18n import Translator
from sipdesk.printing import easy
from sipdesk.printing.blocks import Block, Stack, Text
from sipdesk.printing.boxes import Frame
from sipdesk.printing.layout import EASY, Paper
from sipdesk.printing.leaflet import TITLE, Content
from sipdesk.printing.phrases import dots, law, phone, sentence
from sipdesk.printing.text import bold

_P = EASY


def build(content: Content, tr: Translator) -> Paper:
    """No personal data; nothing is promised that the usual leaflet does not promise."""
    form = tr("easy to read")
    blocks: list[Block] = [
        Text(tr(TITLE), _P.title, tag="H1"),
        *easy.lines(tr("SIP is a plan. The plan says who helps you. It says with what, and when.")),
        *_section(
            tr("When is a SIP needed?"),
            tr("Sometimes you need help from several places. Then a plan can be good."),
            tr("You can say so. Someone close to you can say so. The staff can say so."),
        ),
        *_section(
            tr("You decide"),
            tr("We make a plan only if you say yes. You take part in deciding who comes."),
            tr("We tell only what you have said yes to. Sometimes the law says we must tell."),
            tr("You can change your mind."),
        ),
        *_section(
            tr("This is how it works"),
            tr("We ask you what is important. We meet those who are needed."),
            tr("You can have someone with you. You can have an interpreter."),
            tr("We write the plan together. You get the plan on paper. Then we meet again."),
        ),
        Stack(_section(tr("Good to know"), *_good(content, tr)), before=12),
        _ask(content, tr),
    ]
    return Paper(
        title=tr(TITLE),
        tr=tr,
        sizes=_P,
        blocks=blocks,
        organisation=content.header.organisation,
        label=sentence(form),
        running=dots(tr(TITLE), form),
        footer=sentence(law(content.laws.plan)),
        practice=content.header.practice,
    )


def _section(heading: str, *texts: str) -> list[Block]:
    return [_P.h(heading, before=12), *easy.lines(*texts)]


def _good(content: Content, tr: Translator) -> list[str]:
    always = (
        tr("You can say no. You can still seek care and support."),
        tr("The plan is not an application. You can always apply for support."),
        tr("Do you have children? Then we ask what they need."),
    )
    return [*always, *(one for one in (content.minority_language, content.local_text) if one)]


def _ask(content: Content, tr: Translator) -> Block:
    who = content.contact
    inside: list[Block] = [_P.h(tr("Do you want to know more?"), before=0)]
    inside += easy.lines(tr("Ask someone you already meet."))
    if who.name:
        inside += easy.lines(tr("Or call {name}.").format(name=who.name))
    if who.phone:
        inside.append(Text(bold(phone(who.phone)), _P.big, before=3))
    return Frame(inside, before=14)
