"""The local routine: what the municipality has decided, each with its source."""

from PySide6.QtWidgets import QWidget

from sipdesk.domain.pack_settings import Setting, SettingKind
from sipdesk.gui.settings.local_row import LocalRow
from sipdesk.gui.settings.section import Section
from sipdesk.gui.settings.suggestions import Suggestions
from sipdesk.gui.widgets.choices import Segments
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _
from sipdesk.services import office

GROUPS = {
    "times": (N_("Times"), ("days", "number", "dates")),
    "choices": (N_("Choices"), ("yes_no", "choice")),
    "lines": (N_("Facts on papers"), ("line",)),
    "texts": (N_("Texts of the routine"), ("text",)),
}
_OWN = "own"


class LocalRoutine(Section):
    """One group at a time; a group is made when it is shown for the first time."""

    def build(self) -> None:
        """The groups as segments, and a place for the one that is shown."""
        self.rows: dict[str, LocalRow] = {}
        self.groups: dict[str, QWidget] = {}
        self.suggestions: Suggestions | None = None
        names = [(name, _(title)) for name, (title, _kinds) in GROUPS.items()]
        self.segments = Segments([*names, (_OWN, _("Suggestions"))], _("Part of the routine"))
        self.segments.set_value("times")
        self.segments.chosen.connect(self.show_group)
        self.add(self.segments)
        self.convention = Text(
            _(
                "Working days are Monday to Friday except public holidays. Eves and half-days "
                "count as working days unless they are marked free here."
            ),
            "small",
        )
        self.add(self.convention)
        self.workspace.case_changed.connect(self._changed)
        self.show_group("times")

    def _kinds(self, group: str) -> list[SettingKind]:
        pack = self.workspace.read(office.pack_in_force)
        wanted = GROUPS[group][1]
        return [kind for kind in pack.setting_kinds.values() if kind.kind in wanted]

    def show_group(self, name: str) -> None:
        """Show one group."""
        if name not in self.groups:
            self.groups[name] = self._own() if name == _OWN else self._group(name)
            self.add(self.groups[name])
        for other, widget in self.groups.items():
            widget.setVisible(other == name)
        self.convention.setVisible(name == "times")
        self.segments.set_value(name)

    def _group(self, name: str) -> Card:
        card = Card(spacing=0)
        drafts = self.workspace.drafts(None)
        values = self.workspace.read(office.list_settings)
        for n, kind in enumerate(self._kinds(name)):
            row = self.rows[kind.name] = LocalRow(self.workspace, kind)
            row.setProperty("first", "true" if n == 0 else "false")
            row.show_setting(values.get(kind.name, Setting()))
            row.restore(drafts)
            row.stored.connect(self.rules_changed)
            card.add(row)
        card.setAccessibleName(_(GROUPS[name][0]))
        return card

    def _own(self) -> Suggestions:
        self.suggestions = Suggestions(self.workspace)
        return self.suggestions

    def _changed(self, case_id: object) -> None:
        if case_id is None and self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Show what is stored now."""
        values = self.workspace.read(office.list_settings)
        for name, row in self.rows.items():
            row.show_setting(values.get(name, Setting()))
        if self.suggestions is not None:
            self.suggestions.reload()

    def flush(self) -> bool:
        """Store what is unsaved, or keep it as a draft."""
        stored = [row.flush() for row in self.rows.values()]
        return all(stored)

    def undo(self) -> bool:
        """Bring back the suggestion that was removed last."""
        return self.suggestions is not None and self.suggestions.undo_bar.undo()
