"""A goal of a plan: read as a quotation, changed when asked; its rows, one of them open."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from sipdesk.domain.model import Goal, Intervention, Plan
from sipdesk.gui import theme
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.plan_editor import InterventionEditor
from sipdesk.gui.guide.pages.plan_row import InterventionRow, in_columns, row_header
from sipdesk.gui.widgets.buttons import accent, icon_button, link, secondary
from sipdesk.gui.widgets.choices import SegmentedField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import LongTextField
from sipdesk.gui.widgets.frames import Card, Chip, rule
from sipdesk.gui.widgets.layouts import Flow, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import plan_rows, plans

AT_ONCE = 40  # rows of a goal that are drawn unasked
NEAR = 5  # rows that are drawn before and after the one that somebody is in
MakeEditor = Callable[[Intervention], InterventionEditor]


class GoalPart(Card):
    """One goal with its rows.

    Signals:
        open_asked: a row's id to open, or None to close the open one.
        new_asked: one more row.
        remove_asked: (row id, words about it).
        move_asked: (row id, by).
        under_asked: the goal shall stand under another need: its id.
        lines_asked: (row id, pasted lines that shall become rows).

    Attributes:
        rows: the drawn rows by id; the open row and rows still to be drawn are not among them.
    """

    open_asked = Signal(object)
    new_asked = Signal()
    remove_asked = Signal(object, str)
    move_asked = Signal(object, int)
    under_asked = Signal(object)
    lines_asked = Signal(object, object)

    def __init__(self, page: StepPage, goal: Goal, plan: Plan, make_editor: MakeEditor) -> None:
        super().__init__(role="plain", spacing=6)
        self.lie_flush()
        self._page, self.goal_id, self._plan = page, goal.id, plan
        self._make_editor = make_editor
        self._fields: list[Field] = []
        self._looks: dict[UUID, object] = {}
        self._others: list[tuple[UUID, str]] = []
        self.wanted: list[tuple[Intervention, tuple[int, int]]] = []
        self._open_id: UUID | None = None
        self.editor: InterventionEditor | None = None
        self.rows: dict[UUID, InterventionRow] = {}
        self.add(rule(), self._read_line(), self._edit_line(goal))
        self._header = row_header()
        self.add(self._header)
        self._lines: QVBoxLayout = column(spacing=0)
        self.body.addLayout(self._lines)
        self._most, self._centre = AT_ONCE, UUID(int=0)
        self._foot = self._add_line()
        self.add(self._foot)
        self._foot.setVisible(not plan.is_final)
        self.open(not goal.text and not plan.is_final)

    # The goal itself

    def _read_line(self) -> QWidget:
        self._reading = QWidget()
        flow = Flow(self._reading, spacing=10)
        self._voice = Chip(_("Own words"), "jag", "user")
        self._words = Text("", "quote")
        self._original = Text("", "small")
        self._number = Text("", "small", wrap=False)
        self.change_button = link(_("Change"))
        self.change_button.clicked.connect(lambda: self.open(is_open=True, focus=True))
        self.menu_button = icon_button("ellipsis", _("More about the goal"))
        self.menu_button.clicked.connect(self._show_menu)
        flow.add(self._voice)
        flow.add(self._words, stretch=1, base=20)
        flow.add(self._original, stretch=1, base=20)
        for widget in (self._number, self.change_button, self.menu_button):
            flow.add(widget)
        for low in (self._number, self.change_button):  # as high as the icon beside them
            theme.fix(low, min_height=30)
        for button in (self.change_button, self.menu_button):
            button.setVisible(not self._plan.is_final)
        return self._reading

    def _edit_line(self, goal: Goal) -> QWidget:
        self._writing = QWidget()
        flow = Flow(self._writing)
        voice = SegmentedField(
            "is_own_words",
            _("Whose words?"),
            ((True, _("Own words"), "user"), (False, _("The staff's words"))),
        )
        text = LongTextField("text", _("The goal"), lines=1)
        length = SegmentedField("is_long", _("How long?"), ((False, _("Short")), (True, _("Long"))))
        for field in (voice, text, length):
            field.set_read_only(self._plan.is_final)
            self._fields.append(field)
            self._bind(field, goal.id)
        self.ready_button = secondary(_("Done"), small=True, about=_("The goal"))
        self.ready_button.clicked.connect(self._ready)
        flow.add(text, stretch=1, base=24)
        flow.add(voice)
        flow.add(length)
        flow.add(self.ready_button)
        return self._writing

    def _bind(self, field: Field, key: UUID) -> None:
        name = field.name
        self._page.bind(
            name,
            field,
            lambda case: getattr(find_goal(case, key), name, None),
            plans.change_goal,
            row=key,
            goal_id=key,
        )

    def open(self, is_open: bool, *, focus: bool = False) -> None:
        """Show the fields of the goal, or its words as they are read."""
        self._writing.setVisible(is_open)
        self._reading.setVisible(not is_open)
        if focus:
            self._fields[1].setFocus()

    def _ready(self) -> None:
        self._page.flush()
        goal = find_goal(self._page.case, self.goal_id)
        if goal is not None and goal.text:
            self.open(is_open=False)
            self.change_button.setFocus()

    def _show_menu(self) -> None:
        menu = QMenu(self)
        for key, words in self._others:
            act = menu.addAction(_("Move to the need ”{need}”").format(need=words))
            act.triggered.connect(lambda _on=False, to=key: self.under_asked.emit(to))
        away = menu.addAction(_("Remove the goal"))
        away.triggered.connect(lambda: self.remove_asked.emit(self.goal_id, _("The goal")))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    # The rows

    def _add_line(self) -> QWidget:
        made = QWidget()
        line = row(made, spacing=8)
        self.add_button = accent(_("Add an intervention"), "plus")
        self.add_button.clicked.connect(self.new_asked)
        self.all_button = link("")
        self.all_button.clicked.connect(self.draw_all)
        line.addWidget(self.add_button)
        line.addWidget(self.all_button)
        line.addStretch(1)
        keys = _("Ctrl+Enter: new row   Alt+↑ ↓: move the row")
        line.addWidget(Text(keys, "small", wrap=False))
        return made

    def show_goal(
        self,
        goal: Goal,
        plan: Plan,
        number: int,
        open_id: UUID | None,
        places: list[tuple[int, int]],
        others: list[tuple[UUID, str]],
    ) -> None:
        """Show the goal and its rows; a row that looks as before is left alone."""
        self._plan, self._open_id, self._others = plan, open_id, others
        own = goal.is_own_words
        self._voice.setVisible(own)
        self._words.setText(f"”{goal.text}”" if own and goal.text else goal.text)
        self._words.setProperty("role", "quote" if own else "body")
        self._original.setText(_("In own words: ”{text}”").format(text=goal.original))
        self._original.setVisible(bool(goal.original))
        words = _("Long goal {n}") if goal.is_long else _("Goal {n}")
        self._number.setText(words.format(n=number))
        self.setAccessibleName(_("Goal {n}: {text}").format(n=number, text=goal.text))
        self.change_button.setAccessibleName(_("Change goal {n}").format(n=number))
        if goal.text:
            name = _("Add an intervention, {goal}").format(goal=goal.text)
            self.add_button.setAccessibleName(name)
        entries = plan_rows.shown(goal.interventions)
        self.wanted = list(zip(entries, places, strict=True))
        self._show_header()
        self._drop({entry.id for entry in entries})
        self._draw()

    def _show_header(self) -> None:
        margins = self.contentsMargins()
        is_wide = in_columns(self.width() - margins.left() - margins.right())
        self._header.setVisible(bool(self.wanted) and is_wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words above the columns go where there are no columns."""
        super().resizeEvent(event)
        self._show_header()

    def _drop(self, kept: set[UUID]) -> None:
        for key in [key for key in self.rows if key not in kept or key == self._open_id]:
            self._throw(self.rows.pop(key))
            self._looks.pop(key, None)
        if self.editor is not None and self.editor.row_id != self._open_id:
            self.editor.let_go()
            self._throw(self.editor)
            self.editor = None

    def _throw(self, widget: QWidget) -> None:
        """Without leaving the window first: the one with the focus would take it along."""
        self._lines.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _draw(self) -> None:
        """Draw what is new or changed: the first rows, and those near the one in hand."""
        ids = [entry.id for entry, _place in self.wanted]
        centre = self._open_id if self._open_id in ids else self._centre
        middle = ids.index(centre) if centre in ids else -NEAR - 1
        at = 0
        for number, (entry, place) in enumerate(self.wanted):
            if entry.id == self._open_id:
                widget: QWidget = self._open_row(entry)
            elif entry.id in self.rows and self._looks[entry.id] == look(entry, self._plan):
                widget = self.rows[entry.id]
                self.rows[entry.id].say(entry, place)
            elif entry.id in self.rows or number < self._most or abs(number - middle) <= NEAR:
                widget = self._new_row(entry, place)
            else:
                continue
            if self._lines.indexOf(widget) != at:
                self._lines.insertWidget(at, widget)
            at += 1
        self.all_button.setText(_("Show all {n} rows").format(n=len(ids)))
        self.all_button.setVisible(at < len(ids))

    def _open_row(self, entry: Intervention) -> InterventionEditor:
        if self.editor is None:
            self.editor = self._make_editor(entry)
            self.editor.done.connect(self._done)
            self.editor.lines_asked.connect(lambda lines: self.lines_asked.emit(entry.id, lines))
            words = _("The intervention")
            self.editor.removed.connect(lambda: self.remove_asked.emit(entry.id, words))
        else:
            self.editor.show_row(entry)
        return self.editor

    def _done(self, another: bool) -> None:
        if another:
            self.new_asked.emit()
        else:
            self.open_asked.emit(None)

    def _new_row(self, entry: Intervention, place: tuple[int, int]) -> InterventionRow:
        if (old := self.rows.pop(entry.id, None)) is not None:
            self._throw(old)
        made = InterventionRow(entry, self._plan, place, self._waits_for(entry))
        made.opened.connect(lambda: self.open_asked.emit(entry.id))
        made.another.connect(self.new_asked)
        made.moved.connect(lambda by: self.move_asked.emit(entry.id, by))
        made.removed.connect(lambda: self.remove_asked.emit(entry.id, _("The intervention")))
        self.rows[entry.id], self._looks[entry.id] = made, look(entry, self._plan)
        return made

    def _waits_for(self, entry: Intervention) -> str:
        return waits_for(self._plan, entry)

    def draw_all(self) -> None:
        """Draw the rows that were put off."""
        self._most = len(self.wanted)
        self._draw()

    def draw_near(self, row_id: UUID) -> None:
        """Draw a row and its neighbours: it shall have the focus."""
        if row_id not in self.rows:
            self._centre = row_id
            self._draw()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in the order that is seen."""
        found: list[QWidget] = []
        for at in range(self._lines.count()):
            item = self._lines.itemAt(at)
            widget = item.widget() if item is not None else None
            if isinstance(widget, InterventionRow):
                found += [widget, widget.menu_button]
            elif isinstance(widget, InterventionEditor):
                found += widget.stops()
        chosen = (*_buttons(self._fields[0]), *_buttons(self._fields[2]))
        head = [self._fields[1].control, *chosen, self.ready_button]
        return [
            *head,
            self.change_button,
            self.menu_button,
            *found,
            self.add_button,
            self.all_button,
        ]

    def let_go(self) -> None:
        """Forget all fields before the part is thrown away."""
        for field in self._fields:
            self._page.unbind(field)
        if self.editor is not None:
            self.editor.let_go()


def _buttons(field: Any) -> list[QWidget]:
    return list(field.segments.buttons)


def look(entry: Intervention, plan: Plan) -> object:
    """What a read row shows."""
    words = entry.model_dump_json(exclude={"recorded_at", "position"})
    return words, entry.unit_id, plan.is_final, plan.followup_on, waits_for(plan, entry)


def waits_for(plan: Plan, entry: Intervention) -> str:
    """What a row waits for, in its own words; nothing when it waits for none that is there."""
    if entry.waits_for_id is None:
        return ""
    for need in plan_rows.shown(plan.needs):
        for goal in plan_rows.shown(need.goals):
            for other in plan_rows.shown(goal.interventions):
                if other.id == entry.waits_for_id:
                    return other.what or _("Nothing is written yet")
    return ""


def find_goal(case: Any, goal_id: UUID) -> Any:
    """A goal of the case, or None."""
    for plan in case.plans if case else ():
        for need in plan.needs:
            for goal in need.goals:
                if goal.id == goal_id:
                    return goal
    return None
