"""For how long the consent holds, that it is given, that it is taken back."""

from typing import Any

from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain import consents as rules
from sipdesk.gui.dialogs.withdraw_consent import withdraw_consent
from sipdesk.gui.guide.pages.consent_answers import ConsentSection
from sipdesk.gui.guide.section import on_day
from sipdesk.gui.widgets.buttons import danger, primary, secondary
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.layouts import Flow
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import consents


class ValiditySection(ConsentSection):
    """From, until; then either "the consent is given" or "takes the consent back"."""

    def build(self) -> None:
        """The days to the left, the one act to the right."""
        self.from_edit = DateField("valid_from", _("Holds from"))
        self.until_edit = DateField("valid_until", _("Holds until and including"))
        self.bind_all(self.from_edit, self.until_edit)
        self.given_edit = DateField("given_on", _("Day of the answer, if not today"))
        self.page.register(self.given_edit)
        self.give_button = primary(_("The consent is given"), "shield-check")
        self.withdraw_button = danger("", "undo-2")
        self.confirm_button = secondary(_("Note that it still holds"), "check")
        self.give_button.clicked.connect(self._give)
        self.withdraw_button.clicked.connect(self._withdraw)
        self.confirm_button.clicked.connect(self._confirm)
        board = QWidget()
        flow = Flow(board, spacing=16)
        for field in (self.from_edit, self.until_edit, self.given_edit):
            flow.add(field, base=13)
        self.note_text = Text("", "small")
        self.add(board, self.note_text)
        acts = QWidget()
        line = Flow(acts, spacing=10)
        for each in (self.give_button, self.withdraw_button, self.confirm_button):
            line.add(each)
        self.add(acts)

    def _give(self) -> None:
        if self.given_edit.problem():
            self.given_edit.set_error(self.given_edit.problem())
            return
        self.page.flush()
        page, day = self.owner, self.given_edit.value()
        now = page.consent
        if now is not None and now.make_plan is False and now.share is False:
            done = page.write(
                consents.refuse_consent,
                consent_id=now.id,
                reason=now.refusal_reason,
                ask_again_on=now.ask_again_on,
                on=day,
            )
        else:
            page.attempt(lambda: self._try(day))
            done = not page.is_under_work
        if done:
            self.given_edit.reset(None)

    def _try(self, day: Any) -> None:
        consent_id = self.owner.draft_id()
        self.write(consents.give_consent, consent_id=consent_id, given_on=day)

    def _withdraw(self) -> None:
        page = self.owner
        if page.consent is not None:
            withdraw_consent(page.workspace, page.case_id, page.consent, page)

    def _confirm(self) -> None:
        page = self.owner
        by = page.workspace.actor.name
        page.write(consents.confirm_consent, consent_id=page.consent.id, by=by)

    def show_case(self, case: Any) -> None:
        """Show the days, and the act that can follow."""
        page, now = self.owner, self.owner.consent
        name = page.giver_name()
        self.show_fields()
        free = page.is_under_work
        both_no = bool(now) and now.make_plan is False and now.share is False
        self.give_button.setText(_("Note the no") if both_no else _("The consent is given"))
        holds = bool(now) and not free and _holds(now)
        self.given_edit.setVisible(free)
        self.give_button.setVisible(free)
        self.withdraw_button.setVisible(holds)
        self.withdraw_button.setText(_("{name} takes the consent back…").format(name=name))
        self.confirm_button.setVisible(holds)
        self.note_text.setText(_note(case, now, name, free))
        self.note_text.setVisible(bool(self.note_text.text()))


def _holds(consent: Any) -> bool:
    if rules.is_refusal(consent):
        return False
    return not any(row.is_whole for row in consent.withdrawals)


def _note(case: Any, consent: Any, name: str, free: bool) -> str:
    if consent is None or free:
        return _("{name} can change mind at any time.").format(name=name)
    parts = []
    gone = rules.withdrawn_parties(consent, clock.today())
    names = [p.unit.name for p in case.parties if str(p.unit_id) in gone]
    if names:
        parts.append(_("Taken back for: {parties}.").format(parties=", ".join(names)))
    if consent.confirmations:
        day = on_day(consent.confirmations[-1].on)
        parts.append(_("Confirmed as it stands {day}.").format(day=day))
    return " ".join(parts)
