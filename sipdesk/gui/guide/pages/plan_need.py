"""A need with its goals and their rows: own words first, one open row at a time."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sipdesk.domain.model import Goal, Intervention, Need, Plan, Unit
from sipdesk.domain.pack import Pack
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.plan_editor import InterventionEditor
from sipdesk.gui.guide.pages.plan_row import InterventionRow, row_header
from sipdesk.gui.widgets.buttons import accent, icon_button, secondary
from sipdesk.gui.widgets.choices import CheckField, SegmentedField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField
from sipdesk.gui.widgets.frames import Card, frame, rule
from sipdesk.gui.widgets.layouts import Flow, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import plan_rows, plans


class Counter:
    """Counts the rows of the plan, for "row 4 of 9"."""

    def __init__(self, total: int) -> None:
        self._at, self._total = 0, total

    def next(self) -> tuple[int, int]:
        """The place of the next row and the number of rows."""
        self._at += 1
        return self._at, self._total


class NeedCard(Card):
    """One need of the plan.

    Signals:
        open_asked: a row's id to open, or None to close the open one.
        new_asked: the goal's id that shall get one more row.
        goal_asked: the need shall get one more goal.
        remove_asked: (row id, words about it).
        move_asked: (row id, by).
    """

    open_asked = Signal(object)
    new_asked = Signal(object)
    goal_asked = Signal()
    remove_asked = Signal(object, str)
    move_asked = Signal(object, int)

    def __init__(self, page: StepPage, need: Need, plan: Plan, pack: Pack, units: list[Unit]):
        super().__init__(spacing=12)
        self._page, self.need_id, self._plan, self._pack = page, need.id, plan, pack
        self._units = units
        self._fields: list[Field] = []
        self._need_fields: list[Field] = []
        self._editor: InterventionEditor | None = None
        self.rows: dict[UUID, InterventionRow] = {}
        self._head_of(need)
        self._goals = column(spacing=14)
        self.body.addLayout(self._goals)
        self._shape: object = None

    def _head_of(self, need: Need) -> None:
        areas = [(area.code, str(area.label)) for area in self._pack.areas]
        area = self._own(ChoiceField("area", _("Area of life"), areas), self.need_id)
        words = LongTextField("words", _("The need, in the person's own words"), lines=1)
        self._own(words, self.need_id)
        line = QWidget()
        flow = Flow(line)
        flow.add(area, base=14)
        flow.add(words, stretch=1, base=22)
        flow.add(self._need_acts(need))
        self.add(line)
        text = _("Nobody can meet this need today. It is kept and counted.")
        unmet = CheckField("is_unmet", text)
        self._own(unmet, self.need_id)
        self.unmet_why = LongTextField("unmet_why", _("Why not, and when it is taken up again"))
        self._own(self.unmet_why, self.need_id)
        self.add(unmet, self.unmet_why)

    def _need_acts(self, need: Need) -> QWidget:
        acts = QWidget()
        line = row(acts, spacing=4)
        self.goal_button = secondary(_("Add a goal"), "plus", small=True)
        self.goal_button.clicked.connect(self.goal_asked)
        remove = icon_button("trash-2", _("Remove the need"))
        remove.clicked.connect(lambda: self.remove_asked.emit(self.need_id, _("The need")))
        for button in (self.goal_button, remove):
            line.addWidget(button)
            button.setVisible(not self._plan.is_final)
        return acts

    def _own(self, field: Any, key: UUID) -> Any:
        """A field of the need itself."""
        name = field.name
        self._need_fields.append(field)
        field.set_read_only(self._plan.is_final)
        return self._page.bind(
            name,
            field,
            lambda case: getattr(_by_id(case, key), name, None),
            plans.change_need,
            row=key,
            need_id=key,
        )

    def show_need(self, need: Need, plan: Plan, open_id: UUID | None, counts: Counter) -> None:
        """Show goals and rows; they are made anew only when their number or order changed."""
        self._plan = plan
        self.unmet_why.setVisible(need.is_unmet)
        shape = [
            (goal.id, [_look(entry, open_id) for entry in plan_rows.shown(goal.interventions)])
            for goal in plan_rows.shown(need.goals)
        ]
        if (shape, plan.is_final, plan.followup_on) != self._shape:
            self._shape = (shape, plan.is_final, plan.followup_on)
            self._make(need, open_id, counts)
        elif self._editor is not None:
            entry = next((e for g in need.goals for e in g.interventions if e.id == open_id), None)
            if entry is not None:
                self._editor.show_row(entry)

    def _make(self, need: Need, open_id: UUID | None, counts: Counter) -> None:
        keep = self._editor if self._editor and self._editor.row_id == open_id else None
        self._clear(keep)
        for goal in plan_rows.shown(need.goals):
            self._goals.addWidget(self._goal(goal, open_id, counts, keep))

    def _clear(self, keep: InterventionEditor | None) -> None:
        for field in self._fields:
            self._page.unbind(field)
        self._fields = []
        if keep is not None:
            keep.setParent(self)
        elif self._editor is not None:
            self._editor.let_go()
            self._editor = None
        self.rows = {}
        while item := self._goals.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _goal(
        self, goal: Goal, open_id: UUID | None, counts: Counter, keep: InterventionEditor | None
    ) -> QWidget:
        whole = frame("plain")
        lines = column(whole, spacing=6)
        lines.addWidget(rule())
        lines.addWidget(self._goal_head(goal))
        entries = plan_rows.shown(goal.interventions)
        if entries:
            lines.addWidget(row_header())
        for entry in entries:
            place = counts.next()
            if entry.id == open_id:
                self._editor = keep or self._make_editor(entry, goal)
                lines.addWidget(self._editor)
                self._editor.show()
            else:
                lines.addWidget(self._make_row(entry, place))
        if not self._plan.is_final:
            self._add_line(lines, goal)
        return whole

    def _add_line(self, lines: QVBoxLayout, goal: Goal) -> None:
        line = row(spacing=8)
        add = accent(_("Add an intervention"), "plus")
        if goal.text:
            add.setAccessibleName(_("Add an intervention, {goal}").format(goal=goal.text))
        add.clicked.connect(lambda: self.new_asked.emit(goal.id))
        line.addWidget(add)
        line.addStretch(1)
        line.addWidget(Text(_("Enter: open the row   Alt+↑ ↓: move the row"), "small", wrap=False))
        lines.addLayout(line)

    def _goal_head(self, goal: Goal) -> QWidget:
        line = QWidget()
        flow = Flow(line)
        voice = SegmentedField(
            "is_own_words",
            _("Whose words?"),
            ((True, _("Own words"), "user"), (False, _("The staff's words"))),
        )
        text = LongTextField("text", _("The goal"), lines=1)
        for field in (voice, text):
            field.set_read_only(self._plan.is_final)
            self._fields.append(field)
            self._bind_goal(field, goal.id)
        flow.add(text, stretch=1, base=24)
        flow.add(voice)
        remove = icon_button("trash-2", _("Remove the goal"))
        remove.setVisible(not self._plan.is_final)
        remove.clicked.connect(lambda: self.remove_asked.emit(goal.id, _("The goal")))
        flow.add(remove)
        return line

    def _bind_goal(self, field: Field, key: UUID) -> None:
        name = field.name
        self._page.bind(
            name,
            field,
            lambda case: getattr(_by_id(case, key), name, None),
            plans.change_goal,
            row=key,
            goal_id=key,
        )

    def _make_row(self, entry: Intervention, place: tuple[int, int]) -> InterventionRow:
        made = InterventionRow(entry, self._plan, place)
        made.opened.connect(lambda: self.open_asked.emit(entry.id))
        made.moved.connect(lambda by: self.move_asked.emit(entry.id, by))
        made.removed.connect(lambda: self.remove_asked.emit(entry.id, _("The intervention")))
        self.rows[entry.id] = made
        return made

    def _make_editor(self, entry: Intervention, goal: Goal) -> InterventionEditor:
        found = [str(each.text) for each in self._pack.catalogue]
        made = InterventionEditor(self._page, entry, self._units, found)
        made.done.connect(self._done(goal.id))
        made.removed.connect(lambda: self.remove_asked.emit(entry.id, _("The intervention")))
        return made

    def _done(self, goal_id: UUID) -> Callable[[bool], None]:
        def done(another: bool) -> None:
            if another:
                self.new_asked.emit(goal_id)
            else:
                self.open_asked.emit(None)

        return done

    def let_go(self) -> None:
        """Forget all fields before the card is thrown away."""
        self._clear(None)
        for field in self._need_fields:
            self._page.unbind(field)


def _look(entry: Intervention, open_id: UUID | None) -> object:
    """What a read row shows; an open row shows itself."""
    if entry.id == open_id:
        return entry.id
    return (entry.id, entry.model_dump_json(exclude={"recorded_at"}), entry.unit_id)


def _by_id(case: Any, row_id: UUID) -> Any:
    """A need or goal of the case, or None."""
    for plan in case.plans if case else ():
        for need in plan.needs:
            if need.id == row_id:
                return need
            for goal in need.goals:
                if goal.id == row_id:
                    return goal
    return None
