"""One receiver in the consent's table: a tick for each area, and what may not be shared."""

from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QWidget

from sipdesk.gui import theme
from sipdesk.gui.guide.pages.call_row import ICONS
from sipdesk.gui.guide.section import bind
from sipdesk.gui.widgets.buttons import icon_button
from sipdesk.gui.widgets.fields import LongTextField
from sipdesk.gui.widgets.layouts import Flow, clear, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import cases

NAME, AREA, TEXT = 236, 84, 210  # widths of the columns at 100 %


class AreaHead(QFrame):
    """The names of the columns."""

    def __init__(self) -> None:
        super().__init__()
        self._line = row(self, spacing=8, margins=(4, 4, 4, 6))

    def show_areas(self, names: list[str]) -> None:
        """Show these areas as columns."""
        clear(self._line)
        self._line.addWidget(_fixed(Text(_("Party"), "column"), NAME))
        for name in names:
            label = Text(name, "column")
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            self._line.addWidget(_fixed(label, AREA))
        self._line.addWidget(Text(_("May not be shared"), "column"), 1)


def _fixed(widget: Any, width: int) -> Any:
    return theme.fix(widget, width=width)


class ReceiverRow(QFrame):
    """A party of the case: what it may know about."""

    def __init__(self, table: Any, party: Any) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.table, self.unit_id = table, party.unit_id
        self._grid: QGridLayout = theme.scaled(QGridLayout(self), 8, (4, 7, 4, 7))
        self.who = self._who()
        self.ticks = QWidget()
        self._flow = Flow(self.ticks, spacing=8)
        self.checks: dict[str, QCheckBox] = {}
        self._cells: list[QWidget] = []
        self.text_edit = LongTextField("text", "", lines=1, most=3)
        self.text_edit.setParent(self)  # shown before it is placed it would be a window
        bind(
            table.page, "text", self.text_edit, partial(table.except_, self.unit_id),
            row=party.unit_id,
        )  # fmt: skip
        self._shown: tuple[object, ...] = ()

    def _who(self) -> QWidget:
        made = QWidget()
        line = row(made, spacing=8)
        self.icon = theme.IconLabel("handshake", "annan", 20)
        line.addWidget(self.icon, alignment=Qt.AlignmentFlag.AlignTop)
        words = column(spacing=1)
        self.name_text, self.sub_text = Text("", "strong"), Text("", "small")
        words.addWidget(self.name_text)
        words.addWidget(self.sub_text)
        line.addLayout(words, 1)
        self.remove_button = icon_button("trash-2", _("Take the party away from the case"), 16)
        self.remove_button.clicked.connect(self._remove)
        line.addWidget(self.remove_button, alignment=Qt.AlignmentFlag.AlignTop)
        return made

    def _remove(self) -> None:
        page = cast("Any", self.table.page)
        if page.write(cases.remove_party, party_id=self._party.id) is None:
            return
        again = partial(page.write, cases.add_party, unit_id=self.unit_id)
        page.offer_undo(_("The party is taken away from the case."), again)

    def _may_go(self, case: Any) -> bool:
        """Whether nothing is written about the party yet."""
        if all(party.id != self._party.id for party in case.parties):
            return False  # a close person is taken away where it stands
        rows = (row for meeting in case.meetings for row in meeting.participants)
        is_known = self.table.party(self.unit_id) or self.table.exception(self.unit_id)
        return not is_known and all(row.unit_id != self.unit_id for row in rows)

    def show_row(self, party: Any) -> None:
        """Show the ticks and the exception as they are stored."""
        unit, self._party = party.unit, party
        is_free = self.table.owner.is_under_work
        self.remove_button.setVisible(is_free and self._may_go(self.table.page.case))
        icon, tone = ICONS.get(unit.principal, ("handshake", "annan"))
        self.icon.set_icon(icon, tone)
        self.name_text.setText(unit.name)
        self.sub_text.setText(unit.organisation or _("Other party"))
        label = _("May not be shared with {party}").format(party=unit.name)
        self.text_edit.set_label(label)
        self.text_edit.label.setVisible(self.table.is_cards)
        found = self.table.exception(self.unit_id)
        self.text_edit.set_value(found.text if found else "")
        free = self.table.owner.is_under_work
        self.text_edit.set_read_only(not free)
        hint = _("Write if something is excepted") if free else ""
        self.text_edit.edit.setPlaceholderText(hint)
        self.text_edit.setVisible(free or found is not None)
        self.arrange()
        self._tick()

    def arrange(self) -> None:
        """Place the ticks: in columns, or as sentences in a card."""
        wanted = (self.table.is_cards, self.table.area_codes)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._unplace()
        for code in self.table.area_codes:
            self._place(code)
        if self.table.is_cards:
            self._grid.addWidget(self.who, 0, 0)
            self._grid.addWidget(self.ticks, 1, 0)
            self._grid.addWidget(self.text_edit, 2, 0)
            self._grid.setColumnStretch(0, 1)
        else:
            last = len(self.table.area_codes) + 1
            self._grid.addWidget(_fixed(self.who, NAME), 0, 0)
            self._grid.addWidget(self.text_edit, 0, last)
            self._grid.setColumnStretch(last, 1)
        self.text_edit.label.setVisible(self.table.is_cards)
        self.ticks.setVisible(self.table.is_cards)
        self._tick()

    def _unplace(self) -> None:
        for widget in (self.who, self.ticks, self.text_edit):
            self._grid.removeWidget(widget)
        for n in range(self._grid.columnCount()):
            self._grid.setColumnStretch(n, 0)
        self.who.setProperty("at100_width", None)
        self.who.setMinimumWidth(0)
        self.who.setMaximumWidth(16_777_215)
        clear(self._flow)
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells, self.checks = [], {}

    def _place(self, code: str) -> None:
        label = str(self.table.page.pack.area(code).label)
        check = QCheckBox(label if self.table.is_cards else "")
        sentence = _("{party} may know about {area}")
        check.setAccessibleName(sentence.format(party=self.name_text.text(), area=label))
        check.clicked.connect(lambda is_on, code=code: self._clicked(code, is_on))
        self.checks[code] = check
        if self.table.is_cards:
            self._flow.add(check, base=13)
            return
        cell = QWidget()
        row(cell).addWidget(check, alignment=Qt.AlignmentFlag.AlignCenter)
        self._cells.append(cell)
        self._grid.addWidget(_fixed(cell, AREA), 0, len(self._cells))

    def _clicked(self, code: str, is_on: bool) -> None:
        page = cast("Any", self.table.page)
        page.attempt(lambda: self.table.tick(self.unit_id, code, is_on))

    def _tick(self) -> None:
        known = self.table.known(self.table.party(self.unit_id))
        for code, check in self.checks.items():
            check.setChecked(code in known)
            check.setEnabled(self.table.owner.is_under_work)
