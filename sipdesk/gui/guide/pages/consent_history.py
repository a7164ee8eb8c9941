"""What was answered before, and what held on any day: nothing is erased."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain import consent_story, facts
from sipdesk.domain import consents as rules
from sipdesk.domain.consents import ConsentState
from sipdesk.gui.guide.section import Section, on_day
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.layouts import Flow, clear
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, format_date

STATE_WORDS = {
    ConsentState.NONE: N_("There was no consent."),
    ConsentState.VALID: N_("The consent was valid."),
    ConsentState.LIMITED: N_("The consent was valid, with limits."),
    ConsentState.WITHDRAWN: N_("The consent was withdrawn."),
    ConsentState.EXPIRED: N_("The consent had ended."),
    ConsentState.INCAPACITY: N_("The person could not take a position. The path was used."),
}


class HistorySection(Section):
    """What was answered before; nothing is erased."""

    def build(self) -> None:
        """One line for each answer, and a day to look back at."""
        self.overlap_text = Text("", "strong")
        self.day_edit = DateField("state_on", _("What held on this day?"))
        self.page.register(self.day_edit)
        self.day_edit.left.connect(self._tell_day)
        self.day_edit.edited.connect(self._tell_day)
        self.day_text = Text("")
        self.lines = QWidget()
        self.flow = Flow(self.lines, spacing=4)
        self.add(self.overlap_text, self.lines, self.day_edit, self.day_text)

    def show_case(self, case: Any) -> None:
        """Show every earlier answer of everybody."""
        page: Any = self.page
        now = page.consent
        clear(self.flow)
        rows = [row for row in case.consents if row.given_on and (not now or row.id != now.id)]
        for row in sorted(rows, key=lambda each: each.given_on, reverse=True):
            name = page.giver_name((row.giver_kind, row.giver_id))
            self.flow.add(Text(f"{name}: {_line(row)}"), stretch=1, base=40)
        both = consent_story.overlaps(case, clock.today())
        self.overlap_text.setText("\n".join(_overlap(one) for one in both))
        self.overlap_text.setVisible(bool(both))
        self._tell_day()
        self.setVisible(any(row.given_on for row in case.consents))

    def _tell_day(self) -> None:
        day = None if self.day_edit.problem() else self.day_edit.value()
        self.day_text.setText(told(self.page.case, self.page.pack, day) if day else "")
        self.day_text.setVisible(day is not None)


def told(case: Any, pack: Any, day: date) -> str:
    """What held on a day, in sentences: the state, and who might know what."""
    said = [f"{format_date(day)}: {_(STATE_WORDS[rules.consent_state(case, day)])}"]
    names = {row.unit_id: row.unit.full_name for row in case.parties if row.unit}
    names.update({row.id: row.name for row in case.person.close_persons})
    names.update({row.id: row.name for row in case.person.representatives})
    for key, areas in rules.granted(case, day).items():
        words = _("{party} might know about {areas}.")
        said.append(words.format(party=names.get(key, "–"), areas=_words(pack, areas)))
    for row in rules.exceptions(case, day):
        if row.text.strip():
            said.append(_("Excepted: {text}").format(text=row.text))
    if facts.is_minor(case, day):
        said.append(_("The guardians decided together."))
    return "\n".join(said)


def _words(pack: Any, areas: Any) -> str:
    if rules.ALL in areas:
        return _("everything in the plan")
    return ", ".join(str(pack.area(code).label) for code in sorted(areas))


def _overlap(both: consent_story.Overlap) -> str:
    return _(
        "Two answers overlap: {earlier} and {later}. The later holds, also where it gives less."
    ).format(earlier=on_day(both.earlier.given_on), later=on_day(both.later.given_on))


def _line(row: Any) -> str:
    day = on_day(row.given_on)
    if rules.is_refusal(row):
        return _("no, {day}").format(day=day)
    until = on_day(row.valid_until)
    words = _("yes, {day}, until {until}") if until else _("yes, {day}")
    parts = [words.format(day=day, until=until)]
    for taken in row.withdrawals:
        told = _("taken back {day}") if taken.is_whole else _("taken back in part {day}")
        parts.append(told.format(day=on_day(taken.on)))
    return ", ".join(parts)
