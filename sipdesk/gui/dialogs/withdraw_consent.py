"""The consent is taken back, wholly or for some parties: the day, how, and what it means."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from sipdesk import clock
from sipdesk.domain.problems import refuse
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.widgets.choices import CheckField, SegmentedField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.gui.widgets.layouts import Flow, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _
from sipdesk.services import consents


def withdraw_consent(
    workspace: Workspace, case_id: UUID, consent: Any, parent: QWidget | None = None
) -> bool:
    """Ask, and record the withdrawal; answers whether it was recorded."""
    dialog = WithdrawDialog(workspace, case_id, consent, parent)
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == QDialog.DialogCode.Accepted


class WithdrawDialog(Dialog):
    """When, how and for whom the yes is taken back; sharing stops at once."""

    def __init__(
        self,
        workspace: Workspace,
        case_id: UUID,
        consent: Any,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            parent,
            _("Withdraw the consent"),
            _("It holds from the day that is written here. Nothing that was recorded is erased."),
            accept=_("Note the withdrawal"),
            role="danger",
            width=44,
        )
        self.workspace, self.case_id, self.consent = workspace, case_id, consent
        self.add(self._what(), self._how(), self._means())
        self._show_parties()
        ticks = {f"receiver-{key}": check for key, check in self.party_checks.items()}
        self.keep_typed(workspace, case_id, f"withdraw-{consent.id}", {**self.fields, **ticks})

    def _what(self) -> Card:
        card = Card()
        self.whole_segments = SegmentedField(
            "is_whole",
            _("What is taken back?"),
            [(True, _("All of it")), (False, _("For some parties"))],
        )
        self.parties = QWidget()
        lines = column(self.parties, spacing=4)
        lines.addWidget(Text(_("Which may not know any more?"), "label"))
        self.party_checks: dict[UUID, CheckField] = {}
        for row in self.consent.parties:
            if row.unit is not None:
                check = CheckField("receivers", row.unit.full_name)
                self.party_checks[row.unit_id] = check
                lines.addWidget(check)
        for key, name in self._close_persons().items():
            check = self.party_checks[key] = CheckField("receivers", name)
            lines.addWidget(check)
        card.add(self.whole_segments, self.parties)
        self.bind(self.whole_segments)
        self.whole_segments.edited.connect(self._show_parties)
        return card

    def _close_persons(self) -> dict[UUID, str]:
        case = self.workspace.look(self.case_id)[0]
        named = {row.close_person_id for row in self.consent.parties}
        return {one.id: one.name for one in case.person.close_persons if one.id in named}

    def _how(self) -> Card:
        card = Card()
        self.on_edit = DateField("on", _("&Day"))
        self.on_edit.reset(clock.today())
        self.how_edit = TextField("how", _("&How was it said?"))
        self.by_edit = TextField("by", _("&To whom?"))
        self.by_edit.reset(self.workspace.actor.name)
        self.reason_edit = LongTextField(
            "reason", _("&Reason"), _("Nobody has to give a reason."), lines=1
        )
        board = QWidget()
        flow = Flow(board, spacing=14)
        flow.add(self.on_edit, base=11)
        flow.add(self.how_edit, stretch=1, base=12)
        flow.add(self.by_edit, stretch=1, base=12)
        card.add(board, self.reason_edit)
        self.bind(self.on_edit, self.how_edit, self.by_edit, self.reason_edit)
        return card

    def _means(self) -> Band:
        return Band(
            "warn",
            _("This happens"),
            _(
                "Nothing new is shared on this consent. Letters and copies that have gone out "
                "stay on the list. The person's own copy and the copy for your own file can "
                "still be printed."
            ),
        )

    def _show_parties(self) -> None:
        self.parties.setVisible(self.whole_segments.value() is False)

    def submit(self) -> bool:
        """Record it. Raises RuleError at the field."""
        whole = self.whole_segments.value()
        if whole is None:
            raise refuse("withdrawal.missing", "is_whole", N_("Choose what is taken back."))
        chosen = [key for key, check in self.party_checks.items() if check.value()]
        if not whole and not chosen:
            raise refuse("withdrawal.missing", "is_whole", N_("Choose at least one party."))
        if self.on_edit.value() is None:
            raise refuse("date.missing", "on", N_("Write a day, for example 2026-04-30."))
        self.workspace.write(
            consents.withdraw_consent,
            self.case_id,
            consent_id=self.consent.id,
            is_whole=whole,
            receivers=[] if whole else chosen,
            on=self.on_edit.value(),
            how=self.how_edit.value(),
            by=self.by_edit.value(),
            reason=self.reason_edit.value(),
        )
        return True
