"""Who pays what at a placement, and the commitment that both parties sign."""

from typing import Any

from sipdesk.domain import placements
from sipdesk.domain.model import Liability, ShareUnit
from sipdesk.domain.problems import refuse
from sipdesk.gui.guide.track_page import TrackPage
from sipdesk.gui.widgets.buttons import quiet, secondary
from sipdesk.gui.widgets.choices import SegmentedField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Card, Chip
from sipdesk.gui.widgets.layouts import left_to_right, side_by_side
from sipdesk.i18n import N_, _, format_date
from sipdesk.services import placements as verbs


class CostCard(Card):
    """Shares in per cent or kronor; that the cost is unclear is a state and stops nothing."""

    def __init__(self, page: TrackPage) -> None:
        note = _("The placement goes on even if the cost is unclear.")
        super().__init__(_("The cost"), note, icon="wallet")
        self._page = page
        self.state_chip = Chip("", "warn", "circle-dashed")
        self.head.addWidget(self.state_chip)
        units = [(ShareUnit.PERCENT, _("Per cent")), (ShareUnit.KRONOR, _("Kronor per day"))]
        unit = page.own(SegmentedField("share_unit", _("The shares are written in"), units))
        shares = [self._share("share_kommun", _("The municipality's share"))]
        shares.append(self._share("share_region", _("The region's share")))
        hint = _("For example 3 200 kronor per day.")
        amount, period = TextField("amount", _("Price"), hint), TextField("period", _("Period"))
        self.add(unit, side_by_side(*shares))
        self.add(side_by_side(page.own(amount), page.own(period)))
        self.add(*self._rest())
        self.settle_button = secondary(_("The cost is settled"), "check")
        self.reopen_button = quiet(_("The cost is unclear again"), "undo-2")
        self.settle_button.clicked.connect(
            lambda: page.flush() and page.write(verbs.settle_cost, **page.which())
        )
        self.reopen_button.clicked.connect(lambda: page.write(verbs.reopen_cost, **page.which()))
        self.add(left_to_right(self.settle_button, self.reopen_button))

    def _rest(self) -> list[Any]:
        own = self._page.own
        text = _("The municipality's contact for costs, in the chief line")
        contacts = side_by_side(
            own(TextField("contact_kommun", text)),
            own(
                TextField("contact_region", _("The region's contact for costs, in the chief line"))
            ),
        )
        contracts = side_by_side(
            own(TextField("contract_kommun", _("The municipality's contract with the home"))),
            own(TextField("contract_region", _("The region's contract with the home"))),
        )
        talked = own(DateField("talked_cost_on", _("The cost was talked about")))
        return [contacts, contracts, talked, own(LongTextField("cost_note", _("Note"), lines=1))]

    def _share(self, name: str, label: str) -> TextField:
        page, field = self._page, TextField(name, label)

        def stored(_case: Any) -> str:
            return placements.number_text(getattr(page.record(), name, None))

        def save(source: Field) -> object:
            text = source.value().strip()
            value = placements.written_share(text)
            if text and value is None:
                raise refuse("number.unreadable", name, N_("Write a number, for example 60."))
            values = {name: value, **page.which()}
            return page.workspace.write(verbs.change_placement, page.case_id, **values)

        return page.bind_custom(name, field, stored, save)

    def show_row(self, row: Any) -> None:
        """Show whether the cost is settled."""
        settled = row.cost_settled_on
        self.settle_button.setVisible(settled is None)
        self.reopen_button.setVisible(settled is not None)
        if settled is None:
            self.state_chip.set_state(_("Not settled"), "warn", "circle-dashed")
        else:
            words = _("Settled {day}").format(day=format_date(settled))
            self.state_chip.set_state(words, "ok", "circle-check")


class LiabilityCard(Card):
    """The commitment between municipality and region, when care is given at the home."""

    def __init__(self, page: TrackPage) -> None:
        note = _("Both parties sign it when health care is given at the home.")
        super().__init__(_("Liability commitment"), note, icon="file-check")
        choices = [(Liability.DRAFT, _("Draft")), (Liability.SIGNED, _("Signed by both"))]
        self.add(page.own(LongTextField("joint", _("The joint assessment"), lines=2)))
        status = page.own(SegmentedField("liability", _("How far has it come?"), choices))
        signed = page.own(DateField("liability_signed_on", _("Signed on")))
        self.add(side_by_side(status, signed))
        text = _("The municipality's delegation")
        self.add(
            side_by_side(
                page.own(TextField("delegation_kommun", text)),
                page.own(TextField("delegation_region", _("The region's delegation"))),
            )
        )
        self.form_button = secondary(_("Print the liability commitment…"), "printer")
        self.spec_button = secondary(_("Print the interventions of the placement…"), "printer")
        self.form_button.clicked.connect(lambda: page.print_asked.emit("liability_form"))
        self.spec_button.clicked.connect(lambda: page.print_asked.emit("social_medical_spec"))
        self.add(left_to_right(self.form_button, self.spec_button))

    def show_row(self, _row: Any) -> None:
        """Nothing follows from the row but its own fields."""
