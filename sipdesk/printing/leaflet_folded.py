"""D01 to fold: one sheet that lies down, printed on both sides, folded to four A5 pages."""

from dataclasses import replace

from sipdesk.i18n import Translator
from sipdesk.printing import leaflet
from sipdesk.printing.blocks import Block, PageBreak, Space, Stack, Text
from sipdesk.printing.boxes import Folded
from sipdesk.printing.layout import PERSON, Paper, first_room, pages_of
from sipdesk.printing.leaflet import Content
from sipdesk.printing.text import Style, bold

_SIDES = 2
_DOWN = 110.0  # the title of a cover stands a little above the middle
_P = replace(
    PERSON,
    body=Style(13.4, 18),
    heading=Style(17, 22, bold=True),
    title=Style(34, 40, bold=True),
    sub=Style(16, 21),
)


def build(content: Content, tr: Translator) -> Paper:
    """Front and back on side one, the inside on side two; the usual leaflet if too much is said.

    It is read in the order of the folded pages: front, inside, back.
    """
    usual = leaflet.build(content, tr)
    front = Stack(_front(content, tr), tag="Sect")
    left = Stack(leaflet.when_and_who(tr, _P), tag="Sect")
    right = Stack(leaflet.steps(tr, _P), tag="Sect")
    back = Stack(_back(content, tr), tag="Sect")
    order = (front, left, right, back)
    blocks = [Folded(back, front, order), PageBreak(), Folded(left, right, order)]
    made = replace(usual, blocks=blocks, is_wide=True)
    fits = all(side.height(made.width()) <= first_room(made) for side in blocks)
    return made if fits and len(pages_of(made)) == _SIDES else usual


def _front(content: Content, tr: Translator) -> list[Block]:
    who = Text(bold(content.header.organisation), _P.sub, before=18)
    return [Space(_DOWN), *leaflet.what(tr, _P), *([who] if content.header.organisation else [])]


def _back(content: Content, tr: Translator) -> list[Block]:
    return [
        *leaflet.good_to_know(content, tr, _P),
        *([_P.p(content.local_text, before=8)] if content.local_text else []),
        leaflet.ask(content, tr, _P),
    ]
