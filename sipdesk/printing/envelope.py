"""The two envelopes of a letter that the Tax Agency forwards to a protected person (A12)."""

from dataclasses import dataclass

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.boxes import Frame
from sipdesk.printing.layout import PERSON, Paper
from sipdesk.printing.parts import Header, IncompletePaper
from sipdesk.printing.phrases import dots, label
from sipdesk.printing.text import Style


@dataclass(frozen=True)
class Outer:
    """The outer envelope: where the forwarding office lies; no name and no number.

    Attributes:
        header: its case number is not printed.
        address: one line each.
    """

    header: Header
    address: tuple[str, ...]


@dataclass(frozen=True)
class Inner:
    """The sealed inner envelope: whose letter it is, and where it goes back.

    Attributes:
        header: top and bottom of the page.
        number: personal number of the person.
        return_address: of the sender, one line each; no name of a unit.
    """

    header: Header
    number: str
    return_address: tuple[str, ...]


OUTER = N_("Outer envelope")
INNER = N_("Inner envelope")
_ADDRESS = Style(20, 28, bold=True)


def outer(content: Outer, tr: Translator) -> Paper:
    """A sheet that is folded into a window or glued on the outer envelope."""
    if not content.address:
        raise IncompletePaper(("address",))
    how = tr("Put the inner envelope, sealed, in this one. Write no name and no number on it.")
    lines = "\n".join(content.address)
    return _sheet(content.header, tr, tr(OUTER), how, [Text(lines, _ADDRESS)])


def inner(content: Inner, tr: Translator) -> Paper:
    """A sheet that is glued on the sealed inner envelope."""
    if not content.number.strip():
        raise IncompletePaper(("number",))
    how = tr("The letter lies in this envelope. Seal it, and put it in the outer one.")
    sender = "\n".join(content.return_address)
    blocks: list[Block] = [
        PERSON.p(tr("Personal number")),
        Text(content.number, _ADDRESS, before=2),
        PERSON.p(tr("Return address"), before=16),
        Text(sender, PERSON.big, before=2),
    ]
    return _sheet(content.header, tr, tr(INNER), how, blocks)


def _sheet(header: Header, tr: Translator, title: str, how: str, inside: list[Block]) -> Paper:
    return Paper(
        title=title,
        tr=tr,
        sizes=PERSON,
        blocks=[
            Text(title, PERSON.title, tag="H1"),
            PERSON.p(how, before=6),
            Frame(inside, before=60),
        ],
        organisation=header.organisation,
        label=label(tr, header, tr("Envelope")),
        running=dots(title),
        footer=title,
        practice=header.practice,
    )
