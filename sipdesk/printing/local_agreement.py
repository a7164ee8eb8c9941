"""D21 Lokal överenskommelse: the annex template filled in, for discussion or to be signed (M)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Stack, Text
from sipdesk.printing.by_hand import Signatures, WriteLines
from sipdesk.printing.layout import PROFESSIONAL, Paper
from sipdesk.printing.lists import bullets
from sipdesk.printing.parts import Header
from sipdesk.printing.phrases import comma, dots, field_lang
from sipdesk.printing.tables import Row, Table, facts


@dataclass(frozen=True)
class Heading:
    """One heading with what is agreed; the questions are printed in a draft only.

    Attributes:
        answers: (question, answer) of the SIP routine.
    """

    title: str
    questions: str = ""
    text: str = ""
    owner: str = ""
    answers: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is agreed: every heading is optional."""
        return not (self.text.strip() or any(answer.strip() for _, answer in self.answers))


@dataclass(frozen=True)
class Content:
    """All that the agreement prints; no person stands in it.

    Attributes:
        facts: labelled: parties, days, number, decision.
        complements: that it complements the county agreement.
        validity: from when, and until when or until further notice.
        grid: (title, social services, primary care, specialist care, other); cells may be empty.
        signers: one for each party.
        is_draft: for discussion: questions are printed, and room to write where nothing stands.
    """

    header: Header
    facts: tuple[tuple[str, str], ...]
    complements: str
    validity: str
    headings: tuple[Heading, ...]
    grid: tuple[tuple[str, str, str, str, str], ...] = ()
    signers: tuple[str, ...] = ()
    is_draft: bool = True


TITLE = N_("Local agreement")
_P = PROFESSIONAL


def build(content: Content, tr: Translator) -> Paper:
    """Headings, the grid on a page of its own, and signatures unless it is a draft."""
    blocks: list[Block] = [
        Text(tr(TITLE), _P.title, tag="H1"),
        _P.p(" ".join(part for part in (content.complements, content.validity) if part), before=4),
    ]
    if content.facts:
        blocks.append(facts(content.facts, _P.body, share=0.22, before=8))
    number = 0
    for heading in content.headings:
        if content.is_draft or not heading.is_empty:
            number += 1
            blocks += _heading(number, heading, tr, is_draft=content.is_draft)
    signed = [_signed(content, tr)] if not content.is_draft and content.signers else []
    state = tr("Draft for discussion") if content.is_draft else tr("To be signed")
    paper = Paper(
        title=tr(TITLE),
        tr=tr,
        sizes=_P,
        blocks=[*blocks, *([] if content.grid else signed)],
        organisation=content.header.organisation,
        label=state,
        running=dots(tr(TITLE), state),
        footer=content.complements,
        practice=content.header.practice,
    )
    if not content.grid:
        return paper
    wide = replace(paper, blocks=[*_grid(content, tr), *signed], is_wide=True, goes_on=True)
    return replace(paper, more=(wide,))


def _heading(number: int, heading: Heading, tr: Translator, *, is_draft: bool) -> Iterator[Block]:
    lang = field_lang(tr)
    yield _P.h(f"{number}. {heading.title}")
    if is_draft and heading.questions:
        yield Text(heading.questions, _P.small, before=1, keep=True)
    if heading.text.strip():
        yield _P.p(heading.text, before=2, lang=lang)
    answers = [pair for pair in heading.answers if pair[1].strip() or is_draft]
    if answers:
        told = [f"{question}: {answer or '…'}" for question, answer in answers]
        yield bullets(told, _P.body, gap=2, before=3)
    if is_draft and heading.is_empty:
        yield WriteLines(2)
    if heading.owner.strip():
        yield _P.note(tr("Answers for it: {who}").format(who=heading.owner), before=2)


def _grid(content: Content, tr: Translator) -> Iterator[Block]:
    head = (
        "",
        tr("Social services"),
        tr("Primary care"),
        tr("Specialist care"),
        tr("Others"),
    )
    lang = field_lang(tr)
    rows = [
        Row([Text(cell, _P.small, lang=lang) for cell in row], is_labelled=True)
        for row in content.grid
    ]
    yield _P.h(tr("Who does what"), before=0)
    yield Table([0.18, 0.22, 0.22, 0.22, 0.16], rows, style=_P.small, head=head, before=3)


def _signed(content: Content, tr: Translator) -> Block:
    words = comma(tr("Name"), tr("function"), tr("date"))
    signers = [(who, words) for who in content.signers]
    return Stack(
        [_P.h(tr("Signatures")), Signatures(signers, _P.body, _P.small, in_row=2)], before=14
    )
