"""Discharge from inpatient care: only days; the region acts, the municipality records."""

from datetime import datetime, time
from typing import Any

from sipdesk import clock
from sipdesk.domain import deadlines
from sipdesk.domain.model import Principal
from sipdesk.domain.rules import discharge as rules
from sipdesk.domain.steps import Step
from sipdesk.gui.guide.clocks import Clock, clock_line, rule_words, state_of
from sipdesk.gui.guide.section import DraftForm, needed_day
from sipdesk.gui.guide.track_page import TrackPage
from sipdesk.gui.widgets.buttons import quiet, secondary
from sipdesk.gui.widgets.choices import CheckField
from sipdesk.gui.widgets.dates import DateField, TimeField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import ChoiceField, TextField
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.gui.widgets.layouts import left_to_right, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, format_date, language
from sipdesk.services import directory
from sipdesk.services import discharges as verbs


class DischargePage(TrackPage):
    """The stay that goes on, else the latest; nothing is sent from here."""

    step = Step.CALL
    key = "discharge_id"
    title = N_("Discharge")
    lead = N_("From inpatient care. The region calls and decides; here it is recorded.")
    changes = staticmethod(verbs.change_discharge)

    def build(self) -> None:
        """Clocks first, then the stay, the notice and the call."""
        self.plan_band = Band("info", _("Another plan is made instead of a SIP."))
        self.clocks = Card(_("Days to keep"), icon="clock")
        self.add(self.plan_band, self.clocks, self._stay(), self._notice(), self._call())

    def record(self) -> Any:
        """The stay that goes on, else the latest."""
        return rules.current(self.case) if self.case is not None else None

    def _stay(self) -> Card:
        card = Card(_("The stay"), icon="house")
        units = [u for u in self.workspace.read(directory.list_units) if _is_region(u)]
        self._units = [(u.id, u.full_name) for u in units]
        self.admitted_edit = DateField("admitted_at", _("Admitted"))
        self.admitted_time = TimeField("admitted_time", _("At"))
        self.bind_custom("admitted_at", self.admitted_edit, self._admitted_day, self._save_admitted)
        self.bind_custom(
            "admitted_time", self.admitted_time, self._admitted_time, self._save_admitted
        )
        ward = self.own(ChoiceField("unit_id", _("Ward"), self._units))
        card.add(side_by_side(self.admitted_edit, self.admitted_time, ward, base=11))
        contact = TextField("care_contact", _("The region's permanent care contact"))
        estimated = DateField("estimated_on", _("Estimated day of discharge"))
        left = DateField("left_on", _("The person has left"))
        card.add(side_by_side(self.own(estimated), self.own(contact)), self.own(left))
        open_care = _("Then the region's open care takes part in the planning.")
        card.add(
            self.own(
                CheckField("needs_municipal_care", _("Municipal health care is needed"), open_care)
            )
        )
        words = _("Open psychiatric or forensic coercive care (ÖPT, ÖRV)")
        card.add(self.own(CheckField("is_open_coercive", words)))
        return card

    def _notice(self) -> Card:
        card = Card(_("Ready for discharge"), icon="bell")
        self.notices_text = Text("")
        self.sent_edit = DateField("sent_at", _("The notice was sent on"))
        self.sent_time = TimeField("sent_time", _("At"), _("After 12.00 gives one more day."))
        self.notice_form = DraftForm(self, "notice", self.sent_edit, self.sent_time)
        self.notice_line = side_by_side(self.sent_edit, self.sent_time, base=11)
        self.notice_button = secondary(_("Record the notice"), "check")
        self.revoke_button = quiet(_("The notice is revoked"), "undo-2")
        self.notice_button.clicked.connect(self._record_notice)
        self.revoke_button.clicked.connect(lambda: self.write(verbs.revoke_notice))
        lacking = CheckField(
            "lacks_open_care", _("The discharge waits for open care that is lacking")
        )
        agreed = TextField("agreed_otherwise", _("Something else is agreed about payment"))
        card.add(self.notices_text, self.notice_line)
        card.add(left_to_right(self.notice_button, self.revoke_button))
        card.add(self.own(lacking), self.own(agreed))
        return card

    def _call(self) -> Card:
        card = Card(_("The call from the region"), icon="mail-check")
        self.law_text, self.call_text = Text("", "small"), Text("")
        self.call_edit = DateField("call_at", _("The call came on"))
        self.call_time = TimeField("call_time", _("At"))
        self.from_choice = ChoiceField("call_unit_id", _("From"), self._units)
        fields = (self.call_edit, self.call_time, self.from_choice)
        self.call_form = DraftForm(self, "call", *fields)
        self.call_line = side_by_side(*fields, base=11)
        self.call_button = secondary(_("Record the call as received"), "check")
        self.call_button.clicked.connect(self._record_call)
        card.add(self.law_text, self.call_text, self.call_line, self.call_button)
        return card

    # Storing

    def _admitted_day(self, _case: Any) -> Any:
        row = self.record()
        return deadlines.swedish_day(row.admitted_at) if row and row.admitted_at else None

    def _admitted_time(self, _case: Any) -> Any:
        row = self.record()
        return _wall(row.admitted_at).time() if row and row.admitted_at else None

    def _save_admitted(self, source: Field) -> object:
        day = self.admitted_edit.value()
        if source is self.admitted_time and source.value() is not None:
            day = needed_day(day, "admitted_at")  # a time alone would be lost
        at = datetime.combine(day, self.admitted_time.value() or time(0)) if day else None
        return self.workspace.write(
            verbs.change_discharge, self.case_id, admitted_at=at, **self.which()
        )

    def _record_notice(self) -> None:
        at = self._moment(self.sent_edit, self.sent_time)
        if at and self.write(verbs.notice_ready, sent_at=at):
            self.notice_form.clear()

    def _record_call(self) -> None:
        at = self._moment(self.call_edit, self.call_time)
        if at and self.write(verbs.receive_call, at=at, unit_id=self.from_choice.value()):
            self.call_form.clear()

    def _moment(self, day: DateField, at: TimeField) -> datetime | None:
        """The moment that two fields tell; what is missing is said at its field."""
        for field in (day, at):
            if field.value() is None:
                text = _("Write a day, for example 2026-04-30.")
                field.set_error(field.problem() or (text if field is day else _("Write the time.")))
                field.setFocus()
                return None
        return datetime.combine(needed_day(day.value(), day.name), at.value() or time(0))

    # Showing

    def show_case(self, _case: Any) -> None:
        """Show the clocks, the notices and the call."""
        row = self.record()
        if row is None:
            return
        pack = self.pack
        self.plan_band.setVisible(row.is_open_coercive)
        self.plan_band.say(
            _("Another plan is made instead of a SIP."), str(pack.law["open_psychiatric_care"])
        )
        self.law_text.setText(str(pack.law["discharge_region_only"]))
        notice = rules.current_notice(row)
        self.notices_text.setText("\n".join(map(_notice_words, row.notices)) or _("No notice yet."))
        self.notice_line.setVisible(notice is None)
        self.notice_button.setVisible(notice is None)
        self.revoke_button.setVisible(notice is not None)
        self.call_text.setVisible(row.call_at is not None)
        self.call_line.setVisible(row.call_at is None)
        self.call_button.setVisible(row.call_at is None)
        if row.call_at is not None:
            who = row.call_unit.full_name if row.call_unit else ""
            words = _("Received {moment}. {unit}").format(moment=_words(row.call_at), unit=who)
            self.call_text.setText(words.strip())
        self.fill(self.clocks, [clock_line(one) for one in self._lines(row)])

    def _lines(self, row: Any) -> list[Clock]:
        notice = rules.current_notice(row)
        if notice is None or row.is_open_coercive:
            text = _("Days are counted from the region's notice that the person is ready.")
            return [Clock(_("Nothing is counted yet"), None, "waiting", text, "")]
        called = deadlines.swedish_day(row.call_at) if row.call_at else None
        due = rules.call_due(row, self.pack)
        words = _("Waiting for the call from the region's permanent care contact.")
        if called:
            words = _("The call came {day}.").format(day=format_date(called))
        rule = self._rule("discharge.call")
        found = [Clock(_("The region calls by"), due, state_of(due, called), words, rule)]
        return [*found, self._liability(row, called is not None)]

    def _liability(self, row: Any, is_called: bool) -> Clock:
        day, title = rules.liability_from(row, self.pack), _("Payment liability")
        rule = self._rule("discharge.liability")
        if day is None:
            text = _("None: open care is lacking, or something else is agreed.")
            return Clock(title, None, "met", text, rule)
        text = _("First possible day, if the region has called.")
        if not is_called and clock.today() >= day:
            text = _("None so far: the region has not called.")
            return Clock(title, None, "met", text, rule)
        return Clock(_("Payment liability from"), day, "waiting", text, rule)

    def _rule(self, key: str) -> str:
        rule = self.pack.deadline(key)
        return rule_words(rule.words if rule else "", self.pack.source(key, language()))

    def focus_field(self, name: str, row: object = None) -> bool:
        """A call or notice that is recorded already is read, not typed."""
        record = self.record()
        if record is not None and name == "sent_at" and rules.current_notice(record):
            self.revoke_button.setFocus()
            self.page.reveal(self.revoke_button)
            return True
        place = {"sent_at": "notice", "call_at": "call"}.get(name)
        return super().focus_field(name, place or row)


def _is_region(unit: Any) -> bool:
    return unit.principal in (Principal.REGION, Principal.SHARED) and not unit.is_dental


def _wall(moment: datetime) -> datetime:
    return moment.astimezone(clock.STOCKHOLM)


def _words(moment: datetime) -> str:
    wall = _wall(moment)
    return f"{format_date(wall.date(), 'd MMMM y')} {wall:%H.%M}"


def _notice_words(notice: Any) -> str:
    sent = _("The notice was sent {moment}.").format(moment=_words(notice.sent_at))
    if notice.revoked_on is None:
        return sent
    gone = _("Revoked {day}.").format(day=format_date(notice.revoked_on))
    return f"{sent} {gone} {notice.revoked_why}".strip()
