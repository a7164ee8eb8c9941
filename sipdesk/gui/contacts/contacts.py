"""Contacts: the units of the register, found, added, changed and taken out again."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from sipdesk.gui import theme
from sipdesk.gui.contacts.files import FileActs
from sipdesk.gui.contacts.functions import FunctionsCard
from sipdesk.gui.contacts.unit_form import UnitForm
from sipdesk.gui.contacts.units_model import UNIT, UnitsModel
from sipdesk.gui.guide.read_only import READS
from sipdesk.gui.messages import announce
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.fields import TextField
from sipdesk.gui.widgets.frames import Band, Card, UndoBar
from sipdesk.gui.widgets.layouts import Flow, column, row
from sipdesk.gui.widgets.place import PlaceView
from sipdesk.gui.widgets.row_table import RowTable
from sipdesk.gui.widgets.scroll import Page
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, ngettext
from sipdesk.services import directory, unit_contacts

_NAMED = 6  # units named in the check of SIP support; all are counted


class _Table(RowTable):
    """Enter opens, Delete takes out, Tab leaves."""

    deleted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Contacts"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)


class Contacts(PlaceView):
    """List to the left, one contact to the right; one of them at a time in a narrow window."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._is_narrow = self._is_stale = False
        self.title = Text(_("Contacts"), "h1")
        self.form, self.table = UnitForm(workspace), _Table()
        self.units_model = UnitsModel(self)
        self.undo_bar = UndoBar()
        self._build()
        self._connect()
        self.reload()
        self.fit()

    def _build(self) -> None:
        lines = column(self, spacing=0)
        both = row(spacing=0)
        self.list_side = Page(margins=(22, 14, 14, 14), spacing=10)
        self.form_side = Page(margins=(8, 18, 22, 18))
        self.list_side.add(self._head())
        self.list_side.body.addWidget(self._list(), 1)
        whole = self.list_side.content.layout()
        if isinstance(whole, QVBoxLayout):
            whole.setStretch(0, 1)  # the table takes the height that is left
            whole.setStretch(1, 0)
        self.functions = FunctionsCard(self.workspace)
        self.form_side.add(self.form, self.functions)
        theme.fix(self.form_side, min_width=490)
        both.addWidget(self.list_side, 3)
        both.addWidget(self.form_side, 2)
        lines.addLayout(both, 1)
        lines.addWidget(self.undo_bar)

    def _head(self) -> QWidget:
        head = QWidget()
        flow = Flow(head, spacing=12)
        words = QWidget()
        inner = column(words, spacing=2)
        inner.addWidget(self.title)
        lead = _("Units and organisations. No persons: the register holds no personal numbers.")
        inner.addWidget(Text(lead, "lead"))
        self.new_button = secondary(_("New contact"), "plus")
        flow.add(words, stretch=1, base=18)
        flow.add(self.new_button)
        self.files = FileActs(self.workspace)
        flow.add(self.files)
        return head

    def _list(self) -> Card:
        card = Card(spacing=8)
        self.search_edit = TextField("search", _("Search unit or organisation"))
        self.search_edit.setProperty(READS, True)
        self.count_label = Text(role="small")
        self.table.setModel(self.units_model)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place in (1, 2, 3):
            head.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
        self.support_band, self.cost_band = Band("warn"), Band("info")
        card.add(self.search_edit, self.count_label, self.support_band, self.cost_band)
        card.body.addWidget(self.table, 1)
        theme.fix(self.table, min_height=120)
        return card

    def _connect(self) -> None:
        self.search_edit.edited.connect(self._filter)
        self.new_button.clicked.connect(self.begin)
        self.table.clicked.connect(self._open)
        self.table.activated.connect(self._open)
        self.table.deleted.connect(self._delete)
        self.form.added.connect(self._added)
        self.form.remove_asked.connect(self.remove)
        self.form.closed.connect(self.close_form)
        self.workspace.case_changed.connect(self._changed)

    # Reading

    def _changed(self, case_id: object) -> None:
        if case_id is not None:
            return
        if self.isVisible():
            self.reload()
        else:
            self._is_stale = True

    def showEvent(self, event: object) -> None:
        """What changed while the view was hidden is read again."""
        if self._is_stale:
            self.reload()
        super().showEvent(event)  # type: ignore[arg-type]

    def reload(self) -> None:
        """Read the register again; the field that the user is in is left alone."""
        self._is_stale = False
        self._filter()
        place = self.units_model.place_of(self.form.unit_id)
        if place >= 0:
            self.form.show_unit(self.units_model.units[place])

    def _filter(self) -> None:
        text = self.search_edit.value().strip()
        units = (
            self.workspace.read(directory.find_units, text)
            if text
            else self.workspace.read(directory.list_units)
        )
        self.units_model.replace(units)
        words = ngettext("{n} contact", "{n} contacts", len(units)).format(n=len(units))
        empty = _("No unit has that name.") if text else _("The register is empty.")
        self.count_label.setText(words if units else empty)
        self._show_support()
        self._mark()

    def _show_support(self) -> None:
        """Which units of the principals have no SIP support (L2), and no cost contact (H6)."""
        units = self.workspace.read(unit_contacts.without_support)
        n = len(units)
        text = ngettext("{n} unit has no SIP support.", "{n} units have no SIP support.", n)
        names = ", ".join(unit.name for unit in units[:_NAMED]) + ("…" if n > _NAMED else "")
        self.support_band.say(text.format(n=n), names)
        self.support_band.setVisible(n > 0)
        units = self.workspace.read(unit_contacts.without_cost_contact)
        n = len(units)
        text = ngettext("{n} unit has no cost contact.", "{n} units have no cost contact.", n)
        names = ", ".join(unit.name for unit in units[:_NAMED]) + ("…" if n > _NAMED else "")
        self.cost_band.say(text.format(n=n), names)
        self.cost_band.setVisible(n > 0)

    def _mark(self) -> None:
        place = self.units_model.place_of(self.form.unit_id)
        if place >= 0:
            self.table.setCurrentIndex(self.units_model.index(place, 0))

    # Acts

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid() or not self.form.flush():
            self._mark()
            return
        unit_id = index.data(UNIT).id
        place = self.units_model.place_of(unit_id)
        if place >= 0:
            self.form.show_unit(self.units_model.units[place])
            self.fit()
            self._mark()
            self.form.name_edit.setFocus()

    def begin(self) -> None:
        """Show the fields of a new contact."""
        if self.form.flush():
            self.form.begin()
            self.fit()
            self.table.clearSelection()
            self.form.name_edit.setFocus()

    def _added(self, unit_id: UUID) -> None:
        self.search_edit.reset("")
        self.form.is_new, self.form.unit_id = False, unit_id
        self.reload()
        place = self.units_model.place_of(unit_id)
        self.form.show_unit(self.units_model.units[place])
        self._mark()
        self.table.setFocus()

    def _delete(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.remove(index.data(UNIT).id)

    def remove(self, unit_id: UUID) -> None:
        """Take a unit out of the register; it can be brought back."""
        unit = self.workspace.read(directory.get_unit, unit_id)
        for field in self.form.fields.values():
            field.is_dirty = False
        self.form.unit_id = None
        self.workspace.write(directory.remove_unit, None, unit_id=unit_id)
        self.fit()
        self.reload()
        text = _("{name} is taken out of the register.").format(name=unit.full_name)
        self.undo_bar.offer(
            text,
            lambda: self.workspace.write(directory.restore_unit, None, unit_id=unit_id),
        )
        announce(self, text)
        self.table.setFocus()

    def undo(self) -> bool:
        """Bring back what was removed last; answers whether there was anything."""
        return self.undo_bar.undo()

    def flush(self) -> bool:
        """Store what is unsaved."""
        return self.form.flush()

    def take_focus(self) -> None:
        """Put the focus where a contact is searched for."""
        self.search_edit.setFocus()

    def set_narrow(self, is_narrow: bool) -> None:
        """The sides go by the room that is left."""
        self.fit()

    def close_form(self) -> None:
        """Go back to the list."""
        if self.form.flush():
            self.form.unit_id, self.form.is_new = None, False
            self.fit()
            self.table.setFocus()

    # Width

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side when there is room."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Columns and sides for the width and the text size that are on."""
        self._is_narrow = self.width() / theme.em() < theme.MEDIUM - 10
        is_open = self.form.is_new or self.form.unit_id is not None
        self.form_side.setVisible(is_open)
        if self.functions.unit_id != self.form.unit_id or self.form.is_new:
            self.functions.show_unit(self.form.unit_id)
        self.list_side.setVisible(not is_open or not self._is_narrow)
        room = self.width() / theme.em() * (0.6 if is_open and not self._is_narrow else 1)
        self.table.verticalHeader().setDefaultSectionSize(theme.px(34))
        for place, width, least in ((1, 190, 50), (2, 120, 38), (3, 130, 30)):
            self.table.setColumnWidth(place, theme.px(width))
            self.table.setColumnHidden(place, room < least)
