"""Step 5: who leads and writes, who came, and that the meeting was held."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain import facts
from sipdesk.domain.steps import Step
from sipdesk.gui.guide.look import PRINCIPAL_WORDS
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.attendance import AttendanceCard, current_meeting, place_of
from sipdesk.gui.guide.pages.meeting_answers import AnswersCard
from sipdesk.gui.widgets.buttons import primary, secondary
from sipdesk.gui.widgets.choices import CheckField
from sipdesk.gui.widgets.dates import DateField, TimeField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.gui.widgets.layouts import Flow
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _
from sipdesk.services import meetings


class MeetingPage(StepPage):
    """The meeting is the person's; the page says who leads, who came and what was said."""

    step = Step.MEETING
    title = N_("Meeting")
    lead = N_("The meeting begins with what matters to the person.")

    def build(self) -> None:
        """Head, the meeting itself, roles, attendance and the record."""
        self.sheet_button = secondary(_("Today's meeting…"), "printer")
        self.sheet_button.clicked.connect(lambda: self.print_asked.emit("agenda"))
        self.head.addWidget(self.sheet_button)
        self.held_button = primary(_("The meeting has been held"), "check")
        self.held_button.clicked.connect(self._hold)
        self.head.addWidget(self.held_button)
        self.held_band = Band("ok", "")
        self.none_band = Band(
            "info",
            _("No meeting is planned."),
            _("Plan it in step 4, or write it down here when it has been held."),
            act=_("Write down a meeting"),
        )
        self.none_band.clicked.connect(self._plan)
        self.facts_card = self._facts()
        self.roles_card = self._roles()
        self.attendance = AttendanceCard(self, lambda: {"meeting_id": self.meeting_id()})
        self.answers_card = AnswersCard()
        self.record_card = self._record()
        self.add(self.none_band, self.held_band, self.facts_card, self.roles_card)
        self.add(self.attendance, self.answers_card, self.record_card)

    def focus_field(self, name: str, row: object = None) -> bool:
        """What is missing points at a party; the field belongs to its place at the meeting."""
        return super().focus_field(name, place_of(self.case, row))

    def _facts(self) -> Card:
        card = Card(_("Time and place"), icon="calendar-clock")
        self.agenda_button = secondary(_("Call and invite…"), small=True)
        self.agenda_button.clicked.connect(lambda: self.asked.emit(Step.CALL.value, "", None))
        card.head.addWidget(self.agenda_button)
        line = QWidget()
        flow = Flow(line)
        flow.add(self._own("on", DateField("on", _("Day"))), base=11)
        flow.add(self._own("starts_at", TimeField("starts_at", _("Begins"))), base=8)
        flow.add(self._own("ends_at", TimeField("ends_at", _("Ends"))), base=8)
        self.place_edit = TextField("place", _("Place"))
        flow.add(self._own("place", self.place_edit), stretch=1, base=16)
        self.workspace.revealed.lets_go(self.place_edit)
        card.add(line)
        return card

    def _roles(self) -> Card:
        card = Card(_("Roles"), _("The person may choose who leads the meeting."), icon="users")
        line = QWidget()
        flow = Flow(line)
        for name, label in (
            ("initiator", _("Initiator")),
            ("leader", _("Leads the meeting")),
            ("note_taker", _("Writes")),
            ("supporter", _("Supports the person")),
            ("time_keeper", _("Keeps the time")),
        ):
            flow.add(self._own(name, TextField(name, label)), stretch=1, base=14)
        card.add(line)
        chose = CheckField("is_leader_own_choice", _("The person chose who leads the meeting"))
        self.responsible_text = Text("", "small")
        card.add(self._own("is_leader_own_choice", chose), self.responsible_text)
        return card

    def _record(self) -> Card:
        card = Card(_("Notes from the meeting"), icon="pencil")
        hint = _("What was said that does not belong in the plan. It is printed on no paper.")
        card.add(self._own("record", LongTextField("record", _("Notes"), hint, lines=3)))
        return card

    def _own(self, name: str, field: Field) -> Field:
        return self.bind(
            name,
            field,
            lambda case: self._value(current_meeting(case), name),
            meetings.change_meeting,
            fixed=lambda: {"meeting_id": self.meeting_id()},
        )

    def _value(self, meeting: Any, name: str) -> Any:
        if name == "place":
            return self.workspace.revealed.value(meeting, name)
        return getattr(meeting, name, None)

    def meeting_id(self) -> UUID:
        """The meeting that the page shows. Raises LookupError when there is none."""
        meeting = current_meeting(self.case)
        if meeting is None:
            raise LookupError("no meeting yet")
        found: UUID = meeting.id
        return found

    def show_case(self, case: Any) -> None:
        """Show the latest meeting, or that there is none."""
        meeting = current_meeting(case)
        has_one = meeting is not None
        self.workspace.revealed.say(self.place_edit, case, meeting)
        self.none_band.setVisible(not has_one)
        for card in (self.facts_card, self.roles_card, self.attendance, self.record_card):
            card.setVisible(has_one)
        is_held = has_one and meeting.is_held
        self.held_button.setVisible(has_one and not is_held)
        self.held_band.setVisible(is_held)
        if is_held:
            self.held_band.say(_("The meeting has been held and is part of the record."))
        self.attendance.show_case(case, meeting)
        self.answers_card.show_case(case, meeting)
        plan = facts.newest_plan(case)
        principal = plan.responsible_principal if plan else None
        who = _(PRINCIPAL_WORDS[principal]) if principal in PRINCIPAL_WORDS else _("not chosen yet")
        text = _("Responsible for the whole plan: {who}. It is chosen in step 6.")
        self.responsible_text.setText(text.format(who=who))

    @Slot()
    def _plan(self) -> None:
        self.write(meetings.plan_meeting, on=clock.today())

    @Slot()
    def _hold(self) -> None:
        if self.flush():
            self.write(meetings.hold_meeting, meeting_id=self.meeting_id())
