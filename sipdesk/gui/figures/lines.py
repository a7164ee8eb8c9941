"""The figures of one topic: words, a bar and the number, line by line."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sipdesk.gui.widgets.bar import Bar
from sipdesk.gui.widgets.layouts import Flow, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services.year_report_words import ReportRow


def lines(rows: Sequence[ReportRow]) -> QWidget:
    """All figures of a topic; those without anything to tell in one sentence each."""
    whole = QWidget()
    inner = column(whole, spacing=7)
    for row in rows:
        if not (row.is_hidden or _is_nothing(row)):
            inner.addWidget(_line(row))
    for words, labels in (
        (_("Not shown, the numbers are too small: {what}."), _named(rows, hidden=True)),
        (_("Nothing was noted of this in the year: {what}."), _named(rows, hidden=False)),
    ):
        if labels:
            inner.addWidget(Text(words.format(what=", ".join(labels)), "small"))
    return whole


def _is_nothing(row: ReportRow) -> bool:
    return not row.is_part and (row.base == 0 or (row.number == 0 and row.base is None))


def _named(rows: Sequence[ReportRow], *, hidden: bool) -> list[str]:
    return [
        row.label.rstrip("?") for row in rows if (row.is_hidden if hidden else _is_nothing(row))
    ]


def _line(row: ReportRow) -> QWidget:
    """A part of a whole stands in from the left, under it."""
    made = QWidget()
    flow = Flow(made, spacing=12)
    words = QWidget()
    texts = column(words, spacing=0, margins=(18 if row.is_part else 0, 0, 0, 0))
    texts.addWidget(Text(row.label, "body" if row.is_part else "strong"))
    if row.note:
        texts.addWidget(Text(row.note, "small"))
    flow.add(words, stretch=3, base=16)
    bar: QWidget = Bar(row.filled) if row.filled is not None else QWidget()
    flow.add(bar, stretch=2, base=8)
    flow.add(Text(row.value, "strong"), stretch=1, base=7)
    made.setAccessibleName(f"{row.label}: {row.value}. {row.note}".strip())
    return made
