"""The right half of the start view: cases by next date."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sipdesk.gui import theme
from sipdesk.gui.overview.cases_model import LATE, ROW, SECOND, CasesModel
from sipdesk.gui.widgets.buttons import link, secondary
from sipdesk.gui.widgets.choices import Segments
from sipdesk.gui.widgets.layouts import Flow, column, row
from sipdesk.gui.widgets.row_table import RowTable
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, ngettext
from sipdesk.services import overview
from sipdesk.services.overview import CaseRow

FIRST, CHUNK = 50, 200
Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Delegate(QStyledItemDelegate):
    """Two lines in a cell; a shield before a protected person; late in the danger colour."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(60), theme.px(48))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        place = QRect(option.rect)
        self._ground(painter, place, option)
        place = place.adjusted(theme.px(6), theme.px(3), -theme.px(4), -theme.px(4))
        data: CaseRow = index.data(ROW)
        icon, hue = "", "text"
        if index.column() == 0 and data.is_protected:
            icon, hue = "shield-alert", "prot"
        elif index.column() == 2 and index.data(LATE):
            icon, hue = "circle-alert", "danger"
        if icon:
            picture = theme.pixmap(icon, hue, 15, painter.device().devicePixelRatio())
            painter.drawPixmap(place.left(), place.top() + theme.px(4), picture)
            place.setLeft(place.left() + theme.px(20))
        tone = "danger" if hue == "danger" else "text"
        self._lines(painter, place, index, tone)
        painter.restore()

    def _ground(self, painter: QPainter, place: QRect, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(place, theme.colour("tint"))
        painter.setPen(QPen(theme.colour("tint_b" if chosen else "divider"), 1))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if chosen:
            painter.drawLine(place.topLeft(), place.topRight())

    def _lines(self, painter: QPainter, place: QRect, index: Index, hue: str) -> None:
        first, second = str(index.data() or ""), str(index.data(SECOND) or "")
        bold = index.column() == 0 or hue == "danger"
        half = place.height() // 2
        top = QRect(place.left(), place.top(), place.width(), half if second else place.height())
        self._text(painter, top, first, hue, 15, bold=bold)
        if second:
            low = QRect(place.left(), place.top() + half, place.width(), half)
            self._text(painter, low, second, "danger" if hue == "danger" else "text2", 13.5)

    def _text(
        self,
        painter: QPainter,
        place: QRect,
        text: str,
        hue: str,
        size: float,
        *,
        bold: bool = False,
    ) -> None:
        font = QFont(painter.font())
        font.setPixelSize(theme.px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.colour(hue))
        fits = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _LEFT, fits)


class _Table(RowTable):
    """Enter opens, Tab leaves."""

    def __init__(self) -> None:
        super().__init__(_("Cases"))
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class CaseList(QFrame):
    """The cases of the municipality or of the user, by next date.

    Signals:
        opened: a case: its id.
        new_asked: the button "New case".
    """

    opened = Signal(object)
    new_asked = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._workspace, self._day, self._closed = workspace, date.min, False
        self._seen: tuple[bool, bool] | None = None
        lines = column(self, spacing=8, margins=(14, 10, 10, 10))
        lines.addLayout(self._head())
        self.table = _Table()
        self.cases_model = CasesModel(self)
        self.table.setModel(self.cases_model)
        self.table.clicked.connect(self._open)
        self.table.activated.connect(self._open)
        self._columns()
        lines.addWidget(self.table, 1)
        self.more_link = link("")
        self.more_link.clicked.connect(self.show_all)
        lines.addWidget(self.more_link)

    def _head(self) -> Flow:
        flow = Flow(spacing=10)
        words = QWidget()
        line = row(words, spacing=8)
        line.addWidget(Text(_("Cases"), "h2", wrap=False))
        self.count_label = Text(role="small", wrap=False)
        line.addWidget(self.count_label, 1)
        names = [("mine", _("Mine")), ("all", _("All")), ("closed", _("Closed"))]
        self.filter = Segments(names, _("Which cases"))
        self.filter.set_value(self._workspace.settings.case_filter)
        self.filter.chosen.connect(self._filtered)
        self.new_button = secondary(_("New case"), "plus", small=True)
        self.new_button.clicked.connect(self.new_asked)
        flow.add(words, stretch=1)
        flow.add(self.new_button)
        flow.add(self.filter)
        for part in (words, self.new_button, self.filter):
            flow.setAlignment(part, Qt.AlignmentFlag.AlignVCenter)
        return flow

    def _columns(self) -> None:
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place in (1, 2):
            head.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
        self.fit()

    def fit(self) -> None:
        """Give rows and columns the lengths of the text size that is on."""
        self.table.verticalHeader().setDefaultSectionSize(theme.px(48))
        self.table.setColumnWidth(1, theme.px(118))
        self.table.setColumnWidth(2, theme.px(122))

    def _filtered(self, value: str) -> None:
        self._closed = value == "closed"
        if not self._closed:
            self._workspace.settings.case_filter = value
        self.reload(self._day)

    def _whose(self) -> UUID | None:
        return self._workspace.actor.user_id if self.filter.value() == "mine" else None

    def reload(self, day: date) -> None:
        """Read the list again; only a new look at it is logged."""
        self._day = day
        look = (self._closed, self._whose() is not None)
        rows = self._read(0, FIRST, is_new=look != self._seen)
        self._seen = look
        count = self._workspace.read(
            overview.count_cases, coordinator_id=self._whose(), is_closed=self._closed
        )
        words = (
            ngettext("{n} closed", "{n} closed", count)
            if self._closed
            else ngettext("{n} open", "{n} open", count)
        )
        self.count_label.setText(words.format(n=count))
        self.cases_model.replace(rows, day)
        self.more_link.setText(_("Show all {n}").format(n=count))
        self.more_link.setVisible(count > len(rows))

    def _read(self, offset: int, limit: int, *, is_new: bool) -> Sequence[CaseRow]:
        return self._workspace.read(
            overview.list_cases,
            coordinator_id=self._whose(),
            is_closed=self._closed,
            limit=limit,
            offset=offset,
            is_new_look=is_new,
        )

    def show_all(self) -> None:
        """Let the rest come as the user scrolls."""
        rows = self._read(0, CHUNK, is_new=False)
        self.cases_model.replace(
            rows, self._day, lambda offset: self._read(offset, CHUNK, is_new=False)
        )
        self.more_link.hide()
        self.table.setFocus()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            data: CaseRow = index.data(ROW)
            self.opened.emit(data.case_id)
