"""The first two slides: who is here, and what matters to the person."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain import facts
from sipdesk.gui.guide.pages.attendance import AttendanceCard, current_meeting
from sipdesk.gui.guide.pages.call_meeting import when_words
from sipdesk.gui.guide.section import DraftForm
from sipdesk.gui.meeting.slide import Slide, given_name
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField
from sipdesk.gui.widgets.frames import Band, Card, frame
from sipdesk.gui.widgets.layouts import column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _
from sipdesk.services import meetings, plans


class WelcomeSlide(Slide):
    """When, where, who leads and writes; who came and why others did not."""

    title: ClassVar[str] = N_("Welcome")

    def build(self) -> None:
        """The meeting in two lines, and who came."""
        self.when_text, self.roles_text = Text("", "h2"), Text("")
        self.none_band = Band("info", _("No meeting is planned."), act=_("Begin a meeting now"))
        self.none_band.clicked.connect(lambda: self.write(meetings.plan_meeting, on=clock.today()))
        self.attendance = AttendanceCard(self, self._which)
        self.add(self.when_text, self.roles_text, self.none_band, self.attendance)

    def _which(self) -> dict[str, Any]:
        return {"meeting_id": current_meeting(self.case).id}

    def focus_field(self, name: str, row: object = None) -> bool:
        """Fields of a place at the meeting are found by its row."""
        return super().focus_field(name, row)

    def show_case(self, case: Any) -> None:
        """Show the meeting that is held now."""
        name, meeting = given_name(case), current_meeting(case)
        self.title_label.setText(_("Welcome, {name}").format(name=name) if name else _("Welcome"))
        self.none_band.setVisible(meeting is None)
        self.when_text.setVisible(meeting is not None and meeting.on is not None)
        self.attendance.setVisible(meeting is not None)
        roles = []
        if meeting is not None:
            if meeting.on is not None:
                self.when_text.setText(when_words(meeting))
            if meeting.leader:
                roles.append(_("{name} leads the meeting.").format(name=meeting.leader))
            if meeting.note_taker:
                roles.append(_("{name} writes.").format(name=meeting.note_taker))
        self.roles_text.setText(" ".join(roles))
        self.roles_text.setVisible(bool(roles))
        self.attendance.show_case(case, meeting)


class MattersSlide(Slide):
    """What is important to the person, in the person's own words, and what to talk about."""

    title: ClassVar[str] = N_("What matters")

    def build(self) -> None:
        """What was prepared, the plan's own words, and a need to add."""
        self.final_band = Band("info", act=_("Carry it over to a new version"))
        self.final_band.clicked.connect(lambda: self.write(plans.new_version))
        self.quotes = frame("own_words")
        self.quote_text = Text("", "quote")
        column(self.quotes, margins=(14, 10, 14, 10)).addWidget(self.quote_text)
        self.own_edit = LongTextField(
            "own_words", _("In own words"), _("Write it as it is said."), lines=2
        )
        self.bind_custom(
            "own_words",
            self.own_edit,
            lambda _case: getattr(self.plan(), "own_words", ""),
            self._save,
        )
        self.new_need = self._new_need()
        self.add(self.final_band, self.quotes, self.own_edit, self.new_need)

    def _save(self, field: Any) -> object:
        said = field.value()  # beginning the plan shows the page anew
        if self.draft() is None:
            return None
        return self.workspace.write(plans.change_plan, self.case_id, own_words=said)

    def _new_need(self) -> QWidget:
        card = Card(_("What are we to talk about?"))
        self.area_choice = ChoiceField("area", _("Area of life"))
        self.words_edit = LongTextField("words", _("What is said about this"), lines=1)
        self.form = DraftForm(self, "meeting-need", self.area_choice, self.words_edit)
        self.need_button = secondary(_("Add it to the list"), "plus")
        self.need_button.clicked.connect(self.write_row)
        card.add(self.area_choice, self.words_edit, self.need_button)
        return card

    def write_row(self) -> None:
        """Add the need that is typed; it comes into the list at once."""
        if not self.may_write():
            return
        if self.area_choice.value() is None:
            self.area_choice.set_error(_("Choose an area of life."))
            self.area_choice.setFocus()
        elif self.draft() is not None:
            self.form.store(plans.add_need)

    def show_case(self, case: Any) -> None:
        """Show the words; a final version is read, not written in."""
        sheet, plan = case.preparation, self.plan()
        said = sheet.important.strip() if sheet else ""
        self.quote_text.setText(f"”{said}”")
        self.quotes.setVisible(bool(said))
        if not self.area_choice.control.hasFocus() and self.area_choice.value() is None:
            self.area_choice.set_choices([(a.code, str(a.label)) for a in self.pack.areas])
        is_fixed = not self.may_write()
        self.own_edit.set_read_only(is_fixed)
        self.new_need.setVisible(not is_fixed)
        self.final_band.setVisible(is_fixed and not facts.is_over(case))
        if is_fixed and plan is not None:
            text = _("Version {n} is final. A new one begins with all that still holds.")
            self.final_band.say(text.format(n=plan.version))
