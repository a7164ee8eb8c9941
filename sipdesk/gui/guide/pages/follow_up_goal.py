"""One goal at the follow-up: the goal and its promises to the left, today to the right."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sipdesk.domain.model import (
    FollowUp,
    Goal,
    GoalOutcome,
    Intervention,
    Onward,
    Owner,
    Plan,
    PromiseOutcome,
)
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.plan_row import OWNER_CHIPS, unit_words
from sipdesk.gui.widgets.choices import SegmentedField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Card, owner_chip, rule
from sipdesk.gui.widgets.layouts import beside, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, format_date
from sipdesk.services import follow_ups
from sipdesk.services.plan_rows import shown


class GoalCard(Card):
    """Result of the goal, the person's words on it, and one line for each promise."""

    def __init__(
        self,
        page: StepPage,
        goal: Goal,
        number: int,
        plan: Plan,
        which: Callable[[], Mapping[str, Any]],
    ) -> None:
        super().__init__(spacing=10)
        self._page, self._which, self._plan = page, which, plan
        self._fields: list[Field] = []
        self._notes: dict[UUID, Field] = {}
        self.setAccessibleName(_("Goal {n}: {text}").format(n=number, text=goal.text))
        self.add(self._head(goal, number))
        for entry in shown(goal.interventions):
            self.add(rule(), self._promise(entry))
        self.add(rule())
        view = LongTextField("own_view", _("The person's own words about the goal"), lines=1)
        steps = [(0, _("Not said")), *((n, str(n)) for n in follow_ups.STEPS)]
        near = _("How near, 1 to 5? (optional)")
        scale = SegmentedField("scale", near, steps)
        self.add(
            beside((self._bind_goal(view, goal.id), 1, 17), (self._bind_goal(scale, goal.id), 0, 0))
        )

    def _head(self, goal: Goal, number: int) -> QWidget:
        texts = QWidget()
        lines = column(texts, spacing=2)
        lines.addWidget(Text(_("Goal {n}").format(n=number), "h2"))
        words = f"”{goal.text}”" if goal.is_own_words else goal.text
        lines.addWidget(Text(words, "quote" if goal.is_own_words else "body"))
        outcome = SegmentedField(
            "outcome",
            _("Is the goal reached?"),
            (
                (GoalOutcome.REACHED, _("Reached")),
                (GoalOutcome.PARTLY, _("Partly")),
                (GoalOutcome.NOT, _("Not reached")),
                (GoalOutcome.NO_LONGER, _("No longer relevant")),
            ),
        )
        return beside((texts, 1, 20), (self._bind_goal(outcome, goal.id), 0, 0))

    def _bind_goal(self, field: Any, key: UUID) -> Any:
        name = field.name
        self._fields.append(field)

        def stored(case: Any) -> Any:
            return _result(case, "goals", "goal_id", key, name)

        return self._page.bind(
            name,
            field,
            stored,
            follow_ups.set_goal_result,
            row=key,
            fixed=lambda: {**self._which(), "goal_id": key},
        )

    def _promise(self, entry: Intervention) -> QWidget:
        """One line: what was promised, how it went, what becomes of it; below, why not."""
        made = QWidget()
        whole = column(made, spacing=6)
        onward = SegmentedField(
            "onward",
            f"{_('From now on')}: {entry.what}",
            ((Onward.KEEP, _("Keep")), (Onward.CHANGE, _("Change")), (Onward.END, _("End it"))),
        )
        onward.label.hide()
        whole.addWidget(
            beside(
                (self._words(entry), 1, 13),
                (self._how_it_went(entry), 0, 17 if entry.owner is Owner.PERSON else 0),
                (self._bind_promise(onward, entry.id), 0, 0),
            )
        )
        if entry.owner is not Owner.PERSON:
            why = TextField("note", _("What was done, and what not?"))
            self._notes[entry.id] = self._bind_promise(why, entry.id)
            whole.addWidget(why)
        return made

    def show_answers(self, found: FollowUp) -> None:
        """A promise that was not wholly kept is explained."""
        outcomes = {row.intervention_id: row.outcome for row in found.promises}
        for key, field in self._notes.items():
            asked = outcomes.get(key) in (PromiseOutcome.PARTLY, PromiseOutcome.NOT)
            field.setVisible(asked or bool(field.value()))

    def _words(self, entry: Intervention) -> QWidget:
        made = QWidget()
        line = row(made, spacing=8)
        if entry.owner is not None:
            line.addWidget(owner_chip(OWNER_CHIPS[entry.owner]), 0, Qt.AlignmentFlag.AlignTop)
        lines = column(spacing=2)
        line.addLayout(lines, 1)
        lines.addWidget(Text(entry.what))
        small = [unit_words(entry), self._when(entry)]
        lines.addWidget(Text(" · ".join(part for part in small if part), "small"))
        return made

    def _when(self, entry: Intervention) -> str:
        if entry.latest_on is not None:
            return _("at latest {day}").format(day=format_date(entry.latest_on, "d MMM y"))
        return _("ongoing") if entry.is_ongoing else ""

    def _how_it_went(self, entry: Intervention) -> QWidget:
        """Done, partly, not; what the person does is asked about in words, never graded."""
        if entry.owner is Owner.PERSON:
            note = TextField("note", _("How did it go, in the person's words?"))
            return self._bind_promise(note, entry.id)  # type: ignore[no-any-return]
        outcome = SegmentedField(
            "outcome",
            f"{_('As promised?')} {entry.what}",
            (
                (PromiseOutcome.DONE, _("Was done"), "check"),
                (PromiseOutcome.PARTLY, _("Partly"), "circle-dot"),
                (PromiseOutcome.NOT, _("Was not done"), "x"),
            ),
        )
        outcome.label.hide()
        return self._bind_promise(outcome, entry.id)  # type: ignore[no-any-return]

    def _bind_promise(self, field: Any, key: UUID) -> Any:
        name = field.name
        self._fields.append(field)

        def stored(case: Any) -> Any:
            return _result(case, "promises", "intervention_id", key, name)

        return self._page.bind(
            name,
            field,
            stored,
            follow_ups.set_promise,
            row=key,
            fixed=lambda: {**self._which(), "intervention_id": key},
        )

    def let_go(self) -> None:
        """Forget the fields before the card is thrown away."""
        for field in self._fields:
            self._page.unbind(field)


def _result(case: Any, rows: str, name: str, key: UUID, field: str) -> Any:
    """A value of the result of one goal or promise in the follow-up under way, or None."""
    for follow_up in case.follow_ups if case else ():
        if follow_up.held_on is None:
            for result in getattr(follow_up, rows):
                if getattr(result, name) == key:
                    return getattr(result, field)
    return None
