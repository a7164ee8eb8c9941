"""A paper as plain text: for screen readers, and to be pasted into a record."""

import re
from collections.abc import Iterator

from sipdesk.printing.tagging import Node

_HEADINGS = ("H1", "H2", "H3")


def lines(root: Node) -> Iterator[str]:
    """A line per paragraph, list item and table row; an empty one before each heading."""
    for kid in root.kids:
        if not isinstance(kid, Node):
            continue
        if kid.tag in ("TR", "LI"):
            parts = [" ".join(lines(cell)) for cell in kid.kids if isinstance(cell, Node)]
            yield (" – " if kid.tag == "TR" else " ").join(part for part in parts if part)
            continue
        said = _squeezed(kid.said or (f"[{kid.alt}]" if kid.alt else ""))
        if said and kid.tag in _HEADINGS:
            yield ""
        if said:
            yield said
        yield from lines(kid)


def _squeezed(text: str) -> str:
    return re.sub(r"[ \u00a0\u200b]+", " ", text).strip()
