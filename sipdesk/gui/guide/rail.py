"""The rail of the case: eight steps with their state in words."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sipdesk.domain.steps import Step
from sipdesk.gui import theme
from sipdesk.gui.guide.look import StepLook
from sipdesk.gui.guide.places import HISTORY
from sipdesk.gui.guide.sides import SIDES
from sipdesk.gui.theme.tokens import RAIL
from sipdesk.gui.widgets.buttons import button
from sipdesk.gui.widgets.frames import frame, rule
from sipdesk.gui.widgets.layouts import column
from sipdesk.i18n import _

Index = QModelIndex | QPersistentModelIndex
LOOK = Qt.ItemDataRole.UserRole
_ROOMY, _TIGHT = 51, 46  # the height of a row, when there is room and when there is less


class StepsModel(QAbstractListModel):
    """The eight steps as they stand; one way in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks: tuple[StepLook, ...] = ()

    def replace(self, looks: list[StepLook]) -> None:
        """Show other states; the choice stays."""
        if len(looks) != len(self._looks):
            self.beginResetModel()
            self._looks = tuple(looks)
            self.endResetModel()
            return
        self._looks = tuple(looks)
        self.dataChanged.emit(self.index(0), self.index(len(looks) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """Eight, or none before a case is shown."""
        return 0 if parent is not None and parent.isValid() else len(self._looks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, spoken text, or the whole look of a step."""
        look = self._looks[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{index.row() + 1}  {look.title}"
        if role == LOOK:
            return look
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("Step {n}, {title}, {state}, {n} of {all}").format(
                n=index.row() + 1, title=look.title, state=look.words, all=len(self._looks)
            )
        return None


class _Delegate(QStyledItemDelegate):
    """Draws icon, title and state; the chosen step is a white card with an accent edge."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        high = view.height() if isinstance(view, QWidget) else 0
        roomy = high >= len(Step) * theme.px(_ROOMY)
        return QSize(theme.px(120), theme.px(_ROOMY if roomy else _TIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look: StepLook = index.data(LOOK)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        place = QRect(option.rect).adjusted(theme.px(8), theme.px(1), -theme.px(8), -theme.px(1))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or hover:
            self._card(painter, place, chosen)
        self._words(painter, place, look, index.row() + 1, chosen)
        if focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), theme.px(2)))
            painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        painter.restore()

    def _card(self, painter: QPainter, place: QRect, chosen: bool) -> None:
        radius = theme.px(6)
        painter.setPen(QPen(theme.colour("divider"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.setClipRect(QRect(place.left(), place.top(), theme.px(4), place.height()))
            painter.drawRoundedRect(QRectF(place), radius, radius)
            painter.setClipping(False)

    def _words(
        self, painter: QPainter, place: QRect, look: StepLook, number: int, chosen: bool
    ) -> None:
        icon = theme.pixmap(look.icon, look.tone, 20, painter.device().devicePixelRatio())
        painter.drawPixmap(place.left() + theme.px(10), place.top() + theme.px(5), icon)
        left = place.left() + theme.px(38)
        width = place.right() - left - theme.px(6)
        self._line(painter, QRect(left, place.top() + theme.px(3), width, theme.px(21)),
                   f"{number}  {look.title}", chosen, "text", 15)  # fmt: skip
        hue = look.tone if look.icon == "circle-alert" else "text2"
        self._line(painter, QRect(left, place.top() + theme.px(24), width, theme.px(20)),
                   look.words, False, hue, 13.5)  # fmt: skip

    def _line(
        self, painter: QPainter, place: QRect, text: str, bold: bool, hue: str, size: float
    ) -> None:
        font = QFont(painter.font())
        font.setPixelSize(theme.px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.colour(hue))
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)


class _Steps(QListView):
    """The list itself; Enter opens, Tab leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Steps of the case"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class StepRail(QFrame):
    """The left rail of a case. Emits the step's place, 0 to 7."""

    chosen = Signal(int)
    home_asked = Signal()
    side_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        theme.fix(self, width=RAIL)
        lines = column(self, spacing=4, margins=(0, 8, 0, 8))
        self.home_button: QPushButton = button(_("To Today"), "rail", "arrow-left")
        theme.set_icon(self.home_button, "arrow-left", "accent", 18)
        self.home_button.clicked.connect(self.home_asked)
        box = column(spacing=6, margins=(8, 0, 8, 0))
        self.home_button.setSizePolicy(frame("rail").sizePolicy())
        box.addWidget(self.home_button)
        box.addWidget(rule())
        lines.addLayout(box)
        self.view = _Steps()
        self.steps_model = StepsModel(self)
        self.view.setModel(self.steps_model)
        self.view.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.view.activated.connect(lambda index: self.chosen.emit(index.row()))
        lines.addWidget(self.view, 1)
        lines.addLayout(self._last())

    def _last(self) -> QVBoxLayout:
        box = column(spacing=2, margins=(6, 0, 3, 0))
        box.addWidget(rule())
        self.side_buttons: dict[str, QPushButton] = {}
        for name, side in SIDES.items():
            made = self.side_buttons[name] = button(_(side.title), "rail", side.icon)
            theme.set_icon(made, side.icon, "text2", 18)
            made.setSizePolicy(frame("rail").sizePolicy())
            made.setCheckable(True)
            made.clicked.connect(lambda _on=False, n=name: self.side_asked.emit(n))
            box.addWidget(made)
        self.history_button = self.side_buttons[HISTORY]
        return box

    def show_sides(self, case: Any, open_now: str) -> None:
        """Offer the tracks that are begun, and mark the one that is open."""
        for name, made in self.side_buttons.items():
            made.setVisible(SIDES[name].is_begun(case))
            made.setChecked(name == open_now)

    def show_steps(self, looks: list[StepLook], current: int) -> None:
        """Show the states, and which step is open; -1 for a page beside the steps."""
        self.steps_model.replace(looks)
        self.view.setCurrentIndex(self.steps_model.index(current))
        self.view.scheduleDelayedItemsLayout()
