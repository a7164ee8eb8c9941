"""D02 lättläst: the consent form in short lines, one thought each; all questions are there."""

from sipdesk.i18n import Translator
from sipdesk.printing.answers import tick, yes_no
from sipdesk.printing.blocks import Block, PageBreak, Stack, Text
from sipdesk.printing.boxes import Ruled
from sipdesk.printing.by_hand import FillIn, Signatures
from sipdesk.printing.consent_content import CloseAnswer, ClosePersonRow, Content, PartyRow
from sipdesk.printing.consent_form import TITLE, footer, givers, has_own_text, taken_back
from sipdesk.printing.consent_page import information
from sipdesk.printing.layout import EASY, Paper
from sipdesk.printing.lists import Columns
from sipdesk.printing.phrases import (
    day,
    dots,
    ended,
    field_lang,
    label,
    phone,
    protection_warning,
    swedish_fields,
)
from sipdesk.printing.text import rich

_P = EASY
_HALVES = [0.5, 0.5]


def build(content: Content, tr: Translator) -> Paper:
    """Question by question, then what is good to know, the signature, and the information."""
    slots = (content.legal_basis, content.storage_time, content.dpo_contact)
    blocks = [
        *_title(content, tr),
        *_plan(content, tr),
        *_parties(content, tr),
        *_exceptions(content, tr),
        *_close(content, tr),
        *_how_long(content, tr),
        *_child(content, tr),
        _change_and_signed(content, tr),
        PageBreak(),
        *information(tr, content.coordinator, content.controller, slots, _P),
    ]
    return Paper(
        title=tr(TITLE),
        tr=tr,
        sizes=_P,
        blocks=blocks,
        organisation=content.header.organisation,
        label=label(tr, content.header, tr("Easy to read")),
        running=dots(tr(TITLE), content.person),
        footer=dots(footer(content, tr), tr("easy to read")),
        practice=content.header.practice,
        warning=protection_warning(tr, content.header),
    )


def _change_and_signed(content: Content, tr: Translator) -> Block:
    """Whole: the question above is company enough for the signatures."""
    made = Stack(
        [*_change(content, tr), _signatures(content, tr), taken_back(content, tr, _P.small)],
        before=14,
    )
    made.needs_company = False
    return made


def _whole(heading: str, *blocks: Block) -> list[Block]:
    """A short question, never parted from its answer."""
    return [Ruled([_P.h(heading, before=0), *blocks], before=14)]


def _section(heading: str, *blocks: Block) -> list[Block]:
    last = blocks[-1]
    return [_P.h(heading, before=14), *blocks[:-1], Ruled([last], before=last.before)]


def _line(text: str, lang: str = "") -> Text:
    return _P.p(text, before=0, lang=lang)


def _title(content: Content, tr: Translator) -> list[Block]:
    blocks: list[Block] = [
        Text(tr(TITLE), _P.title, tag="H1"),
        _P.p(rich(tr("It is for you, **{name}**."), name=content.person), before=2),
    ]
    if content.representative is not None:
        text = tr("{name} answers for {person}.")
        blocks.append(_line(text.format(name=content.representative.name, person=content.person)))
    blocks += [_line(tr("You decide.")), _line(tr("Ask if you wonder about something."))]
    if has_own_text(content) and (told := swedish_fields(tr, content.coordinator.name)):
        blocks.append(_line(told))
    return [*blocks[:-1], Ruled(blocks[-1:])]


def _plan(content: Content, tr: Translator) -> list[Block]:
    again: list[Block] = []
    if content.ask_again_on is not None:
        text = tr("We ask you again on {date}.")
        again = [_line(text.format(date=day(tr, content.ask_again_on)))]
    return _whole(
        tr("May we make a plan with you?"),
        _line(tr("The plan is called SIP.")),
        _line(tr("The plan says who helps you with what.")),
        Columns(yes_no(tr, content.plan_answer, _P.body), _HALVES, before=4),
        *again,
    )


def _parties(content: Content, tr: Translator) -> list[Block]:
    return _section(
        tr("Who may know things about you?"),
        _line(tr("Say yes or no to each one.")),
        _line(tr("Those you say yes to will know who the others are.")),
        *(_party(party, tr) for party in content.parties),
    )


