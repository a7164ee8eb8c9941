"""What a user does with the rows of a plan: add, paste, move, remove; each can be undone."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.plan_editor import find_row
from sipdesk.gui.guide.pages.plan_goal import GoalPart
from sipdesk.gui.widgets.frames import Step
from sipdesk.i18n import _
from sipdesk.services import plan_rows, plans

if TYPE_CHECKING:
    from sipdesk.gui.guide.pages.plan import PlanPage
    from sipdesk.gui.guide.pages.plan_need import NeedCard


class PlanActs(QObject):
    """The acts of the plan page; after each the focus is on the row that it was about."""

    def __init__(self, page: "PlanPage") -> None:
        super().__init__(page)
        self._page = page

    def connect_card(self, card: "NeedCard") -> None:
        """Do what a need's card asks for."""
        card.open_asked.connect(self._page.open_row)
        card.new_asked.connect(self.add_intervention)
        card.goal_asked.connect(lambda: self.add_goal(card.need_id))
        card.remove_asked.connect(self.remove)
        card.move_asked.connect(self.move)
        card.under_asked.connect(self.move_goal)
        card.lines_asked.connect(self.paste)

    # Adding

    def add_need(self) -> None:
        """A need with its first goal, the cursor in the area."""
        made = self._page.write(plans.add_need, **self._page.which())
        if made:
            self.add_goal(made.id, focus=False)
            self.focus_soon("area", made.id)

    def add_goal(self, need_id: UUID, *, focus: bool = True) -> None:
        """A goal last under a need, the cursor in its text."""
        made = self._page.write(plans.add_goal, need_id=need_id)
        if made and focus:
            self.focus_soon("text", made.id)

    def add_intervention(self, goal_id: UUID, **fields: Any) -> None:
        """A row last under a goal, open, the cursor in its text."""
        made = self._page.write(plans.add_intervention, goal_id=goal_id, **fields)
        if made:
            self._page.open_row(made.id)

    def paste(self, row_id: UUID, lines: list[str]) -> None:
        """One row of each pasted line; the first line stays in the open row."""
        page, entry = self._page, find_row(self._page.case, row_id)
        field = page.fields.get(f"what:{row_id}")
        if entry is None or field is None or not lines:
            return
        before = entry.what
        field.reset(lines[0])
        field.is_dirty = True
        page.flush()
        made = page.write(plans.add_lines, goal_id=entry.goal_id, lines=lines[1:])

        def undo() -> None:
            page.write(plans.remove_rows, row_ids=made)
            page.write(plans.change_intervention, intervention_id=row_id, what=before)
            self.focus_row(row_id)

        if made:
            page.offer_undo(_("{n} rows were made.").format(n=len(lines)), undo)

    # Moving and removing

    def remove(self, row_id: UUID, words: str) -> None:
        """Take a row away; the focus goes to the row beside it."""
        page, beside = self._page, self._beside(row_id)
        entry = find_row(page.case, row_id)
        page.close_row(row_id)
        if not page.write(plans.remove_row, row_id=row_id):
            return
        self._focus(beside)
        name = f"{words} ”{entry.what}”" if entry is not None and entry.what else words

        def undo() -> None:
            page.write(plans.restore_row, row_id=row_id)
            self.focus_row(row_id)

        again = partial(self.remove, row_id, words)
        page.offer_undo(_("{row} is removed.").format(row=name), Step(undo, again))

    def move(self, row_id: UUID, by: int) -> None:
        """Move a row up or down among the rows of its goal."""
        ids = next((ids for ids in self._siblings() if row_id in ids), [])
        at = ids.index(row_id) if ids else 0
        to = max(0, min(at + by, len(ids) - 1))
        if to == at:
            return
        self._move_to(row_id, to)
        step = Step(partial(self._move_to, row_id, at), partial(self.move, row_id, by))
        self._page.offer_undo(_("The row is moved."), step)

    def _move_to(self, row_id: UUID, to: int) -> None:
        self._page.write(plans.move_row, row_id=row_id, to=to)
        self.focus_row(row_id)

    def move_goal(self, goal_id: UUID, need_id: UUID) -> None:
        """Put a goal with its rows under another need."""
        page = self._page
        page.flush()
        before = page.write(plans.move_under, row_id=goal_id, parent_id=need_id)
        if not before:
            return
        self._focus_goal(goal_id)

        def undo() -> None:
            values = {"parent_id": before.parent_id, "position": before.position}
            page.write(plans.move_under, row_id=goal_id, **values)
            self._focus_goal(goal_id)

        step = Step(undo, partial(self.move_goal, goal_id, need_id))
        page.offer_undo(_("The goal is moved."), step)

    def _siblings(self) -> list[list[UUID]]:
        found = self._page.plan()
        needs = plan_rows.shown(found.needs) if found else []
        goals = [goal for need in needs for goal in plan_rows.shown(need.goals)]
        return [[row.id for row in plan_rows.shown(goal.interventions)] for goal in goals]

    # Focus

    def focus_soon(self, name: str, row: UUID) -> None:
        """Put the cursor in a field when the page is drawn."""
        page = self._page
        QTimer.singleShot(0, page, lambda: StepPage.focus_field(page, name, row))

    def focus_row(self, row_id: UUID) -> None:
        """Put the focus on a row that is read; it is drawn first if it waits for that."""
        for part in self._parts():
            if row_id in [entry.id for entry, _place in part.wanted]:
                part.draw_near(row_id)
                if row_id in part.rows:
                    part.rows[row_id].show()
                    self._page.page.reveal(part.rows[row_id])
                    part.rows[row_id].setFocus()

    def _focus_goal(self, goal_id: UUID) -> None:
        for part in self._parts():
            if part.goal_id == goal_id:
                part.menu_button.setFocus()

    def _beside(self, row_id: UUID) -> UUID | Callable[[], QWidget | None]:
        """The row after, else before; else what adds one to the same goal or plan."""
        for ids in self._siblings():
            if row_id in ids:
                at = ids.index(row_id)
                left = [*ids[at + 1 : at + 2], *ids[max(0, at - 1) : at]]
                if left:
                    return left[0]
        part = next((p for p in self._parts() if row_id in [e.id for e, _at in p.wanted]), None)
        return lambda: part.add_button if part is not None else self._page.need_button

    def _focus(self, beside: UUID | Callable[[], QWidget | None]) -> None:
        if isinstance(beside, UUID):
            self.focus_row(beside)
        elif (widget := beside()) is not None:
            widget.setFocus()

    def _parts(self) -> list[GoalPart]:
        return [part for card in self._page.cards.values() for part in card.parts.values()]
