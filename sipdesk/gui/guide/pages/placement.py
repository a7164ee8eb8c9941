"""Placement in HVB: the clocks, the decision, the home, both assessments, the cost."""

from typing import Any

from sipdesk.domain import facts, placements
from sipdesk.domain.model import Answer, HomeCounty, PlacementGround, Principal
from sipdesk.domain.steps import Step
from sipdesk.gui.guide.clocks import MET, Clock, clock_line, rule_words, state_of
from sipdesk.gui.guide.pages.placement_child import ChildCard
from sipdesk.gui.guide.pages.placement_cost import CostCard, LiabilityCard
from sipdesk.gui.guide.places import COERCIVE
from sipdesk.gui.guide.track_page import TrackPage
from sipdesk.gui.widgets.buttons import quiet, secondary
from sipdesk.gui.widgets.choices import CheckField, RadioField, SegmentedField, YesNoField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField, TextField
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.gui.widgets.layouts import left_to_right, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, format_date, language
from sipdesk.services import directory
from sipdesk.services import placements as verbs

_GROUNDS = {
    PlacementGround.SOL: N_("SoL"),
    PlacementGround.LVM: N_("LVM"),
    PlacementGround.LVU: N_("LVU"),
}


class PlacementPage(TrackPage):
    """One placement at a time: the one that goes on, else the latest."""

    step = Step.PLAN
    key = "placement_id"
    title = N_("Placement")
    lead = N_("A placement in HVB. Nothing here stops a placement.")
    changes = staticmethod(verbs.change_placement)

    def build(self) -> None:
        """Clocks first, then the cards in the order of the work."""
        self.ended_band = Band("info", "", act=_("New placement"))
        self.ended_band.clicked.connect(lambda: self.write(verbs.begin_placement))
        self.clocks = Card(_("Days to keep"), icon="clock")
        self.meeting_button = secondary(_("To the meeting"), "users")
        self.meeting_button.clicked.connect(lambda: self.asked.emit(Step.CALL.value, "", None))
        self.cost, self.liability = CostCard(self), LiabilityCard(self)
        self.child = ChildCard(self)
        self.cards = [self._decision(), self._home(), self._assessments(), self._route()]
        self.clocks.head.addWidget(self.meeting_button)
        self.add(self.ended_band, self.clocks, *self.cards, self.child)
        self.add(self.cost, self.liability)

    def record(self) -> Any:
        """The placement that goes on, else the latest."""
        return placements.newest(self.case) if self.case is not None else None

    # The cards

    def _decision(self) -> Card:
        card = Card(_("The decision"), icon="stamp")
        wish = YesNoField(
            "wished_sip",
            _("Did the person want a SIP before the placement?"),
            values=(Answer.YES, Answer.NO),
        )
        grounds = [(each, _(words)) for each, words in _GROUNDS.items()]
        ground = SegmentedField("ground", _("Decided under"), grounds)
        acute = CheckField(
            "is_acute", _("Acute placement"), _("Then the cost has a day of its own.")
        )
        decided = DateField("decided_on", _("Day of the decision"))
        self.ground_text = Text("", "small")
        self.coercive_button = quiet(_("To the page on coercive care"), "shield-alert")
        self.coercive_button.clicked.connect(lambda: self.asked.emit(COERCIVE, "", None))
        card.add(self.own(wish), side_by_side(self.own(decided), self.own(ground)))
        card.add(self.own(acute), self._reasons(card), self.own(self._content()))
        card.add(self.ground_text, left_to_right(self.coercive_button))
        return card

    def _content(self) -> LongTextField:
        return LongTextField("content", _("What care and treatment shall hold"), lines=1)

    def _reasons(self, card: Card) -> Any:
        card.add(Text(_("Reasons for the placement"), "strong"))
        self.reason_checks: dict[str, CheckField] = {}
        for reason in self.workspace.look(self.case_id)[1].hvb_reasons:
            check = CheckField("reasons", str(reason.label))
            self.bind_custom("reasons", check, None, self._save_reasons, row=reason.code)
            self.reason_checks[reason.code] = check
        self.reason_text = Text("", "small")
        card.add(left_to_right(*self.reason_checks.values()))
        return self.reason_text

    def _save_reasons(self, _field: Any) -> object:
        chosen = [code for code, check in self.reason_checks.items() if check.value()]
        return self.workspace.write(
            verbs.change_placement, self.case_id, reasons=chosen, **self.which()
        )

    def _home(self) -> Card:
        card = Card(_("The home"), icon="map-pin-house")
        units = self.workspace.read(directory.list_units)
        homes = [(u.id, u.full_name) for u in units if u.principal is Principal.PROVIDER]
        unit = ChoiceField("home_unit_id", _("Home, from the contacts"), homes)
        counties = [
            (HomeCounty.OWN, _("In the county")),
            (HomeCounty.OTHER, _("In another county")),
        ]
        card.add(
            side_by_side(self.own(unit), self.own(TextField("home_name", _("Name of the home"))))
        )
        county = self.own(SegmentedField("home_county", _("Where?"), counties))
        card.add(side_by_side(self.own(TextField("provider", _("Provider"))), county))
        placed = self.own(DateField("placed_on", _("The placement begins")))
        ended = self.own(DateField("discharged_on", _("The person has left the home")))
        card.add(side_by_side(placed, ended))
        return card

    def _assessments(self) -> Card:
        card = Card(_("Both assessments"), _("The plan of a placement shows both."), icon="scale")
        for name, title in (
            ("social", _("The assessment of social services")),
            ("medical", _("The assessment of health care")),
        ):
            by = TextField(f"{name}_by", _("Who judged?"))
            on = DateField(f"{name}_on", _("When?"))
            by.edit.setAccessibleName(f"{title}: {_('Who judged?')}")
            card.add(self.own(LongTextField(name, title, lines=2)))
            card.add(side_by_side(self.own(by), self.own(on)))
        return card

    def _route(self) -> Card:
        card = Card(_("Health care during the placement"), icon="stethoscope")
        routes = [
            (r.code, str(r.label)) for r in self.workspace.look(self.case_id)[1].health_routes
        ]
        card.add(self.own(RadioField("health_route", _("Health care is given"), routes)))
        by = self.own(TextField("route_by", _("Who judged?")))
        card.add(side_by_side(by, self.own(DateField("route_on", _("When?")))))
        return card

    # Showing

    def show_case(self, case: Any) -> None:
        """Show the clocks and what follows from the placement."""
        row = self.record()
        if row is None:
            return
        ended = row.discharged_on
        self.ended_band.setVisible(ended is not None)
        if ended is not None:
            self.ended_band.say(_("The placement has ended {day}.").format(day=format_date(ended)))
        for code, check in self.reason_checks.items():
            check.set_value(code in row.reasons)
        self._show_texts(row)
        self.fill(self.clocks, [clock_line(one) for one in self._lines(case, row)])
        self.cost.show_row(row)
        self.liability.show_row(row)
        self.child.show_row(row)

    def _show_texts(self, row: Any) -> None:
        covered = placements.is_covered(row, self.pack)
        words = _("The reasons lie under the agreement on harmful use and dependence.")
        if not covered:
            words = _("No day is counted until a reason under the agreement is chosen.")
        self.reason_text.setText(words)
        key = f"hvb.ground.{row.ground.value.lower()}" if row.ground else ""
        help_text = str(self.pack.rule_text(key)) if key else ""
        source = _("Source: {source}").format(source=self.pack.source(key, language()))
        self.ground_text.setText(f"{help_text} {source}")
        self.ground_text.setVisible(bool(help_text))
        self.coercive_button.setVisible(row.ground in (PlacementGround.LVM, PlacementGround.LVU))

    def _lines(self, case: Any, row: Any) -> list[Clock]:
        found = [self._sip(case, row)] if row.sip_due_on else []
        if row.cost_due_on:
            found.append(self._settled(row))
        text = _("Follow up during the placement, together with the person, until it ends.")
        rule = rule_words(
            self.pack.rule_text("hvb.planning"), self.pack.source("hvb.planning", language())
        )
        plan = facts.newest_plan(case)
        due = plan.followup_on if plan else None
        held = row.discharged_on
        found.append(Clock(_("Follow-up"), due, state_of(due, held), text, rule))
        if not row.sip_due_on:
            words = _("Write the day of the placement and its reasons.")
            found.insert(0, Clock(_("SIP after the placement"), None, "waiting", words, ""))
        return found

    def _sip(self, case: Any, row: Any) -> Clock:
        met = next(iter(placements.joint_meetings(case)), None)
        words = _("A SIP meeting in which both principals take part is still to be held.")
        if met is not None:
            day = format_date(met)
            words = _("Met {day}: both principals took part.").format(day=day)
        return Clock(
            _("SIP at the latest"), row.sip_due_on, state_of(row.sip_due_on, met), words,
            self._rule("hvb_sip_week", "hvb.sip"),
        )  # fmt: skip

    def _settled(self, row: Any) -> Clock:
        met = row.cost_settled_on
        words = _("How the cost is shared is not settled. The placement does not wait for it.")
        words = f"{words} {self._chiefs(row)}"
        if met is not None:
            words = _("Settled {day}.").format(day=format_date(met))
            if met > row.cost_due_on:
                words = _("Settled {day}, after the last day.").format(day=format_date(met))
        state = MET if met is not None else state_of(row.cost_due_on, None)
        rule = self._rule("hvb_cost_10wd", "hvb.cost")
        return Clock(_("Cost settled at the latest"), row.cost_due_on, state, words, rule)

    def _chiefs(self, row: Any) -> str:
        """Who settles it: the contacts for costs in the chief line of each principal (H6)."""
        found = self.workspace.read(verbs.cost_contacts, self.case_id, placement_id=row.id)
        named = [name for name in found.values() if name]
        told = _("Talk with: {who}.").format(who=", ".join(named)) if named else ""
        sides = {Principal.KOMMUN: _("the municipality"), Principal.REGION: _("the region")}
        left = [sides[principal] for principal, name in found.items() if not name]
        missing = _("No contact for costs is named for {who}.").format(who=", ".join(left))
        return " ".join(part for part in (told, missing if left else "") if part)

    def _rule(self, key: str, code: str) -> str:
        rule = self.pack.deadline(key)
        return rule_words(rule.words if rule else "", self.pack.source(code, language()))

    def focus_field(self, name: str, row: object = None) -> bool:
        """The week is met by a meeting; the cost by its own card."""
        if name == "sip_due":
            self.meeting_button.setFocus()
            self.page.reveal(self.meeting_button)
            return True
        return super().focus_field(name, row)
