"""Who came to a meeting, and why the others did not."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from sipdesk.domain import facts
from sipdesk.domain.model import Participant, Principal
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.widgets.choices import SegmentedField, YesNoField
from sipdesk.gui.widgets.fields import TextField
from sipdesk.gui.widgets.frames import Card, rule
from sipdesk.gui.widgets.layouts import Flow, clear, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import meetings


class AttendanceCard(Card):
    """One row for the person and one for each that was called or invited."""

    def __init__(self, page: StepPage, which: Callable[[], Mapping[str, Any]]) -> None:
        super().__init__(_("Who came?"), icon="users")
        self._page = page
        self._shown: tuple[UUID, ...] = ()
        self._reasons: dict[UUID, TextField] = {}
        present = YesNoField("is_person_present", _("Did the person take part?"))
        self._present = present
        self.add(
            page.bind(
                "is_person_present",
                present,
                lambda case: getattr(current_meeting(case), "is_person_present", None),
                meetings.change_meeting,
                fixed=which,
            )
        )
        self.absence_edit = page.bind(
            "absence_words",
            TextField("absence_words", _("Why the person was not there, if it may be printed")),
            lambda case: getattr(current_meeting(case), "absence_words", ""),
            meetings.change_meeting,
            fixed=which,
        )
        self.add(self.absence_edit)
        self._rows = column(spacing=10)
        self.body.addLayout(self._rows)

    def show_case(self, case: Any, meeting: Any) -> None:
        """Show the rows of a meeting; they are made anew only when others take part."""
        rows = meeting.participants if meeting else []
        if not facts.is_protected(case) and case.person.given:
            name = case.person.given  # the person reads it too, on the wall
            self._present.set_label(_("Did {name} take part?").format(name=name))
        self.absence_edit.setVisible(bool(meeting) and meeting.is_person_present is False)
        if tuple(row.id for row in rows) != self._shown:
            self._make(case, rows)
        for row in rows:
            self._reasons[row.id].setVisible(row.is_present is False)

    def _make(self, case: Any, rows: list[Participant]) -> None:
        for key in self._shown:
            for name in ("is_present", "absence_reason"):
                if field := self._page.find_field(name, key):
                    self._page.unbind(field)
        clear(self._rows)
        self._shown = tuple(row.id for row in rows)
        for row in rows:
            self._rows.addWidget(rule())
            self._rows.addWidget(self._row(case, row))

    def _row(self, case: Any, participant: Participant) -> QWidget:
        whole = QWidget()
        lines = column(whole, spacing=6)
        flow = Flow()
        names = QWidget()
        words = column(names, spacing=0)
        title, small = names_of(case, participant)
        words.addWidget(Text(title, "strong"))
        words.addWidget(Text(small, "small"))
        flow.add(names, stretch=1, base=16)
        came = SegmentedField(
            "is_present",
            "",
            ((True, _("Came"), "check"), (False, _("Did not come"), "x")),
        )
        came.segments.set_name(title)  # heard of each button: who came
        flow.add(self._bind(came, participant))
        lines.addLayout(flow)
        reason = TextField("absence_reason", _("Why {who} did not come").format(who=title))
        self._reasons[participant.id] = self._bind(reason, participant)
        lines.addWidget(reason)
        return whole

    def _bind(self, field: Any, participant: Participant) -> Any:
        key, name = participant.id, field.name

        def stored(case: Any) -> Any:
            for meeting in case.meetings:
                for row in meeting.participants:
                    if row.id == key:
                        return getattr(row, name)
            return None

        return self._page.bind(
            name, field, stored, meetings.change_participant, row=key, participant_id=key
        )


def place_of(case: Any, row: object) -> object:
    """The newest place at a meeting of the party that a problem points at, else the row itself."""
    for meeting in reversed(case.meetings):
        for one in meeting.participants:
            keys = (one.id, one.unit_id, one.close_person_id, one.guardian_id)
            if row is not None and row in keys:
                return one.id
    return row


def names_of(case: Any, participant: Participant) -> tuple[str, str]:
    """How a participant is named on the screen: name, and unit's principal or relation."""
    if participant.unit is not None:
        return participant.unit.name, principal_word(participant.unit.principal)
    if participant.close_person is not None:
        return participant.close_person.name, participant.close_person.relation
    for row in [*case.person.guardians, *case.person.representatives]:
        if row.id in (participant.guardian_id, participant.representative_id):
            return row.name, _("Guardian") if participant.guardian_id else _("Representative")
    return "", ""


def principal_word(principal: Principal) -> str:
    """A unit's principal in words."""
    return {
        Principal.KOMMUN: _("Municipality"),
        Principal.REGION: _("Region"),
        Principal.SHARED: _("Municipality and region together"),
        Principal.SCHOOL: _("School"),
        Principal.PROVIDER: _("Provider"),
        Principal.OTHER: _("Other actor"),
    }[principal]


def current_meeting(case: Any) -> Any:
    """The meeting under work: the next planned one, else the last that was held, or None."""
    if case is None:
        return None
    held = [meeting for meeting in case.meetings if meeting.is_held]
    return meetings.next_meeting(case) or (held[-1] if held else None)
