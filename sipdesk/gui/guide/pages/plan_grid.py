"""Who answers for what: goals across, the four owners beside each other; gaps are seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from sipdesk.domain import facts
from sipdesk.domain.model import Goal, Intervention, Owner, Plan
from sipdesk.gui import theme
from sipdesk.gui.guide.pages.plan_goal import waits_for
from sipdesk.gui.guide.pages.plan_row import OWNER_CHIPS, OWNER_WORDS, short_day, unit_words
from sipdesk.gui.widgets.buttons import icon_button
from sipdesk.gui.widgets.choices import Segments
from sipdesk.gui.widgets.frames import Card, Chip, owner_chip, rule
from sipdesk.gui.widgets.layouts import Flow, clear, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, format_date
from sipdesk.services.plan_rows import shown

BY_OWNER, BY_COLUMN = "owner", "column"
_WIDTH = 7.0  # of a column, in em, where no word is longer
_ALONE = 999.0  # em: on a line of its own


class _Cell(QPushButton):
    """One intervention in the grid: its text wraps and a press opens it."""

    def __init__(self, entry: Intervention, goal: Goal) -> None:
        super().__init__()
        self.setProperty("role", "cell")
        if (owner := _answering(entry)) is not None:
            self.setProperty("tone", OWNER_CHIPS[owner])
        self._lines = lines = column(self, spacing=2, margins=(12, 6, 8, 6))
        lines.addWidget(Text(entry.what or _("Nothing is written yet")))
        who = " · ".join(part for part in (unit_words(entry), entry.function) if part)
        if who:
            lines.addWidget(Text(who, "small"))
        lines.addWidget(Text(_when(entry), "small", tone="" if _has_day(entry) else "warn"))
        for label in self.findChildren(Text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        said = ", ".join(part for part in (entry.what, who, _when(entry)) if part)
        self.setAccessibleName(f"{goal.text}: {said}")
        self.row_id = entry.id

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
    """The responsibility grid of one version; a press opens a row, an empty cell takes a new one.

    Signals:
        asked: the intervention's id.
        add_asked: (goal id, owner): a row that this owner answers for.
    """

    asked = Signal(object)
    add_asked = Signal(object, object)

    def __init__(self) -> None:
        note = _("A press on a row opens it. An empty place has no intervention for the goal.")
        super().__init__(_("Who answers for what"), note, icon="table-2")
        self._plan: Plan | None = None
        self._heads: list[QWidget] = []
        self._goals: list[Flow] = []
        self._bases: list[float] = []
        self.sides = Segments(
            ((BY_OWNER, _("By who answers")), (BY_COLUMN, _("By kind of care"))),
            _("What the columns are"),
        )
        self.sides.set_value(BY_OWNER)
        self.sides.chosen.connect(lambda _value: self._plan and self.show_plan(self._plan))
        line = row()
        line.addWidget(self.sides)
        line.addStretch(1)
        self.body.addLayout(line)
        self._lines = column(spacing=8)
        self.body.addLayout(self._lines)

    def show_plan(self, plan: Plan) -> None:
        """Draw the grid; unmet needs and what starts when stand under it."""
        self._plan = plan
        clear(self._lines)
        self._heads, self._goals = [], []
        goals = [goal for need in shown(plan.needs) for goal in shown(need.goals)]
        found = [self._goal(goal) for goal in goals]
        self._bases = _widths([[Text("")] * (1 + len(self._columns())), *found])
        self._header = _line([Text("")] + [part.head() for part in self._columns()], self._bases)
        self._lines.addWidget(self._header)
        for cells in found:
            self._lines.addWidget(rule())
            made = _line(cells, self._bases)
            self._lines.addWidget(made)
            self._goals.append(cast("Flow", made.layout()))
        for need in shown(plan.needs):
            if need.is_unmet:
                text = _("Nobody can meet this need today: ”{words}”").format(words=need.words)
                self._lines.addWidget(Text(text, tone="warn"))
        self._starts(plan)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for columns, the goal stands above its owners, two and two."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._plan is None:
            return
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        needed = sum(self._bases) * theme.em() + theme.px(12) * (len(self._bases) - 1)
        is_wide = room >= needed
        self._header.setVisible(is_wide)
        for head in self._heads:
            head.setVisible(not is_wide)
        half = (room - theme.px(12)) / theme.em() / 2 - 0.1
        pairs = [_ALONE, *(max(base, half) for base in self._bases[1:])]
        for flow in self._goals:
            flow.want(self._bases if is_wide else pairs)

    def focus_row(self, row_id: UUID) -> None:
        """Put the focus on the cell of a row."""
        for cell in self.findChildren(_Cell):
            if cell.row_id == row_id:
                cell.show()
                cell.setFocus()

    def _columns(self) -> tuple["_Column", ...]:
        """The columns that are chosen; a row that nobody answers for is never out of sight."""
        if self.sides.value() == BY_COLUMN:
            return _OF_CARE
        rows = facts.interventions(self._plan) if self._plan is not None else []
        return (
            (*_OF_OWNERS, _OF_NOBODY) if any(_OF_NOBODY.holds(row) for row in rows) else _OF_OWNERS
        )

    def _goal(self, goal: Goal) -> list[QWidget]:
        words = f"”{goal.text}”" if goal.is_own_words and goal.text else goal.text
        cells: list[QWidget] = [Text(words, "strong")]
        for part in self._columns():
            entries = [entry for entry in shown(goal.interventions) if part.holds(entry)]
            cells.append(self._cell(entries, goal, part))
        return cells

    def _cell(self, entries: list[Intervention], goal: Goal, part: "_Column") -> QWidget:
        cell = QWidget()
        lines = column(cell, spacing=6)
        if entries or not part.is_gap:
            head = part.head()
            lines.addWidget(head, 0, Qt.AlignmentFlag.AlignLeft)
            self._heads.append(head)
        for entry in entries:
            made = _Cell(entry, goal)
            made.clicked.connect(lambda _on=False, key=entry.id: self.asked.emit(key))
            lines.addWidget(made)
        last = row(spacing=4)
        lines.addLayout(last)
        if part.is_gap:
            return cell
        if not entries:
            last.addWidget(Text(_("No intervention"), "small"), 1)
        if self._plan is not None and not self._plan.is_final:
            name = _("Add an intervention, {goal}").format(goal=f"{part.title}, {goal.text}")
            add = icon_button("plus", name)
            add.clicked.connect(lambda: self.add_asked.emit(goal.id, part.owner))
            last.addWidget(add)
            last.addStretch(0 if not entries else 1)
        return cell

    def _starts(self, plan: Plan) -> None:
        """What starts on the same day stands side by side; what waits says for what."""
        days: dict[date, list[Intervention]] = {}
        for entry in facts.interventions(plan):
            if entry.starts_on is not None:
                days.setdefault(entry.starts_on, []).append(entry)
        for day in sorted(days):
            self._lines.addWidget(rule())
            texts = [Text(_("From {day}").format(day=format_date(day)), "strong")]
            texts += [Text(_starting(plan, entry)) for entry in days[day]]
            self._lines.addWidget(_line(list(texts)))


@dataclass(frozen=True)
class _Column:
    """A column of the grid: whose rows it holds, and who answers for one that is added in it."""

    title: str
    owner: Owner | None
    holds: Callable[[Intervention], bool]
    chip: str = ""
    is_gap: bool = False

    def head(self) -> QWidget:
        """What stands above it."""
        if self.is_gap:
            return Chip(_(self.title), "warn", "circle-dashed")
        return owner_chip(self.chip) if self.chip else Text(_(self.title), "strong")


def _of_owner(owner: Owner) -> _Column:
    chip = OWNER_CHIPS[owner]
    return _Column(OWNER_WORDS[owner], owner, lambda entry: _answering(entry) is owner, chip)


def _answering(entry: Intervention) -> Owner | None:
    """Who answers; of a disputed row who does so meanwhile (REQ J1)."""
    meanwhile = entry.interim_owner if entry.is_disputed else None
    return entry.owner or meanwhile


def _of_care(title: str, code: str, owner: Owner) -> _Column:
    return _Column(title, owner, lambda entry: _code(entry) == code)


def _code(entry: Intervention) -> str:
    return entry.unit.column if entry.unit is not None else ""


_OF_OWNERS = tuple(_of_owner(owner) for owner in Owner)
_OF_NOBODY = _Column(N_("Nobody yet"), None, lambda entry: _answering(entry) is None, is_gap=True)
_KNOWN = ("socialtjanst", "primarvard", "specialistvard")
_OF_CARE = (
    _of_care(N_("Social services"), "socialtjanst", Owner.KOMMUN),
    _of_care(N_("Primary care"), "primarvard", Owner.REGION),
    _of_care(N_("Specialist care"), "specialistvard", Owner.REGION),
    _Column(N_("All others"), None, lambda entry: _code(entry) not in _KNOWN),
)


def _starting(plan: Plan, entry: Intervention) -> str:
    who = _(OWNER_WORDS[entry.owner]) if entry.owner else _("nobody answers")
    text = f"{entry.what} – {entry.unit.name if entry.unit else who}"
    waits = waits_for(plan, entry)
    return f"{text}. {_('Waits for: {what}').format(what=waits)}" if waits else text


def _line(cells: list[QWidget], bases: Sequence[float] = ()) -> QWidget:
    """Cells beside each other, as wide as their columns; under each other when it is narrow."""
    made = QWidget()
    flow = Flow(made)
    for at, cell in enumerate(cells):
        flow.add(cell, stretch=1, base=bases[at] if bases else _WIDTH)
    return made


def _widths(lines: Sequence[Sequence[QWidget]]) -> list[float]:
    """The width in em of each column: the same in all lines, and no word is cut."""
    return [max(_WIDTH, *(_longest(cell) for cell in cells)) for cells in zip(*lines, strict=True)]


def _longest(cell: QWidget) -> float:
    """What the longest word of a cell needs, in em, with the edge around it."""
    found = [0]
    for label in (cell, *cell.findChildren(Text)):
        if isinstance(label, Text):
            label.ensurePolished()
            found.append(label.minimumSizeHint().width())
    return (max(found) + theme.px(20)) / theme.em()


def _has_day(entry: Intervention) -> bool:
    return entry.is_ongoing or entry.latest_on is not None


def _when(entry: Intervention) -> str:
    if entry.latest_on is not None:
        return _("at latest {day}").format(day=short_day(entry.latest_on))
    return _("ongoing") if entry.is_ongoing else _("No date")
