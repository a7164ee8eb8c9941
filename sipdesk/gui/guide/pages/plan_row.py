"""One intervention as it is read: what, who answers, when; Enter opens it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from sipdesk import clock
from sipdesk.domain.model import Intervention, InterventionKind, Owner, Plan
from sipdesk.domain.rules.before_final import GAP
from sipdesk.gui import theme
from sipdesk.gui.guide.pages.plan_dispute import RowActs, owner_words
from sipdesk.gui.widgets.buttons import icon_button
from sipdesk.gui.widgets.frames import Chip, owner_chip
from sipdesk.gui.widgets.layouts import Flow, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, format_date

OWNER_CHIPS = {
    Owner.KOMMUN: "kommun",
    Owner.REGION: "region",
    Owner.OTHER: "annan",
    Owner.PERSON: "jag",
}
KINDS = {
    InterventionKind.SOCIAL: N_("Social"),
    InterventionKind.MEDICAL: N_("Medical"),
    InterventionKind.SCHOOL: N_("School"),
    InterventionKind.OTHER_ACTOR: N_("Other actor"),
}
COLUMNS = (  # header, share of what is left, width in em
    (N_("Intervention"), 3, 11.0),
    (N_("Answers"), 0, 7.5),
    (N_("Unit and function"), 2, 10.5),
    (N_("From"), 0, 5.4),
    (N_("Latest"), 0, 6.4),
    (N_("Kind"), 0, 4.6),
    ("", 0, 4.0),
)


_SPACING = 8
_NO_KIND = "–"
_NARROWEST = 44.0  # em: below that a row needs two lines, and its days say what they are


def in_columns(width: int) -> bool:
    """Whether a row of that width has all its cells on one line, below the header."""
    return width >= _NARROWEST * theme.em() + theme.px(_SPACING) * (len(COLUMNS) - 1)


def row_header() -> QWidget:
    """The words above the columns."""
    made = QWidget()
    flow = Flow(made, spacing=_SPACING, squeeze=True)
    for text, stretch, base in COLUMNS:
        flow.add(Text(_(text), "column"), stretch=stretch, base=base)
    return made


class InterventionRow(QFrame):
    """A row that can be opened, moved and removed.

    Signals:
        opened: the user wants to change it.
        another: one more row under the same goal.
        moved: by -1 or 1.
        removed: the user wants it away.
    """

    opened = Signal()
    another = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(
        self, row: Intervention, plan: Plan, place: tuple[int, int], waits_for: str = ""
    ) -> None:
        super().__init__()
        self._waits_for = waits_for
        self.setProperty("role", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.row_id = row.id
        self.is_fixed = plan.is_final
        self._days: list[tuple[Text, str, str]] = []  # the label, what it says wide and narrow
        self._flow = flow = Flow(spacing=_SPACING, squeeze=True)
        column(self, margins=(0, 8, 0, 8)).addLayout(flow)
        for cell, (_text, stretch, base) in zip(self._cells(row, plan), COLUMNS, strict=True):
            flow.add(cell, stretch=stretch, base=base)
        self.say(row, place)

    def say(self, row: Intervention, place: tuple[int, int]) -> None:
        """Another place among the rows of the plan: read out as it is now."""
        self.setAccessibleName(spoken(row, place))

    def _cells(self, row: Intervention, plan: Plan) -> list[QWidget]:
        menu = icon_button("pencil", _("Change {what}").format(what=row.what or _("the row")))
        menu.clicked.connect(self.opened)
        if self.is_fixed:
            menu.hide()  # never shown by hand before it has a parent: it would be a window
        self.menu_button = menu
        self._acts = RowActs(menu, row)
        self._kind = Text(_(KINDS[row.kind]) if row.kind else _NO_KIND, "small")
        return [
            _what(row, self._waits_for),
            _owner(row),
            _two(unit_words(row), row.function),
            self._dated(Text(short_day(row.starts_on)), _("From {day}"), row.starts_on),
            self._dated(_latest(row, plan), _("at latest {day}"), row.latest_on),
            self._kind,
            self._acts,
        ]

    def _dated(self, label: Text, words: str, day: date | None) -> Text:
        if day is not None:
            text = words.format(day=short_day(day)).replace(" ", "\N{NO-BREAK SPACE}")
            self._days.append((label, label.text(), text[:1].upper() + text[1:]))
        return label

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no header above them, the days say themselves what they are."""
        super().resizeEvent(event)
        is_wide = in_columns(self.width())
        if self._flow.squeeze != is_wide:
            self._flow.squeeze = is_wide
            self._flow.invalidate()
            self._flow.stretch_last(0 if is_wide else 1)
            self._acts.place(at_right=not is_wide)
            self._kind.setVisible(is_wide or self._kind.text() != _NO_KIND)
        for label, wide, narrow in self._days:
            if label.text() != (text := wide if is_wide else narrow):
                label.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Alt+Up and Alt+Down move, Delete removes."""
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if self.is_fixed:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.another if control else self.opened).emit()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double press opens the row."""
        if not self.is_fixed:
            self.opened.emit()
        event.accept()


