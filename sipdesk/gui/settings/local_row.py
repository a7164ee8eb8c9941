"""One local setting: its value, and where the decision stands; stored only with both."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from sipdesk.domain.pack_settings import Setting, SettingKind
from sipdesk.domain.problems import RuleError
from sipdesk.gui import theme
from sipdesk.gui.messages import problem_text
from sipdesk.gui.settings.setting_fields import make_field
from sipdesk.gui.widgets.autosave import Autosave
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import TextField
from sipdesk.gui.widgets.layouts import Flow, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _
from sipdesk.services import office
from sipdesk.storage.errors import StoreError

_COUNTED = ("days", "number")


class LocalRow(QFrame):
    """Value and source beside each other; under them what holds now."""

    stored = Signal()

    def __init__(self, workspace: Workspace, kind: SettingKind) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.workspace, self.kind = workspace, kind
        self.value_field = make_field(kind)
        self.source_field = TextField("source", _("Where the decision stands"))
        about = f"{self.source_field.label.text()}, {kind.label}"
        self.source_field.control.setAccessibleName(about)
        self.state_label = Text(role="small")
        lines = column(self, spacing=4, margins=(0, 10, 0, 8))
        flow = Flow(spacing=14)
        flow.add(self.value_field, stretch=1, base=16)
        flow.add(self.source_field, stretch=1, base=16)
        lines.addLayout(flow)
        lines.addWidget(self.state_label)
        self.autosave = Autosave(self._commit, self._draft, self)
        self.autosave.watch(self.value_field)
        self.autosave.watch(self.source_field)
        self._kept: set[str] = set()
        self._stored = Setting()

    def show_setting(self, setting: Setting) -> None:
        """Show what is stored; the field that the user is in is left alone."""
        self._stored = setting
        self.value_field.set_value(setting.value)
        waits = setting.is_empty and self._name(self.source_field) in self._kept
        if not waits:
            self.source_field.set_value(setting.source)
        self._tell()

    def restore(self, drafts: dict[str, str]) -> None:
        """Bring back what was typed and could not be stored."""
        for field in (self.value_field, self.source_field):
            raw = drafts.get(self._name(field))
            if raw is not None:
                self._kept.add(self._name(field))
                field.restore(raw)
        self._tell()

    def flush(self) -> bool:
        """Store what is unsaved, or keep it as a draft."""
        return self.autosave.flush()

    def _name(self, field: Field) -> str:
        return f"local.{self.kind.name}" + (".source" if field is self.source_field else "")

    def _commit(self, field: Field) -> bool:
        value = self.value_field.value()
        if self.value_field.problem():
            self._draft(field)
            return False
        if not Setting(value).is_empty and not self.source_field.value().strip():
            self._draft(self.value_field)
            self._tell()
            return False
        try:
            self._store(value)
        except RuleError as error:
            field.set_error(problem_text(error.problems[0]))
            self._draft(field)
            return False
        except StoreError:
            self.autosave.try_again()
            return False
        return True

    def _store(self, value: Any) -> None:
        is_empty, source = Setting(value).is_empty, self.source_field.value()
        if is_empty and source.strip():
            self._draft(self.source_field)  # a source that waits for its value
        self.value_field.is_dirty = self.source_field.is_dirty = False
        if not (is_empty and self._stored.is_empty):
            self.workspace.write(
                office.set_setting, None, name=self.kind.name, value=value, source=source
            )
            self.stored.emit()
        self._drop(self.value_field)
        if not is_empty or not source.strip():
            self._drop(self.source_field)
        self._tell()

    def _drop(self, field: Field) -> None:
        if self._name(field) in self._kept:
            self._kept.discard(self._name(field))
            self.workspace.drop_draft(None, self._name(field))

    def _draft(self, field: Field) -> None:
        self._kept.add(self._name(field))
        self.workspace.keep_draft(None, self._name(field), field.raw())

    def _tell(self) -> None:
        """What holds now: nothing decided, waiting for a source, or the built-in value."""
        value, tone = Setting(self.value_field.value()), ""
        text = ""
        if value.is_empty and self.kind.built_in is not None:
            text = _("Not decided. The program uses {value}.").format(value=self.kind.built_in)
        elif value.is_empty:
            counted = self.kind.kind in _COUNTED
            text = _("Not decided. No countdown is shown.") if counted else _("Not decided.")
        elif not self.source_field.value().strip():
            text, tone = _("Not in force yet: write where the decision stands."), "warn"
        self.state_label.setText(text)
        theme.restyle(self.state_label, tone=tone)
        self.state_label.setVisible(bool(text))
