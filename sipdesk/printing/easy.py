"""What the easy papers share: one sentence on each line."""

from sipdesk.printing.blocks import Block
from sipdesk.printing.layout import EASY
from sipdesk.printing.phrases import sentences


def lines(*texts: str) -> list[Block]:
    """Each sentence as a line of its own, without room between."""
    return [EASY.p(part, before=0) for text in texts for part in sentences(text)]
