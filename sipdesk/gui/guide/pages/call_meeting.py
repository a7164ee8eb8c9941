"""The meeting that people are called to: day, time, place, purpose, why now, reply by."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sipdesk.domain.model import MeetingForm
from sipdesk.domain.rules.before_letter import contact_phone
from sipdesk.gui import theme
from sipdesk.gui.guide.pages.call_turns import MeetingTurns
from sipdesk.gui.guide.pages.prepare import SUPPORTS
from sipdesk.gui.guide.section import Section, on_day
from sipdesk.gui.widgets.buttons import quiet, secondary
from sipdesk.gui.widgets.choices import SegmentedField
from sipdesk.gui.widgets.dates import DateField, TimeField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.layouts import column, row, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, format_date, format_time
from sipdesk.services import cases, meeting_again, meeting_letters, meetings

FORM_WORDS = {
    MeetingForm.ON_SITE: N_("On site"),
    MeetingForm.PHONE: N_("By phone"),
    MeetingForm.VIDEO: N_("By video"),
    MeetingForm.MIXED: N_("On site and by video"),
}
_WITH_LINK = (MeetingForm.VIDEO, MeetingForm.MIXED)


class MeetingSection(Section):
    """Read in two lines; opened to be changed."""

    def __init__(self, page: Any) -> None:
        self.is_open = False
        super().__init__(page, "")
        self.setAccessibleName(_("The meeting"))

    def build(self) -> None:
        """The two lines, and the fields under them."""
        head = QWidget()
        line = row(head, spacing=14)
        line.addWidget(
            theme.IconLabel("calendar-clock", "accent", 22), alignment=Qt.AlignmentFlag.AlignTop
        )
        words = column(spacing=2)
        self.when_text, self.where_text = Text("", "strong"), Text("", "small")
        words.addWidget(self.when_text)
        words.addWidget(self.where_text)
        line.addLayout(words, 1)
        self.change_button = secondary(_("Change"), small=True, about=_("the meeting"))
        self.change_button.clicked.connect(self._toggle)
        line.addWidget(self.change_button, alignment=Qt.AlignmentFlag.AlignTop)
        self.editor = self._editor()
        self.turns = MeetingTurns(self.page)
        self.again_band = Band("info", act=_("Carry it over"))
        self.again_band.clicked.connect(self._again)
        self.add(head, self.again_band, self.editor, self.turns)

    def _editor(self) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=10)
        self.on_edit = DateField("on", _("Day"))
        self.starts_edit = TimeField("starts_at", _("Begins"))
        self.ends_edit = TimeField("ends_at", _("Ends"))
        self.reply_edit = DateField("reply_by_on", _("Answer at latest"))
        self.form_segments = SegmentedField("form", _("How do we meet?"), _forms())
        self.link_edit = TextField("link", _("Link"), _("For a meeting by video."))
        self.travel_edit = TextField(
            "travel_note",
            _("The way there"),
            _("Bus, stairs, who goes along. Stands in letters to people, not to units."),
        )
        self.place_edit = TextField(
            "place",
            _("Place or form"),
            _("For example a room. Not needed by phone, or by video with a link."),
        )
        self.purpose_edit = LongTextField(
            "purpose", _("What is the meeting to lead to?"), _("Stands in the letters."), lines=1
        )
        self.why_edit = LongTextField("why_now", _("Why now?"), lines=1)
        self.adaptations_edit = LongTextField(
            "adaptations", _("What makes the meeting work for the person?"), lines=1
        )
        self.told_button = quiet(_("Take what the person has told"), "copy", small=True)
        self.told_button.clicked.connect(self._take_told)
        self.leader_edit = TextField("leader", _("Leads the meeting"))
        self.writer_edit = TextField("note_taker", _("Takes notes"))
        lines.addWidget(
            side_by_side(self.on_edit, self.starts_edit, self.ends_edit, self.reply_edit, base=9)
        )
        lines.addWidget(self.form_segments)
        for field in (
            self.place_edit,
            self.link_edit,
            self.purpose_edit,
            self.why_edit,
            self.adaptations_edit,
            self.told_button,
        ):
            lines.addWidget(field)
        lines.setAlignment(self.told_button, Qt.AlignmentFlag.AlignLeft)
        self.supporter_edit = TextField("supporter", _("Supports the person"))
        lines.addWidget(side_by_side(self.leader_edit, self.writer_edit))
        lines.addWidget(side_by_side(self.supporter_edit, self.travel_edit))
        self.edits: list[Field] = list(made.findChildren(Field))
        self.phone_edit = self._phone(lines)
        self.second_edits = self._second(lines)
        self.page.workspace.revealed.lets_go(self.place_edit)
        for each in self.edits:
            self.bind(each.name, each, self._saver(each.name))
        return made

    def _phone(self, lines: QVBoxLayout) -> Field:
        """Whom the letters tell people to call."""
        made = TextField("contact_phone", _("Telephone in the letters"), width=18)
        self.bind(made.name, made, self._save_phone)
        lines.addWidget(made)
        return made

    def _save_phone(self, phone: str) -> object:
        user = self.write(meeting_letters.change_contact_phone, phone=phone)
        work = self.page.workspace
        if user.id == work.actor.user_id:
            work.actor = replace(work.actor, phone=user.phone)
        return user

    def _show_phone(self, case: Any) -> None:
        actor, user = self.page.workspace.actor, case.coordinator
        name = user.name if user else actor.name
        hint = _("{name} answers. The number stands in every letter.").format(name=name)
        self.phone_edit.set_label(_("Telephone in the letters"), hint)
        self.phone_edit.set_value(user.phone if user else actor.phone)
        shown = contact_phone(case, actor.phone)
        is_units = bool(shown) and not self.phone_edit.raw().strip()
        words = _("Without a number the unit's stands there: {phone}.").format(phone=shown)
        self.phone_edit.set_note(words if is_units else "")

    def _second(self, lines: QVBoxLayout) -> tuple[Field, Field]:
        """The second coordinator, whom the letters name under the main one."""
        name = TextField(
            "second_coordinator",
            _("Second coordinator, if there is one"),
            _("Stands under the main one in the letters and in the plan."),
        )
        phone = TextField("second_coordinator_phone", _("Telephone"))
        for field in (name, phone):
            self.bind(field.name, field, self._case_saver(field.name))
        lines.addWidget(side_by_side(name, phone))
        return name, phone

    def _case_saver(self, name: str) -> Any:
        return lambda value: self.write(cases.change_case, **{name: value})

    def _saver(self, name: str) -> Any:
        def save(value: Any) -> object:
            self.is_open = True  # the first day that is written does not close the rest
            meeting = meetings.next_meeting(self.page.case)
            meeting_id = meeting.id if meeting else None
            return self.write(meetings.arrange_meeting, meeting_id=meeting_id, **{name: value})

        return save

    def _toggle(self) -> None:
        self.page.flush()
        self.is_open = self.editor.isHidden()
        self.show_case(self.page.case)
        (self.on_edit if self.is_open else self.change_button).setFocus()

    def open_for(self, name: str) -> None:
        """Open the fields when a link points at one of them."""
        if any(field.name == name for field in (*self.edits, self.phone_edit, *self.second_edits)):
            self.is_open = True
            self.show_case(self.page.case)

    def _take_told(self) -> None:
        """What was ticked on the person's sheet, so that nobody types it once more."""
        if self.page.flush():
            self._saver("adaptations")(told_words(self.page.case))
            self.adaptations_edit.setFocus()

    def _again(self) -> None:
        old = meeting_again.to_repeat(self.page.case)
        if old is None or not self.page.flush():
            return
        if self.page.write(meeting_again.plan_again, like_id=old.id) is not None:
            self.is_open = True
            self.show_case(self.page.case)
            self.on_edit.setFocus()

    def _offer_again(self, case: Any) -> None:
        old = meeting_again.to_repeat(case)
        self.again_band.setVisible(old is not None)
        if old is None:
            return
        day = on_day(old.on) if old.on else ""
        words = _("The meeting {day} was held.") if old.is_held else _("The meeting {day} was off.")
        self.again_band.say(
            words.format(day=day),
            _("Parties, roles, place and questions can be carried over. You change what is new."),
        )

    def _show_place(self, case: Any, meeting: Any) -> None:
        """The place of a protected or restricted case is shown for a minute alone."""
        revealed = self.page.workspace.revealed
        self.place_edit.set_value(revealed.value(meeting, "place"))
        revealed.say(self.place_edit, case, meeting)

    def show_case(self, case: Any) -> None:
        """Show the next meeting; without one the fields stand open."""
        meeting = meetings.next_meeting(case)
        for field in self.edits:
            field.set_value(getattr(meeting, field.name) if meeting else None)
        for field in self.second_edits:
            field.set_value(getattr(case, field.name))
        self._show_phone(case)
        self.told_button.setVisible(bool(told_words(case)) and not self.adaptations_edit.raw())
        self._offer_again(case)
        self._show_place(case, meeting)
        form = meeting.form if meeting else None
        self.link_edit.setVisible(form in _WITH_LINK or bool(self.link_edit.value()))
        self.turns.show_case(case, meeting)
        has_day = meeting is not None and meeting.on is not None
        self.editor.setVisible(self.is_open or not has_day)
        self.change_button.setVisible(has_day)
        self.change_button.setText(_("Done") if self.is_open else _("Change"))
        self.when_text.setText(when_words(meeting) if has_day else _("No meeting is planned yet"))
        place = _(FORM_WORDS[form]) if form else ""
        parts = [place, meeting.place, meeting.adaptations] if meeting else []
        where = " · ".join(part for part in parts if part)
        self.where_text.setText(where or _("The person chooses the place, the time and who comes."))


def told_words(case: Any) -> str:
    """What makes a meeting work, as ticked on the person's sheet; the interpreter is told apart."""
    sheet = case.preparation
    ticked = sheet.supports if sheet else ()
    words = [_(text) for code, text in SUPPORTS if code in ticked and code != "interpreter"]
    return " ".join(f"{text}." for text in words)


def _forms() -> tuple[tuple[MeetingForm, str], ...]:
    return tuple((form, _(words)) for form, words in FORM_WORDS.items())


def when_words(meeting: Any) -> str:
    """A meeting with a day, in words: "SIP meeting Tuesday 24 March 2026 at 13.00–14.30"."""
    day = format_date(meeting.on, "EEEE d MMMM y")
    if meeting.starts_at is None:
        return _("SIP meeting {day}").format(day=day)
    time = format_time(meeting.starts_at)
    if meeting.ends_at is not None:
        time = f"{time}–{format_time(meeting.ends_at)}"
    return _("SIP meeting {day} at {time}").format(day=day, time=time)
