"""Who answers for what: goals across, the four owners beside each other; gaps are seen."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from sipdesk.domain.model import Goal, Intervention, Owner, Plan
from sipdesk.gui import theme
from sipdesk.gui.guide.pages.plan_row import OWNER_CHIPS
from sipdesk.gui.widgets.frames import Card, owner_chip, rule
from sipdesk.gui.widgets.layouts import Flow, clear, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, format_date
from sipdesk.services.plan_rows import shown

_OWNERS = (Owner.KOMMUN, Owner.REGION, Owner.OTHER, Owner.PERSON)


class _Cell(QPushButton):
    """One intervention in the grid: its text wraps and a press opens it."""

    def __init__(self, entry: Intervention, goal: Goal) -> None:
        super().__init__()
        self.setProperty("role", "cell")
        self._lines = lines = column(self, spacing=2, margins=(8, 6, 8, 6))
        lines.addWidget(Text(entry.what or _("Nothing is written yet")))
        lines.addWidget(Text(_when(entry), "small", tone="" if _has_day(entry) else "warn"))
        for label in self.findChildren(Text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{goal.text}: {entry.what}, {_when(entry)}")

    def sizeHint(self) -> QSize:
        """As its texts want, not as a button without words would."""
        return self._lines.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As narrow as a column may be."""
        return QSize(round(6 * theme.em()), 0)

    def hasHeightForWidth(self) -> bool:
        """A narrow cell is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped texts."""
        return self._lines.heightForWidth(width)


class GridView(Card):
    """The responsibility grid of one version, for reading; a press opens the row.

    Signals:
        asked: the intervention's id.
    """

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Who answers for what"), icon="table-2")
        self._lines = column(spacing=8)
        self.body.addLayout(self._lines)

    def show_plan(self, plan: Plan) -> None:
        """Draw the grid; unmet needs stand under it."""
        clear(self._lines)
        self._lines.addWidget(_line([Text("")] + [owner_chip(OWNER_CHIPS[o]) for o in _OWNERS]))
        for need in shown(plan.needs):
            for goal in shown(need.goals):
                self._lines.addWidget(rule())
                self._lines.addWidget(self._goal(goal))
        for need in shown(plan.needs):
            if need.is_unmet:
                text = _("Nobody can meet this need today: ”{words}”").format(words=need.words)
                self._lines.addWidget(Text(text, tone="warn"))

    def _goal(self, goal: Goal) -> QWidget:
        words = f"”{goal.text}”" if goal.is_own_words and goal.text else goal.text
        cells: list[QWidget] = [Text(words, "strong")]
        for owner in _OWNERS:
            entries = [entry for entry in shown(goal.interventions) if entry.owner is owner]
            cells.append(self._cell(entries, goal))
        return _line(cells)

    def _cell(self, entries: list[Intervention], goal: Goal) -> QWidget:
        cell = QWidget()
        lines = column(cell, spacing=6)
        for entry in entries:
            made = _Cell(entry, goal)
            made.clicked.connect(lambda _on=False, key=entry.id: self.asked.emit(key))
            lines.addWidget(made)
        if not entries:
            lines.addWidget(Text(_("No intervention"), "small"))
        return cell


def _line(cells: list[QWidget]) -> QWidget:
    """Five cells of the same width beside each other; under each other when it is narrow."""
    made = QWidget()
    flow = Flow(made)
    for cell in cells:
        flow.add(cell, stretch=1, base=11)
    return made


def _has_day(entry: Intervention) -> bool:
    return entry.is_ongoing or entry.latest_on is not None


def _when(entry: Intervention) -> str:
    if entry.latest_on is not None:
        return _("at latest {day}").format(day=format_date(entry.latest_on, "d MMMM y"))
    return _("ongoing") if entry.is_ongoing else _("No date")
