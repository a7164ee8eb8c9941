"""The test of secrecy toward a guardian, before the guardian gets a copy (OSL 12 kap. 3 §)."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from sipdesk.domain import facts
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.section import DraftForm, on_day
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.choices import YesNoField
from sipdesk.gui.widgets.fields import TextField
from sipdesk.gui.widgets.layouts import column, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import consents


class SecrecyForm(QWidget):
    """May this guardian read the child's plan? Who judged, and why."""

    def __init__(self, page: StepPage, guardian_id: UUID) -> None:
        super().__init__()
        self.page, self.guardian_id = page, guardian_id
        lines = column(self, spacing=8)
        law = page.workspace.look(page.case_id)[1].law["guardian_secrecy"]

        self.may_segments = YesNoField(
            "may_get",
            _("May the guardian read the child's plan?"),
            _("Source: {source}").format(source=law),
        )
        self.maker_edit = TextField("decision_maker", _("Who judged"))
        self.reason_edit = TextField("reason", _("Reason"))
        self.form = DraftForm(page, f"secrecy-{guardian_id}", self.maker_edit, self.reason_edit)
        page.register(self.may_segments, guardian_id)
        self.store_button = secondary(_("Note the test"), "check", small=True)
        self.store_button.clicked.connect(self._store)
        self.told_text = Text("", "small")
        lines.addWidget(self.may_segments)
        lines.addWidget(side_by_side(self.maker_edit, self.reason_edit))
        lines.addWidget(self.store_button)
        lines.addWidget(self.told_text)

    def _store(self) -> None:
        may_get = self.may_segments.value()
        if may_get is None:
            self.may_segments.set_error(_("Choose yes or no."))
            return
        self.form.store(consents.record_secrecy_test, guardian_id=self.guardian_id, may_get=may_get)

    def show_case(self, case: Any) -> None:
        """Show the latest test."""
        rows = [r for r in case.secrecy_tests if r.guardian_id == self.guardian_id]
        latest: Any = facts.last(rows)
        self.told_text.setVisible(latest is not None)
        if latest is not None:
            self.may_segments.set_value(latest.may_get)
            words = _("Judged by {name} {day}.")
            told = words.format(name=latest.decision_maker, day=on_day(latest.on))
            self.told_text.setText(f"{told} {latest.reason}".strip())
