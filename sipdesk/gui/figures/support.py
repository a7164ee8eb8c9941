"""For the SIP supporters: who covers what, a quick guide, and what can be done better."""

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QFrame, QWidget

from sipdesk.domain.problems import RuleError
from sipdesk.gui.dialogs.improve import STEP_NAMES, step_choices
from sipdesk.gui.dialogs.typed import Typed
from sipdesk.gui.figures.kept import Kept
from sipdesk.gui.settings.section import refused
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.choices import CheckField
from sipdesk.gui.widgets.fields import ChoiceField, LongTextField
from sipdesk.gui.widgets.frames import Card, Chip
from sipdesk.gui.widgets.layouts import Flow, clear, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _, language
from sipdesk.services import improvements as verbs
from sipdesk.services import office
from sipdesk.services.improvements import Coverage

_GROUPS = {
    "socialtjanst": N_("Social services"),
    "kommunal_vard": N_("Municipal health care"),
}


class SupportView(QWidget):
    """No case and no person: the notes tell neither where nor when they were made."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.kept = Kept(workspace, self)
        self.by_id: dict[UUID, NoteRow] = {}
        lines = column(self, spacing=14)
        for card in (self._covered(), self._notes()):
            lines.addWidget(card)
        self.reload()

    def _covered(self) -> Card:
        card = Card(_("SIP supporters"), icon="users")
        pack = self.workspace.read(office.pack_in_force)
        if text := str(pack.rule_text("sip.supporters")):
            source = _("Source: {source}").format(source=pack.source("sip.supporters", language()))
            card.add(Text(text), Text(source, "small"))
        self.count_text = Text("", "strong")
        place = QWidget()
        self._coverage = column(place, spacing=6)
        words = _("Supporters are written under Contacts, as a function of their unit.")
        self.guide_button = secondary(_("Print the quick guide…"), "printer")
        self.guide_button.clicked.connect(self._guide)
        card.add(self.count_text, place, Text(words, "small"), self.guide_button)
        return card

    def _notes(self) -> Card:
        note = _(
            "Collected from the work, without names. They follow to the yearly report by hand."
        )
        card = Card(_("What can be done better"), note, icon="pencil")
        place = QWidget()
        self._rows = column(place, spacing=10)
        self.empty_text = Text(_("Nothing is noted yet."), "secondary")
        self.text_edit = LongTextField("text", _("What could be done better?"), lines=1)
        self.step_combo = ChoiceField("step", _("About which step?"), step_choices())
        self.add_button = secondary(_("Note it"), "plus")
        self.add_button.clicked.connect(self._add)
        form = QWidget()
        flow = Flow(form, spacing=12)
        flow.add(self.text_edit, stretch=3, base=22)
        flow.add(self.step_combo, stretch=1, base=12)
        new = {field.name: field for field in (self.text_edit, self.step_combo)}
        self.typed = Typed(self.workspace, None, "support", new, card)
        card.add(place, self.empty_text, self.typed, form, self.add_button)
        for widget in (form, self.add_button):
            widget.setVisible(self.workspace.can_write)
        return card

    def _add(self) -> None:
        try:
            self.workspace.write(
                verbs.note_improvement,
                None,
                text=str(self.text_edit.value()),
                step=self.step_combo.value() or "",
            )
        except RuleError as error:
            refused(self.text_edit, error)
            self.text_edit.setFocus()
            return
        self.text_edit.reset(None)
        self.step_combo.reset(None)
        self.typed.forget()
        self.reload()

    def _guide(self) -> None:
        from sipdesk.gui.dialogs.print_report import show_guide

        show_guide(self.workspace, self.window())

    def reload(self) -> None:
        """Show what is stored now."""
        found = self.workspace.read(verbs.coverage)
        missing = sum(not one.is_covered for one in found)
        words = _("{n} of {all} have a SIP supporter.")
        self.count_text.setText(words.format(n=len(found) - missing, all=len(found)))
        clear(self._coverage)
        for one in found:
            self._coverage.addWidget(_covered_row(one))
        self._show_notes()

    def _show_notes(self) -> None:
        notes = self.workspace.read(verbs.list_improvements)
        self.empty_text.setVisible(not notes)
        for note in notes:
            if note.id not in self.by_id:
                made = self.by_id[note.id] = NoteRow(self, note)
                self._rows.addWidget(made)
            self.by_id[note.id].show_row(note)

    def flush(self) -> bool:
        """Store what is unsaved; answers whether all is safe."""
        return self.kept.flush()


def _covered_row(one: Coverage) -> QWidget:
    made = QWidget()
    line = row(made, spacing=10)
    what = _(_GROUPS[one.group]) if one.group else one.unit
    words = " · ".join(part for part in (one.organisation, what) if part)
    chip = Chip(_("Nobody"), "warn", "circle-alert")
    if one.is_covered:
        chip.set_state(", ".join(one.names), "ok", "circle-check")
    line.addWidget(Text(words), 1)
    line.addWidget(chip)
    made.setAccessibleName(f"{words}: {', '.join(one.names) or _('Nobody')}")
    return made


class NoteRow(QFrame):
    """One note, and what is done about it."""

    def __init__(self, view: SupportView, note: Any) -> None:
        super().__init__()
        self.setProperty("role", "inner")
        lines = column(self, spacing=6, margins=(12, 10, 12, 12))
        step = _(STEP_NAMES[note.step]) if note.step in STEP_NAMES else ""
        parts = [str(note.year), step, _("system fault") if note.is_system_fault else ""]
        lines.addWidget(Text(" · ".join(part for part in parts if part), "small"))
        lines.addWidget(Text(note.text, "strong"))
        both = QWidget()
        flow = Flow(both, spacing=12)
        self.action_edit = LongTextField("action", _("What is done about it?"), lines=1)
        self.done_check = CheckField("is_done", _("Done"))
        for field in (self.action_edit, self.done_check):
            save = partial(self._store, view, note.id, field.name)
            view.kept.own(field, f"improvement.{note.id}.{field.name}", save)
        flow.add(self.action_edit, stretch=3, base=20)
        flow.add(self.done_check, base=8)
        lines.addWidget(both)

    @staticmethod
    def _store(view: SupportView, note_id: UUID, name: str, value: Any) -> object:
        verb = verbs.change_improvement
        return view.workspace.write(verb, None, improvement_id=note_id, **{name: value})

    def show_row(self, note: Any) -> None:
        """Show what is stored."""
        self.action_edit.set_value(note.action)
        self.done_check.set_value(note.is_done)