def _party(party: PartyRow, tr: Translator) -> Block:
    template = "**{unit}**, {principal}" if party.principal else "**{unit}**"
    lines: list[Block] = [_P.p(rich(template, unit=party.unit, principal=party.principal))]
    if party.areas:
        about = tr("They may know about: {areas}.").format(areas=", ".join(party.areas))
        lines.append(_line(about, field_lang(tr)))
    return Stack([*lines, Columns(yes_no(tr, party.answer, _P.body), _HALVES, before=2)], before=8)


def _exceptions(content: Content, tr: Translator) -> list[Block]:
    told: list[Block] = [_line(ended(text), field_lang(tr)) for text in content.exceptions]
    return _whole(
        tr("What may we not tell?"), *(told or [_line(tr("You have made no exceptions."))])
    )


def _close(content: Content, tr: Translator) -> list[Block]:
    if not content.close_persons:
        return []
    asked = [_close_person(person, tr) for person in content.close_persons]
    return _section(tr("Someone close to you"), *asked)


def _close_person(person: ClosePersonRow, tr: Translator) -> Block:
    words = {
        CloseAnswer.WANTS: tr("I want {name} to take part"),
        CloseAnswer.DOES_NOT_OBJECT: tr("I do not mind"),
        CloseAnswer.OBJECTS: tr("I do not want {name} to take part"),
    }
    template = "**{name}**, {relation}" if person.relation else "**{name}**"
    letter = tr("May we send letters to {name}?").format(name=person.name)
    return Stack(
        [
            _P.p(rich(template, name=person.name, relation=person.relation)),
            *(
                tick(tr, text.format(name=person.name), _P.body, ticked=person.answer is answer)
                for answer, text in words.items()
            ),
            _line(letter),
            Columns(yes_no(tr, person.letter_ok, _P.body), _HALVES, before=2),
        ],
        before=6,
    )


def _how_long(content: Content, tr: Translator) -> list[Block]:
    if content.from_on is None or content.until_on is None:
        days = [FillIn(tr("From"), _P.body), FillIn(tr("To"), _P.body)]
        lines: list[Block] = [Columns(days, _HALVES, before=4)]
    else:
        text = tr("From {start} to {end}.")
        said = text.format(start=day(tr, content.from_on), end=day(tr, content.until_on))
        lines = [_line(said)]
    return _whole(tr("How long?"), *lines, _line(tr("Then we ask again.")))


def _child(content: Content, tr: Translator) -> list[Block]:
    lines: list[Block] = []
    if content.child is not None and content.child.own_words:
        lines += [
            _line(tr("The child has said:")),
            _line(f"”{content.child.own_words}”", field_lang(tr)),
        ]
    for name, role, answer in givers(content, tr):
        boxes = Columns(yes_no(tr, answer, _P.body), _HALVES, before=2)
        lines.append(
            Stack([_P.p(rich("**{name}**, {role}", name=name, role=role)), boxes], before=6)
        )
    return _section(tr("Who gives the answer"), *lines) if lines else []


def _change(content: Content, tr: Translator) -> list[Block]:
    who = content.coordinator
    tell = tr("Tell {name}.").format(name=who.name) if who.name else tr("Tell someone you trust.")
    return _whole(
        tr("You can change your mind"),
        _line(tell),
        *([Text(phone(who.phone), _P.big, before=1)] if who.phone else []),
        _line(tr("Then we stop telling.")),
        _line(tr("Sometimes the law requires that we tell all the same.")),
        _line(tr("What we have already told we cannot take back.")),
        _line(tr("If you say no, you can still get care and support.")),
    )


def _signatures(content: Content, tr: Translator) -> Block:
    sign = tr("signature and date")
    names = [name for name, _role, _answer in givers(content, tr)]
    if content.representative is not None:
        names.append(content.representative.name)
    noted = (tr("Noted by, if you answer orally"), tr("name, function and date"))
    if content.noted_by:
        on = day(tr, content.noted_on) if content.noted_on else ""
        noted = (tr("Noted by {name}").format(name=content.noted_by), on)
    signers = [(name, sign) for name in names or [content.person]]
    return Signatures([*signers, noted], _P.small.semibold(), _P.small, in_row=1, above=36)