def spoken(row: Intervention, place: tuple[int, int]) -> str:
    """The row as it is read out: "Intervention 4 of 9, region, no date"."""
    owner = _(OWNER_WORDS[row.owner]) if row.owner else _("nobody answers")
    when = short_day(row.latest_on) or (_("ongoing") if row.is_ongoing else _("no date"))
    words = _("Intervention {n} of {all}: {what}, {owner}, {when}")
    what = row.what or _("Nothing is written yet")
    return words.format(n=place[0], all=place[1], what=what, owner=owner, when=when)


OWNER_WORDS = {
    Owner.KOMMUN: N_("Municipality"),
    Owner.REGION: N_("Region"),
    Owner.OTHER: N_("Other"),
    Owner.PERSON: N_("I myself"),
}


def unit_words(row: Intervention) -> str:
    """The unit that answers, or the one who does it."""
    return row.unit.name if row.unit else row.named


def _what(row: Intervention, waits_for: str) -> QWidget:
    texts = QWidget()
    lines = column(texts, spacing=2)
    lines.addWidget(Text(row.what or _("Nothing is written yet")))
    if row.change:
        lines.addWidget(Chip(_("Changed") if row.change == "changed" else _("New"), "info"))
    if row.needs_decision:
        note = _("A decision is needed")
        if row.decision_by_on:
            note = _("A decision is needed by {day}").format(day=short_day(row.decision_by_on))
        lines.addWidget(Text(note, "small"))
    if row.is_told_of_right:
        lines.addWidget(Text(_("Told of the right to apply"), "small"))
    if waits_for:
        lines.addWidget(Text(_("Waits for: {what}").format(what=waits_for), "small"))
    if GAP in row.what:
        lines.addWidget(
            Text(_("A gap in the text is to be filled in: {gap}").format(gap=GAP), tone="warn")
        )
    return texts


def _owner(row: Intervention) -> QWidget:
    if (disputed := owner_words(row)) is not None:
        return disputed
    if row.owner is None:
        return Chip(_("Nobody yet"), "warn", "circle-dashed")
    return owner_chip(OWNER_CHIPS[row.owner])


def _two(first: str, second: str) -> QWidget:
    texts = QWidget()
    lines = column(texts, spacing=0)
    lines.addWidget(Text(first or "–"))
    if second:
        lines.addWidget(Text(second, "small"))
    return texts


def _latest(row: Intervention, plan: Plan) -> Text:
    if row.is_ongoing and plan.followup_on:
        return Text(_("until we meet again {day}").format(day=short_day(plan.followup_on)))
    if row.is_ongoing:
        return Text(_("ongoing"))
    if row.latest_on is None:
        return Text(_("No date"), tone="warn")
    return Text(short_day(row.latest_on))


def short_day(day: date | None) -> str:
    """A day as short as it can be said: with the year only when it is another than this one."""
    if day is None:
        return ""
    return format_date(day, "d MMM" if day.year == clock.today().year else "d MMM y")
