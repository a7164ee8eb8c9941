"""The search field in the corner of the menu bar: name, number or case number, nothing else."""

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from sipdesk.domain.model import FileKind
from sipdesk.gui import theme
from sipdesk.gui.messages import announce
from sipdesk.gui.widgets.layouts import column
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, ngettext
from sipdesk.services import office, search
from sipdesk.services.search import Hit

_PAUSE_MS = 400  # each search leaves a log row, so not one for each key
_ID = Qt.ItemDataRole.UserRole


class SearchField(QLineEdit):
    """Finds cases; Down goes into the hits, Enter opens the first or the chosen one."""

    opened = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setPlaceholderText(_("Search name, personal number or case"))
        self.setAccessibleName(_("Search name, personal number or case"))
        self.setMaxLength(200)
        glass = QAction(theme.icon("search", "text2"), "", self)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.search)
        self._searched = ""
        self.popup = _Hits(self)
        self.textEdited.connect(lambda _text: self._timer.start(_PAUSE_MS))
        self.popup.chosen.connect(self._open)
        self.installEventFilter(self)
        self.is_asked = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note whether the user came here by mouse or key, and not because a widget went."""
        reason = Qt.FocusReason
        self.is_asked = event.reason() in (
            reason.MouseFocusReason,
            reason.ShortcutFocusReason,
        )
        super().focusInEvent(event)

    def search(self) -> list[Hit]:
        """Look for what stands in the field, and show it."""
        self._timer.stop()
        text = self.text()
        if len(text.strip()) < search.SHORTEST:
            self.popup.hide()
            return []
        hits = self._workspace.read(search.find, text)
        self._searched = text
        self.popup.show_hits(hits, self._no_hit())
        return hits

    def _no_hit(self) -> str:
        health = self._workspace.actor.file_kind is FileKind.HEALTH_CARE
        pack = self._workspace.read(office.pack_in_force)
        law = pack.law["search_region" if health else "search_municipal"]
        return _(
            "No hit on name, personal number, coordination number or case number. The program "
            "does not search in text ({law})."
        ).format(law=law)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Down and Esc."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
            if event.key() == Qt.Key.Key_Down and self.popup.isVisible():
                self.popup.take_focus()
                return True
            if event.key() == Qt.Key.Key_Escape and self.popup.isVisible():
                self.popup.hide()
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        if self.text() != self._searched or not self.popup.isVisible():
            self.search()
        if first := self.popup.first():
            self._open(first)

    def _open(self, case_id: UUID) -> None:
        self.popup.hide()
        self.clear()
        self._searched = ""
        self.opened.emit(case_id)


class _Hits(QFrame):
    """The hits under the field, over the page."""

    chosen = Signal(object)

    def __init__(self, field: SearchField) -> None:
        super().__init__()
        self._field = field
        self.setProperty("role", "popover")
        lines = column(self, spacing=4, margins=(6, 6, 6, 6))
        self.view = QListWidget()
        self.view.setAccessibleName(_("Cases that were found"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setWordWrap(True)
        self.view.itemClicked.connect(self._choose)
        self.view.itemActivated.connect(self._choose)
        self.none = Text(role="hint")
        lines.addWidget(self.view)
        lines.addWidget(self.none)
        self.hide()

    def show_hits(self, hits: list[Hit], none: str) -> None:
        """Show the hits, or what was searched in when there is none."""
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self.view.clear()
        for hit in hits:
            self._add(hit)
        self.view.setVisible(bool(hits))
        self.none.setVisible(not hits)
        self.none.setText(none)
        self._place(len(hits))
        found = ngettext("{n} hit", "{n} hits", len(hits)).format(n=len(hits))
        announce(self._field, found if hits else none)

    def _add(self, hit: Hit) -> None:
        name = hit.name or _("Protected information")
        facts = [hit.person_number, f"SIP {hit.case_number}"]
        facts += [_("closed")] if hit.is_closed else []
        item = QListWidgetItem(f"{name}\n{'  ·  '.join(fact for fact in facts if fact)}")
        item.setIcon(theme.icon("shield-alert", "prot") if hit.is_protected else theme.icon("user"))
        item.setData(_ID, hit.case_id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join([name, *facts]))
        self.view.addItem(item)

    def _place(self, count: int) -> None:
        width = max(self._field.width(), theme.px(420))
        window = self._field.window()
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + theme.px(4)))
        left = min(corner.x(), window.width() - width - theme.px(8))
        if count:
            row = self.view.sizeHintForRow(0)
            height = min(count, 8) * row + theme.px(20)
        else:
            height = self.none.heightForWidth(width - theme.px(16)) + theme.px(20)
        self.setGeometry(max(0, left), corner.y(), width, height)
        self.show()
        self.raise_()

    def first(self) -> UUID | None:
        """The case of the chosen hit, or of the first."""
        item = self.view.currentItem() or self.view.item(0)
        found: UUID | None = item.data(_ID) if item is not None else None
        return found

    def take_focus(self) -> None:
        """Go into the hits."""
        if self.view.count():
            self.view.setCurrentRow(0)
            self.view.setFocus()

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_ID))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._field.setFocus()
        else:
            super().keyPressEvent(event)
