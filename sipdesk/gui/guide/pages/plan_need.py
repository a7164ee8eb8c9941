"""A need with its goals and their rows: own words first, one open row at a time."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.domain.model import Goal, Intervention, Need, Plan, Unit
from sipdesk.domain.pack import Pack
from sipdesk.gui import theme
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.plan_editor import InterventionEditor
from sipdesk.gui.guide.pages.plan_goal import GoalPart
from sipdesk.gui.guide.pages.plan_row import InterventionRow
from sipdesk.gui.widgets.buttons import icon_button, link, secondary
from sipdesk.gui.widgets.choices import CheckField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.layouts import Flow, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import plan_rows, plans


class Counter:
    """Counts goals and rows of the plan, for "goal 2" and "row 4 of 9"."""

    def __init__(self, total: int) -> None:
        self._at, self._goal, self._total = 0, 0, total

    def next(self) -> tuple[int, int]:
        """The place of the next row and the number of rows."""
        self._at += 1
        return self._at, self._total

    def next_goal(self) -> int:
        """The number of the next goal."""
        self._goal += 1
        return self._goal


class NeedCard(Card):
    """One need of the plan.

    Signals:
        open_asked: a row's id to open, or None to close the open one.
        new_asked: the goal's id that shall get one more row.
        goal_asked: the need shall get one more goal.
        remove_asked: (row id, words about it).
        move_asked: (row id, by).
        under_asked: (goal id, need id): the goal shall stand under another need.
        lines_asked: (row id, pasted lines that shall become rows).
    """

    open_asked = Signal(object)
    new_asked = Signal(object)
    goal_asked = Signal()
    remove_asked = Signal(object, str)
    move_asked = Signal(object, int)
    under_asked = Signal(object, object)
    lines_asked = Signal(object, object)

    def __init__(self, page: StepPage, need: Need, plan: Plan, pack: Pack, units: list[Unit]):
        super().__init__(spacing=12)
        self._page, self.need_id, self._plan, self._pack = page, need.id, plan, pack
        self._units = units
        self._fields: list[Field] = []
        self._area = need.area
        self.parts: dict[UUID, GoalPart] = {}
        self.add(self._read_line(), self._edit_line())
        self._goals = column(spacing=14)
        self.body.addLayout(self._goals)
        self.open(not (need.area or need.words) and not plan.is_final)

    # The need itself

    def _read_line(self) -> QWidget:
        self._reading = QWidget()
        lines = column(self._reading, spacing=4)
        flow = Flow(spacing=10)
        lines.addLayout(flow)
        self.heading = Text("", "h2")
        self.change_button = link(_("Change"))
        self.change_button.clicked.connect(lambda: self.open(is_open=True, focus=True))
        theme.fix(self.change_button, min_height=30)  # as high as the buttons beside it
        self.goal_button = secondary(_("Add a goal"), "plus", small=True)
        self.goal_button.clicked.connect(self.goal_asked)
        remove = icon_button("trash-2", _("Remove the need"))
        remove.clicked.connect(lambda: self.remove_asked.emit(self.need_id, _("The need")))
        self.remove_button = remove
        flow.add(self.heading, stretch=1, base=16)
        for button in (self.change_button, self.goal_button, remove):
            flow.add(button)
            button.setVisible(not self._plan.is_final)
        self.quote, self.unmet_text = Text("", "secondary"), Text("", tone="warn")
        lines.addWidget(self.quote)
        lines.addWidget(self.unmet_text)
        return self._reading

    def _edit_line(self) -> QWidget:
        self._writing = QWidget()
        lines = column(self._writing, spacing=8)
        areas = [(area.code, str(area.label)) for area in self._pack.areas]
        line = QWidget()
        flow = Flow(line)
        self.area_choice = self._own(ChoiceField("area", _("Area of life"), areas))
        words = self._own(LongTextField("words", _("The need, in the person's own words"), lines=1))
        flow.add(self.area_choice, base=14)
        flow.add(words, stretch=1, base=22)
        lines.addWidget(line)
        text = _("Nobody can meet this need today. It is kept and counted.")
        self.unmet_why = LongTextField("unmet_why", _("Why not, and when it is taken up again"))
        staff = LongTextField("staff_words", _("The staff's words"), lines=1)
        strength = LongTextField("strength", _("What helps: people, things that work"), lines=1)
        for field in (staff, strength, CheckField("is_unmet", text), self.unmet_why):
            lines.addWidget(self._own(field))
        acts = row(spacing=8)
        self.ready_button = secondary(_("Done"), small=True, about=_("The need"))
        self.ready_button.clicked.connect(self._ready)
        acts.addWidget(self.ready_button)
        acts.addStretch(1)
        lines.addLayout(acts)
        return self._writing

    def _own(self, field: Any) -> Any:
        """A field of the need itself."""
        name, key = field.name, self.need_id
        self._fields.append(field)
        field.set_read_only(self._plan.is_final)
        return self._page.bind(
            name,
            field,
            lambda case: getattr(_need(case, key), name, None),
            plans.change_need,
            row=key,
            need_id=key,
        )

    def open(self, is_open: bool, *, focus: bool = False) -> None:
        """Show the fields of the need, or its words as they are read."""
        self._writing.setVisible(is_open)
        self.heading.setVisible(True)
        self.quote.setVisible(not is_open and bool(self.quote.text()))
        self.change_button.setVisible(not is_open and not self._plan.is_final)
        if focus:
            self.area_choice.setFocus()

    def _ready(self) -> None:
        self._page.flush()
        self.open(is_open=False)
        self.change_button.setFocus()

    # Showing

    def show_need(
        self,
        need: Need,
        plan: Plan,
        open_id: UUID | None,
        counts: Counter,
        others: list[tuple[UUID, str]],
    ) -> None:
        """Show the need's words, goals and rows."""
        self._plan, self._area = plan, need.area
        area = str(self._pack.area(need.area).label) if need.area else _("A need")
        self.heading.setText(area)
        self.setAccessibleName(area)
        self.change_button.setAccessibleName(_("Change the need, {area}").format(area=area))
        self.quote.setText(f"”{need.words}”" if need.words else "")
        self.quote.setVisible(self._writing.isHidden() and bool(need.words))
        self.unmet_why.setVisible(need.is_unmet)
        text = _("Nobody can meet this need today. It is kept and counted.")
        self.unmet_text.setText(" ".join(part for part in (text, need.unmet_why) if part))
        self.unmet_text.setVisible(need.is_unmet)
        elsewhere = [(key, words) for key, words in others if key != need.id]
        goals = plan_rows.shown(need.goals)
        self._drop({goal.id for goal in goals})
        for at, goal in enumerate(goals):
            part = self.parts.get(goal.id) or self._make(goal)
            if self._goals.indexOf(part) != at:
                self._goals.insertWidget(at, part)
            number = counts.next_goal()
            places = [counts.next() for _entry in plan_rows.shown(goal.interventions)]
            part.show_goal(goal, plan, number, open_id, places, elsewhere)

    def _make(self, goal: Goal) -> GoalPart:
        made = GoalPart(self._page, goal, self._plan, self._make_editor)
        made.open_asked.connect(self.open_asked)
        made.new_asked.connect(lambda: self.new_asked.emit(made.goal_id))
        made.remove_asked.connect(self.remove_asked)
        made.move_asked.connect(self.move_asked)
        made.lines_asked.connect(self.lines_asked)
        made.under_asked.connect(lambda to: self.under_asked.emit(made.goal_id, to))
        self.parts[goal.id] = made
        return made

    def _make_editor(self, entry: Intervention) -> InterventionEditor:
        return InterventionEditor(self._page, entry, self._units, self._suggestions(), self._plan)

    def _suggestions(self) -> list[tuple[str, str]]:
        """What the catalogue has for the area: the text, and whose list it stands in."""
        source = str(self._pack.county.title)
        words = {"kommun": _("Municipality"), "region": _("Region"), "both": _("Both")}
        return [
            (str(each.text), f"{words.get(each.owner, _('Other'))}, {source}")
            for each in self._pack.suggestions(area=self._area, group="")
        ]

    def _drop(self, kept: set[UUID]) -> None:
        for key in [key for key in self.parts if key not in kept]:
            part = self.parts.pop(key)
            part.let_go()
            self._goals.removeWidget(part)
            part.hide()
            part.setParent(None)
            part.deleteLater()

    # What the page asks

    @property
    def rows(self) -> dict[UUID, InterventionRow]:
        """The drawn rows of all goals by id."""
        return {key: made for part in self.parts.values() for key, made in part.rows.items()}

    @property
    def editor(self) -> InterventionEditor | None:
        """The open row, if it is one of this need's."""
        return next((part.editor for part in self.parts.values() if part.editor), None)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in the order that is seen."""
        found: list[QWidget] = [self.change_button, self.goal_button, self.remove_button]
        found += [field.control for field in self._fields]
        found.append(self.ready_button)
        for at in range(self._goals.count()):
            item = self._goals.itemAt(at)
            widget = item.widget() if item is not None else None
            if isinstance(widget, GoalPart):
                found += widget.stops()
        return found

    def let_go(self) -> None:
        """Forget all fields before the card is thrown away."""
        self._drop(set())
        for field in self._fields:
            self._page.unbind(field)


def _need(case: Any, need_id: UUID) -> Any:
    """A need of the case, or None."""
    for plan in case.plans if case else ():
        for need in plan.needs:
            if need.id == need_id:
                return need
    return None
