"""D07 Min plan: the person's own copy; what was promised, by whom, when, and whom to call."""

from dataclasses import replace

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, PageBreak
from sipdesk.printing.layout import PERSON, Paper, Sizes, first_room, last_share, pages_of
from sipdesk.printing.phrases import (
    case_and_copy,
    day,
    dots,
    label,
    protection_warning,
    sentence,
)
from sipdesk.printing.plan_body import body, closing
from sipdesk.printing.plan_content import (
    Change,
    Content,
    DayKind,
    Goal,
    Happening,
    NoPosition,
    Row,
    SignatureRule,
    Signer,
)
from sipdesk.printing.plan_front import Front, front

__all__ = [
    "Change",
    "Content",
    "DayKind",
    "Goal",
    "Happening",
    "NoPosition",
    "Row",
    "SignatureRule",
    "Signer",
    "build",
]

TITLE = N_("My plan")
_PAGES = 3  # what a plan with five goals may take
_SHORT = 0.4  # of the last page: a box alone
_CLOSER = replace(PERSON, air=0.4)

_WORKING = N_("Working plan – does not yet meet the requirements of the law")


def build(content: Content, tr: Translator) -> Paper:
    """The plan: page one is always exactly page one, page two starts with the agreement."""
    paper, title = frame(content, tr, PERSON)
    first = front(content, tr, title, paper.width(), first_room(paper))
    made = replace(paper, blocks=_blocks(content, tr, first, PERSON))
    pages = pages_of(made)
    is_short = len(pages) == _PAGES and last_share(made, pages) < _SHORT
    if len(pages) != _PAGES + 1 and not is_short:
        return made
    closer = replace(paper, blocks=_blocks(content, tr, first, _CLOSER))
    return closer if len(pages_of(closer)) == len(pages) - 1 else made


def _blocks(content: Content, tr: Translator, first: Front, sizes: Sizes) -> list[Block]:
    return [
        *first.page,
        PageBreak(),
        *first.moved,
        *body(content, tr, sizes),
        *first.more_phones,
        *closing(content, tr, sizes),
    ]


def frame(content: Content, tr: Translator, sizes: Sizes, variant: str = "") -> tuple[Paper, str]:
    """Header and footer of the plan in any size, and its title."""
    title = tr(_WORKING) if content.override is not None else tr(TITLE)
    footer = _footer(content, tr, title)
    paper = Paper(
        title=title,
        tr=tr,
        sizes=sizes,
        blocks=(),
        organisation=content.header.organisation,
        label=label(tr, content.header, sentence(variant) or tr("Your copy")),
        running=_running(content, tr, title),
        footer=dots(sentence(variant), footer),
        practice=content.header.practice,
        warning=protection_warning(tr, content.header),
    )
    return paper, title


def _running(content: Content, tr: Translator, title: str) -> str:
    version = tr("version {n}").format(n=content.header.version)
    when = day(tr, content.made_on) if content.made_on else ""
    return dots(title, content.person, ", ".join(part for part in (version, when) if part))


def _footer(content: Content, tr: Translator, title: str) -> str:
    yours = tr("The paper is yours. Show it to anyone you like.")
    status = f"{title}. " if content.override is not None else ""
    return f"{case_and_copy(tr, content.header)}. {status}{yours}"
