"""Add a party: a unit out of the register, or a new one."""

from collections.abc import Collection
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListWidget, QListWidgetItem, QWidget

from sipdesk.domain.model import Principal, Unit
from sipdesk.domain.problems import refuse
from sipdesk.domain.search import folded
from sipdesk.gui import theme
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.widgets.choices import SegmentedField
from sipdesk.gui.widgets.fields import ChoiceField, TextField
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.layouts import Flow
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _
from sipdesk.services import cases, directory

PRINCIPAL_WORDS = {
    Principal.KOMMUN: N_("Municipality"),
    Principal.REGION: N_("Region"),
    Principal.SHARED: N_("Municipality and region together"),
    Principal.SCHOOL: N_("School or preschool"),
    Principal.PROVIDER: N_("Provider or home"),
    Principal.OTHER: N_("Other actor"),
}


def add_party(
    workspace: Workspace,
    case_id: UUID,
    parent: QWidget | None = None,
    *,
    there: Collection[UUID] = (),
) -> UUID | None:
    """Ask for a unit and add it to the case; the id of the unit, or None.

    Args:
        there: units that are on the list already; choosing one of them again is refused.
    """
    dialog = AddPartyDialog(workspace, case_id, parent)
    dialog.there = frozenset(there)
    answer = dialog.exec()
    dialog.deleteLater()
    return dialog.unit_id if answer == QDialog.DialogCode.Accepted else None


class AddPartyDialog(Dialog):
    """Choose in the register, or write a new unit into it.

    Attributes:
        unit_id: the unit that was added, when one was.
        there: units that are on the list already.
    """

    def __init__(self, workspace: Workspace, case_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Add a party"),
            _("Nothing is sent. The party gets a letter only with consent or a legal ground."),
            accept=_("Add"),
            width=42,
        )
        self.workspace, self.case_id = workspace, case_id
        self.unit_id: UUID | None = None
        self.there: frozenset[UUID] = frozenset()
        self._units = workspace.read(directory.list_units)
        self.way_segments = SegmentedField(
            "way",
            _("Where is the party?"),
            [("register", _("In the register")), ("new", _("A new party"))],
        )
        self.register, self.new = self._register(), self._new()
        self.add(self.way_segments, self.register, self.new)
        self.way_segments.edited.connect(self._switch)
        self.way_segments.reset("register" if self._units else "new")
        self._switch()
        self._filter()
        self.keep_typed(workspace, case_id, "party", {"way": self.way_segments, **self.fields})
        is_new = self.way_segments.value() == "new"
        first = self.name_edit if is_new else self.search_edit
        first.setFocus()

    def _register(self) -> Card:
        made = Card()
        self.search_edit = TextField("search", _("&Search in the register"))
        self.search_edit.is_lasting = False
        self.units_list = QListWidget()
        self.units_list.setAccessibleName(_("Units in the register"))
        self.units_list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        theme.fix(self.units_list, min_height=200)
        self.none_text = Text(_("No unit in the register has that name. Choose “A new party”."))
        made.add(self.search_edit, self.units_list, self.none_text)
        self.search_edit.edited.connect(self._filter)
        self.units_list.itemDoubleClicked.connect(lambda _item: self.accept_button.click())
        self.bind(self.search_edit)
        return made

    def _new(self) -> Card:
        card = Card()
        self.name_edit = TextField("name", _("&Unit"), _("As it stands on an envelope."))
        self.organisation_edit = TextField("organisation", _("&Organisation"))
        self.principal_combo = ChoiceField(
            "principal",
            _("&Who answers for it?"),
            [(value, _(words)) for value, words in PRINCIPAL_WORDS.items()],
            _("Principals are called. Others are invited."),
        )
        self.phone_edit = TextField("phone", _("&Phone"))
        self.address_edit = TextField("address", _("&Address"))
        card.add(self.name_edit, self.organisation_edit, self.principal_combo)
        both = QWidget()
        flow = Flow(both, spacing=14)
        flow.add(self.phone_edit, stretch=1, base=12)
        flow.add(self.address_edit, stretch=2, base=16)
        card.add(both)
        self.bind(self.name_edit, self.organisation_edit, self.principal_combo)
        self.bind(self.phone_edit, self.address_edit)
        return card

    def _switch(self) -> None:
        is_new = self.way_segments.value() == "new"
        self.register.setVisible(not is_new)
        self.new.setVisible(is_new)

    def _filter(self) -> None:
        wanted = folded(self.search_edit.value())
        self.units_list.clear()
        for unit in self._units:
            if wanted in folded(unit.full_name):
                self.units_list.addItem(_item(unit))
        self.none_text.setVisible(self.units_list.count() == 0)
        if self.units_list.count():
            self.units_list.setCurrentRow(0)

    def submit(self) -> bool:
        """Add the chosen unit to the case, or make it first."""
        unit_id = self._make() if self.way_segments.value() == "new" else self._chosen()
        self.workspace.write(cases.add_party, self.case_id, unit_id=unit_id)
        self.unit_id = unit_id
        return True

    def _chosen(self) -> UUID:
        item = self.units_list.currentItem()
        if item is None:
            raise refuse("party.missing", "search", N_("Choose a unit in the list."))
        found: UUID = item.data(Qt.ItemDataRole.UserRole)
        if found in self.there:
            raise refuse("party.twice", "search", N_("This party is on the list already."))
        return found

    def _make(self) -> UUID:
        if self.principal_combo.value() is None:
            raise refuse("unit.principal.missing", "principal", N_("Choose who answers for it."))
        if self._is_known():
            raise refuse("unit.twice", "name", N_("The unit is already in the register."))
        names = (self.name_edit, self.organisation_edit, self.principal_combo)
        fields = (*names, self.phone_edit, self.address_edit)
        unit = self.workspace.write(
            directory.add_unit, None, **{field.name: field.value() for field in fields}
        )
        return unit.id

    def _is_known(self) -> bool:
        wanted = (folded(self.organisation_edit.value()), folded(self.name_edit.value()))
        return wanted in {(folded(unit.organisation), folded(unit.name)) for unit in self._units}


def _item(unit: Unit) -> QListWidgetItem:
    text = f"{unit.full_name} · {_(PRINCIPAL_WORDS[unit.principal])}"
    item = QListWidgetItem(text)
    item.setSizeHint(QSize(theme.px(200), theme.px(36)))
    item.setData(Qt.ItemDataRole.UserRole, unit.id)
    return item
