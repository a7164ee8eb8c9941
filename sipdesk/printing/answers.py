"""Questions with tick boxes: yes and no, and what was answered before the paper was printed."""

from sipdesk.i18n import Translator
from sipdesk.printing.blocks import Block
from sipdesk.printing.by_hand import Tick
from sipdesk.printing.text import Style


def box_alt(tr: Translator, *, ticked: bool) -> str:
    """What is read aloud for a tick box."""
    return tr("box, ticked") if ticked else tr("box, empty")


def tick(
    tr: Translator,
    word: str,
    style: Style,
    *,
    ticked: bool = False,
    line: bool = False,
    before: float = 0,
) -> Tick:
    """One tick box with its word, and perhaps a line to write on."""
    alt = box_alt(tr, ticked=ticked)
    return Tick(word, style, ticked=ticked, alt=alt, line=line, before=before)


def yes_no_cells(tr: Translator, answer: bool | None, style: Style) -> list[Block]:
    """Two cells of a table whose head says yes and no; a ticked one also has its word."""
    return [
        tick(tr, tr("Yes") if answer is True else "", style, ticked=answer is True),
        tick(tr, tr("No") if answer is False else "", style, ticked=answer is False),
    ]


def yes_no(tr: Translator, answer: bool | None, style: Style) -> list[Block]:
    """Yes and no with their words."""
    return [
        tick(tr, tr("Yes"), style, ticked=answer is True),
        tick(tr, tr("No"), style, ticked=answer is False),
    ]
