"""What the empty forms are made of: labels with lines, grids with room, a slot for a picture."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sipdesk.i18n import Translator
from sipdesk.printing.blocks import Block, Stack
from sipdesk.printing.by_hand import FillIn, WriteLines
from sipdesk.printing.evaluation import Words
from sipdesk.printing.layout import PERSON, Paper, Sizes
from sipdesk.printing.lists import Columns
from sipdesk.printing.parts import Contact, Header, Laws
from sipdesk.printing.phrases import dots, iso
from sipdesk.printing.plan_content import SignatureRule
from sipdesk.printing.tables import Row, Table
from sipdesk.printing.tagging import Pen

FORM_VERSION = "1"
_SLOT = 66.0
_AIR = 13.0


@dataclass(frozen=True)
class Content:
    """What the office prints beforehand, so that it can work when the computer does not.

    Attributes:
        header: `organisation` and `practice` are printed.
        laws: `plan`, `plan_short`, `apply`, `report_child`.
        evaluation: what the questions after a meeting are.
        contacts: whom to call when the program does not work.
        routine: the office's own words on it; usually empty.
        days: days to watch, one sentence each, from the pack; none prints no heading.
        source: of those days, the agreement by its name.
        pack: name of the rule pack.
        pack_on: the day from which it applies.
        controller, legal_basis, storage_time, dpo_contact: page two of the consent form.
        patient_board_phone: "good to know" of the plan.
        where_to_leave: the evaluation.
        signature_rule: who signs the plan, by local decision.
    """

    header: Header
    laws: Laws
    evaluation: Words
    contacts: tuple[Contact, ...] = ()
    routine: str = ""
    days: tuple[str, ...] = ()
    source: str = ""
    pack: str = ""
    pack_on: date | None = None
    controller: str = ""
    legal_basis: str = ""
    storage_time: str = ""
    dpo_contact: str = ""
    patient_board_phone: str = ""
    where_to_leave: str = ""
    signature_rule: SignatureRule = SignatureRule.NONE


class Room(Block):
    """Empty space in a cell, to write in."""

    def __init__(self, points: float) -> None:
        self.points = points

    def height(self, width: float) -> float:
        """As given."""
        return self.points

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Nothing: the table draws its rules."""


class PictureSlot(Block):
    """A dotted square to draw or glue a picture in."""

    def height(self, width: float) -> float:
        """66 points."""
        return _SLOT

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The square, as an artifact: there is nothing to read in it yet."""
        pen.setDash(1, 3)
        pen.frame(x, top, _SLOT, _SLOT, 0.9)
        pen.setDash()


def beside_picture(block: Block, *, before: float = 4) -> Block:
    """A block with a slot for a picture to its left."""
    return Columns([PictureSlot(), block], [0.16, 0.84], gap=14, before=before)


def fills(labels: Sequence[str], sizes: Sizes = PERSON, *, before: float = 0) -> Stack:
    """Labels below each other, each with a line behind it."""
    made = [FillIn(label, sizes.body, before=_AIR) for label in labels]
    return Stack(made, before=before or _AIR)


def fill_row(labels: Sequence[str], sizes: Sizes = PERSON, *, before: float = _AIR) -> Block:
    """Labels beside each other, each with a line behind it."""
    return Columns(
        [FillIn(label, sizes.body) for label in labels], [1] * len(labels), before=before
    )


def question(text: str, lines: int, sizes: Sizes = PERSON) -> list[Block]:
    """A heading with lines to write on, whole."""
    heading = sizes.h(text)
    return [Stack([heading, WriteLines(lines)], before=heading.before)]


def grid(
    head: Sequence[str],
    count: int,
    shares: Sequence[float],
    *,
    tall: float = 26.0,
    sizes: Sizes = PERSON,
    first: Sequence[Block] = (),
) -> Table:
    """A table of empty rows; `first` is what stands in the first column of each."""
    rows = [
        Row([first[n] if n < len(first) else Room(tall), *[Room(tall) for _ in shares[1:]]])
        for n in range(count)
    ]
    return Table(shares, rows, style=sizes.small, head=head, before=5)


def form(
    content: Content, tr: Translator, title: str, blocks: Sequence[Block], sizes: Sizes = PERSON
) -> Paper:
    """One empty form, marked as such on every page."""
    return marked(
        Paper(
            title=title,
            tr=tr,
            sizes=sizes,
            blocks=blocks,
            organisation=content.header.organisation,
            label="",
            running="",
            footer="",
            practice=content.header.practice,
        ),
        content,
    )


def marked(paper: Paper, content: Content) -> Paper:
    """A paper with header and footer of the reserve routine."""
    tr = paper.tr
    reserve = tr("RESERVE – copy into the program")
    version = tr("Form version {n}").format(n=FORM_VERSION)
    pack = content.pack
    if pack and content.pack_on is not None:
        pack = tr("{pack} from {date}").format(pack=pack, date=iso(content.pack_on))
    return replace(
        paper,
        label=reserve,
        running=dots(paper.title, reserve),
        footer=dots(paper.title, version, pack),
    )
