"""Step 6: needs, goals and who answers for what; the responsible principal; the follow-up."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout

from sipdesk.domain.facts import newest_plan
from sipdesk.domain.model import Plan, PlanState
from sipdesk.domain.steps import Step
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.plan_after import AfterCard
from sipdesk.gui.guide.pages.plan_check import CheckView
from sipdesk.gui.guide.pages.plan_dispute import focus_scale
from sipdesk.gui.guide.pages.plan_editor import find_row
from sipdesk.gui.guide.pages.plan_grid import GridView
from sipdesk.gui.guide.pages.plan_need import Counter, NeedCard
from sipdesk.gui.guide.pages.plan_related import RelatedCard
from sipdesk.gui.guide.pages.plan_rest import OwnPartCard, RestCards
from sipdesk.gui.widgets.buttons import accent, primary
from sipdesk.gui.widgets.choices import Segments
from sipdesk.gui.widgets.fields import LongTextField
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.gui.widgets.layouts import column
from sipdesk.i18n import N_, _, format_date
from sipdesk.services import directory, office, plan_rows, plans

WRITE, GRID, CHECK = "write", "grid", "check"


class PlanPage(StepPage):
    """The plan under work, or the last final one for reading."""

    step = Step.PLAN
    title = N_("Plan")

    def build(self) -> None:
        """Head, the views (write, grid, check), and the band that begins a plan."""
        self._open_id: UUID | None = None
        self._cards: dict[UUID, NeedCard] = {}
        self._version: tuple[UUID, bool] | None = None
        self._build_head()
        self.start_band = Band(
            "info",
            _("Begin with the person's own words."),
            _("What does the person want to get better?"),
            act=_("Begin the plan"),
        )
        self.start_band.clicked.connect(lambda: self.write(plans.start_plan))
        self.final_band = Band("ok", "", act=_("New version…"))
        self.final_band.clicked.connect(lambda: self.write(plans.new_version))
        self.after = AfterCard(self)
        self.add(self.start_band, self.final_band, self.after)
        self._write_view = self._build_write()
        self.grid = GridView()
        self.grid.asked.connect(self._open_from_grid)
        self.check = CheckView(self)
        self.add(self._write_view, self.grid, self.check)

    def _build_head(self) -> None:
        self.views = Segments(
            ((WRITE, _("Write the plan"), "list"), (GRID, _("Who answers for what"), "table-2")),
            _("How the plan is shown"),
        )
        self.views.set_value(WRITE)
        self.views.chosen.connect(self.show_view)
        self.check_button = primary(_("Check the plan"), "list-checks")
        self.check_button.clicked.connect(lambda: self.show_view(CHECK))
        for widget in (self.views, self.check_button):
            self.head.addWidget(widget)

    def _build_write(self) -> Card:
        whole = Card(role="plain", spacing=12)
        whole.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        words = Card(_("What matters to the person"), icon="message-square-quote")
        self.own_words_edit = LongTextField(
            "own_words", _("In the person's own words"), _("Stands first in the plan."), lines=2
        )
        self.bind(
            "own_words",
            self.own_words_edit,
            lambda case: getattr(self.plan(), "own_words", ""),
            plans.change_plan,
            fixed=self.which,
        )
        words.add(self.own_words_edit)
        whole.add(words)
        self._needs: QVBoxLayout = column(spacing=12)
        whole.body.addLayout(self._needs)
        self.need_button = accent(_("Add a need"), "plus")
        self.need_button.clicked.connect(self._add_need)
        whole.add(self.need_button)
        self.own_parts = OwnPartCard(self)
        self.rest = RestCards(self)
        self.related = RelatedCard(self)
        whole.add(self.own_parts, *self.rest.cards, self.related)
        return whole

    # What the parts ask

    def plan(self) -> Plan | None:
        """The version under work, else the newest; None before the first."""
        if self.case is None:
            return None
        return plan_rows.draft_of(self.case) or newest_plan(self.case)

    def which(self) -> dict[str, Any]:
        """The version that a field belongs to."""
        found = self.plan()
        return {"plan_id": found.id if found else None}

    def show_view(self, view: str) -> None:
        """Write, grid or check; what is unsaved is stored first."""
        self.flush()
        has_plan = self.plan() is not None
        self._view = view
        self.views.set_value(view)
        self._write_view.setVisible(has_plan and view == WRITE)
        self.grid.setVisible(has_plan and view == GRID)
        self.check.setVisible(has_plan and view == CHECK)
        self.check_button.setVisible(has_plan and view != CHECK)
        if view != CHECK:
            self.check.leave()
        if has_plan and self.case is not None:
            self._fill(view)
        self.page.verticalScrollBar().setValue(0)

    def _fill(self, view: str) -> None:
        found = self.plan()
        assert found is not None  # noqa: S101 - asked for above
        if view == GRID:
            self.grid.show_plan(found)
        elif view == CHECK:
            problems = self.workspace.read(plans.check, self.case_id, plan_id=found.id)
            self.check.show_plan(self.case, found, problems, self._pack())

    def _pack(self) -> Any:
        return self.workspace.read(office.pack_of_plan, self.case, self.plan())

    # Showing

    def show_case(self, case: Any) -> None:
        """Show the plan of the case."""
        found = self.plan()
        self.start_band.setVisible(found is None)
        self.final_band.setVisible(found is not None and found.is_final)
        if found is None:
            self.after.hide()
        self.views.setVisible(found is not None)
        if found is not None:
            self._show_state(found)
            if (found.id, found.is_final) != self._version:
                self._begin(found)
            self._show_needs(found)
            self.own_parts.show_plan(found)
            self.related.show_plan(found)
            self.after.show_plan(found)
            self.rest.show_plan(found)
        self.show_view(getattr(self, "_view", WRITE))

    def _begin(self, plan: Plan) -> None:
        """Another version, or the same one made final: no row is open, new cards."""
        self._version, self._open_id = (plan.id, plan.is_final), None
        for card in self._cards.values():
            card.let_go()
            card.deleteLater()
        self._cards = {}
        self.own_words_edit.set_read_only(plan.is_final)
        self.need_button.setVisible(not plan.is_final)

    def _show_state(self, plan: Plan) -> None:
        if plan.state is PlanState.DRAFT:
            text = _("Draft · version {n}").format(n=plan.version)
            self._say_state(text)
            return
        day = format_date(plan.finalised_on) if plan.finalised_on else ""
        if plan.state is PlanState.WORKING:
            words = _("Working plan – does not yet meet the requirements of the law")
            self._say_state(_("Version {n}").format(n=plan.version))
            self.final_band.say(words, _("Reason: {text}").format(text=plan.override_reason))
        else:
            self._say_state(_("Final · version {n}").format(n=plan.version))
            words = _("Version {n} was made final {day}.").format(n=plan.version, day=day)
            self.final_band.say(words, _("It cannot be changed. Changes make a new version."))

    def _say_state(self, text: str) -> None:
        self.lead_label.setText(text)
        self.lead_label.show()

    def _show_needs(self, plan: Plan) -> None:
        needs = plan_rows.shown(plan.needs)
        wanted = [need.id for need in needs]
        for gone in [key for key in self._cards if key not in wanted]:
            card = self._cards.pop(gone)
            card.let_go()
            self._needs.removeWidget(card)
            card.deleteLater()
        total = sum(len(plan_rows.shown(g.interventions)) for n in needs for g in n.goals)
        counts = Counter(total)
        for at, need in enumerate(needs):
            card = self._cards.get(need.id) or self._make_card(need, plan)
            if self._needs.indexOf(card) != at:
                self._needs.insertWidget(at, card)
            card.show_need(need, plan, self._open_id, counts)

    def _make_card(self, need: Any, plan: Plan) -> NeedCard:
        units = self.workspace.read(directory.list_units)
        card = NeedCard(self, need, plan, self._pack(), units)
        card.open_asked.connect(self.open_row)
        card.new_asked.connect(self._add_intervention)
        card.goal_asked.connect(lambda: self._add_goal(card.need_id))
        card.remove_asked.connect(self._remove)
        card.move_asked.connect(self._move)
        self._cards[need.id] = card
        return card

    # Acts

    @Slot()
    def _add_need(self) -> None:
        made = self.write(plans.add_need, **self.which())
        if made:
            self._add_goal(made.id, focus=False)
            self._focus_soon("area", made.id)

    def _add_goal(self, need_id: UUID, *, focus: bool = True) -> None:
        made = self.write(plans.add_goal, need_id=need_id)
        if made and focus:
            self._focus_soon("text", made.id)

    def _add_intervention(self, goal_id: UUID) -> None:
        made = self.write(plans.add_intervention, goal_id=goal_id)
        if made:
            self.open_row(made.id)

    def open_row(self, row_id: UUID | None) -> None:
        """Open one row for writing; the one that was open is closed."""
        before, self._open_id = self._open_id, row_id
        self.reload()
        if row_id is not None:
            self._focus_soon("what", row_id)
        elif before is not None:
            for card in self._cards.values():
                if before in card.rows:
                    card.rows[before].setFocus()

    def _open_from_grid(self, row_id: UUID) -> None:
        self.show_view(WRITE)
        self.open_row(row_id)

    def _remove(self, row_id: UUID, words: str) -> None:
        if self._open_id == row_id:
            self._open_id = None
        if self.write(plans.remove_row, row_id=row_id):
            entry = find_row(self.case, row_id)
            name = f"{words} ”{entry.what}”" if entry is not None and entry.what else words
            text = _("{row} is removed.").format(row=name)
            self.offer_undo(text, lambda: self.write(plans.restore_row, row_id=row_id))

    def _move(self, row_id: UUID, by: int) -> None:
        for rows in self._siblings():
            ids = [entry.id for entry in rows]
            if row_id in ids:
                to = max(0, ids.index(row_id) + by)
                self.write(plans.move_row, row_id=row_id, to=to)
        for card in self._cards.values():
            if row_id in card.rows:
                card.rows[row_id].setFocus()

    def _siblings(self) -> list[list[Any]]:
        found = self.plan()
        needs = plan_rows.shown(found.needs) if found else []
        return [plan_rows.shown(g.interventions) for n in needs for g in n.goals]

    def _focus_soon(self, name: str, row: UUID) -> None:
        QTimer.singleShot(0, self, lambda: StepPage.focus_field(self, name, row))

    def focus_field(self, name: str, row: object = None) -> bool:
        """Open the row that the field is in, then put the cursor there."""
        if name == "hand_outs":
            self.print_asked.emit("plan_individual")
            return True
        if getattr(self, "_view", WRITE) != WRITE:
            self.show_view(WRITE)
        if name == "disagreement":
            return focus_scale(self, row)
        if name in ("interventions", "needs"):
            self.need_button.setFocus()
            self.page.reveal(self.need_button)
            return True
        if isinstance(row, UUID) and find_row(self.case, row) is not None:
            self.open_row(row)
        return super().focus_field(name, row)
