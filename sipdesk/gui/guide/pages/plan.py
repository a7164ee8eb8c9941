"""Step 6: needs, goals and who answers for what; the responsible principal; the follow-up."""

from itertools import pairwise
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sipdesk.domain.facts import newest_plan
from sipdesk.domain.model import Need, Plan, PlanState
from sipdesk.domain.plan_stage import Stage, stage
from sipdesk.domain.steps import Step
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.plan_acts import PlanActs
from sipdesk.gui.guide.pages.plan_after import AfterCard
from sipdesk.gui.guide.pages.plan_check import CheckView
from sipdesk.gui.guide.pages.plan_dispute import focus_scale
from sipdesk.gui.guide.pages.plan_duties import DutyCard, SendBand
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
_STATES = {
    Stage.DRAFT: N_("Draft · version {n}"),
    Stage.FOR_CONFIRMATION: N_("For confirmation · version {n}"),
    Stage.FINAL: N_("Final · version {n}"),
    Stage.FOLLOWED_UP: N_("Followed up · version {n}"),
    Stage.CLOSED: N_("Closed · version {n}"),
}


class PlanPage(StepPage):
    """The plan under work, or the last final one for reading."""

    step = Step.PLAN
    title = N_("Plan")

    def build(self) -> None:
        """Head, the views (write, grid, check), and the band that begins a plan."""
        self._view = WRITE
        self._open_id: UUID | None = None
        self.cards: dict[UUID, NeedCard] = {}
        self.acts = PlanActs(self)
        self._stops: list[QWidget] = []
        self._is_from_grid = False
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
        self.grid.add_asked.connect(self._add_from_grid)
        self.check = CheckView(self)
        self.add(self._write_view, self.grid, self.check)
        self.foot = self.check.foot
        self.take_foot()

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
        whole.lie_flush()
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
        self.need_button.clicked.connect(self.acts.add_need)
        whole.add(self.need_button)
        self.own_parts = OwnPartCard(self)
        self.rest = RestCards(self)
        self.related = RelatedCard(self)
        self.send_band, self.duties = SendBand(self), DutyCard(self)
        whole.add(self.own_parts, *self.rest.cards, self.related, self.send_band, self.duties)
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
        """Write, grid or check, from its top; what is unsaved is stored first."""
        self.flush()
        self._view = view
        self._show_view()
        self.page.verticalScrollBar().setValue(0)

    def _show_view(self) -> None:
        """The view that is chosen; nothing is stored and nothing is scrolled."""
        has_plan, view = self.plan() is not None, self._view
        self.views.set_value(view)
        self.title_label.setText(_("Check the plan") if view == CHECK else _(self.title))
        self._write_view.setVisible(has_plan and view == WRITE)
        self.grid.setVisible(has_plan and view == GRID)
        self.check.setVisible(has_plan and view == CHECK)
        plan = self.plan()
        is_draft = plan is not None and not plan.is_final
        self.check_button.setVisible(is_draft and view != CHECK)
        if view != CHECK:
            self.check.leave()
        if has_plan and self.case is not None:
            self._fill(view)

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
        is_closed = case.closed_on is not None
        self.final_band.setVisible(found is not None and (found.is_final or is_closed))
        if self.final_band.button is not None:
            self.final_band.button.setVisible(not is_closed)
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
            self.send_band.show_plan(found)
            self.duties.show_plan(found)
        self._show_view()

    def _begin(self, plan: Plan) -> None:
        """Another version, or the same one made final: no row is open, new cards."""
        self._version, self._open_id = (plan.id, plan.is_final), None
        for card in self.cards.values():
            card.let_go()
            card.deleteLater()
        self.cards = {}
        self.own_words_edit.set_read_only(plan.is_final)
        self.need_button.setVisible(not plan.is_final)

    def _show_state(self, plan: Plan) -> None:
        now = stage(self.case, plan)
        self._say_state(_(_STATES[now]).format(n=plan.version))
        if now is Stage.CLOSED:
            words = _("It cannot be changed while the case is closed. Open it again under Close.")
            self.final_band.say(_("The case is closed."), words)
            return
        if plan.state is PlanState.DRAFT:
            return
        day = format_date(plan.finalised_on) if plan.finalised_on else ""
        if plan.state is PlanState.WORKING:
            words = _("Working plan – does not yet meet the requirements of the law")
            self._say_state(_("Version {n}").format(n=plan.version))
            self.final_band.say(words, _("Reason: {text}").format(text=plan.override_reason))
        else:
            words = _("Version {n} was made final {day}.").format(n=plan.version, day=day)
            text = _("It cannot be changed. Changes make a new version.")
            if plan.is_registered:
                text = _("It was made on paper. The scan is under Documents and history.")
            self.final_band.say(words, text)

    def _say_state(self, text: str) -> None:
        self.lead_label.setText(text)
        self.lead_label.show()

    def _show_needs(self, plan: Plan) -> None:
        needs = plan_rows.shown(plan.needs)
        wanted = [need.id for need in needs]
        for gone in [key for key in self.cards if key not in wanted]:
            card = self.cards.pop(gone)
            card.let_go()
            self._needs.removeWidget(card)
            card.deleteLater()
        total = sum(len(plan_rows.shown(g.interventions)) for n in needs for g in n.goals)
        counts = Counter(total)
        names = self._names(needs)
        for at, need in enumerate(needs):
            card = self.cards.get(need.id) or self._make_card(need, plan)
            if self._needs.indexOf(card) != at:
                self._needs.insertWidget(at, card)
            card.show_need(need, plan, self._open_id, counts, names)
        self._order_tabs()

    def _names(self, needs: list[Need]) -> list[tuple[UUID, str]]:
        """What each need is called: its words, else its area of life."""
        pack = None if all(need.words for need in needs) else self._pack()
        return [
            (need.id, need.words or str(pack.area(need.area).label if pack else ""))
            for need in needs
        ]

    def _order_tabs(self) -> None:
        """Tab goes through the rows as they are seen, however they were made and moved."""
        stops = [stop for need in self._shown_cards() for stop in need.stops()]
        stops.append(self.need_button)
        if stops != self._stops:
            self._stops = stops
            for before, after in pairwise(stops):
                QWidget.setTabOrder(before, after)

    def _shown_cards(self) -> list[NeedCard]:
        needs = plan_rows.shown(found.needs) if (found := self.plan()) else []
        return [self.cards[need.id] for need in needs if need.id in self.cards]

    def _make_card(self, need: Any, plan: Plan) -> NeedCard:
        units = self.workspace.read(directory.list_units)
        card = NeedCard(self, need, plan, self._pack(), units)
        self.acts.connect_card(card)
        self.cards[need.id] = card
        return card

    # Acts

    def open_row(self, row_id: UUID | None) -> None:
        """Open one row for writing; the one that was open is closed."""
        before, self._open_id = self._open_id, row_id
        self.reload()
        if row_id is not None:
            self.acts.focus_soon("what", row_id)
        elif before is not None and self._is_from_grid:
            self.show_view(GRID)
            self.grid.focus_row(before)
        elif before is not None:
            self.acts.focus_row(before)
        self._is_from_grid = False

    def _open_from_grid(self, row_id: UUID) -> None:
        """Written where there is room for it; when the row is done the grid is shown again."""
        self.show_view(WRITE)
        self.open_row(row_id)
        self._is_from_grid = True

    def _add_from_grid(self, goal_id: UUID, owner: object) -> None:
        self.show_view(WRITE)
        self.acts.add_intervention(goal_id, owner=owner)
        self._is_from_grid = True

    def close_row(self, row_id: UUID) -> None:
        """A row goes: it is no longer the open one."""
        self.flush()
        if self._open_id == row_id:
            self._open_id = None

    def focus_field(self, name: str, row: object = None) -> bool:
        """Open the row that the field is in, then put the cursor there."""
        if name == "hand_outs":
            self.print_asked.emit("plan_individual")
            return True
        if self._view != WRITE:
            self.show_view(WRITE)
        if name == "disagreement":
            return focus_scale(self, row)
        if name in ("interventions", "needs"):
            self.need_button.setFocus()
            self.page.reveal(self.need_button)
            return True
        if isinstance(row, UUID):
            self._open_for(row)
        return super().focus_field(name, row)

    def _open_for(self, row: UUID) -> None:
        """Open the row, the goal or the need that a field is in."""
        if find_row(self.case, row) is not None:
            self.open_row(row)
        for card in self.cards.values():
            if card.need_id == row:
                card.open(is_open=True)
            if row in card.parts:
                card.parts[row].open(is_open=True)
