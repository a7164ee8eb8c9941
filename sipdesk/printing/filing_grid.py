"""The responsibility grid on the own file's copy: each goal, and what each side does for it."""

from sipdesk.i18n import Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.filing_content import Content, GridRow
from sipdesk.printing.layout import PROFESSIONAL
from sipdesk.printing.tables import Row as TableRow
from sipdesk.printing.tables import Table

_BODY = PROFESSIONAL.body
_SHARES = [0.24, 0.19, 0.19, 0.19, 0.19]


def grids(content: Content, tr: Translator) -> list[Block]:
    """By who answers, and by the three columns of the annex; a gap is said in words (REQ M6)."""
    if not content.grid_owners:
        return []
    owners = [tr("Municipality"), tr("Region"), tr("Other"), tr("The individual")]
    care = [tr("Social services"), tr("Primary care"), tr("Specialist care"), tr("All others")]
    blocks: list[Block] = [PROFESSIONAL.h(tr("Who answers for what"))]
    blocks.append(_grid(content.grid_owners, owners, tr))
    if content.grid_care:
        second = _grid(content.grid_care, care, tr)
        second.before = 12
        blocks.append(second)
    return blocks


def _grid(rows: tuple[GridRow, ...], heads: list[str], tr: Translator) -> Table:
    made = [TableRow(_cells(row, tr), pad=2.6) for row in rows]
    head = [tr("Goal"), *heads]
    return Table(_SHARES, made, style=PROFESSIONAL.small, head=head, before=5)


def _cells(row: GridRow, tr: Translator) -> list[Block]:
    columns = (*row.cells, *[()] * len(_SHARES))[: len(_SHARES) - 1]
    texts = ["; ".join(cell) or tr("No intervention") for cell in columns]
    return [Text(row.goal or "–", _BODY), *(Text(text, _BODY) for text in texts)]
