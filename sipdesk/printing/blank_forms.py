"""D19 Reservrutin: what the office needs on paper on the day when the program does not work."""

from collections.abc import Callable
from dataclasses import replace

from sipdesk.i18n import N_, Translator
from sipdesk.printing import blank_consent, blank_letters, blank_plan
from sipdesk.printing.blank_parts import FORM_VERSION, Content, form, grid
from sipdesk.printing.blocks import Block, Stack, Text
from sipdesk.printing.layout import PERSON, PROFESSIONAL, Paper
from sipdesk.printing.lists import Beside, bullets
from sipdesk.printing.phrases import comma, phone
from sipdesk.printing.tables import facts
from sipdesk.printing.text import Style

__all__ = ["FORM_VERSION", "Content", "build"]

TITLE = N_("Reserve routine")
_HANDED_OUT = N_("What has been handed out")
_REGISTER = N_("Register of papers")
_NUMBER = Style(12, 15.8, bold=True)
_ROWS = 20

FORMS: tuple[Callable[[Content, Translator], Paper], ...] = (
    blank_consent.consent,
    blank_letters.preparation_form,
    blank_letters.invitation_form,
    blank_letters.agenda_form,
    blank_plan.plan_form,
    blank_plan.follow_up_form,
    blank_letters.evaluation_form,
    blank_letters.letter_form,
    blank_letters.refusal_form,
)


def build(content: Content, tr: Translator) -> Paper:
    """The cover, the empty forms with their own page numbers, and the two lists."""
    forms = [make(content, tr) for make in FORMS]
    lists = [_handed_out(content, tr), _register(content, tr)]
    papers = [*forms, *lists]
    cover = form(content, tr, tr(TITLE), _cover(content, tr, [one.title for one in papers]))
    return replace(cover, more=papers)


def _cover(content: Content, tr: Translator, titles: list[str]) -> list[Block]:
    return [
        Text(tr(TITLE), PERSON.title, tag="H1"),
        PERSON.p(tr("The program cannot be used. Do this:"), before=6),
        _steps(tr),
        *([PERSON.p(content.routine, before=10)] if content.routine else []),
        *_contacts(content, tr),
        *_days(content, tr),
        PERSON.h(tr("In this set")),
        bullets(titles, PERSON.body, gap=1, before=3),
    ]


def _steps(tr: Translator) -> Block:
    steps = (
        tr("Write on these papers."),
        tr("Give the person the person's own copy."),
        tr("Lock in the copy."),
        tr("Enter everything when the program works, on the same day if possible."),
        tr("Tick it off in the list."),
    )
    items = [
        Beside(str(number), Text(text, PERSON.body), style=_NUMBER, indent=20, before=4)
        for number, text in enumerate(steps, 1)
    ]
    return Stack(items, tag="L", before=6)


def _contacts(content: Content, tr: Translator) -> list[Block]:
    rows = [
        (one.name, comma(one.function, one.unit, phone(one.phone), one.hours))
        for one in content.contacts
    ]
    if not rows:
        return []
    return [PERSON.h(tr("Who to call")), facts(list(rows), PERSON.body, share=0.36, before=4)]


def _days(content: Content, tr: Translator) -> list[Block]:
    if not content.days:
        return []
    source = tr("Source: {source}").format(source=content.source)
    return [
        PERSON.h(tr("Days to watch")),
        bullets(content.days, PERSON.body, gap=2, before=3),
        *([PERSON.note(source, before=4)] if content.source else []),
    ]


def _handed_out(content: Content, tr: Translator) -> Paper:
    head = (tr("Paper"), tr("To whom"), tr("Day"), tr("Way"), tr("By"))
    table = grid(head, _ROWS, (0.26, 0.3, 0.14, 0.14, 0.16), tall=20, sizes=PROFESSIONAL)
    blocks = [Text(tr(_HANDED_OUT), PROFESSIONAL.title, tag="H1"), table]
    return form(content, tr, tr(_HANDED_OUT), blocks, PROFESSIONAL)


def _register(content: Content, tr: Translator) -> Paper:
    head = (tr("Paper number"), tr("Day"), tr("Who"), tr("Entered in the program on"))
    numbers = [Text(f"R-{n:03}", PROFESSIONAL.body.semibold()) for n in range(1, _ROWS + 1)]
    table = grid(head, _ROWS, (0.18, 0.2, 0.36, 0.26), tall=20, sizes=PROFESSIONAL, first=numbers)
    blocks = [Text(tr(_REGISTER), PROFESSIONAL.title, tag="H1"), table]
    return form(content, tr, tr(_REGISTER), blocks, PROFESSIONAL)
