"""Step 7: last plan beside today: what was promised, what was kept, and the next meeting."""

from itertools import pairwise
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain.model import FollowUp, Onward, Owner, Plan
from sipdesk.domain.steps import Step
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.follow_up_goal import GoalCard
from sipdesk.gui.widgets.buttons import primary, secondary
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.gui.widgets.layouts import Flow, beside, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, format_date, ngettext
from sipdesk.services import follow_ups, plans
from sipdesk.services.plan_rows import shown

_TAB = Qt.FocusPolicy.TabFocus


class FollowUpPage(StepPage):
    """Each goal's result with the person's view; each promise kept or not; keep, change, end."""

    step = Step.FOLLOW_UP
    title = N_("Follow up")
    lead = N_("What was promised, what was kept, and what the person thinks.")

    def build(self) -> None:
        """Bands for what cannot be followed up yet, the person's view, a card for each goal."""
        self._goals: dict[Any, GoalCard] = {}
        self._shown: object = None
        self.unchanged_button = secondary(_("All else is as a&greed"), "check")
        self.unchanged_button.clicked.connect(self._all_unchanged)
        self.head.addWidget(self.unchanged_button)
        self.state_band = Band("info", "", act=_("Begin the follow-up"))
        self.state_band.clicked.connect(lambda: self.write(follow_ups.start_follow_up))
        self.own_card = self._own_view()
        self._place = QWidget()
        self._lines = column(self._place, spacing=12)
        self.foot = self.next_line = self._next()
        self.sides = self._heads()
        self.add(self.state_band, self.sides, self._place, self.own_card)
        self.take_foot()

    def _heads(self) -> QWidget:
        """What stands to the left on each card, and what to the right."""
        self.last_text, self.today_text = Text("", "small"), Text("", "small")
        parts = []
        for title, text in ((_("Last plan"), self.last_text), (_("Today"), self.today_text)):
            made = QWidget()
            lines = column(made, spacing=2)
            lines.addWidget(Text(title, "h2"))
            lines.addWidget(text)
            parts.append((made, 1, 15.0))
        return beside(*parts)

    def _own_view(self) -> Card:
        card = Card(_("What the person thinks"), icon="message-square-quote")
        card.add(self._bound(LongTextField("own_view", _("In the person's own words"), lines=2)))
        hint = _("A conversation, a form, an instrument. May be left empty.")
        card.add(self._bound(TextField("method", _("How was it followed up?"), hint)))
        return card

    def _next(self) -> QWidget:
        """Always in sight: without a next day and somebody who calls there is no version."""
        foot = QWidget()
        flow = Flow(foot)
        self.held_button = secondary(_("Held, nothing changes"), "check")
        self.held_button.clicked.connect(lambda: self._hold(makes_version=False))
        self.version_button = primary(_("Make the next version"), "file-plus")
        self.version_button.clicked.connect(lambda: self._hold(makes_version=True))
        flow.add(self._bound(DateField("next_on", _("Next follow-up"))), base=9)
        flow.add(
            self._bound(TextField("next_caller", _("Who calls everybody?"))), stretch=1, base=10
        )
        for button in (self.held_button, self.version_button):
            flow.add(button)
            flow.place_low(button)
        return foot

    def focus_field(self, name: str, row: object = None) -> bool:
        """Before a follow-up has begun, what is late leads to the button that begins it."""
        button = self.state_band.button
        if under_way(self.case) is None and button is not None:
            button.setFocus()
            self.page.reveal(button)
            return True
        return super().focus_field("next_on" if name == "followup_on" else name, row)

    def _bound(self, field: Field) -> Field:
        name = field.name
        return self.bind(
            name,
            field,
            lambda case: getattr(under_way(case), name, None),
            follow_ups.change_follow_up,
            fixed=self.which,
        )

    def which(self) -> dict[str, Any]:
        """The follow-up under way. Raises LookupError when there is none."""
        found = under_way(self.case)
        if found is None:
            raise LookupError("no follow-up is under way")
        return {"follow_up_id": found.id}

    # Showing

    def show_case(self, case: Any) -> None:
        """Show the follow-up under way, or what can be begun."""
        plan, found = final_plan(case), under_way(case)
        is_open = found is not None and plan is not None
        parts = (self.sides, self._place, self.own_card, self.next_line, self.unchanged_button)
        for widget in parts:
            widget.setVisible(is_open)
        self.state_band.setVisible(not is_open)
        if found is None or plan is None:
            self._tell(case, plan)
            return
        self._show_goals(plan, found)
        for card in self._goals.values():
            card.show_answers(found)
        self._show_heads(case, plan, found)

    def _show_heads(self, case: Any, plan: Plan, found: FollowUp) -> None:
        filled = self._filled(plan, found)
        self.lead_label.setText(_("{done} of {all} rows are filled in.").format(**filled))
        day = format_date(plan.finalised_on) if plan.finalised_on else ""
        text = _("Version {n}, final {day}. It cannot be changed.")
        self.last_text.setText(text.format(n=plan.version, day=day))
        following = 1 + max(each.version for each in case.plans)
        text = _("{day}. Becomes version {n} if something changes.")
        self.today_text.setText(text.format(day=format_date(clock.today()), n=following))
        self.version_button.setText(_("Make version {n}").format(n=following))

    def _tell(self, case: Any, plan: Plan | None) -> None:
        button = self.state_band.button
        if plan is None:
            text = _("When the plan is final it is followed up here.")
            self.state_band.say(_("There is no final plan yet."), text)
        else:
            self.state_band.say(*_standing(case, plan))
        if button is not None:
            button.setVisible(plan is not None and case.closed_on is None)

    def _filled(self, plan: Plan, found: FollowUp) -> dict[str, int]:
        rows = [entry for entry in rows_of(plan) if entry.owner is not Owner.PERSON]
        done = {p.intervention_id for p in found.promises if p.outcome is not None}
        return {"done": sum(entry.id in done for entry in rows), "all": len(rows)}

    def _show_goals(self, plan: Plan, found: FollowUp) -> None:
        if (plan.id, found.id) != self._shown:
            self._shown = (plan.id, found.id)
            for card in self._goals.values():
                card.let_go()
                self._lines.removeWidget(card)
                card.deleteLater()
            self._goals = {}
            goals = [goal for need in shown(plan.needs) for goal in shown(need.goals)]
            for number, goal in enumerate(goals, 1):
                card = GoalCard(self, goal, number, plan, self.which)
                self._goals[goal.id] = card
                self._lines.addWidget(card)
            self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes through the page as it is seen: goals, the person's view, the foot."""
        parts: list[QWidget] = [*self._goals.values(), self.own_card, self.next_line]
        stops: list[QWidget] = [self.unchanged_button]
        for part in parts:
            stops += [w for w in part.findChildren(QWidget) if w.focusPolicy() & _TAB]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    # Acts

    @Slot()
    def _all_unchanged(self) -> None:
        """Rows that nobody has touched go on as agreed; it can be undone."""
        self.flush()
        found = under_way(self.case)
        if found is None:
            return
        made = self.write(follow_ups.keep_untouched, follow_up_id=found.id)
        if not made:
            return
        values = {"follow_up_id": found.id, "intervention_ids": made}
        self.offer_undo(
            ngettext(
                "{n} row is carried on as agreed.", "{n} rows are carried on as agreed.", len(made)
            ).format(n=len(made)),
            lambda: self.write(follow_ups.undo_untouched, **values),
        )

    def _hold(self, *, makes_version: bool) -> None:
        if not self.flush():
            return
        plan, found = final_plan(self.case), under_way(self.case)
        if plan is None or found is None or not self._has_next(makes_version=makes_version):
            return
        changed = [row.intervention_id for row in found.promises if row.onward is Onward.CHANGE]
        ended = [row.intervention_id for row in found.promises if row.onward is Onward.END]
        next_on, caller = found.next_on, found.next_caller
        held = self.write(
            follow_ups.hold_follow_up,
            held_on=clock.today(),
            next_on=next_on,
            next_caller=caller,
            **self.which(),
        )
        if held and makes_version:
            values = {"ended": ended, "followup_on": next_on, "followup_caller": caller}
            new = self.write(plans.new_version, from_id=plan.id, **values)
            if new:
                self._go_on(plan, new, changed)

    def _go_on(self, plan: Plan, new: Plan, changed: list[UUID]) -> None:
        """In the new version: the first row that shall change is open."""
        lineage = {row.lineage_id or row.id for row in rows_of(plan) if row.id in changed}
        case, _pack = self.workspace.look(self.case_id)
        stored = next(row for row in case.plans if row.id == new.id)
        first = next((row for row in rows_of(stored) if row.lineage_id in lineage), None)
        if first is None:
            self.asked.emit(Step.PLAN.value, "", None)
        else:
            self.asked.emit(Step.PLAN.value, "what", first.id)

    def _has_next(self, *, makes_version: bool) -> bool:
        """A version cannot be made without a next day and somebody who calls."""
        fields = self.fields
        if makes_version and fields["next_on"].value() is None:
            fields["next_on"].set_error(_("Write the day of the next follow-up."))
            return not self.focus_field("next_on")
        if makes_version and not fields["next_caller"].value().strip():
            fields["next_caller"].set_error(_("Write who calls everybody."))
            return not self.focus_field("next_caller")
        return True


def under_way(case: Any) -> Any:
    """The follow-up that is being written, or None."""
    rows = case.follow_ups if case else ()
    return next((row for row in rows if row.held_on is None), None)


def final_plan(case: Any) -> Any:
    """The newest final version, or None."""
    finals = [plan for plan in case.plans if plan.is_final] if case else []
    return max(finals, key=lambda plan: plan.version, default=None)


def rows_of(plan: Plan) -> list[Any]:
    """All rows of the plan that are not removed."""
    goals = [goal for need in shown(plan.needs) for goal in shown(need.goals)]
    return [entry for goal in goals for entry in shown(goal.interventions)]


def _standing(case: Any, plan: Plan) -> tuple[str, str]:
    """When the next follow-up is, and when the last one was."""
    held = [row for row in case.follow_ups if row.held_on is not None]
    after = [row for row in held if row.plan_id == plan.id]
    planned = after[-1].next_on if after else plan.followup_on
    title = (
        _("The next follow-up is {day}.").format(day=format_date(planned))
        if planned
        else _("No follow-up is planned.")
    )
    last = (
        _("The last one was held {day}.").format(day=format_date(held[-1].held_on))
        if held and held[-1].held_on
        else ""
    )
    return title, last
